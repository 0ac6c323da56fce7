"""Which clock leads when several run: a lease in a row. And when the leader last ticked."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.exc import IntegrityError

from recruit.core.database import db
from recruit.models import Tick

CLOCK = "clock"
UNBELIEVABLE = timedelta(minutes=10)
"""A lease that ends later than this, and than two of ours, was written before the machine's time was set back."""


def lead(holder: str, lease: timedelta, moment: datetime) -> bool:
    """Take the lead or keep it; whether we have it. Commit at once, for another may be waiting for the row."""
    ahead = moment + max(UNBELIEVABLE, 2 * lease)
    taken = db.session.execute(
        update(Tick)
        .where(Tick.name == CLOCK, (Tick.holder == holder) | (Tick.until < moment) | (Tick.until > ahead))
        .values(holder=holder, until=moment + lease)
        .returning(Tick.name)
    ).scalar()
    return bool(taken) or begin(holder, moment + lease)


def begin(holder: str, until: datetime) -> bool:
    """Write the row that is not there yet. Of two who do so at once, one leads."""
    if db.session.scalar(select(Tick.name).where(Tick.name == CLOCK)):
        return False
    try:
        with db.session.begin_nested():
            db.session.add(Tick(name=CLOCK, holder=holder, until=until))
    except IntegrityError:
        return False
    return True


def take_turn(name: str, moment: datetime, free: ColumnElement[bool]) -> bool:
    """Whether something that is done once at a time is ours to do, because nobody ever did or `free` holds of the row;
    of two who ask at one moment one may. Commit before doing it."""
    mine = update(Tick).where(Tick.name == name, free).values(at=moment, until=moment).returning(Tick.name)
    if db.session.scalar(mine) is not None:
        return True
    if db.session.scalar(select(Tick.name).where(Tick.name == name)) is not None:
        return False
    try:
        with db.session.begin_nested():
            db.session.add(Tick(name=name, holder="", until=moment, at=moment))
    except IntegrityError:
        return False
    return True


def tick(moment: datetime) -> None:
    """Everything was looked at."""
    db.session.execute(update(Tick).where(Tick.name == CLOCK).values(at=moment))


def last_tick() -> datetime | None:
    """When everything was last looked at."""
    return db.session.scalar(select(Tick.at).where(Tick.name == CLOCK))


def let_go(holder: str, moment: datetime) -> None:
    """Leave the lead to another at once."""
    # A moment ago: `until` itself still counts.
    past = moment - timedelta(microseconds=1)
    db.session.execute(update(Tick).where(Tick.name == CLOCK, Tick.holder == holder).values(until=past))
