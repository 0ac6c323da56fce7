"""The answer that every candidate was promised: who still waits for one, and for how long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from recruit.core.database import db, now
from recruit.models import Application, Vacancy, VacancyState

SOON = timedelta(days=3)


def is_undecided() -> ColumnElement[bool]:
    """Whether the procedure goes on: nobody decided, and the candidate did not withdraw."""
    return Application.ended_at.is_(None) & Application.forgotten_at.is_(None)


def is_left_over() -> ColumnElement[bool]:
    """Whether it goes on although the vacancy was closed."""
    return is_undecided() & Application.vacancy.has(Vacancy.state == VacancyState.CLOSED)


def waits() -> ColumnElement[bool]:
    """Whether somebody still waits for the answer that was promised."""
    return Application.answered_at.is_(None) & is_undecided()


def is_late(moment: datetime) -> ColumnElement[bool]:
    """Whether the promise is broken by now."""
    return waits() & (Application.answer_by < moment)


def is_due_soon(moment: datetime) -> ColumnElement[bool]:
    """Whether an answer is due within three days."""
    return waits() & (Application.answer_by >= moment) & (Application.answer_by < moment + SOON)


WHEN: dict[str, Callable[[datetime], ColumnElement[bool]]] = {
    "late": is_late,
    "soon": is_due_soon,
    "undecided": lambda moment: is_undecided(),
    "closed": lambda moment: is_left_over(),
}
"""By the word that stands in addresses."""


def late(application: Application) -> bool:
    """Whether this candidate should have heard from us already."""
    waiting = application.answered_at is None and application.ended_at is None
    return waiting and application.answer_by is not None and application.answer_by < now()


def due(most: int = 10) -> Sequence[Application]:
    """The first of those to answer: whoever waits longest first."""
    moment = now()
    wanted = select(Application).where(waits() & (Application.answer_by < moment + SOON))
    wanted = wanted.options(joinedload(Application.vacancy)).order_by(Application.answer_by, Application.id)
    return db.session.scalars(wanted.limit(most)).all()


def undecided(vacancy: Vacancy, most: int | None = None) -> Sequence[Application]:
    """Who is in procedure for a vacancy, whoever waits longest for an answer first."""
    wanted = select(Application).where(Application.vacancy_id == vacancy.id, is_undecided())
    wanted = wanted.order_by(Application.answered_at.is_not(None), Application.answer_by, Application.id)
    return db.session.scalars(wanted.limit(most)).all()


def how_many_undecided(vacancy: Vacancy) -> int:
    """How many are in procedure for a vacancy."""
    wanted = select(func.count()).select_from(Application).where(Application.vacancy_id == vacancy.id, is_undecided())
    return db.session.scalar(wanted) or 0


def how_many(when: str) -> int:
    """How many are late, due soon, or undecided."""
    wanted = select(func.count()).select_from(Application).where(WHEN[when](now()))
    return db.session.scalar(wanted) or 0
