"""Passing a vacancy on: whoever got a link makes one of their own, and the first hand keeps the credit."""

from __future__ import annotations

from recruit.attribution import links
from recruit.models import TrackedLink, Vacancy

FARTHEST = 5
"""Steps from the first hand that are told apart; whoever passes it on after that hangs on the same link."""


def pass_on(vacancy: Vacancy, parent: TrackedLink | None) -> TrackedLink:
    """A link for somebody who got the vacancy by `parent`, or in a way that nobody knows."""
    sharer = parent.sharer if parent else None
    if parent and parent.steps >= FARTHEST:
        parent = parent.parent
    return links.mint(vacancy, sharer=sharer, parent=parent, steps=parent.steps + 1 if parent else 1)
