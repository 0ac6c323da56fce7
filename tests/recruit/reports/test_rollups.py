"""Figures that grow with each click are those that counting everything anew would give."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from recruit.attribution.clicks import ingestion, retention
from recruit.attribution.clicks.journal import Followed, Writer
from recruit.candidates import decisions, origin_correction
from recruit.core import calendar
from recruit.core.database import Base, db, now
from recruit.models import (
    Application,
    Click,
    ClickKind,
    HourOfWeek,
    LinkDay,
    LinkMonth,
    OriginDay,
    OriginMonth,
    Publication,
    Stage,
    StaleDay,
    Tally,
)
from recruit.models.clicks import NEVER, RECONCILED
from recruit.models.stages import HIRED, INTERVIEW, LOOKED_AT, OFFER, REJECTED
from recruit.reports import recount, rollups
from tests.support.factories import a_channel, a_link, a_person, a_vacancy, an_application, saved

FIGURES: tuple[type[Base], ...] = (LinkDay, LinkMonth, HourOfWeek, OriginDay, OriginMonth)
STAGES = st.sampled_from([0, LOOKED_AT, INTERVIEW, HIRED, REJECTED])
SECONDS = st.integers(-5_000_000, 5_000_000)
SUMMER_ENDS = int(datetime(2026, 10, 25, tzinfo=UTC).timestamp())


def everything() -> dict[str, list[Any]]:
    """All figures as they stand."""
    db.session.expire_all()
    return {
        table.__tablename__: sorted(map(tuple, db.session.execute(select(*table.__table__.c)))) for table in FIGURES
    }


def from_nothing() -> dict[str, list[Any]]:
    """All figures, made anew."""
    for table in FIGURES:
        db.session.execute(delete(table))
    db.session.commit()
    recount.everything()
    return everything()


def a_publication() -> Publication:
    return saved(Publication(vacancy=a_vacancy(), channel=a_channel()))  # type: ignore[no-any-return]


def come(*clicks: Followed) -> None:
    writer = Writer(ingestion.folder())
    for click in clicks:
        writer.write(click.line())
    writer.close()
    ingestion.take_over()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(st.tuples(SECONDS, st.integers(0, 2), st.integers(0, 4), st.integers(0, 9)), max_size=60))
def test_what_grew_with_each_click_is_what_counting_anew_gives(
    app: Flask, drawn: list[tuple[int, int, int, int]]
) -> None:
    links = [a_link(), a_link(), a_link(publication=a_publication())]
    found = [
        Followed(SUMMER_ENDS + second, links[link].id, kind, 0, who, who and 1) for second, link, kind, who in drawn
    ]
    for at in range(0, len(found), 7):
        come(*found[at : at + 7])
    before = everything()
    assert recount.everything() == 0
    assert from_nothing() == before


def test_a_day_and_an_hour_are_those_of_the_office(app: Flask) -> None:
    late = int(datetime(2026, 3, 31, 22, 30, tzinfo=UTC).timestamp())  # half past twelve at night in Amsterdam
    come(Followed(late, a_link().id, 0, 0))
    assert db.session.scalars(select(LinkDay.day)).all() == [date(2026, 4, 1)]
    assert db.session.scalars(select(LinkMonth.day)).all() == [date(2026, 4, 1)]
    assert db.session.execute(select(HourOfWeek.weekday, HourOfWeek.hour)).all() == [(2, 0)]


def test_a_figure_that_is_wrong_is_mended(app: Flask) -> None:
    come(*(Followed(SUMMER_ENDS + n, a_link().id, 0, 0) for n in range(3)))
    right = everything()
    db.session.execute(update(LinkDay).values(people=7))
    db.session.execute(delete(LinkMonth))
    db.session.execute(update(HourOfWeek).values(hour=5))
    db.session.commit()
    assert recount.everything() > 0
    assert everything() == right
    assert recount.everything() == 0


def test_figures_are_compared_once_a_night_and_what_was_wrong_is_told(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    link = a_link()
    come(Followed(int(now().timestamp()), link.id, 0, 0))
    db.session.execute(update(LinkDay).values(people=7))
    db.session.commit()
    morning = calendar.begin_of(calendar.day_of(now()))
    monkeypatch.setattr(recount, "now", lambda: morning + timedelta(hours=2))
    assert recount.every_night() == 0
    monkeypatch.setattr(recount, "now", lambda: morning + timedelta(hours=4))
    assert recount.every_night() == 1
    assert "were mended: 1" in caplog.text
    db.session.execute(update(LinkDay).values(people=7))
    db.session.commit()
    assert recount.every_night() == 0


def test_an_installation_from_before_gets_its_figures_at_once(app: Flask) -> None:
    link = a_link()
    at = datetime(2024, 2, 3, 4, 5, tzinfo=UTC)
    db.session.add_all(Click(link_id=link.id, at=at, kind=kind) for kind in (ClickKind.PERSON, ClickKind.ROBOT))
    db.session.execute(update(Tally).where(Tally.name == RECONCILED).values(value=NEVER))
    db.session.commit()
    retention.thin(13)
    assert db.session.scalar(select(func.count()).select_from(Click)) == 2, "not before they are counted"
    recount.every_night()
    row = db.session.scalars(select(LinkMonth)).one()
    assert (row.day, row.people, row.robots) == (date(2024, 2, 1), 1, 1)


def test_single_clicks_go_when_their_time_is_over_and_their_figures_stay(app: Flask) -> None:
    link, moment = a_link(), datetime(2026, 11, 22, tzinfo=UTC)
    old, kept = datetime(2025, 9, 30, 12, tzinfo=UTC), datetime(2025, 10, 1, 12, tzinfo=UTC)
    come(*(Followed(int(at.timestamp()), link.id, 0, 0) for at in (old, kept, moment)))
    before = everything()
    retention.thin(13, moment)
    assert list(db.session.scalars(select(Click.at).order_by(Click.at))) == [kept, moment]
    assert everything() == before
    assert recount.everything() == 0, "what is gone is not counted as nothing"
    retention.thin(13, moment)
    assert everything() == before


def test_an_application_is_counted_with_how_far_it_came(app: Flask) -> None:
    by, link = a_person(), a_link()
    application = an_application(vacancy=link.vacancy, origin=link)
    db.session.commit()
    rollups.catch_up()
    for stage in (LOOKED_AT, INTERVIEW, OFFER, HIRED):
        decisions.move(application, db.session.get_one(Stage, stage), "", "fits well", by)
        db.session.commit()
        assert rollups.catch_up() == 1
    row = db.session.scalars(select(OriginMonth)).one()
    steps = (row.applications, row.looked_at, row.interviews, row.offers, row.hires)
    assert steps == (1, 1, 1, 1, 1)
    assert (row.link_id, row.source_id, row.vacancy_id) == (link.id, 0, link.vacancy_id)
    decisions.move(application, db.session.get_one(Stage, REJECTED), "", "did not begin", by)
    db.session.commit()
    rollups.catch_up()
    db.session.expire_all()
    row = db.session.scalars(select(OriginMonth)).one()
    assert (row.offers, row.hires, row.seconds_to_hire) == (1, 0, 0), "a hire that came to nothing is none"


def test_a_corrected_origin_moves_the_application_in_the_figures(app: Flask) -> None:
    by, link = a_person(), a_link()
    application = an_application(vacancy=link.vacancy)
    db.session.commit()
    rollups.catch_up()
    assert db.session.scalars(select(OriginDay.link_id)).all() == [0]
    origin_correction.correct(application, link, "the candidate said so", by)
    db.session.commit()
    rollups.catch_up()
    assert db.session.scalars(select(OriginDay.link_id)).all() == [link.id]
    assert db.session.scalars(select(OriginMonth.link_id)).all() == [link.id]


def test_what_does_not_count_leaves_no_note(app: Flask) -> None:
    application = an_application()
    db.session.commit()
    rollups.catch_up()
    application.phone = "020 000 00 00"
    db.session.commit()
    assert db.session.scalars(select(StaleDay)).all() == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.lists(st.tuples(st.integers(0, 80), st.integers(0, 1), st.booleans(), STAGES, st.booleans()), max_size=20)
)
def test_applications_counted_when_they_change_are_those_counted_anew(
    app: Flask, drawn: list[tuple[int, int, bool, int, bool]]
) -> None:
    vacancies = [a_vacancy(), a_vacancy()]
    links = [a_link(vacancy) for vacancy in vacancies]
    by = a_person()
    for age, which, linked, stage, at_once in drawn:
        origin = links[which] if linked else None
        application = an_application(vacancy=vacancies[which], origin=origin, created_at=now() - timedelta(days=age))
        if at_once:
            db.session.commit()
            rollups.catch_up()
        if stage:
            decisions.move(application, db.session.get_one(Stage, stage), "", "", by)
        db.session.commit()
    rollups.catch_up()
    before = everything()
    assert sum(row[4] for row in before["origin_month"]) == db.session.scalar(select(func.count(Application.id)))
    assert recount.everything() == 0
    assert from_nothing() == before
