"""How pay is written in the manner of a language. `parsing` reads it."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from adapters.vacancy_facts import Pay
from adapters.wording.lexicon import wordings

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF "}


@lru_cache(maxsize=1024)
def write(pay: Pay, language: str) -> tuple[str, ...]:
    """The pay from long to short: "€3.200–4.100 per maand", "€3.200–4.100 p/m", "€3.200–4.100"."""
    words = wordings(language)
    figures = _figures(pay, [_amount(amount, language, pay.exact) for amount in pay.amounts], language)
    told = [figures]
    if pay.period:
        long, short = words.periods[pay.period]
        told = [f"{figures}{'' if per.startswith('/') else ' '}{per}" for per in (long, short)] + told
    return tuple(dict.fromkeys(told))


def in_thousands(pay: Pay, language: str) -> str:
    """The pay at its shortest, for where nothing longer fits: "€3,2–4,1k"; empty where that would be off by 1 %."""
    if not _may_be_thousands(pay):
        return ""
    *first, last = (_thousands(amount, language) for amount in pay.amounts)
    return _figures(pay, [*first, f"{last}k"], language)


def _figures(pay: Pay, said: list[str], language: str) -> str:
    """The amounts; of one alone, which end it is where the other is open."""
    told = _with_currency("–".join(said), pay.currency, language)
    if not pay.low:
        return f"{wordings(language).up_to} {told}"
    return told if pay.high else f"{wordings(language).starting} {told}"


def _may_be_thousands(pay: Pay) -> bool:
    """Whether thousands with one decimal say the same within one per cent; of exact amounts, just the same."""
    rounded = {amount: round(amount, -2) for amount in pay.amounts}
    near = all(
        amount >= 1000 and (other == amount if pay.exact else abs(other - amount) < amount / 100)
        for amount, other in rounded.items()
    )
    return near and len(set(rounded.values())) == len(rounded) > 0


def _thousands(amount: Decimal, language: str) -> str:
    return format_decimal(round(amount / 1000, 1), "0.#", locale=wordings(language).locale)


def _amount(amount: Decimal, language: str, exact: bool) -> str:
    """Whole amounts from 100 up unless they are exact, cents below; never a narrow space, which X counts double."""
    whole = amount == round(amount) or (amount >= 100 and not exact)
    rounded, pattern = (Decimal(round(amount)), "#,##0") if whole else (round(amount, 2), "#,##0.00")
    return format_decimal(rounded, pattern, locale=wordings(language).locale).replace("\u202f", "\u00a0")


def _with_currency(figures: str, currency: str, language: str) -> str:
    if not currency:
        return figures
    symbol = _SYMBOLS.get(currency, f"{currency} ")
    if wordings(language).locale in ("de_DE", "fr_FR"):
        return f"{figures}\u00a0{symbol.strip()}"
    return f"{symbol}{figures}"
