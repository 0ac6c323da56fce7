"""Pay, and how it is written in the manner of a language. `pay_reading` reads it."""

from __future__ import annotations

from functools import lru_cache

from babel.numbers import format_decimal

from adapters.types import Pay
from adapters.wording.lexicon import wordings

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF "}


@lru_cache(maxsize=1024)
def write(pay: Pay, language: str) -> tuple[str, ...]:
    """The pay from long to short: "€3.200–4.100 per maand", "€3.200–4.100 p/m", "€3.200–4.100"."""
    words = wordings(language)
    low, high = (_amount(amount, language, pay.exact) for amount in (pay.low, pay.high))
    figures = _figures(pay, low, high, language)
    told = [figures]
    if pay.period:
        long, short = words.periods[pay.period]
        told = [f"{figures}{'' if per.startswith('/') else ' '}{per}" for per in (long, short)] + told
    return tuple(dict.fromkeys(told))


def in_thousands(pay: Pay, language: str) -> str:
    """The pay at its shortest, for where nothing longer fits: "€3,2–4,1k"; empty where that would be off by 1 %."""
    if not _may_be_thousands(pay):
        return ""
    low, high = (_thousands(amount, language) for amount in (pay.low, pay.high))
    return _figures(pay, low if pay.high else f"{low}k", f"{high}k", language)


def _figures(pay: Pay, low: str, high: str, language: str) -> str:
    words = wordings(language)
    if pay.low and pay.high:
        return _with_currency(f"{low}–{high}", pay.currency, language)
    if pay.high:
        return f"{words.up_to} {_with_currency(high, pay.currency, language)}"
    told = _with_currency(low, pay.currency, language)
    return f"{words.starting} {told}" if pay.starting else told


def _may_be_thousands(pay: Pay) -> bool:
    """Whether thousands with one decimal say the same within one per cent; of exact amounts, just the same."""
    named = [amount for amount in (pay.low, pay.high) if amount]
    near = all(
        amount >= 1000 and abs(round(amount, -2) - amount) < (0.001 if pay.exact else amount / 100) for amount in named
    )
    return near and round(pay.low, -2) != round(pay.high, -2)


def _thousands(amount: float, language: str) -> str:
    return format_decimal(round(amount / 1000, 1), "0.#", locale=wordings(language).locale)


def _amount(amount: float, language: str, exact: bool) -> str:
    """Whole amounts from 100 up unless they are exact, cents below; never a narrow space, which X counts double."""
    whole = amount == round(amount) or (amount >= 100 and not exact)
    rounded = round(amount) if whole else round(amount, 2)
    pattern = "#,##0" if isinstance(rounded, int) else "#,##0.00"
    return format_decimal(rounded, pattern, locale=wordings(language).locale).replace("\u202f", "\u00a0")


def _with_currency(figures: str, currency: str, language: str) -> str:
    if not currency:
        return figures
    symbol = _SYMBOLS.get(currency, f"{currency} ")
    if wordings(language).locale in ("de_DE", "fr_FR"):
        return f"{figures}\u00a0{symbol.strip()}"
    return f"{symbol}{figures}"
