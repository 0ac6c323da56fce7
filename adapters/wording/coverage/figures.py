"""Amounts, hours and dates as people write them, found in any text: "€ 3200", "3,2k", "32 à 40 uur", "31-12".

A figure that may mean something else does not count: 24 hours is how long the work takes only where it cannot be how
soon an answer comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import get_month_names

from adapters.vacancy_facts import Hours, Pay, Period
from adapters.wording.coverage.hours import spans
from adapters.wording.lexicon import LANGUAGES
from adapters.wording.parsing.money import number
from adapters.wording.parsing.pay_cues import period

_BREAK = re.compile(r"\n|\s[·|•]\s|;\s|(?<=[.!?])\s")
"""Between two stretches of a text: what stands in one says nothing of a figure in the other."""
_BACK, _AHEAD = 70, 60
"""Characters before and behind a figure that may say what it is."""
_FIGURE = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|(?<![\w.,])\d+(?:[.,]\d{1,2})?(?!\d)"
)
_THOUSANDS = re.compile(r"\s?k\b", re.I)
_SIGNS = {
    "EUR": re.compile(r"€|\beuros?\b|\beur\b", re.I),
    "USD": re.compile(r"\$|\busd\b|\bdollars?\b", re.I),
    "GBP": re.compile(r"£|\bgbp\b|\bpounds?\b", re.I),
    "CHF": re.compile(r"\bchf\b|\bfranken\b", re.I),
    **{code: re.compile(rf"\b{code}\b", re.I) for code in ("PLN", "SEK", "NOK", "DKK")},
}
_PAY_WORD = re.compile(
    r"\b(?:salari\w*|salary|salaire|gehalt|loon|lohn|pay|paid|wage|verdien\w*|earn\w*|gagne\w*|bruto\w*|brutto\w*"
    r"|gross"
    r"|brut|rémunération|vergoeding|vergütung|inkomen|income)\b[^\d.]{0,30}$",
    re.I,
)
_OTHERWISE = re.compile(
    r"(?:\s?(?:-|–|—|/|tot|to|bis|à)\s?\d[\d.,]*)?\s*(?:%|(?:-\s?)?(?:uur|uren|hours?|hrs|stunden|std\b|heures?"
    r"|h\b|jaar\b|jahre?\b|years?\b|ans\b|dagen|days|tage"
    r"|jours|personen|people|collega|mensen|fte\b))",
    re.I,
)
"""Behind a figure: it is no amount of money."""
_UP_TO_A_FIGURE = re.compile(r"\D{0,24}(?![^\W\d])")
"""Never a part of a word: "a m" is not a month in "as a minimum"."""
_JOINED = re.compile(
    r"(?:\s|[-–—/]|\b(?:tot|en met|to|up to|bis|zu|à|a|jusqu.à|of|or|max(?:imaal|imum|imal)?|bruto|brutto|gross|brut"
    r"|uitlopend|oplopend|doorgroeiend|rising)\b|€|\$|£|\b(?:eur|euros?|usd|gbp|chf)\b|\.?,-+)+",
    re.I,
)
_BETWEEN = re.compile(r"\b(?:tussen|between|zwischen|entre)\W*(?:de\s|the\s)?\W*(?:[A-Za-z]{3}\s)?$", re.I)
_AND = re.compile(r"(?:\s|[€$£]|\b(?:de|en|and|und|et|eur|euro|usd|gbp|chf)\b|,-+)+", re.I)
_SOON = re.compile(r"\b(?:binnen|within|innerhalb|sous|dans les|om|elke|iedere|every|alle)\W*(?:de |von )?$", re.I)
_NOT_A_WEEK = re.compile(
    r"(?:-?\s?s\b|\s*(?:per|/|a|pro|par|am|op een)\s?(?:dag|day|tag|jour|maand|month|monat|mois|jaar|year|jahr|an\b)"
    r"|\s*(?:vakantie|verlof|vrij\b|holiday|leave|urlaub|congé|reis|na\b|nach\b|later|geleden|ago|24\b))",
    re.I,
)
_ASKS = re.compile(
    r"(?:\b(?:t/m|tot(?: en met)?|uiterlijk|v[oó][oó]r|until|by|before|bis(?: zum)?|spätestens|jusqu.au|avant(?: le)?"
    r"|deadline|reageren|solliciteren|apply|bewerben|sluit|sluitingsdatum|closes|closing date|frist)|:)\W*(?:op\s)?$",
    re.I,
)
"""Before a date in figures alone, which else might be a stretch of numbers."""


@dataclass(frozen=True)
class Amount:
    """A figure in a text, and where it stands, its "k" included."""

    value: Decimal
    start: int
    end: int
    thousands: bool
    """It was written with a "k"."""


def amounts(text: str) -> Iterator[Amount]:
    """Every figure that can be an amount: "3.200", "3200,50", "3,2k"."""
    for found in _FIGURE.finditer(text):
        if more := _THOUSANDS.match(text, found.end()):
            yield Amount(round(number(found[0]) * 1000, 2), found.start(), more.end(), True)
        else:
            yield Amount(number(found[0]), found.start(), found.end(), False)


def stretches(text: str) -> list[str]:
    """The sentences and lines of a text."""
    return [part for part in _BREAK.split(text) if part]


def pays(text: str, paid: Pay) -> bool:
    """Whether the amounts stand in `text` as money: all of them, in that currency and for that time."""
    found = [amount for line in stretches(text) for amount in _money(line, paid)]
    return bool(paid.amounts) and all(any(_same(*one, amount) for one in found) for amount in paid.amounts)


def works(text: str, wanted: Hours) -> bool:
    """Whether these hours, or this part of a whole week, stand in `text`."""
    return any(
        (found.said.low, found.said.high, found.said.unit) == (wanted.low, wanted.high, wanted.unit)
        and not _ends_in(_SOON, line, found.start)
        and not _NOT_A_WEEK.match(line, found.end, found.end + _AHEAD)
        for line in stretches(text)
        for found in spans(line)
    )


def names_day(text: str, day: date) -> bool:
    """Whether that day stands in `text`, with its month in words or in figures; a year beside it must be the same."""
    in_words, in_figures = _day(day)
    if in_words.search(text):
        return True
    return any(found["year"] or _ends_in(_ASKS, text, found.start()) for found in in_figures.finditer(text))


@lru_cache(maxsize=512)
def _day(day: date) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = {
        get_month_names(width, locale=words.locale)[day.month].rstrip(".")
        for words in LANGUAGES.values()
        for width in ("wide", "abbreviated")
    }
    month = "(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\b\.?"
    number, year = rf"0?{day.day}", rf"(?:{day.year}|['’]?{day.year % 100:02})"
    no_other = r"(?!,?\s+(?:20|19)\d\d)(?!\d)"
    with_year = rf"(?:,?\s+{day.year}\b|{no_other})"
    nth = r"(?:\.|e|de|ste|er|st|nd|rd|th)?"
    in_words = (
        rf"(?<![\d.,]){number}{nth}\s+(?:of\s+)?{month}{with_year}|\b{month}\s+{number}(?:st|nd|rd|th)?\b{with_year}"
    )
    figures = (
        rf"(?<![\d/.-]){number}(?P<sign>[-/.])\s?0?{day.month}(?:(?P=sign)\s?(?P<year>{year})(?!\d)|\.?(?![\d/-]|\.\d))"
    )
    iso = rf"(?<!\d)(?P<iso>{day:%Y-%m-%d})(?!\d)"
    return re.compile(f"{in_words}|{iso}", re.I), re.compile(figures)


def _money(line: str, paid: Pay) -> list[tuple[Decimal, bool]]:
    """The amounts in one stretch that are money, in the currency and for the time of `paid`; whether in thousands."""
    signs = {currency for currency, sign in _SIGNS.items() if sign.search(line)}
    if paid.currency and signs and paid.currency not in signs:
        return []
    found = [amount for amount in amounts(line) if not _OTHERWISE.match(line, amount.end, amount.end + _AHEAD)]
    thousands = [amount.thousands for amount in found]
    values, known = [amount.value for amount in found], [_is_money(line, amount) for amount in found]
    times = [_period(line, amount) for amount in found]
    for at in range(len(found) - 1, 0, -1):  # what stands behind the last of two is said of both
        if _are_two_ends(line, found[at - 1], found[at]):
            times[at - 1] = times[at - 1] or times[at]
            known[at - 1] = known[at] = known[at - 1] or known[at]
            if thousands[at] and not thousands[at - 1] and values[at - 1] < 1000:
                values[at - 1], thousands[at - 1] = round(values[at - 1] * 1000, 2), True
    of_that_time = [not time or not paid.period or time == paid.period for time in times]
    told = zip(values, thousands, known, of_that_time, strict=True)
    return [(value, in_thousands) for value, in_thousands, is_money, fits in told if is_money and fits]


def _are_two_ends(line: str, low: Amount, high: Amount) -> bool:
    """Whether two figures are those of a range."""
    between = line[low.end : high.start]
    return bool(_JOINED.fullmatch(between) or (_AND.fullmatch(between) and _ends_in(_BETWEEN, line, low.start)))


def _is_money(line: str, amount: Amount) -> bool:
    """Whether a sign of money stands right beside a figure, a word of pay before it, or a time behind it."""
    beside = f"{line[max(0, amount.start - 6) : amount.start]} 0 {line[amount.end : amount.end + 8]}"
    signed = any(sign.search(beside) for sign in _SIGNS.values())
    return signed or _ends_in(_PAY_WORD, line, amount.start) or bool(_period(line, amount))


def _ends_in(pattern: re.Pattern[str], text: str, at: int) -> bool:
    """Whether the words right before a place are such: few of them are looked at, however long the text is."""
    return bool(pattern.search(text, max(0, at - _BACK), at))


def _period(line: str, amount: Amount) -> Period | None:
    """What the pay right before is for; None when the text does not say."""
    return period(_behind(line, amount))


def _behind(line: str, amount: Amount) -> str:
    """What stands between a figure and the next one."""
    return _UP_TO_A_FIGURE.match(line, amount.end)[0]  # type: ignore[index]


def _same(one: Decimal, in_thousands: bool, other: Decimal) -> bool:
    """Posts round amounts from 100 up to whole ones, and within one per cent where they write thousands."""
    near = in_thousands and one == round(other, -2) and abs(one - other) < other / 100
    return near or abs(one - other) < 0.005 or (other >= 100 and one == round(other))
