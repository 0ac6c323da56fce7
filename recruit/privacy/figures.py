"""How open we are, in figures that stay when people are deleted: numbers over all applications, never about one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import func, select

from recruit.db import db, now
from recruit.models import Application, Deletion, Level, Stage, StageKind, Vacancy, VacancyState
from recruit.screening import levels

FEWEST = 5
"""Below this many applications a figure could tell something about one of them: then none is shown."""
PERIOD = timedelta(days=365)


@dataclass(frozen=True)
class Figures:
    """Over the last year. Shares are between 0 and 1; None where nothing can be said."""

    applications: int
    searches: int
    searched: int
    """Applications in which anything was searched."""
    told_on_time: float | None
    reply_days: float | None
    """The median, from applying to the first answer by a person."""
    answered: float | None
    """Of those whose answer is due, how many had it, on time or not."""
    answered_on_time: float | None
    deleted: int
    deleted_on_time: float | None
    levels: dict[int, int]
    """How many open vacancies there are of each screening level."""


def of(moment: datetime | None = None) -> Figures | None:
    """The figures of the last year; None while there are too few applications to tell of nobody."""
    moment = moment or now()
    lately = Application.created_at >= moment - PERIOD
    total, searches, searched, late = db.session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(Application.searched), 0),
            func.count().filter(Application.searched > 0),
            func.coalesce(func.sum(Application.told_late), 0),
        ).where(lately)
    ).one()
    if total < FEWEST:
        return None
    withdrawn = select(Stage.id).where(Stage.kind == StageKind.WITHDRAWN)
    due = lately, Application.answer_by < moment, Application.stage_id.not_in(withdrawn)
    promised, answered, on_time = db.session.execute(
        select(
            func.count(),
            func.count().filter(Application.answered_at.is_not(None)),
            func.count().filter(Application.answered_at <= Application.answer_by),
        ).where(*due)
    ).one()
    pairs = select(Application.created_at, Application.answered_at).where(lately, Application.answered_at.is_not(None))
    days = [(answer - asked) / timedelta(days=1) for asked, answer in db.session.execute(pairs) if answer]
    return Figures(
        applications=total,
        searches=searches,
        searched=searched,
        told_on_time=share(searches - late, searches),
        reply_days=median(days) if days else None,
        answered=share(answered, promised),
        answered_on_time=share(on_time, promised),
        deleted=len(kept := deletions(moment)),
        deleted_on_time=share(sum(kept), len(kept)),
        levels=of_vacancies(),
    )


def share(part: int, whole: int) -> float | None:
    """Which part of a whole; None of nothing."""
    return part / whole if whole else None


def deletions(moment: datetime) -> list[bool]:
    """Of each person who was deleted, whether that was within a day of the promise."""
    rows = db.session.execute(select(Deletion.due, Deletion.at).where(Deletion.at >= moment - PERIOD))
    return [due is None or at <= due + timedelta(days=1) for due, at in rows]


def of_vacancies() -> dict[int, int]:
    """How many open vacancies have each level."""
    found = {int(level): 0 for level in Level}
    for vacancy in db.session.scalars(select(Vacancy).where(Vacancy.state == VacancyState.OPEN)):
        found[levels.current(vacancy).level] += 1
    return found
