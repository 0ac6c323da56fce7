"""What a report leaves out, so that nobody takes it for nothing."""

from __future__ import annotations

from dataclasses import dataclass

from recruit.reports import funnel
from recruit.reports.asked import By, Only
from recruit.reports.figures import Figures, together
from recruit.reports.kinds import Key, Kind
from recruit.reports.periods import Period


@dataclass(frozen=True)
class LeftOut:
    """Clicks that are not people's, and applications of which nobody knows or may know where they came from."""

    repeats: int
    staff: int
    robots: int
    previews: int
    unknown: int
    hidden: int


def of(period: Period, only: Only) -> LeftOut:
    """Of a period. Limited by origin, it knows of no application without one."""
    rows = funnel.counted(By.CHANNEL, period, only)
    all_clicks, nothing = together(rows.values()), Figures()
    unknown, hidden = (rows.get(Key(kind), nothing).applications for kind in (Kind.UNKNOWN, Kind.HIDDEN))
    others = (all_clicks.repeats, all_clicks.staff, all_clicks.robots, all_clicks.previews)
    return LeftOut(*others, unknown, hidden)
