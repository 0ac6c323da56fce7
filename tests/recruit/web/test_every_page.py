"""Every page that can be opened, in both languages, checked as every page is checked (see browse.py), and more."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from flask import Flask, before_render_template

from recruit.core.database import db
from tests.support import full_organisation
from tests.support.browser import Browser

pytestmark = pytest.mark.one_database


@pytest.fixture
def filled(app: Flask) -> dict[str, int]:
    """Something of everything."""
    return full_organisation.numbers_of(full_organisation.fill())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_opens_in_both_languages(
    app: Flask, administrator: Browser, filled: dict[str, int], language: str
) -> None:
    administrator.person.language = language
    db.session.commit()
    opened = 0
    for endpoint, address in full_organisation.addresses(app, filled):
        with app.app_context():
            answer = administrator.client.get(address, headers={"Accept-Language": language}, follow_redirects=True)
        page = administrator._seen(answer, 200)
        assert page.tree.html, endpoint
        opened += 1
    assert opened > 20


def test_no_template_is_handed_a_module(app: Flask, administrator: Browser, filled: dict[str, int]) -> None:
    handed: set[tuple[str, str]] = set()

    def look(sender: Flask, template: Any, context: dict[str, Any], **more: Any) -> None:
        handed.update((template.name, name) for name, what in context.items() if isinstance(what, ModuleType))

    with before_render_template.connected_to(look, app):
        for _endpoint, address in full_organisation.addresses(app, filled):
            with app.app_context():
                administrator.client.get(address, follow_redirects=True)
    assert handed == set()


def test_empty_pages_say_what_will_be_here_and_offer_the_first_step(administrator: Browser) -> None:
    for address in ("/office/vacancies", "/office/applications", "/office/settings/channels"):
        assert administrator.get(address).tree.select(".empty h2"), address
    first = administrator.get("/office/")
    assert "First steps" in first.text


def test_public_pages_set_no_cookie_and_load_no_script_even_for_somebody_signed_in(
    app: Flask, administrator: Browser, visitor: Browser, filled: dict[str, int]
) -> None:
    for endpoint, address in full_organisation.addresses(app, filled):
        if not endpoint.startswith("public."):
            continue
        for browser in (administrator, visitor):
            with app.app_context():
                answer = browser.client.get(address, follow_redirects=True)
            assert "Set-Cookie" not in answer.headers, address
            page = browser._seen(answer, 200)
            foreign = "script[src], iframe, img[src^=http], link[href^=http][rel=stylesheet]"
            assert not page.tree.select(foreign), address
            assert "script-src" not in page.headers["Content-Security-Policy"]
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_office_pages_are_kept_by_nobody_and_allow_our_own_script_only(
    app: Flask, administrator: Browser, filled: dict[str, int]
) -> None:
    for endpoint, address in full_organisation.addresses(app, filled):
        if endpoint.startswith(("office.", "administration.")):
            page = administrator.get(address)
            assert page.headers["Cache-Control"] == "no-store", address
            policy = page.headers["Content-Security-Policy"]
            assert "script-src 'self'" in policy
            assert "unsafe" not in policy
            for tag in page.tree.select("script"):
                assert str(tag["src"]).startswith("/static/"), address


def test_what_nobody_foresaw_is_a_sentence_and_not_a_traceback(app: Flask, visitor: Browser) -> None:
    app.testing = False
    app.view_functions["public.privacy"] = lambda: 1 / 0
    page = visitor.get("/privacy", expect=500)
    assert "Something went wrong on our side" in page.text
    assert "ZeroDivisionError" not in page.html


def test_an_address_that_does_not_exist_is_a_friendly_page(visitor: Browser) -> None:
    assert "There is no page at this address" in visitor.get("/nowhere", expect=404).text
