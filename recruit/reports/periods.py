"""Periods of whole days, and the rows of days and months that add up to them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """From one day to another, both counted."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.until - self.since).days + 1

    def before(self) -> Period:
        """As many days, up to the day before; before whole months as many whole months."""
        until = self.since - DAY
        if self.since.day == 1 and self.until == end_of_month(self.until):
            return Period(months_later(self.since, -(months_between(self.since, self.until) + 1)), until)
        return Period(until - (self.until - self.since), until)

    def year_earlier(self) -> Period:
        """The same days of the year before; the end of a month is the end of that month."""
        until = months_later(self.until, -12)
        whole = self.until == end_of_month(self.until)
        return Period(months_later(self.since, -12), end_of_month(until) if whole else until)


@dataclass(frozen=True)
class Span:
    """Rows of whole months, or of days, from one to another; those with the sign -1 are taken away."""

    monthly: bool
    since: date
    until: date
    """Of months the first day of the last one."""
    sign: int = 1


def spans(period: Period, today: date) -> tuple[Span, ...]:
    """What adds up to a period: its whole months, and of those that it cuts off the days inside or, where they are
    fewer, the days outside with a minus. Days after `today` cost nothing to read, for nothing has happened on them."""
    if period.since > period.until:
        return ()
    first, last = period.since.replace(day=1), period.until.replace(day=1)
    before, after = days(first, period.since - DAY), days(period.until + DAY, end_of_month(last))
    if first == last:
        inside = days(period.since, period.until)
        less = cost(inside, today) <= cost(before, today) + cost(after, today)
        return sums(inside) if less and (before or after) else sums(month(first, first), minus(before), minus(after))
    head, tail = days(period.since, end_of_month(first)), days(last, period.until)
    begin, end, loose = first, last, []
    if before and cost(head, today) <= cost(before, today):
        begin, before = months_later(first, 1), head
        loose.append(before)
    else:
        loose.append(minus(before))
    if after and cost(tail, today) <= cost(after, today):
        end = months_later(last, -1)
        loose.append(tail)
    else:
        loose.append(minus(after))
    return sums(month(begin, end), *loose)


def sums(*given: Span | None) -> tuple[Span, ...]:
    """Those that hold something."""
    return tuple(span for span in given if span is not None)


def days(since: date, until: date) -> Span | None:
    """Those days; nothing where there are none."""
    return Span(False, since, until) if since <= until else None


def month(first: date, last: date) -> Span | None:
    """Those months; nothing where there are none."""
    return Span(True, first, last) if first <= last else None


def minus(span: Span | None) -> Span | None:
    """The same, to be taken away."""
    return Span(span.monthly, span.since, span.until, -1) if span else None


def cost(span: Span | None, today: date) -> int:
    """How many days there are to read."""
    return max(0, (min(span.until, today) - span.since).days + 1) if span else 0


def end_of_month(day: date) -> date:
    """Its last day."""
    return months_later(day.replace(day=1), 1) - DAY


def months_later(day: date, months: int) -> date:
    """The same day of another month, or the last one where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(first: date, last: date) -> int:
    """From the month of one day to that of another."""
    return (last.year - first.year) * 12 + last.month - first.month
