"""When an application is deleted, and which are due.

The periods are those of the NVP recruitment code and of the Dutch data protection authority; see `Policy`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select

from recruit.config import running
from recruit.core.database import db, lock, now
from recruit.models import Application, Hold, Vacancy
from recruit.organisation.policies import policy

UNDECIDED = timedelta(days=84)
"""A vacancy whose closing date has passed may still be in procedure, but not longer than this."""
BATCH = 500


def end_of(application: Application) -> datetime | None:
    """When the procedure ended for this candidate, or will at the latest; None while nobody can say."""
    if application.ended_at:
        return application.ended_at
    closed = application.vacancy.closed_at
    return closed + UNDECIDED if closed else None


def delete_at(application: Application) -> datetime | None:
    """The moment from which it is deleted; None while the procedure goes on."""
    end = end_of(application)
    if end is None:
        return None
    due = end + timedelta(days=policy().keep_days)
    if application.pool_until:
        due = max(due, application.pool_until)
    held = end_of_holds(application)
    return max(due, held) if held else due


def held_until(application: Application) -> datetime | None:
    """Until when a hold keeps it; None when no hold does, or none any more."""
    end = end_of_holds(application)
    return end if end and end > now() else None


def end_of_holds(application: Application) -> datetime | None:
    """When the last hold ends or has ended by its day; None for no hold, or only such as were ended before."""
    last = db.session.scalar(
        select(func.max(Hold.until)).where(Hold.application_id == application.id, Hold.ended_at.is_(None))
    )
    if last is None:
        return None
    return datetime.combine(last + timedelta(days=1), time(), running().settings.zone).astimezone(UTC)


def is_due(moment: datetime) -> ColumnElement[bool]:
    """Applications that must be gone at that moment."""
    before = moment - timedelta(days=policy().keep_days)
    # Whatever it closed for: somebody may have gone on with a candidate afterwards.
    closed = and_(Application.ended_at.is_(None), Application.vacancy.has(Vacancy.closed_at < before - UNDECIDED))
    held = select(Hold.id).where(
        Hold.application_id == Application.id,
        Hold.ended_at.is_(None),
        Hold.until >= moment.astimezone(running().settings.zone).date(),
    )
    return and_(
        Application.forgotten_at.is_(None),
        or_(Application.ended_at < before, closed),
        or_(Application.pool_until.is_(None), Application.pool_until < moment),
        ~held.exists(),
    )


def still_due(application: Application) -> bool:
    """Whether it is due even now that nobody else can change it: no hold and no consent came meanwhile."""
    lock(application.vacancy, application)
    return db.session.scalar(select(Application.id).where(Application.id == application.id, is_due(now()))) is not None


def due(moment: datetime | None = None) -> Sequence[Application]:
    """Some of those that are due, the first first."""
    wanted = select(Application).where(is_due(moment or now())).order_by(Application.id).limit(BATCH)
    return db.session.scalars(wanted).all()
