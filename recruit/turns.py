"""Whose turn it is: hold a due publication for one worker, and say when to try again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from recruit.db import db, now
from recruit.models import Channel, Publication, PublicationState

RETRIES = (30, 60, 120, 300, 900, 1800, 3600)
"""Seconds until the next try when a channel could not be reached and named no moment."""
LONGEST_WAIT = timedelta(hours=25)
"""Limits last until the next day at most."""
STUCK = timedelta(minutes=5)
"""A request takes two minutes at most; a publication that is sending for longer has lost its worker."""


def take(publication_id: int, state: PublicationState) -> Publication | None:
    """Hold a due row of that state for a while; it falls due again when the worker dies. Commits."""
    moment = now()
    taken = db.session.execute(
        update(Publication)
        .where(
            Publication.id == publication_id,
            Publication.state == state,
            Publication.due <= moment,
            Publication.channel_id.not_in(resting(moment)),
        )
        .values(due=moment + STUCK)
        .returning(Publication.id)
    ).scalar()
    db.session.commit()
    return db.session.get_one(Publication, taken, populate_existing=True) if taken else None


def resting(moment: datetime) -> Any:
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
