"""What a worker does to a publication: claim it, and write down what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

import adapters
from adapters.base import Receipt
from adapters.said import Said
from recruit.browsing import is_open
from recruit.db import db, now, today
from recruit.models import Channel, Publication, PublicationState, Vacancy
from recruit.publishing import freeze

RETRIES = (30, 60, 120, 300, 900, 1800, 3600)
"""Seconds until the next try when a channel could not be reached and named no moment."""
LONGEST_WAIT = timedelta(hours=25)
"""Limits last until the next day at most."""
REPEATS = 5
"""How often a post with the same key is sent again before a person is asked."""
STUCK = timedelta(minutes=5)
"""A request takes two minutes at most; a publication that is sending for longer has lost its worker."""


def storable(answered: str, most: int) -> str:
    """What a channel answered, as every database can hold it."""
    return "".join(character for character in answered if character.isprintable())[:most]


def claim(publication_id: int) -> Publication | None:
    """Take a due publication, for one worker only; commits, so that `sending` stands before anything leaves."""
    moment = now()
    parked = select(Channel.id).where((Channel.parked_until > moment) | Channel.on.is_(False))
    taken = db.session.execute(
        update(Publication)
        .where(
            Publication.id == publication_id,
            Publication.state == PublicationState.SCHEDULED,
            Publication.due <= moment,
            Publication.channel_id.not_in(parked),
            Publication.vacancy_id.in_(select(Vacancy.id).where(is_open(today()))),
        )
        .values(state=PublicationState.SENDING, sent_at=moment, attempts=Publication.attempts + 1)
        .returning(Publication.id)
    ).scalar()
    if taken is None:
        db.session.rollback()
        return None
    publication = db.session.get_one(Publication, taken, populate_existing=True)
    freeze(publication)
    db.session.commit()
    return publication


def went_out(publication: Publication, receipt: Receipt) -> None:
    """The channel has it."""
    publication.state, publication.due, publication.problem = PublicationState.PUBLISHED, None, ""
    publication.receipt_id, publication.url = storable(receipt.id, 300), storable(receipt.url, 600)
    publication.published_at = now()


def was_refused(publication: Publication, said: str) -> None:
    """The channel will not take it: a person changes the words."""
    publication.state, publication.due, publication.problem = PublicationState.FAILED, None, said
    if not publication.is_edited:
        publication.text = None


def not_known(publication: Publication, said: str) -> None:
    """The channel does not know us: it is switched off until a person connects it again."""
    was_refused(publication, said)
    publication.channel.on, publication.channel.problem = False, said


def comes_later(publication: Publication, said: str, until: datetime | None, wait: float | None) -> None:
    """It did not go out: due again. A moment that the channel named parks the whole channel."""
    named = until or (now() + timedelta(seconds=wait) if wait is not None else None)
    pause = RETRIES[min(publication.attempts, len(RETRIES)) - 1]
    due = named or now() + timedelta(seconds=pause)
    # A channel whose clock is wrong may name the past, or a year far away.
    publication.due = min(max(due, now() + timedelta(seconds=1)), now() + LONGEST_WAIT)
    publication.state, publication.problem = PublicationState.SCHEDULED, said
    if named:
        publication.channel.parked_until = publication.due


def nobody_knows(publication: Publication, said: str) -> None:
    """No answer came. The same key again where the channel drops a second one; otherwise a person looks."""
    if adapters.get(publication.channel.kind).repeatable and publication.attempts < REPEATS:
        publication.state, publication.due = PublicationState.SCHEDULED, now() + timedelta(seconds=RETRIES[0])
    else:
        publication.state, publication.due = PublicationState.UNSURE, None
    publication.problem = said


@dataclass(frozen=True)
class Overdue:
    """What the clock found."""

    due: list[int]
    stuck: list[int]


def overdue() -> Overdue:
    """Publications that are due, and those whose worker died while it was sending."""
    moment = now()
    parked = select(Channel.id).where((Channel.parked_until > moment) | Channel.on.is_(False))
    due = select(Publication.id).where(
        Publication.state == PublicationState.SCHEDULED,
        Publication.due <= moment,
        Publication.channel_id.not_in(parked),
    )
    stuck = select(Publication.id).where(
        Publication.state == PublicationState.SENDING, Publication.sent_at < moment - STUCK
    )
    return Overdue(list(db.session.scalars(due.order_by(Publication.due))), list(db.session.scalars(stuck)))


def rescue(publication_id: int) -> None:
    """A worker died while sending: nobody knows whether it left."""
    publication = db.session.get_one(Publication, publication_id, with_for_update=True)
    if publication.state == PublicationState.SENDING and publication.sent_at and publication.sent_at < now() - STUCK:
        nobody_knows(publication, Said("The work was interrupted while this post was being sent."))
