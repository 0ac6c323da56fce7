"""A vacancy is written once, opened, closed, opened again and copied."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.core.database import db, today
from recruit.models import ClickKind, CloseReason, Vacancy, VacancyState
from recruit.vacancies import lifecycle
from recruit.web.forms.numbers import read_figure
from tests.support.browser import Browser
from tests.support.factories import a_link, a_unit, a_vacancy, an_application, clicked, places_of

pytestmark = pytest.mark.one_database

WRITTEN = {
    "title": "Wijkverpleegkundige (m/v/x)",
    "places-0-name": "Utrecht",
    "places-1-name": "Zeist",
    "hours_min": "24",
    "hours_max": "36,5",
    "contract": "permanent",
    "pay_min": "€ 3.200",
    "pay_max": "4.100,50",
    "pay_scale": "FWG 45",
    "closes": "2030-01-31",
    "summary": "Zorg voor zestig mensen in de wijk.",
    "body": "**Zorg**\n\n- op de fiets",
    "tags": "zorg, wijk",
    "video": "https://www.youtube.com/watch?v=abcdefghijk",
    "contact_email": "sam@example.org",
}


def written(browser: Browser, **changes: Any) -> Vacancy:
    """A vacancy as somebody types it."""
    browser.submit("/office/vacancies/new", WRITTEN | {"closes": ""} | changes)
    return db.session.scalars(select(Vacancy).order_by(Vacancy.id.desc())).first() or pytest.fail("nothing was saved")


def test_what_was_written_is_what_is_kept(recruiter: Browser) -> None:
    vacancy = written(recruiter)
    assert vacancy.state == VacancyState.DRAFT
    assert (vacancy.pay_min, vacancy.pay_max) == (320_000, 410_050)
    assert (vacancy.hours_min, vacancy.hours_max) == (24, 36.5)
    assert vacancy.body == "**Zorg**\n\n- op de fiets"
    assert vacancy.place_list == ["Utrecht", "Zeist"]
    assert vacancy.author == recruiter.person


def test_pay_is_per_month_unless_somebody_says_otherwise(recruiter: Browser) -> None:
    assert recruiter.get("/office/vacancies/new").fields()["pay_period"] == "month"


def test_the_form_shows_again_what_was_saved(recruiter: Browser) -> None:
    vacancy = written(recruiter)
    fields = recruiter.get(f"/office/vacancies/{vacancy.id}/edit").fields()
    assert fields["pay_max"] == "4100.50"
    assert fields["hours_max"] == "36.5"
    assert fields["body"] == "**Zorg**\n\n- op de fiets"
    recruiter.submit(f"/office/vacancies/{vacancy.id}/edit", {"title": "Wijkverpleegkundige"})
    assert (vacancy.title, vacancy.pay_max) == ("Wijkverpleegkundige", 410_050)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " "}, "Write a title"),
        ({"title": "x" * 201}, "1 character too long"),
        ({"title": "Nurse\0"}, "invisible control character"),
        ({"pay_min": "-3"}, "cannot be negative"),
        ({"pay_min": "4000", "pay_max": "3000"}, "Swap them"),
        ({"hours_min": "40", "hours_max": "36"}, "Swap them"),
        ({"hours_max": "90"}, "more than 80"),
        ({"pay_max": "veel"}, "Write a number"),
        ({"pay_min": "€ 3.200 – € 4.100"}, "the other end has a field of its own"),
        ({"hours_min": "24 tot 36"}, "the other end has a field of its own"),
        ({"hours_min": "0,8", "hours_max": "0,8"}, "less than an hour a week"),
        ({"closes": "2020-01-01"}, "has passed"),
        ({"closes": "tomorrow"}, "Write a day"),
        ({"closes": "9999-12-31"}, "five years"),
        ({"video": "https://video.example/1"}, "YouTube or Vimeo"),
        ({"video": "javascript:alert(1)"}, "YouTube or Vimeo"),
        ({"contact_email": "sam"}, "e-mail address"),
        ({"language": "xx"}, "Not a valid choice"),
        ({"tags": ",".join("abcdefghijklm")}, "ten tags"),
        ({"body": "x" * 50_001}, "too long"),
    ],
)
def test_wrong_input_gets_a_sentence_and_nothing_typed_is_lost(
    recruiter: Browser, wrong: dict[str, str], said: str
) -> None:
    page = recruiter.submit("/office/vacancies/new", WRITTEN | wrong, expect=422)
    assert said in page.text
    kept = page.fields()
    for name, value in (WRITTEN | wrong).items():
        if name not in ("language",) and "\0" not in value:
            assert kept[name].strip() == value.strip(), name
    for link in page.tree.select(".errors a"):
        assert page.one(str(link["href"])), "the summary leads to the field"
    assert db.session.scalars(select(Vacancy)).all() == []


def test_naughty_strings_are_kept_and_shown_as_they_are(recruiter: Browser, naughty: list[str]) -> None:
    vacancy = written(recruiter)
    for words in naughty:
        typed = " ".join(words.split())[:190].strip()
        if not typed or any(ord(c) < 32 or ord(c) == 127 or 0xD800 <= ord(c) < 0xE000 for c in typed):
            continue
        vacancy.title = vacancy.summary = vacancy.body = vacancy.tags = typed
        vacancy.places = places_of(typed)
        db.session.commit()
        page = recruiter.get(f"/office/vacancies/{vacancy.id}")
        assert " ".join(page.one("h1").get_text().split()) == typed
        assert not page.tree.select("h1 *"), "something was interpreted"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(
            ("3200", 3200),
            ("3.200", 3200),
            ("3,200", 3200),
            ("3200,50", 3200.5),
            ("3200.5", 3200.5),
            ("€ 3.200,-", 3200),
        ),
        *(("1.234.567", 1234567), ("1,234.50", 1234.5), ("1.234,50", 1234.5), ("36,5", 36.5), ("3 200 EUR", 3200)),
        *(("-3.200", -3200), ("3'200.50", 3200.5), ("€ 0,50", 0.5), ("2.345.678,9", 2345678.9)),
    ],
)
def test_figures_are_read_as_people_write_them(typed: str, meant: float) -> None:
    assert read_figure(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("37.125", 37.125), ("0,875", 0.875), ("1.000", 1), ("36,5", 36.5)])
def test_where_a_thousand_does_not_fit_three_decimals_are_decimals(typed: str, meant: float) -> None:
    assert read_figure(typed, most=168) == meant


@pytest.mark.parametrize("typed", ["abc", "1e9", "1..2", "--3", "12345678901234567890", "٣٢٠٠x", "0x10"])
def test_what_is_no_figure_is_not_guessed_at(typed: str) -> None:
    with pytest.raises(ValueError):
        read_figure(typed)


@pytest.mark.parametrize(
    "typed", ["3.2.5", "1.5.26", "32.50,00", "3.200.50", "0.200", "3.200,500", "1234.567", "1.2345"]
)
def test_signs_that_stand_where_no_thousands_end_are_no_figure(typed: str) -> None:
    with pytest.raises(ValueError):
        read_figure(typed)


def test_opening_leads_to_the_posts_and_closing_asks_why(recruiter: Browser) -> None:
    vacancy = written(recruiter)
    page = recruiter.submit(f"/office/vacancies/{vacancy.id}", {}, action="/open")
    assert page.headers["Location"] == f"/office/vacancies/{vacancy.id}/posts"
    assert vacancy.state == VacancyState.OPEN
    recruiter.submit(f"/office/vacancies/{vacancy.id}/close", {"reason": "filled", "note": "In January"})
    assert (vacancy.state, vacancy.close_reason, vacancy.close_note) == (
        VacancyState.CLOSED,
        CloseReason.FILLED,
        "In January",
    )
    assert "filled – In January" in recruiter.get(f"/office/vacancies/{vacancy.id}").text


def test_opening_again_begins_a_new_round(recruiter: Browser) -> None:
    vacancy = a_vacancy(state=VacancyState.CLOSED)
    recruiter.submit(f"/office/vacancies/{vacancy.id}", {}, action="/open")
    assert (vacancy.state, vacancy.round, vacancy.close_reason) == (VacancyState.OPEN, 2, None)


def test_a_vacancy_whose_date_has_passed_is_not_opened_but_its_form_is(recruiter: Browser) -> None:
    vacancy = a_vacancy(state=VacancyState.CLOSED, closes=today() - timedelta(days=3))
    page = recruiter.submit(f"/office/vacancies/{vacancy.id}", {}, action="/open")
    assert "Change it first" in recruiter.follow(page).text
    assert vacancy.state == VacancyState.CLOSED


def test_the_clock_closes_what_has_expired(app: Flask) -> None:
    past, still = a_vacancy(closes=today() - timedelta(days=1)), a_vacancy(closes=today())
    lifecycle.close_expired()
    assert (past.state, past.close_reason) == (VacancyState.CLOSED, CloseReason.EXPIRED)
    assert still.state == VacancyState.OPEN


def test_a_duplicate_has_the_same_words_and_is_a_draft_without_a_date(recruiter: Browser) -> None:
    vacancy = a_vacancy(closes=today(), unit=a_unit())
    recruiter.submit(f"/office/vacancies/{vacancy.id}", {}, action="/duplicate")
    copy = db.session.scalars(select(Vacancy).order_by(Vacancy.id.desc())).first()
    assert copy is not None
    assert copy != vacancy
    assert (copy.title, copy.body, copy.unit, copy.state, copy.closes) == (
        vacancy.title,
        vacancy.body,
        vacancy.unit,
        VacancyState.DRAFT,
        None,
    )


def test_the_list_searches_and_filters_in_the_database(recruiter: Browser) -> None:
    unit = a_unit()
    a_vacancy(title="Ward nurse", places="Leeds", unit=unit)
    a_vacancy(title="Porter 100%", places="York", state=VacancyState.DRAFT)
    for query, found in (
        ("q=nurse leeds", ["Ward nurse"]),
        ("q=100%25", ["Porter 100%"]),
        ("q=_", []),
        ("state=draft", ["Porter 100%"]),
        (f"unit={unit.id}", ["Ward nurse"]),
        (f"q={unit.name}", ["Ward nurse"]),
        ("page=99999999999999999999&unit=x&state=y&q=%00", ["Porter 100%", "Ward nurse"]),
    ):
        page = recruiter.get(f"/office/vacancies?{query}")
        assert sorted(row.get_text() for row in page.tree.select("tbody th")) == found, query


def test_the_list_has_pages(recruiter: Browser) -> None:
    for number in range(27):
        db.session.add(Vacancy(title=f"Role {number}"))
    db.session.commit()
    first, second = recruiter.get("/office/vacancies"), recruiter.get("/office/vacancies?page=2")
    assert (len(first.tree.select("tbody tr")), len(second.tree.select("tbody tr"))) == (25, 2)
    assert "27 vacancies" in first.text


def test_a_vacancy_shows_per_link_what_it_brought(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    flyer = a_link(vacancy, label="Flyer")
    clicked(flyer, times=3)
    clicked(flyer, ClickKind.ROBOT)
    an_application(vacancy=vacancy, origin=flyer)
    an_application(vacancy=vacancy)
    rows = [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        for row in recruiter.get(f"/office/vacancies/{vacancy.id}").tree.select("tbody tr")
    ]
    assert [rows[0][0], *rows[0][2:]] == ["Flyer", "1", "1", "3"]
    assert rows[1][:3] == ["Direct or unknown", "", "1"]


def test_a_colleague_gets_a_link_of_their_own(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    recruiter.submit(f"/office/vacancies/{vacancy.id}", {"sharer": recruiter.person.email.upper()}, action="/links")
    assert f"Shared by {recruiter.person.name}" in recruiter.get(f"/office/vacancies/{vacancy.id}").text
    page = recruiter.submit(f"/office/vacancies/{vacancy.id}", {"label": ""}, action="/links", expect=422)
    assert "Choose a colleague" in page.text


def test_the_preview_shows_markdown_and_interprets_no_tags(recruiter: Browser) -> None:
    token = recruiter.get("/office/vacancies/new").fields()["csrf_token"]
    body = {"body": "**bold** <script>alert(1)</script> [x](javascript:alert(1))", "csrf_token": token}
    page = recruiter.post("/office/vacancies/preview", body)
    assert page.one("strong").get_text() == "bold"
    assert not page.tree.select("script, a[href^=javascript]")
    assert "<script>" in page.text


def test_history_says_who_did_what(recruiter: Browser) -> None:
    vacancy = written(recruiter)
    recruiter.submit(f"/office/vacancies/{vacancy.id}", {}, action="/open")
    text = recruiter.get(f"/office/vacancies/{vacancy.id}").text
    assert "Robin de Wit opened the vacancy" in text
    assert "Robin de Wit wrote the vacancy" in text
