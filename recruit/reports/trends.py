"""The last twelve months of the rows that are shown, for a small line in each."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select

from recruit.core.database import db
from recruit.models import LinkMonth, TrackedLink
from recruit.reports import totals
from recruit.reports.cache import lately
from recruit.reports.dimensions import Key, of_link
from recruit.reports.funnel import KINDS, with_links
from recruit.reports.periods import months_between, months_later
from recruit.reports.query import By, Only

MONTHS = 12


def trend_of(by: By, only: Only, last: date, keys: Collection[Key]) -> dict[Key, list[int]]:
    """Clicks of people in each of the twelve months up to that of `last`."""
    if by in (By.MONTH, By.WEEK):
        return {}
    shown = tuple(sorted(key.number for key in keys)) if by in (By.POST, By.VACANCY) else ()
    return by_month(by, only, last.replace(day=1), shown)


@lately
def by_month(by: By, only: Only, last: date, shown: tuple[int, ...]) -> dict[Key, list[int]]:
    """The same; of vacancies and posts only those that are shown, for there are thousands."""
    first = months_later(last, 1 - MONTHS)
    found: dict[Key, list[int]] = {}
    inside = [LinkMonth.day.between(first, last), *totals.of_links(LinkMonth.link_id, only)]
    if by == By.POST:
        inside.append(LinkMonth.link_id.in_(shown))
    elif by == By.VACANCY:
        inside.append(LinkMonth.link_id.in_(select(TrackedLink.id).where(TrackedLink.vacancy_id.in_(shown))))
    columns = of_link(by, only)
    query = select(*columns, LinkMonth.day, func.sum(LinkMonth.people)).select_from(LinkMonth).where(*inside)
    query = with_links(query, by, TrackedLink.id == LinkMonth.link_id).group_by(*columns, LinkMonth.day)
    for kind, number, label, day, people in db.session.execute(query):
        row = found.setdefault(Key(KINDS[kind], number, label), [0] * MONTHS)
        row[months_between(first, day)] += people
    return found
