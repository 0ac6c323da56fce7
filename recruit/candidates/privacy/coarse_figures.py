"""Figures about people, told so roughly that nobody learns of one of them, by subtracting or by looking again tomorrow.

One rule for all: whatever is shown, at least five different counts would show the same, also for whoever knows how many
there are in all and puts everything beside each other.
"""

from __future__ import annotations

from dataclasses import dataclass

FEWEST = 5
"""Counts that look the same."""
STEPS = (10, 20, 25, 50)
"""Per cent; the finest of them in which there are enough people."""
ALL = 100


@dataclass(frozen=True)
class Band:
    """A share in per cent, from where up to where; the last one holds all."""

    start: int
    end: int


def at_least(count: int) -> int:
    """Rounded down, to a number that at least five counts share."""
    return count // FEWEST * FEWEST


def band(part: int, due: int) -> Band | None:
    """Which band a share is in; None where there are too few to say."""
    step = next((step for step in STEPS if step * due >= FEWEST * ALL), None)
    if step is None:
        return None
    start = min(part * ALL // due // step * step, ALL - step)
    return Band(start, start + step)
