"""Reading pay from the field that a back office or a feed has for it: every amount there is pay."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from adapters.vacancy_facts import Pay, Period
from adapters.wording.parsing import pay_cues as cues
from adapters.wording.parsing import pay_scales
from adapters.wording.parsing.money import currency, number

_LONGEST = 2_000
_NOT_PAY = re.compile(r"sur [\d.,]+ mois|\d+\s?(?:hours|uur|uren|heures|stunden|h)\b|\d+\s?%", re.I)
_FIGURE = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|(?<![\w.,])\d+(?:[.,]\d{1,2})?(?!\d)"
)
_FROM = re.compile(r"\b(?:vanaf|minimaal|from|starting|mindestens|ab|à partir|a partir)\b", re.I)
_UP_TO = re.compile(r"\b(?:tot|max\w*|up to|bis|jusqu)", re.I)
_FROM_NOTHING = re.compile(r"^\s*€ ?,-|(?<![\d.,])0(?:[.,]0+)?\s*[-–]\s*\d")
"""How a feed leaves the lower end open: "€ ,- / € 4.057,-", "EUR 0-3033"."""
_PLAUSIBLE = {
    Period.HOUR: (4, 400),
    Period.DAY: (40, 4_000),
    Period.WEEK: (100, 9_000),
    Period.FOUR_WEEKS: (300, 28_000),
    Period.MONTH: (300, 30_000),
    Period.YEAR: (6_000, 900_000),
    None: (900, 900_000),
}
"""What pay can be, so that leave hours, years and house numbers are not taken for it."""


@lru_cache(maxsize=1024)
def parse_pay(text: str) -> Pay | None:
    """The pay in `text`; None where there is no figure, or none that can be pay."""
    if not text or len(text) > _LONGEST:
        return None
    bare, period = _bare(text), said_period(text)
    figures = [number(found) for found in _FIGURE.findall(bare)]
    if re.search(r"\d\s?k\b|\d\s?k€|k€", bare, re.I):
        figures = [figure * 1000 if figure < 1000 else figure for figure in figures]
    for guess in (period, None):
        lowest, highest = _PLAUSIBLE[guess]
        kept = [figure for figure in figures if lowest <= figure <= highest][:2]
        if kept:
            return _pay(kept, guess, text)
    return None


def said_period(text: str) -> Period | None:
    """The period that the field names, also where its amounts cannot be for it."""
    return Period.FOUR_WEEKS if cues.FOUR_WEEKS.search(text) else cues.period(_bare(text))


def _bare(text: str) -> str:
    """The field without the figures in it that are no amounts."""
    return _NOT_PAY.sub(" ", cues.WEEK.sub(" ", pay_scales.without(text)))


def _pay(figures: list[Decimal], period: Period | None, text: str) -> Pay:
    hours = cues.BASIS.search(text)
    basis = number(hours["hours"]) if hours else None
    return Pay(
        *_ends(min(figures), max(figures), text),
        currency(text),
        period,
        basis if basis and 20 <= basis <= 48 else None,
        cues.qualifiers(text),
    )


def _ends(low: Decimal, high: Decimal, text: str) -> tuple[Decimal | None, Decimal | None]:
    """The ends, of which the text may leave one open."""
    if low != high:
        return (None if high > 8 * low else low), high
    if _UP_TO.search(text) or _FROM_NOTHING.search(text):
        return None, high
    return low, (None if _FROM.search(text) else high)
