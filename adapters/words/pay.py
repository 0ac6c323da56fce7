"""Pay, and how it is written in the manner of a language. `pay_reading` reads it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from babel.numbers import format_decimal

from adapters.words.wordings import wordings

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF "}


@dataclass(frozen=True)
class Pay:
    """What is paid. `high` is 0 where one amount is named, `low` is 0 where only the top is."""

    low: float
    high: float
    currency: str = ""
    period: str = ""
    """hour, day, week, month or year; empty when the text does not say."""
    starting: bool = False
    """The one amount is where pay begins."""
    gross: bool | None = None
    """False for net; None when the text does not say."""
    basis: float = 0
    """The hours in the week that this is paid for; 0 when the text does not say."""


@lru_cache(maxsize=1024)
def write(pay: Pay, language: str) -> tuple[str, ...]:
    """The pay from long to short: "€3.200–4.100 per maand", "€3.200–4.100 p/m", "€3.200–4.100"."""
    words = wordings(language)
    figures = _figures(pay, _amount(pay.low, language), _amount(pay.high, language), language)
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
    """Whether thousands with one decimal say the same within one per cent."""
    named = [amount for amount in (pay.low, pay.high) if amount]
    near = all(amount >= 1000 and abs(round(amount, -2) - amount) < amount / 100 for amount in named)
    return near and round(pay.low, -2) != round(pay.high, -2)


def _thousands(amount: float, language: str) -> str:
    return format_decimal(round(amount / 1000, 1), "0.#", locale=wordings(language).locale)


def _amount(amount: float, language: str) -> str:
    """Whole amounts from 100 up, cents below; never a narrow space, which X counts double."""
    rounded = round(amount) if amount >= 100 or amount == round(amount) else round(amount, 2)
    pattern = "#,##0" if isinstance(rounded, int) else "#,##0.00"
    return format_decimal(rounded, pattern, locale=wordings(language).locale).replace("\u202f", "\u00a0")


def _with_currency(figures: str, currency: str, language: str) -> str:
    if not currency:
        return figures
    symbol = _SYMBOLS[currency]
    if wordings(language).locale in ("de_DE", "fr_FR"):
        return f"{figures}\u00a0{symbol.strip()}"
    return f"{symbol}{figures}"
