"""How pay is written in the manner of a language. `parsing` reads it."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from adapters.vacancy_facts import Pay, Qualifier
from adapters.wording.lexicon import Wordings, wordings
from adapters.wording.parsing.pay_in_text import usual_period

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF "}


@lru_cache(maxsize=1024)
def write(pay: Pay, language: str) -> tuple[str, ...]:
    """The pay from long to short: "€3.200–4.100 per maand", "€3.200–4.100 p/m", "€3.200–4.100"."""
    figures = _figures(pay, [_amount(amount, language, pay.exact) for amount in pay.amounts], language)
    told = [_with_terms(figures, pay, wordings(language), size) for size in (0, 1)] if pay.period else []
    if not pay.exact or _goes_without_saying(pay):
        told.append(figures)
    return tuple(dict.fromkeys(told))


def terms(pay: Pay, language: str, size: int = 0) -> tuple[str, str]:
    """What is said of filled-in amounts before and behind their period: "netto", "bij 36 uur per week"; long or short.

    What a text says of its amounts besides is not always about them, so of found pay nothing is said.
    """
    if not pay.exact:
        return "", ""
    words = wordings(language)
    behind = [said for qualifier, said in words.besides.items() if qualifier in pay.qualifiers]
    if pay.basis_hours:
        hours = format_decimal(pay.basis_hours, "0.##", locale=words.locale)
        behind.insert(0, words.paid_for[size].format(hours=hours))
    return words.net if Qualifier.NET in pay.qualifiers else "", ", ".join(behind)


def _with_terms(figures: str, pay: Pay, words: Wordings, size: int) -> str:
    """The amounts, for how long, and what else was filled in of them."""
    per = words.periods[pay.period][size] if pay.period else ""
    before, behind = terms(pay, words.locale, size)
    said = f"{figures} {before}".strip()
    return f"{said}{'' if per.startswith('/') else ' '}{per} {behind}".strip()


def _goes_without_saying(pay: Pay) -> bool:
    """Whether who reads the amounts alone takes them for what they are."""
    named = pay.amounts
    usual = usual_period(min(named), max(named), pay.currency)
    return pay.period in (None, usual) and not pay.qualifiers and not pay.basis_hours


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
    if not pay.amounts or (pay.exact and not _goes_without_saying(pay)):
        return False
    near = all(
        amount >= 1000 and (other == amount if pay.exact else abs(other - amount) < amount / 100)
        for amount, other in rounded.items()
    )
    return near and len(set(rounded.values())) == len(rounded)


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
