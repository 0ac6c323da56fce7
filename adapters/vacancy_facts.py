"""What a vacancy says in figures and kinds, as databases, posts and readers of text all name it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Period(StrEnum):
    """What a pay figure is per."""

    HOUR = "hour"
    DAY = "day"
    SHIFT = "shift"
    WEEK = "week"
    FOUR_WEEKS = "4 weeks"
    MONTH = "month"
    YEAR = "year"


class Qualifier(StrEnum):
    """What else is said of the figures. That pay begins at an amount is no qualifier: `Pay.high` is not said then."""

    NET = "net"
    GROSS = "gross"
    ON_TARGET = "on target"
    """Reached with the bonus that comes with the target."""
    PRO_RATA = "pro rata"
    """For a whole week: part-timers get their part of it."""
    MINIMUM = "minimum"
    """What the law or an agreement says that nobody gets less than."""


class Contract(StrEnum):
    """The kinds of agreement that vacancies name."""

    UNSAID = ""
    PERMANENT = "permanent"
    EMPLOYED = "employed"
    """By the employer itself, where nobody says for how long: "Festanstellung"."""
    FIXED = "fixed"
    FIXED_TO_PERMANENT = "fixed to permanent"
    TEMPORARY = "temporary"
    """By way of an agency."""
    INTERNSHIP = "internship"
    STUDENT = "student"
    """Work beside studies: "Werkstudent"."""
    APPRENTICE = "apprentice"
    DUAL = "dual"
    """Studies that the employer is part of."""
    FREELANCE = "freelance"
    VOLUNTEER = "volunteer"


class Remote(StrEnum):
    """Whether the work can be done from elsewhere."""

    NO = "no"
    HYBRID = "hybrid"
    FULL = "full"
    AT_HOME = "at home"
    """The source speaks of home: "Home Office", "Thuiswerken"."""
    FLEXIBLE = "flexible"
    """The source says that the place is open: "Flexible / Remote"."""


class HoursUnit(StrEnum):
    """What an amount of work is counted in."""

    HOURS = "hours"
    """In a week."""
    FTE = "fte"
    """Parts of a whole week."""


@dataclass(frozen=True)
class Pay:
    """What is paid: one amount where both ends are the same, from or up to one where the other end is not said."""

    low: Decimal | None = None
    high: Decimal | None = None
    currency: str = ""
    """ISO 4217; empty when the text does not say."""
    period: Period | None = None
    basis_hours: Decimal | None = None
    """The hours in the week that this is paid for."""
    qualifiers: frozenset[Qualifier] = frozenset()
    scale: str = ""
    """The scale or the agreement, as it was written."""
    exact: bool = False
    """Somebody filled in these amounts: they are said to the cent."""

    @property
    def amounts(self) -> tuple[Decimal, ...]:
        """The amounts that are named, each once; nothing is no pay."""
        return tuple(dict.fromkeys(amount for amount in (self.low, self.high) if amount))


@dataclass(frozen=True)
class Hours:
    """How much work it is. Equal ends are one figure; an end that is not said is None.

    Floats, for nothing is added up: quarters of an hour are exact in them, and parts of a week are only written again.
    """

    low: float | None = None
    high: float | None = None
    unit: HoursUnit = HoursUnit.HOURS
    full_time: bool = False
    """What is said where there are no figures, like `part_time`; both where either will do."""
    part_time: bool = False

    @property
    def ends(self) -> tuple[float, ...]:
        """The figures that are named, each once."""
        return tuple(dict.fromkeys(end for end in (self.low, self.high) if end))
