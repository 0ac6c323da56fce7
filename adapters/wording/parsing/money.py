"""Amounts of money in a text: figures, currencies, and which two of them are the ends of one range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_DIGIT = re.compile(r"\d")
_FOREIGN = re.compile(r"\b(?:CAD|AUD|NZD|HKD|SGD|INR|SEK|NOK|DKK|PLN|CZK|HUF|AMD|ZAR)\b|[CA]\$")
"""Currencies that no post writes: their dollars are not ours."""
_SIGNS = {"€": "EUR", "eur": "EUR", "$": "USD", "usd": "USD", "us$": "USD", "£": "GBP", "gbp": "GBP", "chf": "CHF"}
CURRENCY = re.compile(r"€|(?:us)?\$|£|\b(?:eur(?:o|os)?|usd|gbp|chf)\b", re.I)
_SIGN = r"(?:€|(?:us)?\$|£|(?<![a-z])(?:euros?|eur\b\.?|eur|usd|gbp|chf)(?![a-z]))"
_GROUPED = r"\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:[ \u00a0\u202f'’]\d{3})+)(?:[.,]\d{1,2}(?!\d))?"
_FIGURE = rf"(?:(?<![\w.,])|(?<=eur|usd|gbp|chf)|(?<=eur\.))(?:{_GROUPED}|\d+(?:[.,]\d{{1,2}})?)(?![\d])"
_NO_CENTS = r"(?:[.,]\s?(?:[-–—]{1,2}|=)(?!\s?\d))?"
"""The dash of "€ 3.200,-"."""
_AMOUNT = re.compile(
    rf"(?P<before>(?:{_SIGN}\s?){{0,2}})(?P<figure>{_FIGURE}){_NO_CENTS}(?P<thousand>\s?k\b|\s?k(?=€))?(?P<after>\s?{_SIGN})?",
    re.I,
)
_OTHER = re.compile(
    r"\s?(?:%|(?:procent"
    r"|percent|prozent|pour ?cent|miljoen|miljard|mln|mld|million|milliard"
    r"|millionen|milliarden|mio"
    r"|mrd|billion|bn|m|mm|b|km|m2|m²|jaar|years?|jahre|ans|dagen|days|tage|jours|medewerkers|employees|mitarbeiter"
    r"|collega)\b|\+?\s?(?:mensen|people))",
    re.I,
)
"""What makes a figure something else than an amount of somebody's pay."""
_PER = r"(?:bruto|gross|brut|brutto|p\.?/?m\.?|per (?:maand|month)|[/ ]?(?:month|maand)|per year|a year|per annum)"
_TO = re.compile(
    rf"\s*\(?(?:{_PER}\s*){{0,2}}\)?,?\s*(?:(?:[-–—/]|tot(?: en met)?|t/m|to|till|until|up to|bis(?: zu)?|à|a|jusqu.à)"
    r"\s*(?:(?:een )?(?:max(?:imaal|imum|imal)?|maximum of|a maximum of|circa|ca|around)\b\.?)?"
    r"|[-–—]?\s*max(?:imaal|\.)?"
    r"|(?:en|and|und|et)\s+(?:een |a )?max(?:imaal|imum|imal)?\.?(?: van| of| de)?)\s*(?:de |the |les )?\s*",
    re.I,
)
_AND = re.compile(r"\s*(?:bruto |gross )?(?:en|and|und|et|&)\s*(?:de )?\s*", re.I)
_BETWEEN = re.compile(
    r"\b(?:tussen|between|zwischen|entre|minimaal|minimum|vari\w+ van|from|van)\W+(?:de |the )?(?:bruto )?$", re.I
)
_GROWING = re.compile(
    r"^[^;()]{0,70}\b(?:oplopend|oploopt|stijgend|stijgt|groeiend|groeit|door|rising|rises|increasing|increases|growing"
    r"|going up|steigend|steigt|evoluant|up)\b[^;(]{0,20}\b(?:tot|naar|to|auf|bis|jusqu.à)\b[^;()\d]{0,25}$",
    re.I,
)


@dataclass(frozen=True)
class Sum:
    """One amount in a text, or two that are the ends of a range, and where they stand."""

    low: Decimal
    high: Decimal
    """The same as `low` where one amount is named."""
    currency: str
    start: int
    end: int

    @property
    def is_range(self) -> bool:
        """Whether two amounts are named."""
        return self.low != self.high


def sums(text: str) -> Iterator[Sum]:
    """The amounts and ranges of a text, in order; figures that count something else are not among them."""
    if not _DIGIT.search(text) or _FOREIGN.search(text):
        return
    found = [match for match in _AMOUNT.finditer(text) if not _OTHER.match(text, match.end())]
    at = 0
    while at < len(found):
        first, second = found[at], found[at + 1] if at + 1 < len(found) else None
        if second and _belong(text, first, second):
            yield _sum(first, second)
            at += 2
        else:
            yield _sum(first, first)
            at += 1


def currency(text: str) -> str:
    """The code of the first currency that the text names; empty for none."""
    sign = CURRENCY.search(text)
    return _code(sign[0]) if sign else ""


def number(figure: str) -> Decimal:
    """The value of a figure, whatever it has between its thousands and before its cents."""
    decimals = re.search(r"[.,](\d{1,2})$", figure)
    whole = re.sub(r"\D", "", figure[: decimals.start()] if decimals else figure)
    return Decimal(f"{whole or 0}.{decimals[1]}" if decimals else whole)


def _belong(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    between = text[first.end() : second.start()]
    low, high = _ends(first, second)
    if not 0 < low <= high <= 4 * low:
        return False
    if _TO.fullmatch(between):
        return True
    if _AND.fullmatch(between):
        return bool(_BETWEEN.search(text[max(0, first.start() - 40) : first.start()]))
    return bool(_GROWING.match(between))


def _sum(first: re.Match[str], second: re.Match[str]) -> Sum:
    low, high = _ends(first, second)
    signs = [sign.strip() for match in (first, second) for sign in (match["before"], match["after"] or "")]
    named = next((sign for sign in signs if sign), "")
    return Sum(low, high, currency(named), first.start(), second.end())


def _ends(first: re.Match[str], second: re.Match[str]) -> tuple[Decimal, Decimal]:
    """The values; "60-80k" means thousands twice."""
    low, high = (number(match["figure"]) for match in (first, second))
    thousand = first["thousand"], second["thousand"]
    return (
        low * 1000 if thousand[0] or (thousand[1] and low < 1000) else low,
        high * 1000 if thousand[1] or (thousand[0] and high < 1000) else high,
    )


def _code(sign: str) -> str:
    return _SIGNS.get(sign.casefold(), _SIGNS.get(sign.casefold()[:3], "EUR"))
