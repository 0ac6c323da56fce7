"""A period is the sum of its days, however it is put together from months and days."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.reports.periods import DAY, Period, Span, end_of_month, months_later, spans

DAYS = st.dates(date(2019, 1, 1), date(2028, 12, 31))


def added_up(found: tuple[Span, ...], numbers: dict[date, int]) -> int:
    """What rows of months and of days give for these spans."""
    months: Counter[date] = Counter()
    for day, number in numbers.items():
        months[day.replace(day=1)] += number
    return sum(
        span.sign * number
        for span in found
        for day, number in (months if span.monthly else numbers).items()
        if span.since <= day <= span.until
    )


LENGTHS = st.one_of(st.integers(0, 70), st.integers(0, 900))
"""Days; periods within a month or two are where it is easily wrong."""


@given(DAYS, LENGTHS, st.integers(1, 10**6), st.integers(-40, 40))
def test_months_and_loose_days_add_up_to_the_days(since: date, length: int, seed: int, ahead: int) -> None:
    period = Period(since, since + timedelta(days=length))
    every = (since + timedelta(days=days) for days in range(-45, length + 46))
    numbers = {day: (day.toordinal() * seed) % 9973 for day in every}
    today = period.until + timedelta(days=ahead)
    wanted = sum(number for day, number in numbers.items() if period.since <= day <= period.until)
    assert added_up(spans(period, today), numbers) == wanted


@given(DAYS, LENGTHS)
def test_never_more_than_half_a_month_of_days_is_read_at_either_end(since: date, length: int) -> None:
    period = Period(since, since + timedelta(days=length))
    loose = [span for span in spans(period, period.until) if not span.monthly]
    assert len(loose) <= 2
    assert all((min(span.until, period.until) - span.since).days < 16 for span in loose)


def test_whole_months_are_read_by_the_month_alone() -> None:
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert spans(year, date(2027, 6, 1)) == (Span(True, date(2026, 1, 1), date(2026, 12, 1)),)
    assert spans(Period(date(2026, 5, 3), date(2026, 5, 2)), date(2026, 6, 1)) == ()


@pytest.mark.parametrize(
    ("since", "until", "before", "year"),
    [
        ("2026-03-01", "2026-03-31", ("2026-02-01", "2026-02-28"), ("2025-03-01", "2025-03-31")),
        ("2026-03-05", "2026-03-14", ("2026-02-23", "2026-03-04"), ("2025-03-05", "2025-03-14")),
        ("2025-02-01", "2025-02-28", ("2025-01-01", "2025-01-31"), ("2024-02-01", "2024-02-29")),
        ("2024-02-29", "2024-02-29", ("2024-02-28", "2024-02-28"), ("2023-02-28", "2023-02-28")),
    ],
)
def test_what_a_period_is_compared_with(since: str, until: str, before: tuple[str, str], year: tuple[str, str]) -> None:
    period = Period(date.fromisoformat(since), date.fromisoformat(until))
    assert period.before() == Period(*map(date.fromisoformat, before))
    assert period.year_earlier() == Period(*map(date.fromisoformat, year))


@given(DAYS, st.integers(-40, 40))
def test_the_end_of_a_month_is_its_last_day_and_months_are_counted_on(day: date, months: int) -> None:
    end = end_of_month(day)
    assert end.month == day.month and (end + DAY).day == 1
    there = months_later(day.replace(day=1), months)
    assert (there.year - day.year) * 12 + there.month - day.month == months
