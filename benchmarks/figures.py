"""A figure with its floor."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, and what the same machine did in the same run with as little as possible."""

    what: str
    command: str
    value: float
    unit: str
    floor: float
    floor_is: str

    @property
    def row(self) -> tuple[str, str, str, str, str]:
        """As the table shows it."""
        floor = f"{self.floor:.3g} {self.unit} ({self.floor_is})"
        return self.what, self.command, f"{self.value:.3g} {self.unit}", floor, f"{self.value / self.floor:.3g}"
