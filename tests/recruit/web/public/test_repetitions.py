"""The same form sent twice is one application; a form's own number opens nothing and belongs to nobody."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from recruit.candidates import applying
from recruit.core.database import db, now
from recruit.models import Application, Letter, Organisation, Vacancy, VacancyState
from recruit.web.forms.apply import stamp
from tests.support.apply_form import ALEX, PDF, apply, cv, form_of, how_many, the_application
from tests.support.browser import Browser, Page
from tests.support.factories import a_vacancy, an_application, saved

BO = {"name": "Bo Maas", "email": "bo@example.org", "profile": "https://example.org/bo"}


@pytest.fixture
def vacancy(app: Flask) -> Vacancy:
    """Open, with a contact who gets mail."""
    saved(Organisation(name="Acme"))
    return a_vacancy()


def filled(visitor: Browser, vacancy: Vacancy, **but: Any) -> dict[str, Any]:
    """What a browser sends for the open form."""
    return visitor.get(form_of(vacancy)).fields("/apply") | ALEX | but


def says_nothing_of_anybody(page: Page) -> None:
    """Neither an address nor a word that anybody sent."""
    assert "Location" not in page.headers and page.headers["Cache-Control"] == "no-store"
    assert "We have it already" in page.text and "mailed" in page.text
    for row in db.session.scalars(select(Application)):
        assert row.name not in page.html and row.email not in page.html
    assert "/applications/" not in page.html


def test_the_same_form_sent_twice_is_one_application(visitor: Browser, vacancy: Vacancy) -> None:
    fields = filled(visitor, vacancy)
    visitor.post(form_of(vacancy), fields | {"cv": cv()}, expect=303)
    says_nothing_of_anybody(visitor.post(form_of(vacancy), fields | {"cv": cv()}))
    assert (how_many(), how_many(Letter)) == (1, 2)


def test_the_same_form_sent_many_times_at_once_is_one_application(
    app: Flask, visitor: Browser, vacancy: Vacancy
) -> None:
    path, fields = form_of(vacancy), filled(visitor, vacancy)
    db.session.remove()

    def send(_: int) -> int:
        return app.test_client().post(path, data=fields | {"cv": (BytesIO(PDF), "cv.pdf")}).status_code

    with ThreadPoolExecutor(6) as pool:
        answers = sorted(pool.map(send, range(6)))
    assert answers == [200] * 5 + [303]
    assert (how_many(), how_many(Letter)) == (1, 2)


def test_the_database_keeps_one_proof_once(app: Flask) -> None:
    an_application(repetition="p")
    with pytest.raises(IntegrityError):
        an_application(repetition="p")
    db.session.rollback()
    an_application(repetition=None)
    an_application(repetition=None)


def test_somebody_else_who_uses_the_open_form_gets_an_application_of_their_own(
    visitor: Browser, vacancy: Vacancy
) -> None:
    fields = filled(visitor, vacancy)
    first = visitor.post(form_of(vacancy), fields, expect=303)
    second = visitor.post(form_of(vacancy), fields | BO, expect=303)
    assert first.headers["Location"] != second.headers["Location"]
    assert "Bo Maas" in visitor.follow(second).text and "Alex" not in visitor.follow(second).text
    assert "Alex Vos" in visitor.follow(first).text
    assert {row.name for row in db.session.scalars(select(Application))} == {"Alex Vos", "Bo Maas"}


@pytest.mark.parametrize("sent", [{}, ALEX, BO, ALEX | {"email": "alex@example.com"}])
def test_whoever_planted_the_stamp_gets_no_page_of_anybody(
    app: Flask, visitor: Browser, vacancy: Vacancy, sent: dict[str, str]
) -> None:
    mine = stamp(vacancy.id, now() - timedelta(minutes=1))
    victims = visitor.post(form_of(vacancy), filled(visitor, vacancy, stamp=mine), expect=303).headers["Location"]
    page = Page(app.test_client().post(form_of(vacancy), data=sent | {"stamp": mine}))
    assert page.status in (200, 303, 422)
    place = page.headers.get("Location", "")
    assert victims not in page.html and place != victims
    if place:
        own = db.session.scalars(select(Application).order_by(Application.id.desc())).first()
        assert own and own.email == sent["email"] and how_many() == 2


def test_the_private_address_grows_from_nothing_that_was_sent(visitor: Browser, vacancy: Vacancy) -> None:
    fields = filled(visitor, vacancy)
    for person in (ALEX, BO):
        visitor.post(form_of(vacancy), fields | person, expect=303)
    one, two = db.session.scalars(select(Application))
    assert one.seed != two.seed and len(one.seed) == 40
    assert one.digest != two.digest


def test_a_file_with_the_same_name_and_other_words_is_not_the_same(visitor: Browser, vacancy: Vacancy) -> None:
    fields = filled(visitor, vacancy)
    for data in (PDF, PDF + b"\n"):
        visitor.post(form_of(vacancy), fields | {"cv": cv(data)}, expect=303)
    assert how_many() == 2


def test_after_a_quarter_of_an_hour_the_same_is_meant(visitor: Browser, vacancy: Vacancy) -> None:
    fields = filled(visitor, vacancy)
    visitor.post(form_of(vacancy), fields, expect=303)
    the_application().created_at = now() - timedelta(minutes=15, seconds=1)
    db.session.commit()
    proof = the_application().repetition
    assert proof and not applying.is_repetition(proof), "also before the clock has emptied it"
    visitor.post(form_of(vacancy), fields, expect=303)
    assert sorted(row.repetition is None for row in db.session.scalars(select(Application))) == [False, True]


def test_the_clock_empties_proofs_after_a_quarter_of_an_hour(app: Flask) -> None:
    from jobs.dispatch import tidy

    old = an_application(repetition="old", created_at=now() - timedelta(minutes=16))
    new = an_application(repetition="new", created_at=now() - timedelta(minutes=14))
    tidy()
    db.session.expire_all()
    assert (old.repetition, new.repetition) == (None, "new")


def test_a_repetition_is_one_also_after_the_vacancy_closed(visitor: Browser, vacancy: Vacancy) -> None:
    fields = filled(visitor, vacancy)
    visitor.post(form_of(vacancy), fields, expect=303)
    vacancy.state = VacancyState.CLOSED
    db.session.commit()
    says_nothing_of_anybody(visitor.post(form_of(vacancy), fields))
    visitor.post(form_of(vacancy), fields | BO, expect=410)


def test_nothing_of_what_was_sent_can_be_read_from_the_proof(app: Flask, visitor: Browser, vacancy: Vacancy) -> None:
    first = applying.proof_of("the very same")
    app.config["SECRET_KEY"] = "another"
    assert first != applying.proof_of("the very same"), "it is made with our key"


def test_a_file_that_went_along_with_one_application_goes_along_with_no_other(
    visitor: Browser, vacancy: Vacancy
) -> None:
    page = apply(visitor, vacancy=vacancy, name="", cv=cv(), expect=422)
    fields = page.fields("/apply") | {"name": "Alex Vos"}
    assert fields["draft"]
    visitor.post(form_of(vacancy), fields, expect=303)
    visitor.post(form_of(vacancy), fields | BO, expect=303)
    first, second = db.session.scalars(select(Application).order_by(Application.id))
    assert first.document and not second.document
