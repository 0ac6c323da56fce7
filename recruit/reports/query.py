"""What a report was asked for, as it stands in its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from recruit.core.database import today
from recruit.core.row_numbers import whole
from recruit.organisation.audit import a_day
from recruit.reports.periods import DAY, Period, months_later

LONGEST = 3660
"""Days in a period: ten years."""


class By(StrEnum):
    """What a row of a report stands for."""

    CHANNEL = "channel"
    VACANCY = "vacancy"
    POST = "post"
    COLLEAGUE = "colleague"
    UNIT = "unit"
    MONTH = "month"
    WEEK = "week"


class Range(StrEnum):
    """Periods that have a name."""

    DAYS_30 = "30"
    DAYS_90 = "90"
    MONTHS_12 = "12m"
    THIS_YEAR = "year"
    LAST_YEAR = "last-year"
    OWN = "own"
    """Two days that somebody chose."""


class Against(StrEnum):
    """What a period is compared with."""

    NOTHING = ""
    BEFORE = "before"
    YEAR = "year"


@dataclass(frozen=True)
class Only:
    """What a report is limited to."""

    unit: int | None = None
    channel: int | None = None
    vacancy: int | None = None
    colleague: int | None = None
    label: str = ""
    """Of links that belong to no channel and no colleague."""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Only:
        """From the part of an address behind the question mark."""
        unit, channel, vacancy, colleague = (
            whole(given.get(name, "")) or None for name in ("unit", "channel", "vacancy", "colleague")
        )
        return cls(unit, channel, vacancy, colleague, given.get("label", "")[:80])

    def __bool__(self) -> bool:
        return self != Only()

    @property
    def by_origin(self) -> bool:
        """Whether it tells something of where people came from."""
        return bool(self.channel or self.colleague or self.label)


@dataclass(frozen=True)
class Asked:
    """One question. What makes no sense in an address is left out."""

    by: By = By.CHANNEL
    range: Range = Range.DAYS_30
    since: date | None = None
    until: date | None = None
    against: Against = Against.NOTHING
    only: Only = Only()
    sort: str = ""
    """A column; with a minus before it the largest come first."""
    show: str = ""
    """`others`: the clicks that are not people's."""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Asked:
        """From the part of an address behind the question mark."""
        clean = {name: value.replace("\0", "")[:100] for name, value in given.items()}
        since, until = a_day(clean.get("since", "")), a_day(clean.get("until", ""))
        own = since is not None and until is not None and since <= until <= since + LONGEST * DAY
        ranged = known(Range, clean.get("range", ""), Range.OWN if own else Range.DAYS_30)
        if ranged == Range.OWN and not own:
            ranged = Range.DAYS_30
        return cls(
            known(By, clean.get("by", ""), By.CHANNEL),
            ranged,
            *((since, until) if ranged == Range.OWN else (None, None)),
            known(Against, clean.get("against", ""), Against.NOTHING),
            Only.of(clean),
            clean.get("sort", "")[:20],
            "others" if clean.get("show") == "others" else "",
        )

    @property
    def period(self) -> Period:
        """Its days."""
        here = today()
        if self.range == Range.OWN and self.since and self.until:
            return Period(self.since, self.until)
        if self.range == Range.LAST_YEAR:
            return Period(date(here.year - 1, 1, 1), date(here.year - 1, 12, 31))
        since = {
            Range.THIS_YEAR: date(here.year, 1, 1),
            Range.MONTHS_12: months_later(here, -12) + DAY,
            Range.DAYS_90: here - timedelta(days=89),
        }.get(self.range, here - timedelta(days=29))
        return Period(since, here)

    @property
    def compared(self) -> Period | None:
        """The days that it is compared with."""
        if self.against == Against.BEFORE:
            return self.period.before()
        return self.period.year_earlier() if self.against == Against.YEAR else None

    @property
    def address(self) -> dict[str, Any]:
        """What of it must stand in an address."""
        facts = {
            "by": self.by if self.by != By.CHANNEL else "",
            "range": self.range if self.range != Range.DAYS_30 and self.range != Range.OWN else "",
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "against": self.against,
            "unit": self.only.unit,
            "channel": self.only.channel,
            "vacancy": self.only.vacancy,
            "colleague": self.only.colleague,
            "label": self.only.label,
            "sort": self.sort,
            "show": self.show,
        }
        return {name: value for name, value in facts.items() if value}

    def but(self, **changes: Any) -> dict[str, Any]:
        """The address of the same question with something else in it; an empty value leaves it out."""
        return {name: value for name, value in (self.address | changes).items() if value}

    def during(self, period: Period) -> Asked:
        """The same of other days."""
        return replace(self, range=Range.OWN, since=period.since, until=period.until)


def known(kinds: type[StrEnum], typed: str, otherwise: Any) -> Any:
    """A member by its value; the other one where there is none."""
    return next((kind for kind in kinds if kind == typed), otherwise)
