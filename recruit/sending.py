"""What a worker does to a publication: claim it, and write down what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

import adapters
from adapters.base import Receipt
from adapters.said import Said
from recruit import closing
from recruit.browsing import is_open
from recruit.channels import switch_off
from recruit.db import db, now, today
from recruit.models import Publication, PublicationState, Vacancy, VacancyState
from recruit.publishing import freeze, thaw
from recruit.turns import STUCK, later, pause_after, resting

LOOKS = (30, 90, 480)
"""Seconds before each look for a post whose answer was lost: 30 seconds, 2 and 10 minutes after it left."""
REPEATS = 5
"""How often a post with the same key is sent again before a person is asked."""


def claim(publication_id: int) -> Publication | None:
    """Take a due publication, for one worker only; commits, so that `sending` stands before anything leaves."""
    moment = now()
    taken = db.session.execute(
        update(Publication)
        .where(
            Publication.id == publication_id,
            Publication.state == PublicationState.SCHEDULED,
            Publication.due <= moment,
            Publication.channel_id.not_in(resting(moment)),
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
    """The channel has it. When the vacancy closed meanwhile, it is taken down again at once."""
    publication.state, publication.due, publication.problem = PublicationState.PUBLISHED, None, ""
    publication.receipt_id, publication.url = storable(receipt.id, 300), storable(receipt.url, 600)
    publication.published_at, publication.doubt_since = now(), None
    if publication.vacancy.state == VacancyState.CLOSED:
        closing.begin(publication)


def storable(answered: str, most: int) -> str:
    """What a channel answered, as every database can hold it."""
    return "".join(character for character in answered if character.isprintable())[:most]


def was_refused(publication: Publication, said: str) -> None:
    """The channel will not take it: a person changes the words. An earlier attempt may be live all the same."""
    if publication.doubt_since:
        look_or_ask(publication, said)
        return
    publication.state, publication.due, publication.problem = PublicationState.FAILED, None, said
    thaw(publication)


def not_known(publication: Publication, said: str) -> None:
    """The channel does not know us: it is switched off until a person connects it again."""
    switch_off(publication.channel, said)
    was_refused(publication, said)


def comes_later(publication: Publication, said: str, until: datetime | None, wait: float | None) -> None:
    """It did not go out: due again. A moment that the channel named parks the whole channel."""
    publication.due = later(publication.channel, until, wait, pause_after(publication.attempts))
    publication.state, publication.problem = PublicationState.SCHEDULED, said


def nobody_knows(publication: Publication, said: str) -> None:
    """No answer came: the same key again where the channel drops a second one; otherwise look, or ask a person."""
    publication.doubt_since = publication.doubt_since or publication.sent_at or now()
    if adapters.get(publication.channel.kind).repeatable and publication.attempts < REPEATS:
        publication.state, publication.due = PublicationState.SCHEDULED, now() + timedelta(seconds=pause_after(1))
        publication.problem = said
    else:
        look_or_ask(publication, said)


def look_or_ask(publication: Publication, said: str) -> None:
    """It may be live: look ourselves where the channel can be searched, otherwise ask a person."""
    can_look = adapters.get(publication.channel.kind).findable and publication.channel.on
    publication.state, publication.problem, publication.looks = PublicationState.UNSURE, said, 0
    publication.due = now() + timedelta(seconds=LOOKS[0]) if can_look else None


@dataclass(frozen=True)
class Overdue:
    """What the clock found: to be sent, to be looked for, to be taken down, and lost by a worker that died."""

    due: list[int]
    looks: list[int]
    closings: list[int]
    stuck: list[int]


def overdue() -> Overdue:
    """Publications that wait for a worker, the longest waiting first."""
    moment = now()

    def waiting(state: PublicationState) -> list[int]:
        wanted = select(Publication.id).where(
            Publication.state == state, Publication.due <= moment, Publication.channel_id.not_in(resting(moment))
        )
        return list(db.session.scalars(wanted.order_by(Publication.due)))

    lost = select(Publication.id).where(
        Publication.state == PublicationState.SENDING, Publication.sent_at < moment - STUCK
    )
    return Overdue(
        due=waiting(PublicationState.SCHEDULED),
        looks=waiting(PublicationState.UNSURE),
        closings=waiting(PublicationState.CLOSING),
        stuck=list(db.session.scalars(lost)),
    )


def rescue(publication_id: int) -> None:
    """A worker died while sending: nobody knows whether it left."""
    publication = db.session.get_one(Publication, publication_id, with_for_update=True)
    if publication.state == PublicationState.SENDING and publication.sent_at and publication.sent_at < now() - STUCK:
        nobody_knows(publication, Said("The work was interrupted while this post was being sent."))
