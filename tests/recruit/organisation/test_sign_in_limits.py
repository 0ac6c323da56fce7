"""Asking for a link: a whole office may, and nobody's mailbox is filled; who is counted cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from flask import Flask
from redis import Redis
from sqlalchemy import func, select

from recruit.config import Settings
from recruit.core.database import db
from recruit.models import Letter
from recruit.organisation import mailed_links
from recruit.web.limits import limiter
from tests.support.browser import Browser
from tests.support.factories import a_person

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def counting(app: Flask) -> Iterator[None]:
    """Attempts are counted."""
    limiter.enabled = True
    limiter.reset()
    yield
    limiter.reset()
    limiter.enabled = False


def ask(visitor: Browser, email: str, expect: int = 303) -> str:
    """Ask for a link: what the page says then, without the address."""
    fields = visitor.get("/sign-in").fields() | {"email": email}
    page = visitor.post("/sign-in", fields, expect=expect)
    return (visitor.follow(page) if expect == 303 else page).text.replace(email, "x")


def letters() -> int:
    """How many were written."""
    return db.session.scalar(select(func.count()).select_from(Letter)) or 0


def test_a_whole_office_behind_one_address_asks_for_links(visitor: Browser) -> None:
    for number in range(30):
        ask(visitor, a_person(email=f"colleague{number}@acme.example").email)
    assert letters() == 30


def test_one_mailbox_gets_ten_links_an_hour_however_its_address_is_written(visitor: Browser) -> None:
    a_person(email="bo@acme.example")
    for number in range(10):
        ask(visitor, "Bo@Acme.example" if number % 2 else "bo@acme.example")
    assert "Too many attempts" in ask(visitor, "BO@acme.example", expect=429)
    assert letters() == 10
    ask(visitor, "kim@acme.example")


def test_a_stranger_is_told_the_same_when_it_is_too_often(visitor: Browser) -> None:
    a_person(email="bo@acme.example")
    said = [
        [ask(visitor, email, 303 if n < 10 else 429) for n in range(11)]
        for email in ("bo@acme.example", "no@a.example")
    ]
    assert said[0] == said[1]


def test_one_network_cannot_ask_for_everybody(visitor: Browser) -> None:
    fields = visitor.get("/sign-in").fields()
    asked = [visitor.client.post("/sign-in", data=fields | {"email": f"a{n}@acme.example"}) for n in range(301)]
    assert [answer.status_code for answer in asked] == [303] * 300 + [429]


def test_a_form_that_was_sent_empty_counts_for_nobody(visitor: Browser) -> None:
    for _ in range(11):
        ask(visitor, "", expect=422)


def test_no_address_stands_where_it_is_counted(visitor: Browser, settings: Settings) -> None:
    ask(visitor, "bo@acme.example")
    with Redis.from_url(settings.redis, decode_responses=True) as queue:
        keys = list(queue.scan_iter("*"))
    assert any("sign_in" in key for key in keys)
    assert not any("bo@" in key or quote("bo@", safe="") in key for key in keys)


def test_forty_colleagues_come_in_at_once(app: Flask) -> None:
    tokens = [mailed_links.mint_sign_in(a_person(email=f"c{number}@acme.example")) for number in range(40)]
    db.session.commit()
    for token in tokens:
        browser = Browser(app)
        browser.post(f"/sign-in/{token}", browser.get(f"/sign-in/{token}").fields(), expect=303)
