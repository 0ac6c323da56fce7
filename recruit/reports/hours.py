"""At which hour of the week people click. Whole months, by the office's clock."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import func, select

from recruit.core.database import db
from recruit.models import HourOfWeek
from recruit.reports.cache import lately
from recruit.reports.periods import Period

SHADES = 5
FEW = 50
"""Clicks below which no hour is called the best."""


@dataclass
class Week:
    """Clicks of people by weekday, Monday first, and hour."""

    cells: list[list[int]] = field(default_factory=lambda: [[0] * 24 for _ in range(7)])

    @property
    def total(self) -> int:
        """All of them."""
        return sum(map(sum, self.cells))

    @property
    def most(self) -> int:
        """Those of the busiest hour."""
        return max(map(max, self.cells))

    @property
    def best(self) -> tuple[int, int] | None:
        """Weekday and hour with most clicks; None where there are too few to say so."""
        if self.total < FEW:
            return None
        return max(((day, hour) for day in range(7) for hour in range(24)), key=lambda at: self.cells[at[0]][at[1]])

    def shade(self, day: int, hour: int) -> int:
        """How dark a cell is, from 0 for nothing to SHADES."""
        number = self.cells[day][hour]
        return 1 + (SHADES - 1) * number // self.most if number else 0


@lately
def weeks_of_channels(period: Period) -> dict[int, Week]:
    """Of each channel. Links of colleagues are in no channel, so that an invitation shows nowhere."""
    found: dict[int, Week] = defaultdict(Week)
    first, last = period.since.replace(day=1), period.until.replace(day=1)
    keys = (HourOfWeek.channel_id, HourOfWeek.weekday, HourOfWeek.hour)
    wanted = select(*keys, func.sum(HourOfWeek.people)).where(HourOfWeek.month.between(first, last))
    for channel, day, hour, people in db.session.execute(wanted.where(HourOfWeek.channel_id > 0).group_by(*keys)):
        found[channel].cells[day][hour] = int(people)
    return dict(found)


def together(weeks: list[Week]) -> Week:
    """Several as one."""
    return Week([[sum(week.cells[day][hour] for week in weeks) for hour in range(24)] for day in range(7)])
