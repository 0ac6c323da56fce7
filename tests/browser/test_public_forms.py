"""What a browser says of itself on our own forms and on those of another site, and two presses on one button."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from recruit.candidates import private_links
from recruit.core.database import db, now
from recruit.models import Application, Message, QuestionKind, Vacancy
from recruit.web.forms.apply import stamp
from tests.browser.house import House, follow
from tests.support.apply_form import ALEX, form_of
from tests.support.factories import a_question, a_vacancy, an_application

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real


class Another(HTTPServer):
    """A site of somebody else, with one page."""

    html = ""


class Shown(BaseHTTPRequestHandler):
    """Whatever is asked for."""

    server: Another

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.server.html.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def another() -> Iterator[Another]:
    """It runs, on this machine under two names: to a browser one is the same site, the other is not."""
    with Another(("127.0.0.1", 0), Shown) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def applied(vacancy: Vacancy) -> int:
    """How many applied for it."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).where(Application.vacancy_id == vacancy.id)) or 0


def fill_in(page: Page, house: House, vacancy: Vacancy, name: str = "Sam Verbeek") -> None:
    """The form, and the moment that people take."""
    page.goto(house.run.url + form_of(vacancy))
    page.get_by_label("Name").fill(name)
    page.locator("#email").first.fill("alex@example.org")
    page.get_by_label("Link to your profile").fill("https://example.org/alex")
    page.wait_for_timeout(2_500)


def test_two_presses_on_the_button_are_one_application(house: House, window: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    vacancy, page = a_vacancy(), window(390)
    fill_in(page, house, vacancy)
    page.get_by_role("button", name="Send application").dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("We have")
    assert applied(vacancy) == 1


def test_whoever_goes_back_finds_no_form_of_somebody_else(house: House, window: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    vacancy, page = a_vacancy(), window(390)
    fill_in(page, house, vacancy)
    page.get_by_role("button", name="Send application").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your application")
    page.go_back()
    expect(page.get_by_role("button", name="Send application")).to_be_visible()
    fill_in(page, house, vacancy, "Bo Maas")
    page.get_by_role("button", name="Send application").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your application")
    expect(page.get_by_text("Bo Maas")).to_be_visible()
    assert applied(vacancy) == 2


def test_a_form_on_a_page_that_keeps_its_address_to_itself_is_our_own(
    house: House, window: Callable[..., Page]
) -> None:
    from playwright.sync_api import expect

    application = an_application(seed="keeps it to itself")
    application.digest = private_links.digest(house_token(house, application.seed))
    db.session.commit()
    page, sent = window(390), []
    page.on("request", lambda asked: sent.append(asked.all_headers()) if asked.method == "POST" else None)
    page.goto(f"{house.run.url}/applications/{house_token(house, application.seed)}")
    page.locator("form[action$=messages] textarea").fill("May I come by bus?")
    page.locator("form[action$=messages] button").click()
    expect(page.get_by_text("May I come by bus?")).to_be_visible()
    assert sent[0].get("origin") == "null" and sent[0]["sec-fetch-site"] == "same-origin"
    db.session.rollback()
    assert db.session.scalar(select(Message.text).where(Message.application_id == application.id))


def house_token(house: House, seed: str) -> str:
    """The token that the running house makes of a seed."""
    with house.app.app_context():
        return private_links.token_from(seed)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_form_that_another_site_sends_is_asked_once_more_and_its_number_opens_nothing(
    house: House, window: Callable[..., Page], another: Another, host: str
) -> None:
    from playwright.sync_api import expect

    vacancy, page = a_vacancy(), window(390)
    with house.app.app_context():
        mine = stamp(vacancy.id, now())
    fields = ALEX | {"name": "Sam Verbeek", "stamp": mine}
    hidden = "".join(f'<input type="hidden" name="{k}" value="{escape(v)}">' for k, v in fields.items())
    action = house.run.url + form_of(vacancy)
    another.html = (
        f'<form method="post" action="{action}" enctype="multipart/form-data">{hidden}<button>Win</button></form>'
    )
    page.goto(f"http://{host}:{another.server_port}/")
    page.get_by_role("button", name="Win").click()
    expect(page.get_by_role("alert")).to_contain_text("another site")
    assert applied(vacancy) == 0
    expect(page.get_by_label("Name")).to_have_value("Sam Verbeek")
    assert page.locator("input[name=stamp]").first.input_value() not in ("", mine)
    page.wait_for_timeout(2_500)
    page.get_by_role("button", name="Send application").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your application")
    assert applied(vacancy) == 1
    answer = page.request.post(action, form={"stamp": mine}, max_redirects=0)
    assert answer.status == 422 and "/applications/" not in answer.text()


def test_what_is_wrong_has_the_focus_and_leads_to_its_field_without_any_script(
    house: House, window: Callable[..., Page]
) -> None:
    vacancy, page = a_vacancy(), window(390, java_script_enabled=False)
    a_question(vacancy, kind=QuestionKind.YES_NO, words="Can you drive?", required=True)
    page.goto(house.run.url + form_of(vacancy))
    follow(page.locator('form[action$="/apply"] button'))
    assert page.title().startswith("Error: Apply")
    assert page.locator(":focus").get_attribute("class") == "errors"
    for goal in ("name", "email", "cv"):
        page.keyboard.press("Tab")
        assert page.locator(":focus").get_attribute("href") == f"#{goal}"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("type") == "radio", "the first of the group"
    page.locator("section[aria-labelledby=about] summary").click()
    assert page.get_by_text("To judge your application for this vacancy").is_visible()
