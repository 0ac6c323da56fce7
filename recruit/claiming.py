"""What a worker takes up: a due post, one at a time on each channel; and what waits for the clock."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Date, Table, and_, bindparam, exists, select, update
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from recruit.browsing import is_open
from recruit.db import Moment, db, now, today
from recruit.models import Channel, Publication, PublicationState, Vacancy
from recruit.organisations import public_name
from recruit.publishing import freeze
from recruit.turns import STUCK, free

MOMENT, DAY = bindparam("moment", type_=Moment), bindparam("day", type_=Date)


def times() -> dict[str, Any]:
    """What the questions below mean by now."""
    return {"moment": now(), "day": today()}


# The questions are put together once: to do so for every post would take longer than to answer them.

RESTING = select(Channel.id).where((Channel.parked_until > MOMENT) | Channel.on.is_(False))
"""Channels to which nothing is said now: parked, or switched off."""

CAN_LEAVE = and_(
    Publication.state == PublicationState.SCHEDULED,
    Publication.due <= MOMENT,
    Publication.channel_id.not_in(RESTING),
    exists().where(Vacancy.id == Publication.vacancy_id, is_open(DAY)),
)
"""It is due, its channel is not resting, and its link leads to a vacancy that is open."""

TABLE = cast(Table, Publication.__table__)

WAITING = select(Channel.id).where(exists().where(Publication.channel_id == Channel.id, CAN_LEAVE).correlate(Channel))
"""Channels for which something waits."""

NEXT = (
    select(Publication)
    .where(Publication.channel_id == bindparam("channel"), CAN_LEAVE)
    .order_by(Publication.due, Publication.id)
)
THIS = update(TABLE).where(Publication.id == bindparam("number"), CAN_LEAVE)
TAKEN = {"state": PublicationState.SENDING, "sent_at": MOMENT, "attempts": Publication.attempts + 1}
CLAIM = THIS.values(TAKEN).returning(Publication.attempts)
PARTS = joinedload(Publication.channel), joinedload(Publication.vacancy), joinedload(Publication.link)
AHEAD, FRESH = 20, 1.0
"""How many posts are read at once, and for how many seconds what was read counts as the present."""


def due_on(channel_id: int, seconds: float) -> Iterator[Publication]:
    """Claim what waits on a channel, one post after another, for so many seconds. What became of a post is committed
    along with the next claim."""
    # What was claimed is ours alone until its outcome is written: nobody else changes the row.
    db.session().expire_on_commit = False
    end, got_one = time.monotonic() + seconds, True
    while got_one and time.monotonic() < end:
        stale, got_one = min(end, time.monotonic() + FRESH), False
        ahead, employer = look_ahead(channel_id), public_name()
        for publication in ahead:
            if time.monotonic() > stale or not claim(publication, employer):
                break
            got_one = True
            yield publication
    db.session.commit()


def look_ahead(channel_id: int) -> list[Publication]:
    """What a channel should get next, with all that the words are made of, the longest waiting first."""
    wanted = NEXT.limit(AHEAD).options(*PARTS).execution_options(populate_existing=True)
    return list(db.session.scalars(wanted, times() | {"channel": channel_id}))


def claim(publication: Publication, employer: str) -> bool:
    """Take it, if it is due and nobody has it; commits, so that `sending` stands before anything leaves. The words are
    made anew where the vacancy, or the employer's name, has changed since."""
    moment = times()
    attempts = db.session.scalar(CLAIM, moment | {"number": publication.id})
    if attempts is not None:
        for name, value in ("state", PublicationState.SENDING), ("sent_at", moment["moment"]), ("attempts", attempts):
            set_committed_value(publication, name, value)
        freeze(publication, employer)
    db.session.commit()
    return attempts is not None


@dataclass(frozen=True)
class Overdue:
    """What the clock found: channels with something to send; publications to look for, take down or change, and those
    that a worker left behind when it died."""

    channels: list[int]
    looks: list[int]
    closings: list[int]
    changes: list[int]
    stuck: list[int]


def overdue() -> Overdue:
    """What waits for a worker."""
    moment = times()

    def waiting(state: PublicationState) -> list[int]:
        wanted = select(Publication.id).where(
            Publication.state == state, Publication.due <= MOMENT, Publication.channel_id.not_in(RESTING)
        )
        return list(db.session.scalars(wanted.order_by(Publication.due), moment))

    # What began far ahead began before the machine's time was set back.
    long_ago = (Publication.sent_at < now() - STUCK) | (Publication.sent_at > now() + STUCK)
    lost = select(Publication.id).where(Publication.state == PublicationState.SENDING, long_ago)
    return Overdue(
        channels=list(db.session.scalars(WAITING.where(free(moment["moment"])).order_by(Channel.id), moment)),
        looks=waiting(PublicationState.UNSURE),
        closings=waiting(PublicationState.CLOSING),
        changes=waiting(PublicationState.CHANGING),
        stuck=list(db.session.scalars(lost)),
    )


def has_more(channel_id: int) -> bool:
    """Whether something waits for that channel."""
    return db.session.scalar(WAITING.where(Channel.id == channel_id), times()) is not None
