"""Pay that somebody may have mistyped: it is asked about, never refused."""

from __future__ import annotations

from decimal import Decimal

from adapters.translatable import Said
from adapters.vacancy_facts import Pay, Period

_BETWEEN = {
    Period.HOUR: (4, 250),
    Period.DAY: (20, 2_000),
    Period.SHIFT: (20, 2_000),
    Period.WEEK: (80, 5_000),
    Period.FOUR_WEEKS: (150, 14_000),
    Period.MONTH: (150, 15_000),
    Period.YEAR: (5_000, 500_000),
}
"""What is paid for each, in euros: from a trainee's allowance to what a director gets."""
_TO_THE_EURO = {"PLN": 4, "SEK": 11, "NOK": 11, "DKK": 7}
"""Roughly, for currencies whose amounts are much larger."""
_SPREAD = 4
"""A top that is more often the bottom than this is rarely meant."""


def doubt(pay: Pay) -> Said | None:
    """What to ask whoever filled it in; None where it is plausible."""
    if not pay.amounts or not pay.period:
        return None
    least, most = (bound * _TO_THE_EURO.get(pay.currency, 1) for bound in _BETWEEN[pay.period])
    low, high = min(pay.amounts), max(pay.amounts)
    if high > most and pay.period in (Period.MONTH, Period.FOUR_WEEKS) and low >= _BETWEEN[Period.YEAR][0]:
        return Said("This pay is unusually high. If it is for a year, choose that, or say that it is right.")
    if high > most:
        return Said("This pay is unusually high. Check the amount and the period, or say that it is right.")
    if low < least:
        return Said("This pay is unusually low. Check the amount and the period, or say that it is right.")
    if high > Decimal(_SPREAD) * low:
        return Said("The highest pay is more than four times the lowest. Check both, or say that they are right.")
    return None
