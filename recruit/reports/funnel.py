"""From posts to hires. Applications are counted on the day on which they arrived, whatever became of them later.

That a candidate keeps it from a colleague that somebody applied concerns what the colleague sees, not these counts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, select

from recruit.core.database import db
from recruit.models import Publication, TrackedLink, Vacancy
from recruit.models.figures import ALL_CLICKS
from recruit.organisation.audit import start_of
from recruit.reports import totals
from recruit.reports.cache import lately
from recruit.reports.dimensions import Columns, Key, Kind, needs, of_application, of_link
from recruit.reports.periods import DAY, Period, months_between, months_later
from recruit.reports.query import Asked, By, Only
from recruit.reports.row import NAMES, Figures, together
from recruit.reports.totals import CAME, HIDDEN

Rows = dict[Key, Figures]
KINDS = {kind.value: kind for kind in Kind}
MOST_WEEKS = 26
"""Longer periods are shown by month."""


@dataclass
class Funnel:
    """Rows, by what was asked, and of the period it is compared with."""

    rows: Rows
    total: Figures
    before: Rows = field(default_factory=dict)
    total_before: Figures | None = None


def funnel_of(asked: Asked) -> Funnel:
    """The rows of a report, in no order."""
    rows = counted(asked.by, asked.period, asked.only)
    found = Funnel(rows, together(rows.values()))
    if asked.compared:
        before = counted(asked.by, asked.compared, asked.only)
        found.before, found.total_before = beside(asked, before), together(before.values())
    return found


@lately
def counted(by: By, period: Period, only: Only) -> Rows:
    """Each row with its figures."""
    if by in (By.MONTH, By.WEEK):
        return by_time(by, period, only)
    found: dict[Any, list[int]] = defaultdict(lambda: [0] * len(NAMES))
    for query, names in (
        (posts(by, period, only), ("posts",)),
        (clicks(by, period, only), ALL_CLICKS),
        (came(by, period, only), CAME),
    ):
        place = NAMES.index(names[0])
        # Of thousands of rows: as the database gives them.
        for kind, number, label, *numbers in db.session.connection().execute(query):
            if any(numbers):  # what was added and taken away again leaves nothing
                found[kind, number, label][place : place + len(names)] = map(int, numbers)
    return {Key(KINDS[kind], number, label): Figures(*numbers) for (kind, number, label), numbers in found.items()}


@lately
def arrived(by: By, period: Period, only: Only) -> Rows:
    """Applications by row, without the posts and clicks."""
    nothing = [0] * (len(NAMES) - len(CAME))
    return {
        Key(KINDS[kind], number, label): Figures(*nothing, *map(int, numbers))
        for kind, number, label, *numbers in db.session.connection().execute(came(by, period, only))
        if any(numbers)
    }


def grouped(columns: Columns, rows: Any, names: tuple[str, ...]) -> Any:
    """Sums by the three columns that make a row."""
    wanted: list[Any] = [*columns, *(func.sum(rows.c[name]) for name in names)]
    return select(*wanted).group_by(*columns)


def clicks(by: By, period: Period, only: Only) -> Any:
    """Clicks by row."""
    rows = totals.clicks(totals.of_period(period), only, ("link_id",))
    query = grouped(of_link(by, only), rows, ALL_CLICKS).select_from(rows)
    return with_links(query, by, TrackedLink.id == rows.c.link_id)


def came(by: By, period: Period, only: Only) -> Any:
    """Applications by row."""
    rows = totals.came(totals.of_period(period), only, needs(by))
    query = grouped(of_application(by, only, rows), rows, CAME).select_from(rows)
    if by in (By.VACANCY, By.UNIT):
        return query.outerjoin(Vacancy, Vacancy.id == rows.c.vacancy_id) if by == By.UNIT else query
    if by == By.COLLEAGUE:
        query = query.where(~rows.c[HIDDEN])
    return with_links(query, by, TrackedLink.id == rows.c.link_id, by != By.COLLEAGUE)


def posts(by: By, period: Period, only: Only) -> Any:
    """Posts that went out, by row."""
    columns = of_link(by, only)
    query = select(*columns, func.count()).select_from(Publication).join(TrackedLink).where(*went_out(period, only))
    if by == By.UNIT:
        query = query.join(Vacancy, Vacancy.id == TrackedLink.vacancy_id)
    if by == By.COLLEAGUE:
        query = query.where(TrackedLink.sharer_id.is_not(None))
    return query.group_by(*columns)


def with_links(query: Any, by: By, on: ColumnElement[bool], outer: bool = False) -> Any:
    """The query with the tables that its columns stand in."""
    query = query.join(TrackedLink, on, isouter=outer)
    if by == By.UNIT:
        return query.join(Vacancy, Vacancy.id == TrackedLink.vacancy_id)
    if by == By.COLLEAGUE:
        return query.where(TrackedLink.sharer_id.is_not(None))
    return query.outerjoin(Publication, Publication.id == TrackedLink.publication_id) if by == By.CHANNEL else query


def went_out(period: Period, only: Only) -> list[ColumnElement[bool]]:
    """Which publications went out then."""
    since, end = start_of(period.since), start_of(period.until + DAY)
    found = [Publication.published_at >= since, Publication.published_at < end]
    if only:
        found.append(TrackedLink.id.in_(totals.links_of(only)))
    return found


def by_time(by: By, period: Period, only: Only) -> Rows:
    """Months or weeks, those without anything too, in their order."""
    weekly, first_days = is_weekly(by, period), beginnings(by, period)
    found = {day.toordinal(): [0] * len(NAMES) for day in first_days}
    for first, number in db.session.execute(posts_by_time(first_days, period, only)):
        found[first][0] = number
    days = totals.days_of(period) if weekly else totals.of_period(period)
    for rows, names in ((totals.clicks(days, only, ("day",)), ALL_CLICKS), (totals.came(days, only, ("day",)), CAME)):
        for day, *numbers in db.session.execute(select(rows)):
            row = found[(day - timedelta(days=day.weekday()) if weekly else day.replace(day=1)).toordinal()]
            for place, number in enumerate(numbers, NAMES.index(names[0])):
                row[place] += int(number)
    return {Key(Kind.TIME, first): Figures(*numbers) for first, numbers in found.items()}


def is_weekly(by: By, period: Period) -> bool:
    """Whether rows are weeks: of a long period they are months."""
    return by == By.WEEK and period.days <= 7 * MOST_WEEKS


def beginnings(by: By, period: Period) -> list[date]:
    """The first days of the weeks or months that a period touches."""
    if is_weekly(by, period):
        monday = period.since - timedelta(days=period.since.weekday())
        return [monday + timedelta(days=days) for days in range(0, (period.until - monday).days + 1, 7)]
    first = period.since.replace(day=1)
    return [months_later(first, number) for number in range(months_between(first, period.until) + 1)]


def posts_by_time(first_days: list[date], period: Period, only: Only) -> Any:
    """Posts that went out, by the first day of the week or month."""
    last = literal(first_days[-1].toordinal())
    earlier = [(Publication.published_at < start_of(end), day.toordinal()) for day, end in pairwise(first_days)]
    column = (case(*earlier, else_=last) if earlier else last).label("begins")
    query = select(column, func.count()).select_from(Publication).join(TrackedLink)
    return query.where(*went_out(period, only)).group_by(column)


def beside(asked: Asked, before: Rows) -> Rows:
    """What a row is compared with: itself; of weeks and months the one in the same place."""
    if asked.by not in (By.MONTH, By.WEEK):
        return before
    here = [Key(Kind.TIME, day.toordinal()) for day in beginnings(asked.by, asked.period)]
    return dict(zip(here, before.values(), strict=False))
