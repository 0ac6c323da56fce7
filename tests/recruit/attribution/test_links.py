"""A tracked link is unique, tells people from robots, and its origin cannot be made up."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from werkzeug.test import create_environ

from recruit.attribution import links, touches
from recruit.attribution.clicks import ingestion, journal
from recruit.candidates import leads, private_links
from recruit.core.database import db
from recruit.models import Click, ClickKind
from tests.support.browser import Browser
from tests.support.factories import a_lead, a_link, a_person, a_vacancy, an_application
from tests.support.report_queries import asked
from tests.support.shared_data import shared

pytestmark = pytest.mark.one_database

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def kinds() -> list[ClickKind]:
    ingestion.take_over()
    return list(db.session.scalars(select(Click.kind).order_by(Click.number)))


def test_a_token_has_seven_signs_that_nobody_mistakes(app: Flask) -> None:
    assert re.fullmatch(r"[2-9a-hjkmnp-z]{7}", a_link().token)


def test_a_token_that_was_taken_is_drawn_again(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    first = a_link()
    drawn = iter([first.token, first.token, "fresh23"])
    monkeypatch.setattr(links, "new_token", lambda: next(drawn))
    assert a_link(first.vacancy).token == "fresh23"


def test_a_link_leads_to_its_vacancy_with_a_signed_origin(visitor: Browser) -> None:
    link = a_link()
    answer = visitor.get(f"/r/{link.token}", expect=302)
    place = answer.headers["Location"]
    assert place.startswith(f"/vacancies/{link.vacancy_id}-ward-nurse?o=v1.{link.token}.")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert touches.link_of(place.partition("?o=")[2], link.vacancy) is link
    assert kinds() == [ClickKind.PERSON]


def test_a_click_is_written_down_before_the_answer_leaves(app: Flask) -> None:
    link = a_link()
    seen = []

    def answer(status: str, headers: object) -> None:
        seen.extend(path.read_bytes().count(b"\n") for path in journal.files(ingestion.folder()))

    list(app.wsgi_app(create_environ(f"/r/{link.token}"), answer))  # type: ignore[arg-type]
    assert seen == [1]


def test_capitals_on_a_poster_lead_to_the_same_link(visitor: Browser) -> None:
    visitor.get(f"/r/{a_link().token.upper()}", expect=302)


TAILS = (
    "",
    ".",
    ",",
    ")",
    ":",
    '"',
    "”",
    "…",
    "/",
    "%20",
    "_",
    "*",
    "。",
    "&utm_source=nb",
    "%3Ffbclid=1",
    "/index.html",
)
"""What programs hang on behind an address that stood in a text."""


def test_whatever_is_hung_on_behind_it_a_link_leads_to_the_same_page_and_is_counted(visitor: Browser) -> None:
    token = a_link().token
    for tail in TAILS:
        visitor.get(f"/r/{token}{tail}", expect=302)
    counted = [ClickKind.PERSON, *[ClickKind.REPEAT] * (len(TAILS) - 1)]
    assert kinds() == counted
    for other in (f"{token}x", f"x{token}", token[:6], f" {token}"):
        visitor.get(f"/r/{other}", expect=404)
    visitor.get(f"/r/{token}/code.svg")
    assert kinds() == counted


def test_every_tail_that_was_seen_leads_on(visitor: Browser) -> None:
    token = a_link().token
    seen = shared("data/faults/tracked-link-tails.txt").read_text("utf-8").splitlines()
    for path in (line for line in seen if line.startswith("/")):
        visitor.get(path.replace("CODE", token), expect=302)
        visitor.get(path.replace("CODE", token.upper()), expect=302)


def test_any_link_is_read_as_its_token_and_nothing_else(app: Flask) -> None:
    @given(st.text(links.ALPHABET, min_size=7, max_size=7), st.text())
    def holds(token: str, tail: str) -> None:
        goes_on = tail[:1].isascii() and tail[:1].isalnum()
        assert links.token_in(token + tail) == ("" if goes_on else token)
        assert links.token_in(token.upper() + tail) == ("" if goes_on else token)

    holds()


def test_a_link_that_stood_in_a_letter_is_read_without_the_sign_that_followed_it(visitor: Browser) -> None:
    application = an_application()
    token = private_links.token_of(application)
    db.session.commit()
    for tail in (".", ",", ")", "…", "%20", '"', "”.", "%3E", "%0A"):
        visitor.get(f"/applications/{token}{tail}")
    assert visitor.client.post(f"/applications/{token}/messages.").status_code == 404
    assert visitor.client.get(f"/applications/{token}%ff").status_code == 303


HUNG_ON = ("/", "&utm_source=nb", "%3Futm_source=nb", "%3Ffbclid=1", "%E2%80%8B", "%C2%AD", "/&x=1", ")/", "*/")
"""What programs hang on behind an address that people keep."""


def test_what_is_hung_on_behind_an_address_that_people_keep_falls_away(visitor: Browser) -> None:
    application, lead, vacancy = an_application(), a_lead(), a_vacancy()
    own, told = f"/applications/{private_links.token_of(application)}", f"/leads/{leads.token_of(lead)}"
    mark = private_links.mailed(application).partition("?m=")[2]
    open_one = f"/vacancies/{vacancy.id}-ward-nurse"
    db.session.commit()
    for address in (own, told, open_one, f"{open_one}/apply"):
        for tail in HUNG_ON:
            answer = visitor.client.get(address + tail)
            if answer.status_code == 301:  # to the title as it is now
                continue
            assert (answer.status_code, answer.headers["Location"]) == (303, address), (address[:9], tail)
            assert answer.headers["Cache-Control"] == "no-store"
            assert visitor.client.post(address + tail).status_code in (404, 405), tail
    for tail in (f"/?m={mark}", f"%3Fm={mark}", f"&m={mark}", f"%3Futm_source=nb&m={mark}"):
        answer = visitor.client.get(own + tail)
        assert (answer.status_code, answer.headers["Location"]) == (303, f"{own}?m={mark}"), tail
    for tail in (".", ")", "”."):
        assert private_links.prove(application, own.rpartition("/")[2], f"{mark}{tail}"), tail
    for other in (f"{own}x", f"{own[:-1]}/", f"{own}/nowhere", f"{own}/cv/x"):
        assert visitor.client.get(other).status_code == 404, other


@pytest.mark.parametrize(
    ("headers", "method", "kind"),
    [
        ({"User-Agent": FIREFOX}, "GET", ClickKind.PERSON),
        ({"User-Agent": FIREFOX}, "HEAD", ClickKind.PREVIEW),
        ({"User-Agent": FIREFOX, "Sec-Purpose": "prefetch;prerender"}, "GET", ClickKind.PREVIEW),
        ({"User-Agent": FIREFOX, "X-Moz": "prefetch"}, "GET", ClickKind.PREVIEW),
        ({"User-Agent": ""}, "GET", ClickKind.PREVIEW),
        ({"User-Agent": "Twitterbot/1.0"}, "GET", ClickKind.PREVIEW),
        ({"User-Agent": "Mastodon/4.4.0 (http.rb/5.2; +https://mastodon.social/)"}, "GET", ClickKind.PREVIEW),
        ({"User-Agent": "curl/8.5"}, "GET", ClickKind.ROBOT),
    ],
)
def test_people_robots_and_previews_are_told_apart(
    visitor: Browser, headers: dict[str, str], method: str, kind: ClickKind
) -> None:
    link = a_link()
    answer = visitor.client.open(f"/r/{link.token}", method=method, headers=headers)
    assert answer.status_code == 302
    assert kinds() == [kind]


@pytest.mark.parametrize("token", ["xxxxxxx", "x", "%00", "a%00b", "é" * 7, "x" * 3000, "..", "%ff%fe", "' or 1=1--"])
def test_an_unknown_link_shows_what_is_open(visitor: Browser, token: str) -> None:
    a_vacancy(title="Night porter")
    page = visitor.get(f"/r/{token}", expect=404)
    if token != "..":
        assert "This link leads nowhere" in page.text
        assert "Night porter" in page.text
    assert kinds() == []


def test_a_link_to_a_closed_vacancy_counts_the_visit_and_shows_what_is_like_it(visitor: Browser) -> None:
    link = a_link(a_vacancy(title="Day nurse", state="closed", close_reason="filled"))
    a_vacancy(title="Night nurse")
    page = visitor.get(f"/r/{link.token}", expect=410)
    assert "This vacancy is filled." in page.text
    assert "Night nurse" in page.text
    assert kinds() == [ClickKind.PERSON]


def test_a_link_to_a_draft_tells_nothing(visitor: Browser) -> None:
    link = a_link(a_vacancy(title="Secret plan", state="draft"))
    assert "Secret plan" not in visitor.get(f"/r/{link.token}", expect=404).text


def test_a_link_that_was_minted_first_is_undone_with_everything_else(app: Flask) -> None:
    vacancy = a_vacancy()
    token = links.mint(vacancy, label="Flyer").token
    db.session.rollback()
    assert links.by_token(token) is None


def test_a_link_is_written_once_with_all_that_it_knows(app: Flask) -> None:
    first = a_link(sharer=a_person())
    vacancy, sharer = first.vacancy, first.sharer
    with asked() as statements:
        link = links.mint(vacancy, sharer=sharer, network="x", parent=first, steps=1)
        db.session.commit()
    assert (link.network, link.parent, link.steps) == ("x", first, 1)
    assert len([sql for sql in statements if sql.startswith(("INSERT", "UPDATE"))]) == 1
