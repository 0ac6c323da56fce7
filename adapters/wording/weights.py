"""What it is worth to the reader that a fact is said, in points; only their order matters.

The link comes before everything, then the role with its mark, the town, the pay, the organisation; a sentence about the
work is worth more than the kind of contract, and less than two plain facts.
"""

from __future__ import annotations

from collections.abc import Mapping

WORTH: Mapping[str, int] = {
    "link": 100_000,
    "role": 10_000,
    "place": 300,
    "salary": 200,
    "organisation": 160,
    "openness": 90,
    "closes": 60,
    "hours": 55,
    "hook": 85,
    "points": 60,
    "contract": 30,
    "tags": 24,
    "call": 22,
    "video": 20,
}
LESS = 6
"""What a shorter wording of the same fact is worth less."""
