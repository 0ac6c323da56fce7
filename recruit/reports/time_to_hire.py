"""How long it takes: from a post going out, or a vacancy opening, to the first application; from applying to a hire."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from recruit.core.database import db
from recruit.models import OriginMonth, Publication, TrackedLink, Vacancy
from recruit.organisation.audit import start_of
from recruit.reports import funnel, totals
from recruit.reports.cache import lately
from recruit.reports.dimensions import Key, of_link
from recruit.reports.funnel import KINDS
from recruit.reports.periods import DAY, Period
from recruit.reports.query import By, Only

DIMENSIONS = (By.CHANNEL, By.VACANCY, By.POST, By.UNIT)


@dataclass
class Speed:
    """One row."""

    begun: int = 0
    """Posts that went out, or vacancies that opened, in the period."""
    answered: int = 0
    """Those of them by which somebody has applied."""
    seconds: float = 0
    """To the first application, of all of them together."""
    hires: int = 0
    seconds_to_hire: int = 0

    @property
    def days_to_first(self) -> float | None:
        """On average, of those that brought an application."""
        return self.seconds / self.answered / 86_400 if self.answered else None

    @property
    def days_to_hire(self) -> float | None:
        """On average, of the hires among the applications of the period."""
        return self.seconds_to_hire / self.hires / 86_400 if self.hires else None


@lately
def speed_of(by: By, period: Period, only: Only) -> dict[Key, Speed]:
    """Each row. What a blind first look hides is left out."""
    found: dict[Key, Speed] = defaultdict(Speed)
    for kind, number, label, began, first in db.session.execute(beginnings(by, period, only)):
        row = found[Key(KINDS[kind], number, label)]
        row.begun += 1
        if first is not None:
            row.answered += 1
            row.seconds += max(0.0, (moment(first) - began).total_seconds())
    for key, figures in funnel.arrived(by, period, only).items():
        if figures.hires:
            found[key].hires, found[key].seconds_to_hire = figures.hires, figures.seconds_to_hire
    return dict(found)


def moment(first: datetime | int) -> datetime:
    """What the smallest of several seconds is read as."""
    return first if isinstance(first, datetime) else datetime.fromtimestamp(first, UTC)


def beginnings(by: By, period: Period, only: Only) -> Any:
    """When each post or vacancy began, and when the first application came. A vacancy that was opened again has those
    of its first time too: it counts as one without an application."""
    columns = of_link(by, only)
    if by in (By.CHANNEL, By.POST):
        first = first_of(OriginMonth.link_id == TrackedLink.id, ~totals.hidden(OriginMonth.vacancy_id))
        query = select(*columns, Publication.published_at, first).select_from(Publication).join(TrackedLink)
        return query.where(*funnel.went_out(period, only))
    began, end = start_of(period.since), start_of(period.until + DAY)
    kind, number, label = columns
    number = Vacancy.id if by == By.VACANCY else number
    first = first_of(OriginMonth.vacancy_id == Vacancy.id, Vacancy.round == 1)
    query = select(kind, number, label, Vacancy.opened_at, first)
    return query.where(Vacancy.opened_at >= began, Vacancy.opened_at < end, *of_vacancies(only))


def first_of(*which: ColumnElement[bool]) -> Any:
    """The first application of all time."""
    return select(func.min(OriginMonth.first_at)).where(*which).scalar_subquery()


def of_vacancies(only: Only) -> list[ColumnElement[bool]]:
    """Which vacancies a report is limited to."""
    found: list[ColumnElement[bool]] = []
    if only.unit:
        found.append(Vacancy.unit_id == only.unit)
    if only.vacancy:
        found.append(Vacancy.id == only.vacancy)
    if only.by_origin:
        linked = select(TrackedLink.vacancy_id).where(TrackedLink.id.in_(totals.links_of(only)))
        found.append(Vacancy.id.in_(linked))
    return found
