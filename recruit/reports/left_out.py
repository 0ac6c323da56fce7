"""What a report leaves out, so that nobody takes it for nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from recruit.db import db
from recruit.reports import sums, unknown
from recruit.reports.asked import Only
from recruit.reports.lately import lately
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


@lately
def of(period: Period, only: Only) -> LeftOut:
    """Of a period. Limited by origin, it knows of no application without one."""
    clicks = db.session.execute(select(sums.clicks(period, only, ()))).mappings().one()
    months = [] if only.by_origin else unknown.of(period, only)
    return LeftOut(
        **{name: int(clicks[name]) for name in sums.OTHERS},
        unknown=sum(month.unknown for month in months),
        hidden=sum(month.hidden for month in months),
    )
