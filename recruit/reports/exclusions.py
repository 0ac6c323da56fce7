"""What a report leaves out, so that nobody takes it for nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from recruit.core.database import db
from recruit.models.figures import OTHER_CLICKS
from recruit.reports import totals
from recruit.reports.cache import lately
from recruit.reports.periods import Period
from recruit.reports.query import Only


@dataclass(frozen=True)
class LeftOut:
    """Clicks that are not people's, and applications of which nobody knows or may know where they came from."""

    repeats: int
    staff: int
    robots: int
    previews: int
    unknown: int
    hidden: int


@lately
def left_out_of(period: Period, only: Only) -> LeftOut:
    """Of a period. Limited by origin, it knows of no application without one."""
    parts = totals.of_period(period)
    clicks = db.session.execute(select(totals.clicks(parts, only, (), OTHER_CLICKS))).one()
    if only.by_origin:
        return LeftOut(*map(int, (*clicks, 0, 0)))
    came = db.session.execute(select(totals.came(parts, only, (), (totals.UNKNOWN, totals.UNSEEN)))).one()
    return LeftOut(*map(int, (*clicks, *came)))
