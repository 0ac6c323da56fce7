"""How open we are, in figures that stay when people are deleted: numbers over all applications, never about one.

Counted from what was promised, not from what was kept: whoever waits too long and gives up was promised an answer too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from statistics import median

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from recruit.candidates import retention
from recruit.candidates.privacy.coarse_figures import FEWEST, Band, at_least, band
from recruit.candidates.screening import levels
from recruit.candidates.screening.hash_chain import IN_TIME, WRITTEN
from recruit.core.database import db, now
from recruit.models import (
    Application,
    Deletion,
    DeletionReason,
    EarlierSearch,
    Forgotten,
    Lead,
    LeadKind,
    LineKind,
    ScreeningLine,
    Vacancy,
    VacancyState,
)
from recruit.models.screening import Level

PERIOD = timedelta(days=365)
A_DAY = timedelta(days=1)
"""The clock deletes within minutes; what took a day longer was late."""


@dataclass(frozen=True)
class Promises:
    """What became of promises whose day has come."""

    due: int
    on_time: int
    late: int

    @property
    def broken(self) -> int:
        """Those that were not kept at all."""
        return self.due - self.on_time - self.late

    @property
    def in_time(self) -> Band | None:
        """Roughly which part was kept on time; None where there are too few to say."""
        return band(self.on_time, self.due)

    @property
    def kept(self) -> Band | None:
        """The same of those kept at all, on time or late. Of late ones by themselves nothing is said: three parts of
        one whole would tell the third."""
        return band(self.on_time + self.late, self.due)


@dataclass(frozen=True)
class Figures:
    """Over the last year."""

    applications: int
    searches: int
    searched: int
    """Applications of whom anything was looked up: noted there, found before they applied, or known of rows that are
    deleted since."""
    answers: Promises
    gave_up: int
    """Of those whose answer was late already, how many withdrew, or deleted everything, before they had it."""
    reply_days: int | None
    """The median in whole days, rounded up, from applying to the first decision that was told, of those who had one."""
    told: Promises
    """Whether candidates were shown what was found within four weeks."""
    deleted: int
    deletions: Promises
    """Of those who were deleted, or should have been, as far as a day had been promised for it."""
    levels: dict[int, int]
    """How many open vacancies there are of each screening level."""

    @staticmethod
    def at_least(count: int) -> int:
        """A number of people, rounded down as far as it may be told."""
        return at_least(count)


def figures_of_last_year(moment: datetime | None = None) -> Figures | None:
    """The figures of the last year; None while there are too few applications to tell of nobody."""
    moment = moment or now()
    lately = Application.created_at >= moment - PERIOD
    total, searches, searched = db.session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(Application.searched), 0),
            func.count().filter(was_searched()),
        ).where(lately)
    ).one()
    if total < FEWEST:
        return None
    pairs = select(Application.created_at, Application.answered_at).where(lately, Application.answered_at.is_not(None))
    days = [(answer - asked) / timedelta(days=1) for asked, answer in db.session.execute(pairs) if answer]
    promised = (lately, Application.answer_by < moment, ~released())
    return Figures(
        applications=total,
        searches=searches,
        searched=searched,
        answers=answers(*promised),
        gave_up=db.session.scalar(select(func.count(Application.id)).where(*promised, gave_up())) or 0,
        reply_days=max(1, ceil(median(days))) if len(days) >= FEWEST else None,
        told=promises_kept(moment, lately),
        deleted=db.session.scalar(select(func.count()).where(Deletion.at >= moment - PERIOD)) or 0,
        deletions=deletions(moment),
        levels=of_vacancies(),
    )


def was_searched() -> ColumnElement[bool]:
    """Whether somebody looked the candidate up. Of a mail address that anybody may have typed nothing is counted."""
    found = exists().where(Lead.application_id == Application.id, Lead.kind == LeadKind.FOUND)
    known = or_(EarlierSearch.digest == "", Application.mailbox_proved_at.is_not(None))
    before = exists().where(EarlierSearch.application_id == Application.id, EarlierSearch.text.is_(None), known)
    return or_(Application.searched > 0, found, before)


def released() -> ColumnElement[bool]:
    """Whether the candidate let us off before the answer was due. Who was deleted by the office was not: nobody gave
    up waiting."""
    return left_without_an_answer() & (left_at() <= Application.answer_by)


def gave_up() -> ColumnElement[bool]:
    """Whether the candidate left without an answer after it was due."""
    return left_without_an_answer() & (left_at() > Application.answer_by)


def left_without_an_answer() -> ColumnElement[bool]:
    """Whether the candidate withdrew or deleted everything, by their own hand, before they had one. What the office
    makes of a withdrawal afterwards changes nothing of it."""
    of_this = (Deletion.what == Forgotten.APPLICATION, Deletion.number == Application.id)
    by_them = exists().where(*of_this, Deletion.reason == DeletionReason.ASKED)
    unanswered = or_(Application.answered_at.is_(None), Application.answered_at > left_at())
    return and_(or_(Application.withdrew_at.is_not(None), by_them), unanswered)


def left_at() -> ColumnElement[datetime | None]:
    """When that was: whoever withdrew may have been deleted later."""
    return func.coalesce(Application.withdrew_at, Application.forgotten_at)


def answers(*promised: ColumnElement[bool]) -> Promises:
    """Whether candidates heard what was decided by the day that they were promised."""
    due, on_time, late = db.session.execute(
        select(
            func.count(),
            func.count().filter(Application.answered_at <= Application.answer_by),
            func.count().filter(Application.answered_at > Application.answer_by),
        ).where(*promised)
    ).one()
    return Promises(due, on_time, late)


def promises_kept(moment: datetime, lately: ColumnElement[bool]) -> Promises:
    """Of what was found, whether the candidate was shown it in four weeks. What was not shown before the candidate was
    deleted will never be; what is found and not due yet is left out."""
    to_tell, shown, late = (
        func.coalesce(func.sum(counted), 0)
        for counted in (Application.to_tell, Application.told, Application.told_late)
    )
    found, told_, too_late = db.session.execute(select(to_tell, shown, late).where(lately)).one()
    line, telling = ScreeningLine, aliased(ScreeningLine)
    was_shown = exists().where(
        telling.application_id == line.application_id, telling.kind == LineKind.SHOWN, telling.about == line.number
    )
    still = select(func.count()).select_from(line).join(Application, Application.id == line.application_id)
    not_due = still.where(lately, line.kind.in_(WRITTEN), line.at >= moment - IN_TIME, ~was_shown)
    return Promises(found - (db.session.scalar(not_due) or 0), told_ - too_late, too_late)


def deletions(moment: datetime) -> Promises:
    """Of those for whom a day had come by which they were to be deleted, whether it was done within a day."""
    rows = db.session.execute(
        select(Deletion.due, Deletion.at).where(Deletion.at >= moment - PERIOD, Deletion.due.is_not(None))
    ).all()
    on_time = sum(due is not None and at <= due + A_DAY for due, at in rows)
    overdue = db.session.scalar(select(func.count()).where(retention.is_due(moment - A_DAY))) or 0
    return Promises(len(rows) + overdue, on_time, len(rows) - on_time)


def of_vacancies() -> dict[int, int]:
    """How many open vacancies have each level."""
    found = {int(level): 0 for level in Level}
    for vacancy in db.session.scalars(select(Vacancy).where(Vacancy.state == VacancyState.OPEN)):
        found[levels.current(vacancy).level] += 1
    return found
