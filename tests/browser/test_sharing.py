"""A colleague on a telephone: from the letter's link to the network's own window in two taps, also without a script."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from pypdf import PdfReader
from sqlalchemy import delete, select

from recruit.attribution import links
from recruit.core.database import db
from recruit.models import Agreement, Conduct, User, Vacancy
from recruit.organisation import personal_links
from recruit.referrals import code_of_conduct, share_kit
from tests.browser.house import House, looks_well, looks_well_in_the_dark
from tests.browser.keyboard import go_to
from tests.support.factories import a_person, a_vacancy

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

pytestmark = pytest.mark.real
WITH_AND_WITHOUT = pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])


def in_the_letter(colleague: User, vacancy: Vacancy) -> str:
    """The address that stands in a mail to this colleague."""
    address = personal_links.address(colleague, f"vacancies/{vacancy.id}")
    db.session.commit()
    return address


def a_colleague() -> User:
    """An employee."""
    return a_person(role="employee", name="Noor Bakker", language="en")


def leads_to(page: Page, host: str, tap: Callable[[], None]) -> dict[str, list[str]]:
    """What a tap takes along to a network. Nobody answers there: no test leaves this machine."""
    with page.expect_request(lambda request: urlsplit(request.url).netloc == host) as asked:
        tap()
    page.wait_for_timeout(300)  # until the browser has given up on it
    return parse_qs(urlsplit(asked.value.url).query)


@WITH_AND_WITHOUT
def test_two_taps_from_the_letter_to_the_network(house: House, window: Callable[..., Page], script: bool) -> None:
    vacancy, colleague = a_vacancy(title="Porter (m/f/x)"), a_colleague()
    page = window(390, java_script_enabled=script)
    page.goto(in_the_letter(colleague, vacancy))  # the first tap
    tap = page.get_by_role("link", name="Share on WhatsApp")  # the second
    [text] = leads_to(page, "wa.me", tap.click)["text"]
    share = share_kit.find(colleague, vacancy, "whatsapp")
    assert share and share.shared_at
    assert "Porter (m/f/x)" in text and text.endswith(f" {links.address(share.link)}")
    assert page.context.cookies() == []


@WITH_AND_WITHOUT
def test_the_house_rules_take_no_tap_of_their_own(house: House, window: Callable[..., Page], script: bool) -> None:
    vacancy, colleague = a_vacancy(title="Baker (m/f/x)"), a_colleague()
    version = code_of_conduct.write("Say that you **work here**.", a_person())
    db.session.commit()
    assert version
    try:
        page = window(390, java_script_enabled=script)
        address = in_the_letter(colleague, vacancy)
        page.goto(address)
        assert page.get_by_text("work here", exact=True).is_visible()
        looks_well(page) if script else None
        tap = page.get_by_role("link", name="I keep to this: share on LinkedIn")
        assert leads_to(page, "www.linkedin.com", tap.click)["url"]
        assert db.session.scalars(select(Agreement.user_id)).all() == [colleague.id]
        page.goto(address)
        assert page.get_by_role("link", name="Share on LinkedIn").is_visible()
    finally:
        db.session.rollback()
        db.session.execute(delete(Agreement))
        db.session.execute(delete(Conduct))
        db.session.commit()


def test_what_was_typed_goes_along_without_saving_it_first(house: House, window: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    vacancy, colleague = a_vacancy(), a_colleague()
    page = window(390)
    page.goto(in_the_letter(colleague, vacancy))
    section = page.get_by_role("region", name="Bluesky")
    section.locator("summary").click()
    section.get_by_label("Your words").fill("x" * 400)
    expect(section.get_by_role("status")).to_contain_text("characters too many")
    looks_well(page)
    looks_well_in_the_dark(page)
    section.get_by_label("Your words").fill("Come and work with me")
    expect(section.get_by_role("status")).to_contain_text("characters left")
    sent = leads_to(page, "bsky.app", section.get_by_role("link").click)
    assert sent["text"][0].startswith("Come and work with me\n")


def test_without_a_script_words_are_changed_by_a_button(house: House, window: Callable[..., Page]) -> None:
    vacancy, colleague = a_vacancy(), a_colleague()
    page = window(390, java_script_enabled=False)
    page.goto(in_the_letter(colleague, vacancy))
    section = page.get_by_role("region", name="Telegram")
    section.locator("summary").click()
    section.get_by_label("Your words").fill("Come and work with me")
    section.get_by_role("button", name="Save the words").click()
    tap = page.get_by_role("region", name="Telegram").get_by_role("link")
    assert leads_to(page, "t.me", tap.click)["text"] == ["Come and work with me"]


def test_the_keyboard_is_enough(house: House, window: Callable[..., Page]) -> None:
    vacancy, colleague = a_vacancy(), a_colleague()
    page = window(390)
    page.goto(in_the_letter(colleague, vacancy))
    go_to(page, "Words")
    page.keyboard.press("Enter")
    go_to(page, "Your words")
    page.keyboard.press("Control+A")
    page.keyboard.type("By hand")
    go_to(page, "Save the words")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    go_to(page, "Share on X")
    assert leads_to(page, "x.com", lambda: page.keyboard.press("Enter"))["url"]
    share = share_kit.find(colleague, vacancy, "whatsapp")
    assert share and share.words == "By hand"


def test_words_are_copied_for_a_network_that_takes_only_the_link(house: House, window: Callable[..., Page]) -> None:
    vacancy, colleague = a_vacancy(title="Cook (m/f/x)"), a_colleague()
    page = window(390, permissions=["clipboard-read", "clipboard-write"])
    page.goto(in_the_letter(colleague, vacancy))
    page.get_by_role("region", name="LinkedIn").get_by_role("button", name="Copy the words").click()
    page.get_by_text("Copied").wait_for()
    assert "Cook (m/f/x)" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_look_well(house: House, window: Callable[..., Page], width: int, language: str) -> None:
    vacancy, colleague = a_vacancy(title="Porter (m/f/x)"), a_colleague()
    page = window(width, "nl-NL" if language == "nl" else "en-GB")
    colleague.language = language
    first = personal_links.address(colleague)
    for address in (first, in_the_letter(colleague, vacancy), f"{in_the_letter(colleague, vacancy)}/code"):
        page.goto(address)
        looks_well(page)
        looks_well_in_the_dark(page)


def test_the_card_prints_as_one_page_of_a6_and_nothing_else(house: House, window: Callable[..., Page]) -> None:
    vacancy, colleague = a_vacancy(title="Porter (m/f/x)"), a_colleague()
    page = window()
    page.goto(f"{in_the_letter(colleague, vacancy)}/code")
    [sheet] = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    width, height = (round(float(side) / 72 * 25.4) for side in (sheet.mediabox.width, sheet.mediabox.height))
    printed = sheet.extract_text()
    assert (width, height) == (105, 148)
    assert "Porter" in printed and "/r/" in printed
    assert "Print" not in printed and "Careers site" not in printed


def test_the_kit_weighs_less_than_60_kb_with_all_that_it_loads(house: House, window: Callable[..., Page]) -> None:
    vacancy, colleague = a_vacancy(), a_colleague()
    page, answers = window(390), []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(in_the_letter(colleague, vacancy), wait_until="networkidle")
    assert sum(map(weight, answers)) < 60_000, {answer.url: weight(answer) for answer in answers}


def weight(answer: Response) -> int:
    """Bytes of an answer as they are, not squeezed."""
    return len(answer.body())
