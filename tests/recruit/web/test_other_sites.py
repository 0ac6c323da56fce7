"""Forms without a session take nothing that another site sends, and lose nothing of what was typed."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.recruit.web.test_methods import State, ask, real_tokens, routes  # noqa: F401  a fixture
from tests.support.apply_form import ALEX, PDF, cv, form_of, how_many, the_application, uploads
from tests.support.browser import Browser, Page, check
from tests.support.factories import a_vacancy

pytestmark = pytest.mark.one_database

OLD = {"User-Agent": "Mozilla/5.0 Firefox/60.0", "Accept-Language": "en"}


@pytest.mark.parametrize(
    "more", [{}, {"Origin": "null"}, {"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {"Sec-Fetch-Site": "none"}]
)
def test_our_own_form_is_taken_from_every_browser(visitor: Browser, more: dict[str, str]) -> None:
    vacancy = a_vacancy()
    fields = visitor.get(form_of(vacancy)).fields("/apply") | ALEX
    visitor.post(form_of(vacancy), fields, expect=303, headers=OLD | more)
    assert how_many() == 1


@pytest.mark.parametrize("site", ["cross-site", "same-site", "Cross-Site ", "whatever"])
def test_a_form_from_another_site_comes_back_with_another_number_and_everything_typed(
    app: Flask, visitor: Browser, site: str
) -> None:
    vacancy = a_vacancy()
    planted = visitor.get(form_of(vacancy)).fields("/apply")["stamp"]
    sent = ALEX | {"stamp": planted, "motivation": "I like\nit.", "cv": cv()}
    page = visitor.post(form_of(vacancy), sent, expect=403, headers=OLD | {"Sec-Fetch-Site": site})
    assert "another site" in page.one(".errors").get_text()
    assert how_many() == 0 and uploads(app) == []
    fields = page.fields("/apply")
    assert fields["stamp"] not in ("", planted)
    assert (fields["name"], fields["motivation"]) == ("Alex Vos", "I like\nit.")
    visitor.post(
        form_of(vacancy), fields | {"notice": "y"}, expect=303, headers=OLD | {"Sec-Fetch-Site": "same-origin"}
    )
    assert the_application().name == "Alex Vos"


def test_a_file_that_was_sealed_to_a_planted_number_does_not_come_along(visitor: Browser) -> None:
    vacancy = a_vacancy()
    page = visitor.submit(form_of(vacancy), ALEX | {"name": "", "cv": cv(PDF)}, expect=422)
    mine = page.fields("/apply")
    assert mine["draft"]
    page = visitor.post(form_of(vacancy), mine, expect=403, headers=OLD | {"Sec-Fetch-Site": "cross-site"})
    assert not page.fields("/apply")["draft"]


def test_no_form_of_a_door_without_a_session_acts_for_another_site(
    app: Flask,
    administrator: Browser,
    routes: list[tuple[str, str, set[str]]],  # noqa: F811
) -> None:
    before, seen = State(app), set()
    for endpoint, address, known in routes:
        if endpoint.split(".")[0] not in ("public", "personal") or "POST" not in known:
            continue
        for site in ("cross-site", "same-site"):
            answer = app.test_client().post(
                address, data={"email": "kim@example.org", "text": "typed"}, headers=OLD | {"Sec-Fetch-Site": site}
            )
            page = Page(answer)
            assert page.status in (403, 410), (endpoint, page.status)
            if page.status == 403:
                check(page)
                assert page.headers["Cache-Control"] == "no-store"
                assert endpoint == "public.apply" or page.fields()["text"] == "typed"
                seen.add(endpoint)
        assert before.differs(State(app)) == [], endpoint
    assert {"public.delete", "public.again", "public.lead_delete", "public.apply", "personal.stop"} <= seen


def test_what_another_site_sent_is_sent_from_here_with_one_button(visitor: Browser) -> None:
    page = visitor.post(
        "/applications/again", {"email": "a@b.example"}, expect=403, headers=OLD | {"Sec-Fetch-Site": "cross-site"}
    )
    assert page.form()["action"] == "/applications/again" and "a@b.example" in page.text
    assert "Look in your mail" in visitor.post("/applications/again", page.fields()).text


def test_every_page_with_a_form_of_a_door_without_a_session_is_stored_nowhere(
    app: Flask,
    routes: list[tuple[str, str, set[str]]],  # noqa: F811
) -> None:
    found = set()
    for endpoint, address, known in routes:
        if endpoint.split(".")[0] in ("public", "personal") and "GET" in known:
            _, headers, body = ask(Browser(app), "GET", address)
            if b'method="post"' in body:
                assert headers["Cache-Control"] == "no-store", endpoint
                found.add(endpoint)
    assert {"public.apply", "public.application", "public.again", "public.lead", "public.pass_on"} <= found
