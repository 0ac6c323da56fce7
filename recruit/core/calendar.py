"""Days, months and hours as the office's clock has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from recruit.config import running

QUARTER = 900
"""Seconds. No time zone differs from another by anything else than quarters of an hour."""


@dataclass(frozen=True, slots=True)
class Hour:
    """Where a moment lies."""

    day: date
    weekday: int
    hour: int

    @property
    def month(self) -> date:
        """Its first day."""
        return self.day.replace(day=1)


def hour_of(second: int) -> Hour:
    """Where that second lies."""
    return _hour(second // QUARTER, running().settings.zone)


@lru_cache(4096)
def _hour(quarter: int, zone: ZoneInfo) -> Hour:
    local = datetime.fromtimestamp(quarter * QUARTER, zone)
    return Hour(local.date(), local.weekday(), local.hour)


def day_of(moment: datetime) -> date:
    """The day of that moment."""
    return moment.astimezone(running().settings.zone).date()


def begin_of(day: date) -> datetime:
    """The first moment of a day, in UTC."""
    return datetime.combine(day, time(), running().settings.zone).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The first moment after a day, in UTC."""
    return begin_of(day + timedelta(days=1))


def month_after(first: date) -> date:
    """The first day of the next month."""
    return (first + timedelta(days=32)).replace(day=1)
