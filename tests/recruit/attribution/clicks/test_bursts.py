"""Many visitors of one network on one link within a minute are no people, and those before them are taken back."""

from __future__ import annotations

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from recruit.attribution.clicks import deduplication, ingestion
from recruit.attribution.clicks.deduplication import MOST, WITHIN, Taken
from recruit.attribution.clicks.journal import Followed, Writer
from recruit.core.database import db
from recruit.models import Click, ClickKind, HourOfWeek, LinkDay, LinkMonth, TrackedLink, Why
from recruit.reports import recount
from tests.support.factories import a_link

MOMENT = 1_790_000_000


def come(link: TrackedLink, *visits: tuple[int, int, int]) -> None:
    """Visitors with that key, of that network, at that second."""
    writer = Writer(ingestion.folder())
    for visitor, network, second in visits:
        writer.write(Followed(MOMENT + second, link.id, 0, 0, visitor, network).line())
    writer.close()
    ingestion.take_over()


def kinds() -> list[ClickKind]:
    return list(db.session.scalars(select(Click.kind).order_by(Click.number)))


def people() -> set[int]:
    """As each of the figures tells it."""
    return {sum(db.session.scalars(select(table.people))) for table in (LinkDay, LinkMonth, HourOfWeek)}


def test_as_many_as_may_come_from_one_office_are_people(app: Flask) -> None:
    come(a_link(), *((n + 1, 7, n) for n in range(MOST)))
    assert kinds() == [ClickKind.PERSON] * MOST


def test_more_than_that_are_a_burst_and_all_of_it_is(app: Flask) -> None:
    come(a_link(), *((n + 1, 7, n) for n in range(MOST + 1)))
    assert kinds() == [ClickKind.ROBOT] * (MOST + 1)
    assert set(db.session.scalars(select(Click.why))) == {Why.BURST}
    assert people() == {0}


def test_those_who_were_counted_before_are_taken_back(app: Flask) -> None:
    link = a_link()
    come(link, *((n + 1, 7, n) for n in range(MOST)))
    assert people() == {MOST}
    come(link, (99, 7, 10))
    assert people() == {0}
    come(link, (100, 7, 11))
    assert kinds() == [ClickKind.ROBOT] * (MOST + 2)
    assert people() == {0}
    assert recount.everything() == 0


def test_other_networks_other_links_and_other_times_are_no_burst(app: Flask) -> None:
    link = a_link()
    come(link, *((n + 1, n, n) for n in range(20)))
    come(link, *((n + 101, 7, n * (WITHIN + 1)) for n in range(20)))
    assert set(kinds()) == {ClickKind.PERSON}


@given(times=st.lists(st.integers(0, 300), max_size=40))
def test_a_visit_is_in_a_burst_exactly_when_a_minute_around_it_is_too_full(times: list[int]) -> None:
    visits = [Taken(1, at, number, ClickKind.PERSON, Why.NOTHING) for number, at in enumerate(times)]
    found = {one.number for one in deduplication.crowded(visits)}

    def is_crowded(at: int) -> bool:
        return any(sum(begin <= t <= begin + WITHIN for t in times) > MOST for begin in range(at - WITHIN, at + 1))

    assert found == {number for number, at in enumerate(times) if is_crowded(at)}
