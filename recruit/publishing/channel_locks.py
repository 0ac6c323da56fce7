"""Whose turn it is: hold a due publication for one worker, and say when to try again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select, update
from sqlalchemy.exc import SQLAlchemyError

from recruit.core.database import db, now
from recruit.models import Channel, Publication, PublicationState

RETRIES = (30, 60, 120, 300, 900, 1800, 3600)
"""Seconds until the next try when a channel could not be reached and named no moment."""
LONGEST_WAIT = timedelta(hours=25)
"""Limits last until the next day at most."""
STUCK = timedelta(minutes=5)
"""A request takes two minutes at most; a publication that is sending for longer has lost its worker."""
SLOW = timedelta(seconds=40)
"""One worker at a time speaks to a channel, so that a slow channel keeps one of them waiting and no more. When it takes
longer than this, which is longer than a server may stay silent, another may go on beside it."""
REST = timedelta(seconds=30)
"""After an answer that was lost a channel is left alone for a while: what it did to one post it may do to the next."""


@contextmanager
def line_to(channel_id: int | None) -> Iterator[bool]:
    """Whether it is our turn to speak to that channel; nobody else does meanwhile. Commits."""
    moment = now()
    until = moment + SLOW
    mine = update(Channel).where(Channel.id == channel_id, free(moment)).values(busy_until=until)
    taken = db.session.execute(mine.returning(Channel.id).execution_options(synchronize_session=False)).scalar()
    db.session.commit()
    try:
        yield taken is not None
    finally:
        if taken is not None:
            let_go(channel_id, until)


def let_go(channel_id: int | None, until: datetime) -> None:
    """Let others speak to that channel, unless one has begun already. Where the database is gone it ends by itself."""
    mine = update(Channel).where(Channel.id == channel_id, Channel.busy_until == until).values(busy_until=None)
    try:
        db.session.rollback()
        db.session.execute(mine.execution_options(synchronize_session=False))
        db.session.commit()
    except SQLAlchemyError:
        db.session.rollback()


def free(moment: datetime) -> ColumnElement[bool]:
    """Nobody speaks to that channel. A moment far ahead is from before the clock was set back."""
    return or_(Channel.busy_until.is_(None), ~Channel.busy_until.between(moment, moment + SLOW))


def leave_alone(channel: Channel) -> None:
    """Say nothing to a channel for a while. It counts as spoken to, which ends by itself and, other than a moment that
    the channel named, does not outlast the clock being set back."""
    channel.busy_until = now() + REST


@contextmanager
def held(publication_id: int, state: PublicationState, **also: Any) -> Iterator[Publication | None]:
    """A due row of that state with its channel to ourselves; None when there is none, or another has the channel: then
    the clock rings again."""
    with line_to(db.session.scalar(select(Publication.channel_id).where(Publication.id == publication_id))) as is_ours:
        yield hold_due(publication_id, state, **also) if is_ours else None


def hold_due(publication_id: int, state: PublicationState, **also: Any) -> Publication | None:
    """Hold a due row of that state for a while; it falls due again when the worker dies. Commits.

    `also`: what is written along, values or expressions.
    """
    moment = now()
    wanted = (Publication.id == publication_id) & (Publication.state == state) & (Publication.due <= moment)
    taken = db.session.execute(
        update(Publication)
        .where(wanted, Publication.channel_id.not_in(resting(moment)))
        .values(due=moment + STUCK, **also)
        .returning(Publication.id)
        .execution_options(synchronize_session=False)
    ).scalar()
    db.session.commit()
    return db.session.get_one(Publication, taken, populate_existing=True) if taken else None


def resting(moment: datetime | ColumnElement[datetime]) -> Select[int]:
    """Channels to which nothing is said now: parked, or switched off."""
    return select(Channel.id).where((Channel.parked_until > moment) | Channel.on.is_(False))


def pause_after(attempts: int) -> int:
    """Seconds until the next try, longer after each."""
    return RETRIES[min(max(attempts, 1), len(RETRIES)) - 1]


def later(channel: Channel, until: datetime | None, wait: float | None, pause: float) -> datetime:
    """When to try again: at the moment the channel named, for which all of it is parked, or after a pause of ours."""
    named = until or (now() + timedelta(seconds=wait) if wait is not None else None)
    due = named or now() + timedelta(seconds=pause)
    # A channel whose clock is wrong may name the past, or a year far away.
    due = min(max(due, now() + timedelta(seconds=1)), now() + LONGEST_WAIT)
    if named:
        channel.parked_until = due
    return due
