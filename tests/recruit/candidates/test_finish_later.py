"""Whoever finishes later gets one letter with the form, and nothing is kept but by which link, for thirty days."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import select, update

import jobs.dispatch
import jobs.send_letter
from recruit.attribution import remembered_visits
from recruit.attribution.touches import mark_of
from recruit.candidates import private_links
from recruit.candidates.privacy import erasure
from recruit.config import Settings
from recruit.core.database import Base, db, now, today
from recruit.models import DeletionReason, FinishLater, Letter, TrackedLink, Vacancy
from recruit.web.limits import limiter
from tests.support.apply_form import ALEX, form_of, how_many, the_application
from tests.support.browser import Browser
from tests.support.factories import a_link, a_vacancy, an_application

pytestmark = pytest.mark.one_database

EMAIL = "zwaluw@example.org"


@pytest.fixture
def link(app: Flask) -> TrackedLink:
    """A flyer."""
    return a_link(label="Flyer")


def later_of(vacancy: Vacancy) -> str:
    return form_of(vacancy).replace("/apply", "/later")


def ask(visitor: Browser, link: TrackedLink, email: str = EMAIL, expect: int = 200, **but: str) -> str:
    """Ask for the form on the page of the form; what is answered."""
    page = visitor.get(f"{form_of(link.vacancy)}?o={mark_of(link)}")
    fields = page.fields("/later") | {"email": email} | but
    return visitor.post(str(page.form("/later")["action"]), fields, expect=expect).text


def the_letter() -> Letter:
    return db.session.scalars(select(Letter)).one()


def address_in(letter: Letter) -> str:
    """Where the letter leads."""
    [address] = re.findall(r"http://careers.example(\S+)", letter.content["text"])
    return str(address)


def test_the_letter_leads_to_the_form_with_the_mark_and_the_origin_arrives(visitor: Browser, link: TrackedLink) -> None:
    assert "Look in your mail" in ask(visitor, link)
    letter = the_letter()
    assert letter.content["to"] == EMAIL
    assert letter.content["subject"] == "The form for Ward nurse (m/f/x)"
    visitor.submit(address_in(letter), ALEX)
    assert the_application().origin == link


def test_whoever_comes_back_without_the_letter_keeps_the_link_too(visitor: Browser, link: TrackedLink) -> None:
    ask(visitor, link)
    visitor.submit(form_of(link.vacancy), ALEX | {"email": "Zwaluw+work@example.org"})
    assert the_application().origin == link


def test_the_source_goes_along_too(visitor: Browser) -> None:
    vacancy = a_vacancy()
    page = visitor.get(f"{form_of(vacancy)}?w=1")
    visitor.post(later_of(vacancy), page.fields("/later") | {"email": EMAIL})
    assert address_in(the_letter()).endswith("/apply?w=1")
    row = db.session.scalars(select(FinishLater)).one()
    assert (row.link_id, row.source_id) == (None, 1)


def test_nothing_that_was_typed_is_sent_or_kept_nor_can_the_address_be_read(
    visitor: Browser, link: TrackedLink
) -> None:
    page = visitor.get(f"{form_of(link.vacancy)}?o={mark_of(link)}")
    assert set(page.fields("/later")) == {"email", "o"}
    assert "not kept" in page.one("section[aria-labelledby=later]").get_text()
    ask(visitor, link, motivation="Zwaluwmotivation")
    jobs.send_letter.send(the_letter().id)
    dumped = str([db.session.execute(select(table)).all() for table in Base.metadata.sorted_tables])
    for value in ("Zwaluwmotivation", EMAIL, "zwaluw"):
        assert value not in dumped
    assert how_many(FinishLater) == 1


def test_after_an_error_the_address_that_was_typed_stands_ready(visitor: Browser, link: TrackedLink) -> None:
    page = visitor.submit(form_of(link.vacancy), {"email": EMAIL}, expect=422)
    assert page.fields("/later")["email"] == EMAIL
    assert visitor.get(form_of(link.vacancy)).fields("/later")["email"] == ""


@pytest.mark.parametrize(
    ("language", "wish", "subject", "closing"),
    [
        ("nl", "nl", "Het formulier voor Kok", "12 december"),
        ("nl", "", "The form for Kok", "12 December"),
        ("en", "", "The form for Kok", "12 December"),
        ("de", "", "Das Formular für Kok", "12. Dezember"),
        ("fr", "", "Le formulaire pour Kok", "12 décembre"),
        ("nl", "en", "The form for Kok", "12 December"),
    ],
)
def test_it_is_written_in_the_language_in_which_the_form_is_read(
    visitor: Browser, language: str, wish: str, subject: str, closing: str
) -> None:
    vacancy = a_vacancy(title="Kok", language=language, closes=today().replace(year=today().year + 1, month=12, day=12))
    address = f"/vacancies/{vacancy.id}-kok/later" + (f"?lang={wish}" if wish else "")
    visitor.post(address, {"email": EMAIL})
    said = the_letter().content
    assert said["subject"] == subject
    assert closing.replace(". ", " ") in said["text"].replace(". ", " ")
    assert address_in(the_letter()).endswith(f"?lang={wish}" if wish else "/apply")


def test_the_answer_is_the_same_whether_we_know_the_address_or_not(visitor: Browser, link: TrackedLink) -> None:
    an_application(vacancy=link.vacancy, email=EMAIL)
    assert ask(visitor, link) == ask(visitor, link, "nobody@example.org")


@pytest.mark.parametrize("email", ["", "zwaluw", "a@b.nl,c@d.nl", "a" * 300 + "@b.nl"])
def test_an_address_that_no_mail_reaches_is_asked_for_again(visitor: Browser, link: TrackedLink, email: str) -> None:
    said = ask(visitor, link, email, expect=422)
    assert "Finish later" in said and "Check what you filled in" in said
    assert how_many(Letter) == how_many(FinishLater) == 0


def test_asking_twice_is_two_letters_and_one_row(visitor: Browser, link: TrackedLink) -> None:
    ask(visitor, link)
    ask(visitor, link)
    assert (how_many(Letter), how_many(FinishLater)) == (2, 1)


def test_a_closed_vacancy_has_no_form_to_send(visitor: Browser) -> None:
    shut = a_vacancy(state="closed")
    visitor.get(later_of(shut), expect=410)
    visitor.post(later_of(shut), {"email": EMAIL}, expect=410)
    visitor.post("/vacancies/999999-x/later", {"email": EMAIL}, expect=404)
    assert how_many(Letter) == 0


@pytest.fixture
def limited(app: Flask) -> Iterator[None]:
    """Who knocks is counted."""
    limiter.enabled = True
    limiter.reset()
    yield
    limiter.reset()
    limiter.enabled = False


def test_one_address_gets_few_letters_and_one_network_sends_few(
    visitor: Browser, link: TrackedLink, limited: None
) -> None:
    where = later_of(link.vacancy)
    for _ in range(3):
        visitor.post(where, {"email": EMAIL})
    visitor.post(where, {"email": EMAIL.upper()}, expect=429)
    for number in range(17):
        visitor.post(where, {"email": f"somebody{number}@example.org"})
    visitor.post(where, {"email": "one.more@example.org"}, expect=429)
    visitor.get(where)


def test_what_is_no_address_is_asked_for_again_as_often_as_it_takes(
    visitor: Browser, link: TrackedLink, limited: None
) -> None:
    for _ in range(5):
        ask(visitor, link, "zwaluw", expect=422)
    ask(visitor, link)


def test_after_thirty_days_it_is_gone(visitor: Browser, link: TrackedLink, settings: Settings) -> None:
    ask(visitor, link)
    jobs.send_letter.send(the_letter().id)
    ask(visitor, link, "young@example.org")
    old = FinishLater.digest.in_(row.digest for row in remembered_visits.visits_of(EMAIL))
    db.session.execute(update(FinishLater).where(old).values(at=now() - timedelta(days=30)))
    db.session.commit()
    assert remembered_visits.visits_of(EMAIL) == [], "nor does it count before the clock has removed it"
    jobs.dispatch.tidy()
    db.session.expire_all()
    assert [row.digest for row in db.session.scalars(select(FinishLater))] == [
        row.digest for row in remembered_visits.visits_of("young@example.org")
    ]
    assert EMAIL.encode() not in b"".join(p.read_bytes() for p in settings.folder.rglob("*.eml"))
    assert how_many(Letter) == 1


def test_it_goes_when_the_person_is_forgotten(visitor: Browser, link: TrackedLink, settings: Settings) -> None:
    ask(visitor, link)
    jobs.send_letter.send(the_letter().id)
    ask(visitor, link)  # and one that has not left yet
    ask(visitor, link, "somebody.else@example.org")
    application = an_application(vacancy=link.vacancy, email="ZWALUW@example.org")
    erasure.forget(application, DeletionReason.ASKED, proved=True)
    db.session.commit()
    assert (how_many(FinishLater), how_many(Letter)) == (1, 1)
    assert EMAIL.encode() not in b"".join(p.read_bytes() for p in settings.folder.rglob("*.eml"))


def test_the_copy_for_the_candidate_has_it_without_the_trace(visitor: Browser, link: TrackedLink) -> None:
    ask(visitor, link)
    visitor.submit(form_of(link.vacancy), ALEX | {"email": EMAIL})
    path, _, mark = private_links.mailed(the_application()).partition("?")
    box = ZipFile(io.BytesIO(visitor.client.get(f"{urlsplit(path).path}/copy?{mark}").get_data()))
    tables = json.loads(box.read("everything.json"))["tables"]
    [row] = tables["finish_later"]
    assert (row["link_id"], "digest" in row) == (link.id, False)
    assert [known["id"] for known in tables["tracked_links"]] == [link.id]


def test_the_privacy_page_says_what_is_remembered(visitor: Browser) -> None:
    page = visitor.get("/privacy").text
    assert "When you finish later" in page and "30 days" in page
    assert "Version" in page
