"""Put other words in the place of those that are out."""

from __future__ import annotations

from adapters.abilities import Editable, unable
from adapters.errors import NotThere
from adapters.types import Receipt
from jobs import job
from recruit.models import Publication
from recruit.publishing import answers, channels, edits


@job
def change(publication_id: int) -> None:
    """Change one post. Doing so twice is as good as once, so a lost answer is simply tried again."""
    with edits.held(publication_id) as publication:
        if publication:
            answers.settle(publication, answers.EDIT, lambda: send(publication))


def send(publication: Publication) -> Receipt:
    """Tell the channel, unless a rule forbids it by now."""
    post = edits.new_words(publication)
    edits.check(publication, post)
    adapter = channels.adapter_of(publication.channel)
    if not isinstance(adapter, Editable):
        raise unable(adapter)
    try:
        return adapter.edit(Receipt(publication.receipt_id, publication.url), post)
    except NotThere:
        found = edits.elsewhere(publication, adapter) if edits.is_doubted(publication) else None
        if not found:
            raise
    return adapter.edit(found, post)
