"""Whoever opens a candidate's page by the link in a letter came by that letter until the end, whatever is pressed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from recruit.candidates import private_links
from recruit.core.database import db
from recruit.models import Application
from tests.support.apply_form import ALEX, apply, ask_again, the_application
from tests.support.browser import Browser, Page
from tests.support.factories import a_colleague, a_lead, a_link
from tests.support.screening import a_screened_vacancy, found

pytestmark = pytest.mark.one_database
PRESSES = {
    "/messages": {"text": "Hello there"},
    "/pool": {"pool": "y"},
    "/sharer": {"sees": "applied"},
    "/findings/1": {"text": "That was long ago.", "deed": "answer"},
    "/correct": {"motivation": "Nights"},
    "/withdraw": {},
    "/older": {},
}


def somebody_who_applied(visitor: Browser) -> Application:
    """Through the link of a colleague; something was found, and a newer address was asked for."""
    vacancy = a_screened_vacancy()
    link = a_link(vacancy, sharer=a_colleague(name="Bo Kuipers"))
    way = visitor.get(f"/r/{link.token}", 302).headers["Location"].removeprefix("http://localhost")
    visitor.submit(str(visitor.get(way).tree.select("a[href*='/apply']")[0]["href"]), ALEX | {"sees": "nothing"})
    found(the_application())
    ask_again(visitor)
    return the_application()


def letter_to(application: Application) -> str:
    """The address in a letter, without the host."""
    address = private_links.mailed(application)
    db.session.commit()
    return address[address.index("/applications/") :]


def own_addresses(page: Page, place: str) -> Iterator[str]:
    """Every link and form of this page that leads to a page of this candidate."""
    for tag in page.tree.select("a[href], form[action], button[formaction]"):
        address = str(tag.get("href") or tag.get("formaction") or tag.get("action"))
        if address.startswith("?"):
            address = place + address
        if address.startswith(place):
            yield address


def walked(visitor: Browser, start: str) -> set[str]:
    """All addresses that the page and the pages behind it lead to."""
    place = start.partition("?")[0]
    seen, ahead = set[str](), [start]
    while ahead:
        here = ahead.pop()
        if here in seen:
            continue
        seen.add(here)
        answer = visitor.client.get(here.partition("#")[0])
        if answer.mimetype == "text/html" and answer.status_code == 200:
            ahead += own_addresses(Page(answer), place)
    for path in ("/messages", "/findings/1", "/pool", "/correct"):
        wrong = {"yes": "y", "deed": "answer", "text": "", "email": "no"}
        came_back = visitor.post(place + path + start[len(place) :], wrong, 422)
        seen |= {*own_addresses(came_back, place)}
    return seen


def test_every_address_of_a_page_opened_by_a_letter_keeps_its_mark_and_the_bare_page_has_none(
    app: Flask, visitor: Browser
) -> None:
    letter = letter_to(somebody_who_applied(visitor))
    mark = letter.partition("?")[2]
    by_letter = walked(visitor, letter)
    assert len({address.partition("?")[0] for address in by_letter}) > 10
    assert [address for address in by_letter if mark not in address] == []
    bare = walked(visitor, letter.partition("?")[0])
    assert len({address.partition("?")[0] for address in bare}) >= 10
    assert [address for address in bare if "m=" in address] == []


@pytest.mark.parametrize("path", PRESSES)
def test_a_press_leads_back_to_the_page_as_the_letter_opened_it(app: Flask, visitor: Browser, path: str) -> None:
    letter = letter_to(somebody_who_applied(visitor))
    place, _, mark = letter.partition("?")
    way = str(visitor.get(letter).one(f"a[href*='{path}']")["href"]) if path in ("/correct", "/withdraw") else letter
    page = visitor.get(way)
    sent = page.fields(path) | PRESSES[path]
    if path == "/pool":
        sent["yes"] = "y"
    back = visitor.post(str(page.form(path)["action"]), sent, 303).headers["Location"]
    assert mark in back
    bare = visitor.get(place)
    again = str(bare.form("/messages")["action"])
    assert "m=" not in visitor.post(again, {"text": "Bare"}, 303).headers["Location"]


def test_who_withdraws_and_then_deletes_by_a_letter_leaves_nothing_that_hangs_on_the_address(
    app: Flask, visitor: Browser
) -> None:
    vacancy = a_screened_vacancy()
    lead = a_lead(vacancy=vacancy, email="alex@example.org")
    apply(visitor, vacancy=vacancy)
    page = visitor.get(letter_to(the_application()))
    for path in ("/withdraw", "/delete"):
        ask = visitor.get(str(page.one(f"a[href*='{path}']")["href"]))
        sent = visitor.post(str(ask.form(path)["action"]), ask.fields(path), 303)
        page = visitor.follow(sent)
    db.session.refresh(lead)
    assert lead.forgotten_at
