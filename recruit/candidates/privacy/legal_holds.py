"""Hold a deletion: only with a written reason and an end date, both of which the candidate reads."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, select

from recruit.core.database import db, now, today
from recruit.models import Application, Deed, Hold, User
from recruit.organisation import audit

LONGEST = timedelta(days=366)
"""A hold is for something that is going on, such as a complaint; who needs longer decides again."""


def hold(application: Application, reason: str, until: date, by: User) -> Hold:
    """Keep it until that day, the day itself included."""
    row = Hold(application_id=application.id, reason=reason, until=until, by_id=by.id)
    db.session.add(row)
    audit.note(by, Deed.DELETION_HELD, application, until)
    return row


def release(row: Hold, by: User) -> None:
    """The reason is gone before its day. Twice is once."""
    if row.ended_at is None:
        row.ended_at, row.ended_by_id = now(), by.id
        audit.note(by, Deed.HOLD_ENDED, row.application)


def active(application: Application) -> list[Hold]:
    """What keeps it today."""
    wanted = select(Hold).where(Hold.application_id == application.id, is_in_force())
    return list(db.session.scalars(wanted.order_by(Hold.id)))


def is_in_force() -> ColumnElement[bool]:
    """Whether it keeps anything today."""
    return and_(Hold.ended_at.is_(None), Hold.until >= today())
