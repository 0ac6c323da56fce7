"""The shortest way: a link is answered without asking the database, and leads only where it should."""

from __future__ import annotations

import os
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from recruit.attribution.clicks import ingestion, link_cache
from recruit.attribution.clicks.link_cache import Places
from recruit.attribution.clicks.redirect import ClickDoor
from recruit.core.database import db
from recruit.models import Click, ClickKind, TrackedLink, Why
from tests.support.browser import Browser
from tests.support.clicks import follow
from tests.support.factories import a_link, a_vacancy

pytestmark = pytest.mark.one_database


def clicks() -> list[tuple[ClickKind, Why]]:
    ingestion.take_over()
    return [(row.kind, row.why) for row in db.session.execute(select(Click.kind, Click.why).order_by(Click.number))]


def door(app: Flask) -> ClickDoor:
    found: Any = app.wsgi_app
    return found.app  # type: ignore[no-any-return]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version is looked at with every click."""
    monkeypatch.setattr(link_cache, "LOOK_EVERY", 0.0)


def test_a_link_that_is_known_asks_the_database_nothing(
    app: Flask, visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = a_link()
    assert follow(visitor, link).status_code == 302
    monkeypatch.setattr(Places, "engine", gone)
    assert follow(visitor, link).status_code == 302
    assert len(clicks()) == 2


def test_whoever_knocks_closes_a_journal_of_an_earlier_day(app: Flask, visitor: Browser) -> None:
    follow(visitor, a_link())
    found: Any = app.wsgi_app
    while not isinstance(found, ClickDoor):
        found = getattr(found, "app", None) or found.beyond
    visitor.get("/robots.txt")
    assert found.journal.file >= 0
    found.journal.day -= 1
    visitor.get("/robots.txt")
    assert found.journal.file == -1, "so that the keys in it go with the salts of their day"


def gone(*given: object) -> Any:
    raise OperationalError("select", {}, Exception("the server is gone"))


def test_while_the_database_is_away_known_links_lead_on_and_their_clicks_are_kept(
    visitor: Browser, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = a_link()
    follow(visitor, link)
    with monkeypatch.context() as away:
        away.setattr(Places, "engine", gone)
        assert follow(visitor, link).status_code == 302
    assert len(clicks()) == 2


def test_a_new_title_is_in_the_address_a_second_later(visitor: Browser, quick: None) -> None:
    link = a_link(a_vacancy(title="Night porter"))
    assert "/vacancies/1-night-porter?" in follow(visitor, link).headers["Location"]
    link.vacancy.title = "Day porter"
    db.session.commit()
    assert "/vacancies/1-day-porter?" in follow(visitor, link).headers["Location"]


def test_a_vacancy_that_closes_is_closed_for_its_links_too(visitor: Browser, quick: None) -> None:
    link = a_link(a_vacancy(title="Night porter"))
    assert follow(visitor, link).status_code == 302
    link.vacancy.state = "closed"
    db.session.commit()
    page = follow(visitor, link)
    assert page.status_code == 410
    assert "Night porter" in page.text
    assert len(clicks()) == 2


def test_an_old_version_is_forgotten_within_a_second(app: Flask) -> None:
    link = a_link()
    known = Places(app)
    first = known.of(link.token)
    link.vacancy.title = "Another"
    db.session.commit()
    assert known.of(link.token) is first
    known.looked -= link_cache.LOOK_EVERY
    found = known.of(link.token)
    assert found
    assert found.path.endswith("-another")


def test_a_change_that_links_need_not_know_forgets_nothing(app: Flask) -> None:
    link = a_link()
    known = Places(app)
    first = known.of(link.token)
    link.vacancy.summary = "Other words"
    db.session.commit()
    known.looked = float("-inf")
    assert known.of(link.token) is first


def test_a_process_remembers_so_many_links_and_no_more(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_cache, "MOST", 3)
    known = Places(app)
    for _ in range(8):
        assert known.of(a_link().token)
    assert len(known.known) <= 3


def test_whoever_cannot_be_counted_is_led_on_all_the_same(
    app: Flask, visitor: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    link = a_link()
    follow(visitor, link)

    def full(*given: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    answer = follow(visitor, link)
    monkeypatch.undo()
    assert answer.status_code == 307, "302 is said of clicks that count"
    assert answer.headers["Location"].startswith("/vacancies/1-")
    assert "could not be written down" in caplog.text
    assert len(clicks()) == 1


@pytest.mark.parametrize("role", ["employee", "recruiter", "administrator"])
def test_whoever_is_signed_in_here_counts_as_staff(app: Flask, role: str) -> None:
    follow(Browser(app).sign_in(role), a_link())
    assert clicks() == [(ClickKind.STAFF, Why.SIGNED_IN)]


def test_a_cookie_that_was_made_up_makes_nobody_staff(visitor: Browser) -> None:
    link = a_link()
    for cookie in ("recruit=", "recruit=eyJfdXNlcl9pZCI6IjEuMSJ9.aaaa.bbbb", "recruit=\xff", "xrecruit=1"):
        assert follow(visitor, link, Cookie=cookie).status_code == 302
    assert ClickKind.STAFF not in {kind for kind, _ in clicks()}


def test_nothing_that_a_visitor_sends_changes_where_a_link_leads(visitor: Browser) -> None:
    link = a_link()
    sent = visitor.client.get(
        f"/r/{link.token}?next=https://evil.example&o=v1.x.y.z&lang=//evil.example",
        headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "//evil.example"},
    )
    assert sent.headers["Location"].startswith(f"/vacancies/{link.vacancy_id}-ward-nurse?o=v1.{link.token}.")
    assert "evil" not in sent.headers["Location"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_only_following_counts(visitor: Browser, method: str) -> None:
    link = a_link()
    assert visitor.client.open(f"/r/{link.token}", method=method).status_code in (200, 405)
    assert clicks() == []


def test_the_code_to_scan_is_no_click(visitor: Browser) -> None:
    link: TrackedLink = a_link()
    assert visitor.client.get(f"/r/{link.token}/code.svg").status_code == 200
    assert clicks() == []


def test_an_answer_to_a_click_keeps_to_itself(visitor: Browser) -> None:
    answer = follow(visitor, a_link())
    assert answer.data == b""
    told = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"}
    assert told.items() <= dict(answer.headers).items()
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
