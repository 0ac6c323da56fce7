"""Take a post down whose vacancy has closed."""

from __future__ import annotations

from adapters.abilities import Closable, unable
from adapters.types import Receipt
from jobs import job
from recruit.models import Publication, PublicationState
from recruit.publishing import answers, channel_locks, channels, edits, takedown


@job
def close(publication_id: int) -> None:
    """Take one post down. Doing so twice is as good as once, so a lost answer is simply tried again."""
    tries = {"attempts": Publication.attempts + 1}
    with channel_locks.held(publication_id, PublicationState.CLOSING, **tries) as publication:
        if publication:
            answers.settle(publication, answers.CLOSE, lambda: take_down(publication))


def take_down(publication: Publication) -> None:
    """Tell the channel."""
    adapter = channels.adapter_of(publication.channel)
    if not isinstance(adapter, Closable):
        raise unable(adapter)
    farewell = takedown.farewell(publication.vacancy)
    was_there = adapter.close(Receipt(publication.receipt_id, publication.url), farewell)
    if not was_there and publication.doubt_since and (found := edits.elsewhere(publication, adapter)):
        adapter.close(found, farewell)
