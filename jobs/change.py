"""Put other words in the place of those that are out."""

from __future__ import annotations

from adapters.base import Receipt, Rejected, Unauthorised, Unavailable, Uncertain
from jobs import job
from recruit import channels
from recruit.db import db
from recruit.models import Publication
from recruit.posting import changing


@job
def change(publication_id: int) -> None:
    """Change one post. Doing so twice is as good as once, so a lost answer is simply tried again."""
    with changing.held(publication_id) as publication:
        if publication:
            send(publication)


def send(publication: Publication) -> None:
    """Tell the channel, and write down what became of it."""
    post = changing.new_words(publication)
    try:
        changing.check(publication, post)
        adapter = channels.adapter_of(publication.channel)
        receipt = adapter.edit(Receipt(publication.receipt_id, publication.url), post)
    except Rejected as error:
        changing.was_refused(publication, error.said)
    except Unauthorised as error:
        changing.not_known(publication, error.said)
    except Unavailable as error:
        changing.comes_later(publication, error)
    except Uncertain:
        changing.nobody_knows(publication)
    except Exception:  # a bug: it may have been changed
        db.session.rollback()
        changing.nobody_knows(publication, again=False)
        db.session.commit()
        raise
    else:
        changing.was_changed(publication, receipt, post)
    db.session.commit()
