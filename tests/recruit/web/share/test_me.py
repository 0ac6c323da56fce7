"""Colleagues say who they are, and have a personal link that they can end."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.core.database import db
from recruit.models import AuditLine, Deed
from tests.support.browser import Browser
from tests.support.factories import a_unit

pytestmark = pytest.mark.one_database


@pytest.fixture
def employee(app: Flask) -> Browser:
    """A signed-in employee."""
    return Browser(app).sign_in("employee")


def link_of(employee: Browser) -> str:
    """The path of the personal link on the page, made by a press where there is none."""
    page = employee.get("/share/me")
    if not page.tree.select("#personal"):
        employee.post("/share/me/link", page.fields("/me/link"), expect=303)
    return employee.get("/share/me").one("#personal").get_text().removeprefix("http://careers.example")


def test_a_colleague_says_who_they_are(employee: Browser) -> None:
    unit = a_unit(name="Night shift")
    wanted = {"name": "Anna Bos", "unit_id": str(unit.id), "mastodon": "https://Mastodon.nl/@anna", "language": "nl"}
    page = employee.get("/share/me")
    fields = {name: value for name, value in page.fields().items() if name != "monthly_mail"}
    employee.post("/share/me", fields | wanted, expect=303)
    anna = employee.person
    assert (anna.name, anna.unit, anna.mastodon, anna.language) == ("Anna Bos", unit, "mastodon.nl", "nl")
    assert not anna.monthly_mail
    assert employee.get("/share/me").tree.html["lang"] == "nl"


def test_what_is_no_server_gets_a_sentence_and_stays_as_typed(employee: Browser) -> None:
    page = employee.submit("/share/me", {"mastodon": "@anna"}, expect=422)
    assert "such as @anna@mastodon.nl" in page.text
    assert page.one("#mastodon")["value"] == "@anna"


def test_a_colleague_cannot_make_themselves_more_than_they_are(employee: Browser) -> None:
    employee.submit("/share/me", {"role": "administrator", "email": "other@example.org", "active": ""})
    assert employee.person.role == "employee"
    assert employee.person.email != "other@example.org"


def test_the_personal_link_is_shown_and_a_new_one_ends_it(app: Flask, employee: Browser) -> None:
    old = link_of(employee)
    Browser(app).get(old)
    assert employee.get("/share/me").one("#personal").get_text().endswith(old)
    page = employee.get("/share/me/link")
    assert "stops working" in page.text
    Browser(app).get(old)
    employee.post("/share/me/link", page.fields(), expect=303)
    new = employee.get("/share/me").one("#personal").get_text().removeprefix("http://careers.example")
    Browser(app).get(old, expect=404)
    Browser(app).get(new)
    assert db.session.scalars(select(AuditLine.deed)).all() == [Deed.PERSONAL_LINK_RENEWED] * 2


def test_signing_out_everywhere_ends_every_session_but_not_the_personal_link(app: Flask, employee: Browser) -> None:
    link = link_of(employee)
    employee.submit("/share/me", {}, action="/sign-out-everywhere")
    employee.get("/share/", expect=303)
    Browser(app).get(link)


def test_the_personal_link_opens_none_of_these_pages(app: Flask, employee: Browser) -> None:
    link = link_of(employee)
    for page in ("me", "me/link", "proposals"):
        Browser(app).get(f"{link}{page}", expect=404)
