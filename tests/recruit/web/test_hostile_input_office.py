"""No input reaches 500: every form of the office, filled in with what has broken programs before."""

from __future__ import annotations

import random
from io import BytesIO
from urllib.parse import quote_plus

import pytest
from flask import Flask

from recruit.core.database import db
from recruit.models import PublicationState
from recruit.publishing import publications
from tests.support.browser import Browser, Page
from tests.support.channel_cases import FILLED_IN
from tests.support.factories import a_channel, a_link, a_vacancy, an_application
from tests.support.shared_data import naughty_strings

pytestmark = pytest.mark.one_database

WORSE = (
    "\0",
    "\ud800",
    "-1",
    "99999999999999999999",
    "1e400",
    "NaN",
    "%",
    "' OR 1=1 --",
    "x" * 70_000,
    "\r\n",
    "9999-99-99",
)
HARMLESS = ("/sign-out", "/sign-out-everywhere", "/end", "/verify")
"""Forms that would end a session, or knock at a channel."""


@pytest.fixture
def pages(app: Flask) -> list[str]:
    """Pages with all forms of the office."""
    a_channel()
    for kind in ("mastodon", "facebook_group"):
        a_channel(kind=kind, settings=FILLED_IN[kind])
    vacancy = a_vacancy()
    drafts = publications.drafts(vacancy)
    drafts[0].state = PublicationState.UNSURE
    application = an_application(vacancy=vacancy, origin=a_link(vacancy, label="Flyer"))
    db.session.commit()
    office = [f"/office/vacancies/{vacancy.id}", f"/office/vacancies/{vacancy.id}/edit", "/office/vacancies/new"]
    office += [f"/office/vacancies/{vacancy.id}/posts", f"/office/vacancies/{vacancy.id}/close", "/office/me"]
    settings = [f"channels/new/{kind}" for kind in FILLED_IN] + ["channels/1", "people/new", "organisation"]
    return [*office, f"/office/applications/{application.id}", *(f"/office/settings/{page}" for page in settings)]


def buttons(page: Page) -> list[tuple[str, dict[str, str]]]:
    """Where each button of each form leads, and what it sends when nothing is changed."""
    found = []
    for form in page.tree.select("main form[method=post]"):
        fields = {
            str(field["name"]): str(field.get("value") or field.get_text())
            for field in form.select("input[name], textarea[name], select[name]")
        }
        targets = {str(b["formaction"]) for b in form.select("button[formaction]")} or {str(form.get("action") or "")}
        found += [(target, fields) for target in sorted(targets) if not target.endswith(HARMLESS)]
    return found


def test_no_form_of_the_office_breaks_on_anything(administrator: Browser, pages: list[str]) -> None:
    chance = random.Random(7)
    nasty = [*naughty_strings(), *WORSE]
    sent = 0
    for address in pages:
        for target, fields in buttons(administrator.get(address)):
            for _ in range(6):
                word = chance.choice(nasty)
                typed = {name: word if name != "csrf_token" else value for name, value in fields.items()}
                with administrator.app.app_context():
                    answer = administrator.client.post(
                        target or address, data=encoded(typed), content_type="application/x-www-form-urlencoded"
                    )
                    answer.close()
                assert answer.status_code < 500, (target or address, word)
                sent += 1
    assert sent > 150


def test_a_file_in_the_place_of_words_is_as_good_as_nothing(administrator: Browser, pages: list[str]) -> None:
    for address in pages:
        for target, fields in buttons(administrator.get(address)):
            files = {
                name: (BytesIO(b"abc"), "a.txt") if name != "csrf_token" else value for name, value in fields.items()
            }
            with administrator.app.app_context():
                answer = administrator.client.post(target or address, data=files)
                answer.close()
            assert answer.status_code < 500, target or address


def encoded(typed: dict[str, str]) -> bytes:
    """A form as bytes, also when it holds what is no text at all."""
    pairs = [f"{quote_plus(name)}={quote_plus(value, errors='surrogatepass')}" for name, value in typed.items()]
    return "&".join(pairs).encode()


@pytest.mark.parametrize(
    "query", ["q=%00", "q=%ff%fe", "page=-1&unit=%E2%80%AE", "state=%F0%9F%92%A9&page=1e9", "lang=%00"]
)
def test_no_address_of_a_list_breaks(administrator: Browser, pages: list[str], query: str) -> None:
    for address in (
        "/office/vacancies",
        "/office/applications",
        "/office/settings/people",
        "/",
        "/privacy",
        "/sitemap.xml",
    ):
        with administrator.app.app_context():
            answer = administrator.client.get(f"{address}?{query}")
            answer.close()
        assert answer.status_code < 500, address
