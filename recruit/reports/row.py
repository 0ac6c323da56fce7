"""The figures of one row, and what can be said with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter

from recruit.models.figures import OTHER_CLICKS


@dataclass(slots=True)
class Figures:
    """What a row brought."""

    posts: int = 0
    """That went out in the period."""
    people: int = 0
    repeats: int = 0
    staff: int = 0
    robots: int = 0
    previews: int = 0
    applications: int = 0
    looked_at: int = 0
    """How many of the applications came at least so far, whenever that was; like those that follow."""
    interviews: int = 0
    offers: int = 0
    hires: int = 0
    seconds_to_hire: int = 0

    @property
    def others(self) -> int:
        """Clicks that are not counted as people's."""
        return sum(other_clicks(self))

    @property
    def conversion(self) -> float | None:
        """Applications for each hundred clicks of people."""
        return 100 * self.applications / self.people if self.people else None

    @property
    def days_to_hire(self) -> float | None:
        """From applying to the hire, on average."""
        return self.seconds_to_hire / self.hires / 86_400 if self.hires else None


NAMES = tuple(field.name for field in fields(Figures))
numbers = attrgetter(*NAMES)
other_clicks = attrgetter(*OTHER_CLICKS)


def together(rows: Iterable[Figures]) -> Figures:
    """Several as one."""
    return Figures(*(sum(column) for column in zip(*map(numbers, rows), strict=True)))
