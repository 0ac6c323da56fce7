"""Hours wherever they stand in a text, with their place: for finding again what a post was made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"\d{1,2}(?:[.,]\d{1,2})?"
_HOURS = re.compile(
    rf"({_NUMBER})\s*(?:-|–|—|à|tot|to|bis|/)?\s*({_NUMBER})?\s*(?:uur|uren|hours?|hrs|stunden|std|heures?|h)\b", re.I
)
_FTE = re.compile(r"(\d[.,]\d{1,4}|\d)\s*(?:(?:-|–|tot|à|to)\s*(\d[.,]\d{1,4}|\d))?\s*fte\b", re.I)
_BETWEEN = re.compile(
    rf"\b(?:tussen(?: de)?|between|zwischen|entre)\s+({_NUMBER})\s+(?:en(?: de)?|and|und|et)\s+({_NUMBER})"
    r"\s*(?:uur|uren|hours?|stunden|heures?)\b",
    re.I,
)
_INSIDE = re.compile(r"\d[.,]?$")
"""A number begins here in the middle of another."""


@dataclass(frozen=True)
class Span:
    """Hours a week, or a part of a whole week, and where they stand; `high` is 0 where one number is named."""

    low: float
    high: float
    fte: bool
    start: int
    end: int


def spans(text: str) -> list[Span]:
    """All hours in `text`: "32 uur", "32-40 uren", "tussen 32 en 40 uur", "0,8 fte"."""
    found = [
        Span(_value(match[1]), _value(match[2]) if match[2] else 0, pattern is _FTE, *match.span())
        for pattern in (_BETWEEN, _HOURS, _FTE)
        for match in pattern.finditer(text)
        if not _INSIDE.search(text[: match.start()])
    ]
    return [one for one in found if not any(one != other and other.start <= one.start < other.end for other in found)]


def _value(figure: str) -> float:
    return float(figure.replace(",", "."))
