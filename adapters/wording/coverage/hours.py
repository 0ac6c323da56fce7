"""Hours as people write them in a post, wherever they stand: "32-40 uren", "tussen 32 en 40 uur", "vanaf 0,8 fte"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from adapters.vacancy_facts import Hours, HoursUnit

_NUMBER = r"\d{1,2}(?:[.,]\d{1,2})?"
_UNIT = r"(?:uur|uren|u|hours?|hrs|stunden|std|heures?|h)"
_TO = r"(?:-|–|—|à|t/m|tot(?: en met)?|to|bis|/)"
_HOURS = re.compile(rf"({_NUMBER})\s*(?:{_UNIT}?\s*{_TO}\s*({_NUMBER})\s*)?-?{_UNIT}\b", re.I)
_FTE = re.compile(rf"(\d[.,]\d{{1,4}}|\d)\s*(?:{_TO}\s*(\d[.,]\d{{1,4}}|\d)\s*)?fte\b", re.I)
_BETWEEN = re.compile(
    rf"\b(?:tussen(?: de)?|between|zwischen|entre)\s+({_NUMBER})\s+(?:en(?: de)?|and|und|et)\s+({_NUMBER})"
    rf"\s*{_UNIT}\b",
    re.I,
)
_BACK = 20
"""Characters before hours that say which end they are."""
_INSIDE = re.compile(r"\d[.,]?$")
"""A number begins here in the middle of another."""
_LEAST = re.compile(
    r"(?:minimaal|minstens|minimum|min\.?|vanaf|at least|from|mindestens|ab|au moins|à partir de)\s$", re.I
)
_MOST = re.compile(r"(?:maximaal|maximum|max\.?|hoogstens|up to|bis(?: zu)?|jusqu.à|tot)\s$", re.I)


@dataclass(frozen=True)
class Span:
    """Hours a week, or a part of a whole week, and where they stand."""

    said: Hours
    start: int
    end: int


def spans(text: str) -> list[Span]:
    """All hours in a text, and all parts of a whole week."""
    found = {
        match.start(): Span(_hours(text, match, pattern is _FTE), *match.span())
        for pattern in (_FTE, _HOURS, _BETWEEN)
        for match in pattern.finditer(text)
        if not _INSIDE.search(text, max(0, match.start() - 2), match.start())
    }
    kept, reached = [], 0
    for _, span in sorted(found.items()):
        if span.start >= reached:  # what begins inside another is a part of it
            kept.append(span)
        reached = max(reached, span.end)
    return kept


def _hours(text: str, found: re.Match[str], is_part: bool) -> Hours:
    unit = HoursUnit.FTE if is_part else HoursUnit.HOURS
    low, at = _value(found[1]), found.start()
    if found[2]:
        return Hours(low, _value(found[2]), unit)
    if _LEAST.search(text, max(0, at - _BACK), at):
        return Hours(low, None, unit)
    return Hours(None if _MOST.search(text, max(0, at - _BACK), at) else low, low, unit)


def _value(number: str) -> float:
    return float(number.replace(",", "."))
