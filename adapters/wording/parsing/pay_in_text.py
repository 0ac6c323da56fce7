"""Reading pay: from the field that a back office or feed has for it, or out of a whole description.

A description names many amounts: travel money, budgets, turnover. One is taken for pay when the nearest word that says
what it is says so, and it is an amount that people earn. Pay that is missed costs little; pay that is wrong is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from adapters.vacancy_facts import Pay, Period, Qualifier
from adapters.wording.parsing import pay_cues as cues
from adapters.wording.parsing.clauses import clauses
from adapters.wording.parsing.money import Sum, number, sums
from adapters.wording.parsing.pay_scales import may_name_scale, scale

_FAR_BACK, _FAR_ON = 160, 70
"""Characters before and after an amount that may say what it is."""
_HEADING = 60
_INCLUDED = re.compile(r"[^.;\d]{0,20}\b(?:incl|inclusief|including|inklusive|tout compris)\b", re.I)
"""What follows the same pay with its extras counted in: "€ 2.600 (€ 2.820 inclusief vakantiegeld)"."""
_BESIDE = 30
_MOST_SUMS = 20
"""Amounts of one piece that are looked at: where there are more it is a table."""
_EARNED = {
    Period.HOUR: (5, 250),
    Period.DAY: (60, 2_000),
    Period.WEEK: (150, 6_000),
    Period.MONTH: (1_000, 25_000),
    Period.YEAR: (9_000, 600_000),
}
"""What people earn, in any of our currencies."""
_LEARNER = {Period.MONTH: (150, 5_000), Period.YEAR: (1_800, 60_000)}
_MONEY = re.compile(r"€|\$|£|\b(?:eur|euros?|chf|gbp|usd)\b|&euro;|sala|gehalt|loon|lohn|rémun|wedde|vergüt", re.I)


@dataclass(frozen=True)
class _Found:
    """Pay in a description, how certain it is (1 to 3), and the piece it stands in."""

    pay: Pay
    certainty: int
    clause: int


@lru_cache(maxsize=1024)
def find(text: str) -> Pay | None:
    """The pay that a description names; None where it names none, or several that contradict each other."""
    found = _best(text)
    return found.pay if found else None


@lru_cache(maxsize=1024)
def find_scale(text: str) -> str:
    """The scale that a description names, first of all beside the pay; empty for none."""
    if not may_name_scale(text):
        return ""
    pieces, found = clauses(text), _best(text)
    about_pay = (piece for piece in pieces if len(piece) <= _HEADING * 2 or cues.PAY.search(piece))
    beside = (pieces[found.clause],) if found else ()
    for piece in (*beside, *about_pay):
        if named := scale(piece):
            rest = piece.partition(named)[2]
            return named if scale(rest) in ("", named) else ""  # each of two amounts may have its own
    return ""


@lru_cache(maxsize=1024)
def _best(text: str) -> _Found | None:
    if not _MONEY.search(text):
        return None
    found = list(_all(clauses(text)))
    best = max((one.certainty for one in found), default=0)
    kept = [one for one in found if one.certainty == best]
    figures = {(one.pay.low, *one.pay.amounts) for one in kept}  # an amount and "from" that amount agree
    return kept[0] if kept and len(figures) <= 2 else None


def _all(pieces: tuple[str, ...]) -> Iterator[_Found]:
    for at, piece in enumerate(pieces):
        heading = pieces[at - 1] if at and len(pieces[at - 1]) <= _HEADING else ""
        said = [one for one in sums(piece) if one.low >= (1 if one.currency else 1_000)][:_MOST_SUMS]
        for nth, one in enumerate(said):
            since = said[nth - 1].end if nth else 0
            told = _Context.of(piece, one, since, heading)
            if certainty := told.certainty(one):
                both = _widened(one, said[nth + 1 :], piece)
                pay = told.pay(both)
                if pay and both is not one and told.is_up_to():  # up to the one, or up to the other
                    pay = replace(pay, low=None)
                if pay:
                    yield _Found(pay, certainty, at)


def _widened(one: Sum, others: list[Sum], piece: str) -> Sum:
    """The range that two amounts make together: "€3,600 for masters and €4,000 for doctors"."""
    if one.is_range or not others:
        return one
    other, between = others[0], piece[one.end : others[0].start]
    close = len(between) <= 90 and not cues.NOT_PAY.search(between) and other.currency == one.currency
    close = close and not _INCLUDED.match(piece, other.end)
    if close and not other.is_range and one.low < other.low <= one.low * 5 / 2:
        return replace(one, high=other.low, end=other.end)
    return one


@dataclass(frozen=True)
class _Context:
    """The words around an amount."""

    piece: str
    before: str
    after: str
    heading: str
    first: bool
    """No other amount stands between it and the words that name it."""

    @classmethod
    def of(cls, piece: str, one: Sum, since: int, heading: str) -> _Context:
        """The words around that amount, up to the ones that speak of something else."""
        before = cues.CONTAINED.sub(" ", piece[max(0, one.start - _FAR_BACK) : one.start])
        after = cues.SCALE_BESIDE.sub("", piece[one.end : one.end + _FAR_ON]).lstrip(" (")
        more = cues.MORE_THAN_PAY.search(after)
        after = cues.WEEK.sub(" ", after[: more.start()] if more else after)
        alone = not re.search(r"[^\W\d]{2}", cues.FROM.sub("", cues.UP_TO.sub("", before)))
        named = cues.PAY.search(piece[since : one.start]) or not since
        return cls(piece, before, after, heading if alone else "", bool(named))

    def certainty(self, one: Sum) -> int:
        """3 for a range that is called pay, 2 for one amount that is, 1 for a range that looks like it, else 0."""
        called = self._called(f"{self.heading} {self.before}")
        other = cues.NOT_PAY.search(self.after)
        if called is False or (other and not (called and one.is_range and self._is_said_before(other))):
            return 0
        likely = self._called(self.after) or cues.TERMS.search(self.after) or cues.TERMS.search(self.before[-50:])
        if not one.currency and not (called and (one.is_range or self.period()) and not _is_years(one)):
            return 0
        if one.is_range:
            short = bool(self.period()) and len(self.before) < _BESIDE
            return 3 if called else 1 if likely or short or self._stands_alone(one) else 0
        gross_per_period = cues.GROSS.search(self.after[:_BESIDE]) and cues.PERIOD.search(self.after)
        return 2 if (called and self.first) or gross_per_period else 0

    def pay(self, one: Sum) -> Pay | None:
        """The amount as pay; None when nobody earns that."""
        learner = bool(cues.LEARNING.search(f"{self.heading} {self.before}"))
        period = self.period() or usual_period(one.low, one.high, one.currency or "EUR", learner)
        if cues.FOUR_WEEKS.search(self.piece[one.end : one.end + _BESIDE]):
            return None
        if not period:
            return None
        least, most = (_LEARNER if learner else {}).get(period) or _EARNED[period]
        if not least <= one.low <= one.high <= most:
            return None
        told = Pay(one.low, one.high, one.currency, period, _basis(self.piece, one), self._qualifiers())
        if one.is_range:
            return told
        if self.is_up_to():
            return replace(told, low=None)
        return replace(told, high=None) if cues.FROM.search(self.before) else told

    def is_up_to(self) -> bool:
        """Whether the amount is the most that is paid."""
        return bool(cues.UP_TO.search(self.before)) and not cues.FROM.search(self.before)

    def period(self) -> Period | None:
        """The period that is said right after the amount, else right before it."""
        if found := cues.period(self.after):
            return found
        ahead = cues.WEEK.sub(" ", f"{self.heading} {self.before}")
        return next((Period(str(found.lastgroup)) for found in reversed(list(cues.PERIOD.finditer(ahead)))), None)

    def _called(self, words: str) -> bool | None:
        """Whether the last word that says what money is says pay; None where there is no such word."""
        pay = max((found.end() for found in cues.PAY.finditer(words)), default=-1)
        other = max((found.end() for found in cues.NOT_PAY.finditer(words)), default=-1)
        return None if pay == other else pay > other

    def _is_said_before(self, other: re.Match[str]) -> bool:
        """Whether the amount is complete (gross, a month) before the other thing is named."""
        return any(pattern.search(self.after[: other.start()]) for pattern in (cues.PERIOD, cues.GROSS))

    def _stands_alone(self, one: Sum) -> bool:
        rest = self.piece[: one.start] + self.piece[one.end :]
        return len(re.sub(r"\W", "", rest)) < 3 or bool(cues.WEEK.search(self.before[-40:]))

    def _qualifiers(self) -> frozenset[Qualifier]:
        return cues.qualifiers(self.after, f"{self.heading} {self.before}"[-70:])


def usual_period(low: Decimal, high: Decimal, currency: str, learner: bool = False) -> Period | None:
    """The period that an amount without one must mean: euros up to 15,000 are a month's, from 25,000 a year's."""
    if currency in ("EUR", "CHF") and (150 if learner else 1_000) <= low <= high < 15_000:
        return Period.MONTH
    return Period.YEAR if low >= 25_000 else None


def _is_years(one: Sum) -> bool:
    return 1990 <= one.low <= one.high <= 2040


def _basis(piece: str, one: Sum) -> Decimal | None:
    """The hours of the week that the amount is paid for, said after it or else before."""
    said = cues.BASIS.search(piece[one.end : one.end + 160]) or cues.BASIS.search(
        piece[max(0, one.start - 100) : one.start]
    )
    hours = number(said["hours"]) if said else None
    return hours if hours and 20 <= hours <= 48 else None
