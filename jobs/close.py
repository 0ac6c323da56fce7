"""Take posts down, or say that the vacancy is filled."""

from __future__ import annotations

from adapters.base import Receipt, Rejected, Unauthorised, Unavailable, Uncertain
from jobs import job
from recruit import channels
from recruit.db import db
from recruit.models import PublicationState
from recruit.posting import closing, turns


@job
def close(publication_id: int) -> None:
    """Take one post down. Doing so twice is as good as once, so a lost answer is simply tried again."""
    with turns.held(publication_id, PublicationState.CLOSING) as publication:
        if publication is None:
            return
        publication.attempts += 1
        try:
            adapter = channels.adapter_of(publication.channel)
            adapter.close(Receipt(publication.receipt_id, publication.url), closing.farewell(publication.vacancy))
        except Rejected as error:
            closing.ask(publication, error.said)
        except Unauthorised as error:
            channels.switch_off(publication.channel, error.said)
            closing.ask(publication, error.said)
        except (Unavailable, Uncertain) as error:
            closing.closes_later(publication, error)
        else:
            closing.is_gone(publication)
        db.session.commit()
