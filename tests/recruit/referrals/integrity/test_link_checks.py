"""Signs in the clicks on links: each on both sides of its threshold, looked for once an hour."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from recruit.core.database import db
from recruit.models import ClickKind, Flag, FlagKind, OriginDay, TrackedLink, Why
from recruit.referrals.integrity import flags, link_checks, scan
from tests.support.factories import a_colleague, a_link
from tests.support.integrity import WHEN, clicked, counted, kinds, look, settle

pytestmark = pytest.mark.one_database

TODAY = WHEN.date()
HOUR = timedelta(hours=1)


def of_a_colleague() -> TrackedLink:
    """A link that a colleague shared."""
    return a_link(sharer=a_colleague())


def arrived(link: TrackedLink | None, applications: int, days_ago: int = 1) -> None:
    """So many applications through a link, as the figures have it."""
    vacancy, number = (link.vacancy_id, link.id) if link else (1, 0)
    day = TODAY - timedelta(days=days_ago)
    row = {"day": day, "vacancy_id": vacancy, "link_id": number, "source_id": 0, "first_at": WHEN}
    db.session.add(OriginDay(applications=applications, **row))
    db.session.commit()


def evidence() -> dict[str, object]:
    """What the only flag rests on."""
    return dict(db.session.scalars(select(Flag.evidence)).one())


def test_a_burst_is_looked_at_with_how_many_and_when(app: Flask) -> None:
    link = of_a_colleague()
    counted(link, TODAY, robots=3, people=1)
    for seconds in (0, 4, 9):
        clicked(link, WHEN + timedelta(seconds=seconds), ClickKind.ROBOT, Why.BURST)
    clicked(link, WHEN + timedelta(seconds=30))
    look(WHEN + HOUR)
    assert kinds(link) == {FlagKind.BURST}
    assert evidence() == {
        "clicks": 3,
        "first": "2026-11-18T12:00:00+00:00",
        "last": "2026-11-18T12:00:09+00:00",
    }


@pytest.mark.parametrize("why", [Why.DECLARED, Why.NO_BROWSER, Why.NO_SEC_FETCH])
def test_other_robots_are_no_burst(app: Flask, why: Why) -> None:
    link = of_a_colleague()
    counted(link, TODAY, robots=40)
    clicked(link, WHEN, ClickKind.ROBOT, why)
    look(WHEN + HOUR)
    assert kinds(link) == set()


def test_a_burst_that_somebody_looked_at_comes_again_with_the_next(app: Flask) -> None:
    link = of_a_colleague()
    counted(link, TODAY, robots=1)
    clicked(link, WHEN, ClickKind.ROBOT, Why.BURST)
    look(WHEN + HOUR)
    flag = db.session.scalars(select(Flag)).one()
    settle(flag)
    look(WHEN + 2 * HOUR)
    assert flag.settled_at
    clicked(link, WHEN + 2 * HOUR, ClickKind.ROBOT, Why.BURST)
    look(WHEN + 3 * HOUR)
    assert flag.settled_at is None


@pytest.mark.parametrize(
    ("people", "applications", "found"),
    [
        (99, 0, False),
        (100, 0, True),
        (100, 1, True),
        (100, 3, True),
        (100, 4, False),
        (2000, 20, False),
    ],
)
def test_clicks_far_above_applications_are_looked_at(app: Flask, people: int, applications: int, found: bool) -> None:
    link, others = of_a_colleague(), of_a_colleague()
    counted(link, TODAY, people=people)
    counted(others, TODAY - timedelta(days=80), people=200)
    arrived(others, 100)
    if applications:
        arrived(link, applications)
    arrived(None, 500)  # without a link they say nothing of links
    look(WHEN)
    assert (kinds(link) == {FlagKind.MANY_CLICKS}) == found
    assert kinds(others) == set()
    if found:
        own = {"people": people, "applications": applications}
        assert evidence() == own | {"all_people": people + 200, "all_applications": 100 + applications}


def test_the_threshold_is_ten_times_the_clicks_of_all_links_for_each_application() -> None:
    assert not link_checks.is_far_more(200, 1, 2000, 100), "200 for one, and 20 for one: ten times exactly"
    assert link_checks.is_far_more(201, 1, 2000, 100)
    assert not link_checks.is_far_more(100, 0, 0, 0), "without any application there is nothing to compare with"


@given(
    people=st.integers(0, 5000),
    applications=st.integers(0, 300),
    more_people=st.integers(0, 50_000),
    more_applications=st.integers(0, 3000),
)
def test_far_more_is_what_the_rule_says(
    people: int, applications: int, more_people: int, more_applications: int
) -> None:
    all_people, all_applications = people + more_people, applications + more_applications
    expected = (
        people >= 100
        and all_applications > 0
        and Fraction(people, max(applications, 1)) > 10 * Fraction(all_people, all_applications)
    )
    assert link_checks.is_far_more(people, applications, all_people, all_applications) == expected


def test_clicks_of_more_than_ninety_days_ago_do_not_count(app: Flask) -> None:
    link, others = of_a_colleague(), of_a_colleague()
    counted(link, TODAY - timedelta(days=90), people=500)
    counted(link, TODAY, people=99)
    counted(others, TODAY, people=10)
    arrived(others, 100)
    look(WHEN)
    assert kinds(link) == set()
    counted(link, TODAY - timedelta(days=89), people=1)
    look(WHEN + HOUR)
    assert kinds(link) == {FlagKind.MANY_CLICKS}


def test_a_count_that_somebody_looked_at_must_double_first() -> None:
    old = {"people": 120, "applications": 0}
    assert not flags.is_new(FlagKind.MANY_CLICKS, old, {"people": 239, "applications": 0})
    assert flags.is_new(FlagKind.MANY_CLICKS, old, {"people": 240, "applications": 0})


@pytest.mark.parametrize(("monday", "wednesday", "found"), [(0, 10, False), (1, 10, True), (0, 11, True)])
def test_more_than_ten_clicks_of_our_own_people_in_a_week_are_looked_at(
    app: Flask, monday: int, wednesday: int, found: bool
) -> None:
    link = of_a_colleague()
    counted(link, TODAY - timedelta(days=2), staff=monday)
    counted(link, TODAY - timedelta(days=3), staff=9)  # the Sunday before is in another week
    counted(link, TODAY, staff=wednesday)
    look(WHEN)
    assert (kinds(link) == {FlagKind.STAFF_CLICKS}) == found
    if found:
        assert evidence() == {"clicks": monday + wednesday, "week": "2026-11-16"}


def test_on_a_monday_the_week_before_is_looked_at_once_more(app: Flask) -> None:
    link = of_a_colleague()
    counted(link, TODAY + timedelta(days=4), staff=11)  # the Sunday
    look(WHEN + timedelta(days=5))
    assert evidence()["week"] == "2026-11-16"


def test_another_week_of_our_own_clicks_is_new_evidence_and_the_same_week_is_not() -> None:
    old = {"clicks": 14, "week": "2026-11-16"}
    assert not flags.is_new(FlagKind.STAFF_CLICKS, old, {"clicks": 40, "week": "2026-11-16"})
    assert flags.is_new(FlagKind.STAFF_CLICKS, old, {"clicks": 12, "week": "2026-11-23"})


def test_links_are_looked_into_once_an_hour(app: Flask) -> None:
    link = of_a_colleague()
    counted(link, TODAY, staff=3)
    assert [scan.look_into_links(WHEN + timedelta(minutes=m)) for m in (0, 1, 59, 60)] == [1, 0, 0, 1]


def test_only_links_that_were_followed_lately_and_belong_to_posts_or_colleagues_are_looked_into(app: Flask) -> None:
    quiet, flyer, shared = of_a_colleague(), a_link(label="Flyer"), of_a_colleague()
    counted(quiet, TODAY - timedelta(days=2), staff=20)
    counted(flyer, TODAY, staff=20)
    counted(shared, TODAY - timedelta(days=1), staff=1)
    assert link_checks.clicked(TODAY) == [shared.id]


def test_until_somebody_looks_the_evidence_follows_the_count(app: Flask) -> None:
    link = of_a_colleague()
    counted(link, TODAY, staff=11)
    look(WHEN)
    counted(link, TODAY - timedelta(days=1), staff=5)
    look(WHEN + HOUR)
    assert evidence()["clicks"] == 16
    assert len(db.session.scalars(select(Flag)).all()) == 1
