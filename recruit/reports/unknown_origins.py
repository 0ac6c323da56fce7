"""Of how many applications nobody knows where they came from, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from recruit.core.database import db
from recruit.reports import totals
from recruit.reports.cache import lately
from recruit.reports.funnel import beginnings
from recruit.reports.periods import Period
from recruit.reports.query import By, Only


@dataclass
class Month:
    """The applications of one month, or of the days of it that are in the period."""

    first: date
    by_link: int = 0
    by_source: int = 0
    """Without a link of ours, but the browser or the address named a place."""
    unknown: int = 0
    hidden: int = 0
    """Of whom a blind first look does not say it yet."""

    @property
    def applications(self) -> int:
        """All of them."""
        return self.by_link + self.by_source + self.unknown + self.hidden

    @property
    def share(self) -> float | None:
        """Unknown ones for each hundred of those that are shown."""
        shown = self.applications - self.hidden
        return 100 * self.unknown / shown if shown else None


@lately
def months_of(period: Period, only: Only) -> list[Month]:
    """Each month, those without applications too."""
    found = {first: Month(first) for first in beginnings(By.MONTH, period)}
    rows: Any = totals.came(totals.of_period(period), only, ("day", totals.HIDDEN, totals.LINKED, totals.SOURCED))
    for row in db.session.execute(select(rows)):
        month, number = found[row.day.replace(day=1)], int(row.applications)
        if row.is_hidden:
            month.hidden += number
        elif row.is_linked:
            month.by_link += number
        elif row.is_sourced:
            month.by_source += number
        else:
            month.unknown += number
    return list(found.values())
