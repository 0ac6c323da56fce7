"""Reading pay from the words of a vacancy, and writing it in the manner of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from babel.numbers import format_decimal

from adapters.words.wordings import wordings

_SIGNS = {"€": "EUR", "eur": "EUR", "$": "USD", "usd": "USD", "£": "GBP", "gbp": "GBP", "chf": "CHF"}
_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF "}
_CURRENCY = re.compile(r"€|\$|£|\b(?:eur(?:o|os)?|usd|gbp|chf)\b", re.I)
_PERIODS = (
    (
        "hour",
        r"per uur|p/?u\b|/ ?(?:uur|hr|hour|std|h)\b|hourly|an hour|per hour|pro stunde|stündlich|horaire|de l.heure",
    ),
    ("day", r"per dag|daily|a day|per day|pro tag|par jour|journalier|/ ?(?:dag|day|tag|jour)\b"),
    ("week", r"per week|weekly|a week|pro woche|par semaine|/ ?(?:week|woche|semaine)\b"),
    (
        "month",
        r"per maand|p\.?/?m\b|monthly|a month|per month|pro monat|monatlich|mensuel|par mois|/ ?(?:maand|month|monat"
        r"|mois)\b",
    ),
    (
        "year",
        r"per jaar|p\.?/?j\b|per annum|p\.?/?a\b|yearly|annual|a year|per year|pro jahr|jährlich|annuel|par an\b"
        r"|/ ?(?:jaar|year|jahr|an)\b",
    ),
)
_PERIOD = [(name, re.compile(pattern, re.I)) for name, pattern in _PERIODS]
_NOT_PAY = re.compile(r"sur [\d.,]+ mois|\d+\s?(?:hours|uur|uren|heures|stunden|h)\b|\d+\s?%", re.I)
_FIGURE = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|(?<![\w.,])\d+(?:[.,]\d{1,2})?(?!\d)"
)
_FROM = re.compile(r"\b(?:vanaf|minimaal|from|starting|mindestens|ab|à partir|a partir)\b", re.I)
_SCALE = re.compile(
    r"\b(?:schaal|salarisschaal|scale|fwg|functiegroep)\s?\d{1,3}[a-z]?(?:\s?(?:-|–|/|of|tot|t/m)\s?\d{1,3}[a-z]?)?\b"
    r"|\bTV(?:-L|öD)\s?E?G?\s?\d{1,2}[a-z]?\b",
    re.I,
)
_PLAUSIBLE = {
    "hour": (4, 400),
    "day": (40, 4_000),
    "week": (100, 9_000),
    "month": (300, 30_000),
    "year": (6_000, 900_000),
    "": (900, 900_000),
}
"""What pay can be, so that leave hours, years and house numbers are not taken for it."""


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


@lru_cache(maxsize=1024)
def read(text: str) -> Pay | None:
    """The pay in `text`; None where there is no figure, or none that can be pay."""
    if not text or len(text) > 2_000:
        return None
    sign = _CURRENCY.search(text)
    currency = _SIGNS.get(sign[0].lower()[:3], "EUR") if sign else ""
    bare = _NOT_PAY.sub(" ", text)
    period = next((name for name, pattern in _PERIOD if pattern.search(bare)), "")
    figures = [_number(found) for found in _FIGURE.findall(bare)]
    if re.search(r"\d\s?k\b|\d\s?k€|k€", bare, re.I):
        figures = [figure * 1000 if figure < 1000 else figure for figure in figures]
    for guess in (period, ""):
        lowest, highest = _PLAUSIBLE[guess]
        kept = [figure for figure in figures if lowest <= figure <= highest][:2]
        if kept:
            return _pay(kept, currency, guess, text)
    return None


def _pay(figures: list[float], currency: str, period: str, text: str) -> Pay:
    low, high = min(figures), max(figures)
    if len(figures) == 2 and high > 8 * low:
        return Pay(0, high, currency, period)
    if low == high:
        high = 0.0
        if re.search(r"\b(?:tot|max\w*|up to|bis zu|jusqu)", text, re.I) or re.match(r"\s*€ ?,-", text):
            low, high = 0.0, low
        elif _FROM.search(text):
            return Pay(low, 0, currency, period, starting=True)
    return Pay(low, high, currency, period)


def scale(text: str) -> str:
    """The scale of a collective agreement that the text names: "schaal 9", "FWG 45-50", "TV-L E13"; empty for none."""
    found = _SCALE.search(text[:200])
    return " ".join(found[0].split()) if found else ""


def _number(figure: str) -> float:
    decimals = re.search(r"[.,](\d{1,2})$", figure)
    whole = re.sub(r"\D", "", figure[: decimals.start()] if decimals else figure)
    return float(whole) + (float(f"0.{decimals[1]}") if decimals else 0)


@lru_cache(maxsize=1024)
def write(pay: Pay, language: str) -> tuple[str, ...]:
    """The pay from long to short: "€3.200–4.100 per maand", "€3.200–4.100 p/m", "€3.200–4.100"."""
    words = wordings(language)
    low, high = _amount(pay.low, language), _amount(pay.high, language)
    if pay.low and pay.high:
        figures = _with_currency(f"{low}–{high}", pay.currency, language)
    elif pay.high:
        figures = f"{words.up_to} {_with_currency(high, pay.currency, language)}"
    else:
        figures = _with_currency(low, pay.currency, language)
        figures = f"{words.starting} {figures}" if pay.starting else figures
    if pay.period:
        long, short = words.periods[pay.period]
        told = [f"{figures}{'' if per.startswith('/') else ' '}{per}" for per in (long, short)]
        return tuple(dict.fromkeys((*told, figures)))
    return (figures,)


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
