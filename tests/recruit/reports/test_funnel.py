"""Reports say what a plain recount of every click and every application says."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from recruit.core.database import db, today
from recruit.models import (
    Application,
    Click,
    ClickKind,
    LinkDay,
    LinkMonth,
    OriginDay,
    OriginMonth,
    Publication,
    Reach,
    Source,
    TrackedLink,
    Unit,
    User,
    Vacancy,
)
from recruit.models.figures import ALL_CLICKS, CLICK_COLUMNS
from recruit.reports import exclusions, funnel, paging, trends, unknown_origins
from recruit.reports.dimensions import Key, Kind
from recruit.reports.periods import Period
from recruit.reports.query import Asked, By, Only
from recruit.reports.row import NAMES
from tests.support import plain_recount
from tests.support.factories import a_channel, a_colleague, a_link, a_unit, a_vacancy, saved

KINDS = [*[ClickKind.PERSON] * 4, *ClickKind]


@dataclass
class House:
    """Two units, three vacancies, one of them looked at blindly, and links of every kind."""

    vacancies: list[Vacancy]
    links: list[TrackedLink | None]
    source: Source


@pytest.fixture
def house(app: Flask) -> House:
    """Where the random rows are put."""
    unit, other = a_unit(), a_unit()
    vacancies = [a_vacancy(unit=unit), a_vacancy(unit=other), a_vacancy(blind=True)]
    channels, colleague = [a_channel(), a_channel(name="Second")], a_colleague()
    links: list[TrackedLink | None] = [None]
    for number, vacancy in enumerate(vacancies):
        post = saved(Publication(vacancy=vacancy, channel=channels[number % 2], published_at=at(30 * number)))
        links += [a_link(vacancy, publication=post), a_link(vacancy, label="Flyer"), a_link(vacancy, sharer=colleague)]
        passed_on = a_link(vacancy, sharer=colleague, parent=links[-1], steps=1)
        links += [passed_on, a_link(vacancy, sharer=colleague, network="invitation")]
    return House(vacancies, links, saved(Source(name="A site", hosts="site.example")))


def at(days_ago: int) -> datetime:
    """Noon of a day."""
    day = today() - timedelta(days=days_ago)
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


CLICKS = st.lists(st.tuples(st.integers(1, 15), st.sampled_from(KINDS), st.integers(0, 90)), max_size=25)
APPLICATIONS = st.lists(
    st.tuples(st.integers(0, 15), st.integers(0, 2), st.booleans(), st.sampled_from(list(Reach)), st.integers(0, 90)),
    max_size=15,
)


def put(house: House, clicks: Any, applications: Any) -> None:
    """These rows and no others, and the figures made of them."""
    for table in (Click, Application):
        db.session.execute(delete(table))
    for link, kind, days in clicks:
        db.session.add(Click(link_id=house.links[link].id, kind=kind, at=at(days)))  # type: ignore[union-attr]
    for number, (link, vacancy, by_source, reached, days) in enumerate(applications):
        origin = house.links[link]
        db.session.add(
            Application(
                vacancy=origin.vacancy if origin else house.vacancies[vacancy],
                origin=origin,
                source=house.source if by_source and not origin else None,
                reached=reached,
                revealed_at=at(0) if reached != Reach.RECEIVED else None,
                created_at=at(days),
                hired_at=at(days - 2) if reached == Reach.HIRED else None,
                **{name: f"{number}" for name in ("name", "email", "digest", "seed")},
            )
        )
    plain_recount.rebuild()
    db.session.commit()


def blindly() -> set[int]:
    """Vacancies of which somebody is still hidden."""
    rows = db.session.scalars(select(Application)).all()
    return {row.vacancy_id for row in rows if row.vacancy.blind and row.revealed_at is None}


def row_of(by: By, link: TrackedLink | None, vacancy: Vacancy, source: int | None, hidden: bool) -> Key | None:
    """In which row something counts, said once more in plain words."""
    if by == By.VACANCY:
        return Key(Kind.VACANCY, vacancy.id)
    if by == By.UNIT:
        return Key(Kind.UNIT, vacancy.unit_id or 0)
    if by == By.COLLEAGUE:
        return Key(Kind.COLLEAGUE, link.sharer_id) if link and link.sharer_id else None
    if hidden:
        return Key(Kind.HIDDEN)
    if link is None:
        return Key(Kind.SOURCE, source) if source else Key(Kind.UNKNOWN)
    if by == By.POST and not link.network and not link.steps:
        return Key(Kind.LINK, link.id)
    if link.publication:
        return Key(Kind.CHANNEL, link.publication.channel_id)
    if link.steps:
        return Key(Kind.PASSED_ON)
    return Key(Kind.COLLEAGUES) if link.sharer_id else Key(Kind.LABEL, 0, link.label)


def recounted(by: By, period: Period, only: Only) -> dict[Key, dict[str, int]]:
    """Each row, from every click and every application."""
    found: dict[Key, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    hidden = blindly()
    answered = {row.origin_id for row in db.session.scalars(select(Application)) if row.vacancy_id not in hidden}

    def limited(link: TrackedLink | None, vacancy: Vacancy) -> bool:
        channel = link.publication.channel_id if link and link.publication else None
        if only.channel and (channel != only.channel):
            return False
        return only.unit in (None, vacancy.unit_id) and only.vacancy in (None, vacancy.id)

    for click in db.session.scalars(select(Click)):
        link = db.session.get_one(TrackedLink, click.link_id)
        secret = link.network == "invitation" and link.id not in answered
        inside = period.since <= plain_recount.day_of(click.at) <= period.until
        key = row_of(by, link, link.vacancy, None, False)
        if key and inside and not secret and limited(link, link.vacancy):
            found[key][plain_recount.NAMES[click.kind]] += 1
    for row in db.session.scalars(select(Application)):
        unseen = row.vacancy_id in hidden
        key = row_of(by, row.origin, row.vacancy, row.source_id, unseen)
        if by == By.COLLEAGUE and unseen:
            key = None
        inside = period.since <= plain_recount.day_of(row.created_at) <= period.until
        if key and inside and limited(row.origin, row.vacancy) and not (only.channel and unseen):
            for name in plain_recount.STEPS[: list(Reach).index(row.reached) + 1]:
                found[key][name] += 1
    for post in db.session.scalars(select(Publication)):
        key = row_of(by, post.link, post.vacancy, None, False)
        day = plain_recount.day_of(post.published_at) if post.published_at else date.min
        if key and period.since <= day <= period.until and limited(post.link, post.vacancy):
            found[key]["posts"] += 1
    return {key: dict(numbers) for key, numbers in found.items()}


def as_numbers(rows: funnel.Rows) -> dict[Key, dict[str, int]]:
    """A report in the same shape."""
    names = ("posts", *plain_recount.NAMES.values(), *plain_recount.STEPS)
    return {key: {name: getattr(row, name) for name in names if getattr(row, name)} for key, row in rows.items()}


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=25,
    phases=(Phase.generate,),
)
@given(CLICKS, APPLICATIONS, st.integers(0, 90), st.integers(0, 90), st.data())
def test_every_report_says_what_a_plain_recount_says(
    house: House, clicks: Any, applications: Any, since: int, length: int, data: st.DataObject
) -> None:
    put(house, clicks, applications)
    period = Period(at(since).date(), at(max(0, since - length)).date())
    only = data.draw(
        st.sampled_from(
            [
                Only(),
                Only(unit=house.vacancies[0].unit_id),
                Only(vacancy=house.vacancies[2].id),
                Only(channel=house.links[1].publication.channel_id),  # type: ignore[union-attr]
            ]
        )
    )
    for by in (By.CHANNEL, By.VACANCY, By.POST, By.COLLEAGUE, By.UNIT):
        assert as_numbers(funnel.counted(by, period, only)) == recounted(by, period, only), by
    whole = recounted(By.VACANCY, period, only)
    for by in (By.MONTH, By.WEEK):
        rows = funnel.counted(by, period, only).values()
        for name in ("posts", "people", "applications", "hires"):
            assert sum(getattr(row, name) for row in rows) == sum(row.get(name, 0) for row in whole.values()), by


SORTS = [(name, down) for name in (*NAMES, "others", "conversion") for down in (True, False)]


def test_every_kind_of_click_has_its_column_in_the_tables_and_in_reports() -> None:
    assert list(CLICK_COLUMNS) == list(ClickKind)
    first = NAMES.index(ALL_CLICKS[0])
    assert NAMES[first : first + len(ALL_CLICKS)] == ALL_CLICKS
    for table in (LinkDay, LinkMonth):
        assert [column.name for column in table.__table__.c] == ["day", "link_id", *ALL_CLICKS]


def test_the_pages_that_the_database_cuts_are_the_whole_in_every_order_by_every_column(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "LENGTH", 2)
    clicks = [(link, KINDS[link * days % len(KINDS)], days) for link in range(1, 16) for days in range(link % 4)]
    came = [(link, link % 3, link % 2 == 0, list(Reach)[link % 5], link) for link in range(0, 16, 3)]
    put(house, clicks, came)
    for by in paging.MANY:
        asked = Asked.of({"by": by, "range": "90", "against": "before"})
        whole = funnel.funnel_of(asked)
        for name, down in SORTS:
            check_pages(asked, whole, name, down)


def check_pages(asked: Asked, whole: funnel.Funnel, name: str, down: bool) -> None:
    """Put together, the pages in that order hold each row of the whole once, and in order."""

    def place(value: float | None) -> tuple[bool, float]:
        return value is None, (-value if down else value) if value else 0

    found: funnel.Rows = {}
    values: list[float | None] = []
    for begin in range(0, len(whole.rows) + 2, 2):
        page = paging.page_of_rows(asked, paging.Order(name, down), begin)
        assert (page.many, page.total, page.total_before) == (len(whole.rows), whole.total, whole.total_before)
        assert page.before == {key: whole.before[key] for key in page.rows if key in whole.before}
        found |= page.rows
        values += sorted((getattr(row, name) for row in page.rows.values()), key=place)
    assert found == whole.rows, (asked, name, down)
    assert values == sorted(values, key=place), (asked, name, down)


def test_what_two_periods_give_together_is_what_the_whole_gives(house: House) -> None:
    put(house, [(1, ClickKind.PERSON, days) for days in range(80)], [(1, 0, False, Reach.HIRED, 40)])
    whole = funnel.counted(By.CHANNEL, Period(at(80).date(), at(0).date()), Only())
    parts = [funnel.counted(By.CHANNEL, Period(at(a).date(), at(b).date()), Only()) for a, b in ((80, 33), (32, 0))]
    key = max(whole, key=lambda key: whole[key].people)
    assert whole[key].people == sum(part[key].people for part in parts if key in part) == 80
    assert whole[key].seconds_to_hire == 2 * 86_400


def test_a_month_is_compared_with_the_one_in_the_same_place(house: House) -> None:
    put(house, [(1, ClickKind.PERSON, 0), (1, ClickKind.PERSON, 365)], [])
    asked = Asked.of({"by": "month", "range": "30", "against": "year"})
    found = funnel.funnel_of(asked)
    assert list(found.before) == list(found.rows)
    assert found.total_before and found.total_before.people == 1 == found.total.people


def test_small_lines_hold_twelve_months_of_clicks(house: House) -> None:
    put(house, [(1, ClickKind.PERSON, 0), (1, ClickKind.ROBOT, 0), (1, ClickKind.PERSON, 400)], [])
    for by in (By.CHANNEL, By.VACANCY, By.POST):
        keys = funnel.counted(by, Period(at(5).date(), at(0).date()), Only())
        [line] = trends.trend_of(by, Only(), today(), keys).values()
        assert line == [0] * 11 + [1], by


def test_what_is_left_out_is_said_in_numbers(house: House) -> None:
    clicks = [(1, kind, 0) for kind in (ClickKind.ROBOT, ClickKind.ROBOT, ClickKind.PREVIEW, ClickKind.STAFF)]
    put(house, clicks, [(0, 0, False, Reach.RECEIVED, 1), (11, 2, False, Reach.RECEIVED, 1)])
    found = exclusions.left_out_of(Period(at(9).date(), at(0).date()), Only())
    assert (found.robots, found.previews, found.staff, found.repeats) == (2, 1, 1, 0)
    assert (found.unknown, found.hidden) == (1, 1)


def test_the_share_of_unknown_origin_is_of_those_that_are_shown(house: House) -> None:
    unhidden = [(0, 0, False, Reach.RECEIVED, 0), (0, 0, True, Reach.RECEIVED, 0), (1, 0, False, Reach.RECEIVED, 0)]
    put(house, [], [*unhidden, (11, 2, False, Reach.RECEIVED, 0), (0, 0, False, Reach.HIRED, 0)])
    [month] = unknown_origins.months_of(Period(today(), today()), Only())
    assert (month.by_link, month.by_source, month.unknown, month.hidden) == (1, 1, 2, 1)
    assert month.share == 50


def test_rows_that_nothing_is_left_of_are_not_shown(house: House) -> None:
    put(house, [(1, ClickKind.PERSON, days) for days in range(60)], [])
    rows = funnel.counted(By.POST, Period(at(200).date(), at(62).date()), Only())
    assert rows == {}
    assert db.session.scalars(select(OriginDay)).all() == db.session.scalars(select(OriginMonth)).all() == []


def test_a_unit_and_a_colleague_that_are_gone_are_no_error(house: House) -> None:
    assert db.session.scalars(select(Unit)).all() and db.session.scalars(select(User)).all()
    assert funnel.counted(By.CHANNEL, Period(today(), today()), Only(unit=99, colleague=99, label="x")) == {}
