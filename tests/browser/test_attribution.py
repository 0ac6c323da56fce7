"""From every way here to the application's row: the origin arrives in a real browser, and never a wrong one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from recruit.attribution import links, marks, touches
from recruit.core import tokens
from recruit.core.database import db, now
from recruit.models import Application, CloseReason, Source, TrackedLink
from recruit.organisation import policies
from recruit.vacancies.lifecycle import close
from tests.browser.house import House, follow, looks_well, looks_well_in_the_dark
from tests.support.factories import a_link, a_vacancy, saved
from tests.support.running import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real
TELEPHONE = "Mozilla/5.0 (Linux; Android 15; Telephone) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
numbers = count(1)
Windows = Callable[..., "Page"]


@pytest.fixture
def opened(window: Windows) -> Windows:
    """A telephone of somebody who has never been here."""
    return lambda **but: window(390, user_agent=TELEPHONE, **but)


@pytest.fixture
def link(house: House) -> TrackedLink:
    """A flyer, for a vacancy that no other test has."""
    number = next(numbers)
    return a_link(a_vacancy(title=f"Gardener {number} (m/f/x)", tags=f"garden{number}", places=""), label="Flyer")


def fill_in(page: Page, email: str) -> None:
    """All that must be filled in."""
    page.get_by_label("Name").fill("Kim de Boer")
    page.locator("#email").fill(email)
    page.get_by_label("Link to your profile").fill("https://example.org/kim")


def apply(page: Page, email: str = "") -> Application:
    """From where somebody stands to an application."""
    email = email or f"kim{next(numbers)}@example.org"
    if page.locator("#stamp").count() == 0:
        follow(page.get_by_role("link", name="Apply").first)
    fill_in(page, email)
    page.wait_for_timeout(2_100)  # the form takes whoever is faster for a program
    follow(page.get_by_role("button", name="Send application"))
    assert page.get_by_role("heading", level=1).inner_text() == "We have your application"
    assert page.context.cookies() == []
    db.session.rollback()
    return db.session.scalars(select(Application).filter_by(email=email)).one()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_plainly(link: TrackedLink, opened: Windows, script: bool) -> None:
    page = opened(java_script_enabled=script)
    page.goto(links.address(link))
    assert apply(page).origin == link
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_in_a_new_tab_and_after_a_reload(link: TrackedLink, opened: Windows) -> None:
    page = opened()
    page.goto(links.address(link))
    with page.context.expect_page() as tab:
        page.get_by_role("link", name="Apply").first.click(modifiers=["Control"])
    tab.value.wait_for_load_state()
    tab.value.reload()
    assert apply(tab.value).origin == link


def test_in_another_language_and_by_the_list_of_vacancies(link: TrackedLink, opened: Windows) -> None:
    page = opened()
    page.goto(links.address(link))
    follow(page.get_by_role("link", name="Nederlands"))
    follow(page.get_by_role("link", name="Vacatures"))
    page.get_by_role("searchbox").fill(link.vacancy.title)
    follow(page.get_by_role("button", name="Zoek"))
    follow(page.get_by_role("link", name=link.vacancy.title))
    follow(page.get_by_role("link", name="English"))
    assert apply(page).origin == link


def test_after_two_errors_on_the_form(link: TrackedLink, opened: Windows) -> None:
    page = opened()
    page.goto(links.address(link))
    follow(page.get_by_role("link", name="Apply").first)
    for email in ("", "wrong"):
        page.locator("#email").fill(email)
        follow(page.get_by_role("button", name="Send application"))
        assert page.get_by_role("alert").is_visible()
    assert apply(page).origin == link


def test_after_a_page_that_said_our_data_was_out_of_reach(house: House, link: TrackedLink, opened: Windows) -> None:
    page, email = opened(), f"kim{next(numbers)}@example.org"
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))  # that page shows nothing from the database
    page.goto(links.address(link))
    follow(page.get_by_role("link", name="Apply").first)
    fill_in(page, email)
    page.wait_for_timeout(2_100)
    with db.engine.connect() as other:  # somebody holds the database longer than a page waits for it
        other.exec_driver_sql("BEGIN EXCLUSIVE")
        with page.expect_navigation(timeout=30_000):
            page.get_by_role("button", name="Send application").click(no_wait_after=True, timeout=30_000)
        assert page.get_by_role("button", name="Send it again").is_visible()
        other.rollback()
    follow(page.get_by_role("button", name="Send it again"))
    db.session.rollback()
    assert db.session.scalars(select(Application).filter_by(email=email)).one().origin == link


def address_in_the_letter(house: House, email: str) -> str:
    """Where the letter to this address leads."""
    found: list[str] = []

    def arrived() -> bool:
        for path in (house.run.folder / "mail").glob("*.eml"):
            said = message_from_bytes(path.read_bytes(), policy=policy.default)
            if said["To"] == email:
                found.extend(re.findall(r"http://\S+/apply\S*", said.get_content()))
        return bool(found)

    assert until(arrived), "no letter with the form"
    return found[0]


def ask_for_the_form(page: Page, email: str) -> None:
    """Finish later."""
    follow(page.get_by_role("link", name="Apply").first)
    page.locator("#later-email").fill(email)
    follow(page.get_by_role("button", name="Send me this form by e-mail"))
    assert page.get_by_role("heading", level=1).inner_text() == "Look in your mail"


def test_finished_later_on_another_machine(house: House, link: TrackedLink, opened: Windows) -> None:
    email = f"later{next(numbers)}@example.org"
    page = opened()
    page.goto(links.address(link))
    ask_for_the_form(page, email)
    page.goto(f"{house.run.url}/vacancies/{link.vacancy_id}-x/later")
    looks_well(page)
    other = opened()
    other.goto(address_in_the_letter(house, email))
    looks_well(other)
    looks_well_in_the_dark(other)
    assert apply(other, "somebody.else@example.org").origin == link, "by the address in the letter alone"
    third = opened()
    third.goto(f"{house.run.url}/vacancies/{link.vacancy_id}-x")
    assert apply(third, email).origin == link, "by the same e-mail address alone"


def test_by_a_second_link(house: House, link: TrackedLink, opened: Windows) -> None:
    second, third = a_link(link.vacancy, label="Newsletter"), a_link(link.vacancy, label="Poster")
    link.vacancy.body = f"See also [this]({links.address(second)})."
    db.session.commit()
    page = opened()
    page.goto(links.address(link))
    follow(page.get_by_role("link", name="this", exact=True))
    came = apply(page)
    assert (came.first, came.last, came.origin) == (link, second, second)
    page, email = opened(), f"twice{next(numbers)}@example.org"
    page.goto(links.address(link))
    ask_for_the_form(page, email)
    page = opened()
    page.goto(links.address(third))
    came = apply(page, email)
    assert (came.first, came.last, came.origin) == (link, third, third)


@pytest.fixture
def across(house: House) -> Iterator[Callable[[bool], None]]:
    """What the organisation chose about links to other vacancies."""

    def choose(on: bool) -> None:
        policies.change(policies.origin_policy(), {"across": on}, None)
        db.session.commit()

    yield choose
    db.session.rollback()
    choose(False)


@pytest.mark.parametrize("on", [False, True], ids=["apart", "across"])
def test_from_a_closed_vacancy_to_a_similar_one(
    link: TrackedLink, opened: Windows, across: Callable[[bool], None], on: bool
) -> None:
    across(on)
    alike = a_vacancy(title=f"{link.vacancy.title} again", tags=link.vacancy.tags)
    close(link.vacancy, CloseReason.FILLED, "", None)
    db.session.commit()
    page = opened()
    page.goto(links.address(link))
    follow(page.get_by_role("link", name=alike.title))
    came = apply(page)
    assert (came.vacancy, came.origin) == (alike, link if on else None)


def test_a_mark_that_is_too_old_or_of_another_vacancy_is_direct(
    house: House, link: TrackedLink, opened: Windows
) -> None:
    old = marks.mark(link.token, now() - timedelta(days=31), tokens.keys()[0])
    for mark in (old, touches.mark_of(a_link()), touches.mark_of(link)[:-1]):
        page = opened()
        page.goto(f"{house.run.url}/vacancies/{link.vacancy_id}-x?o={mark}")
        came = apply(page)
        assert (came.origin, came.first, came.last, came.source) == (None, None, None, None)


def test_by_a_campaign_in_the_address(house: House, link: TrackedLink, opened: Windows) -> None:
    page = opened()
    page.goto(f"{house.run.url}/vacancies/{link.vacancy_id}?utm_source=LinkedIn&utm_medium=social")
    follow(page.get_by_role("link", name="Nederlands"))
    follow(page.get_by_role("link", name="English"))
    came = apply(page)
    assert (came.origin, came.source.name if came.source else "") == (None, "LinkedIn")


@pytest.fixture
def elsewhere(house: House) -> Iterator[Callable[[str], str]]:
    """A site that is not ours and links here; the address of its page."""
    leads_to = [""]

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f'<!doctype html><title>x</title><a href="{leads_to[0]}">Work there</a>'.encode())

        def log_message(self, *said: object) -> None:
            pass

    server = ThreadingHTTPServer(("localhost", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()

    def page_with(address: str) -> str:
        leads_to[0] = address
        return f"http://localhost:{server.server_port}/some/page?with=words"

    yield page_with
    server.shutdown()
    server.server_close()


def test_from_a_site_that_the_office_knows(
    house: House, link: TrackedLink, opened: Windows, elsewhere: Callable[[str], str]
) -> None:
    site = saved(Source(name=f"Neighbours {next(numbers)}", hosts="localhost"))
    try:
        page = opened()
        page.goto(elsewhere(f"{house.run.url}/vacancies/{link.vacancy_id}-old-title"))
        follow(page.get_by_role("link", name="Work there"))
        came = apply(page)
        assert (came.origin, came.source) == (None, site)
        page = opened()
        page.goto(elsewhere(links.address(link)))
        follow(page.get_by_role("link", name="Work there"))
        came = apply(page)
        assert (came.origin, came.source) == (link, None), "a link of ours is worth more"
    finally:
        site.on = False
        db.session.commit()


def test_straight_to_us(house: House, link: TrackedLink, opened: Windows) -> None:
    page = opened()
    page.goto(f"{house.run.url}/")
    page.get_by_role("searchbox").fill(link.vacancy.title)
    follow(page.get_by_role("button", name="Search"))
    follow(page.get_by_role("link", name=link.vacancy.title))
    came = apply(page)
    assert (came.origin, came.first, came.last, came.source) == (None, None, None, None)
