"""Quick keys on the page of an application: they lead where the links lead, and never surprise anybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.house import House, follow
from tests.support.factories import a_vacancy, an_application

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real
NAMES = ("Ada Smit", "Bea Smit", "Cor Smit")


def opened(page: Page, house: House) -> None:
    """The second of three applications, from the list of their vacancy."""
    vacancy = a_vacancy(title="Reader (m/f/x)")
    for name in NAMES:
        an_application(vacancy=vacancy, name=name)
    house.sign_in(page, "recruiter")
    page.goto(f"{house.run.url}/office/applications?vacancy={vacancy.id}")
    follow(page.get_by_role("link", name=NAMES[1]))


def press(page: Page, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def has_focus(page: Page, selector: str) -> bool:
    """Whether what has the focus is this."""
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def test_keys_go_through_the_list_and_to_what_there_is_to_do(house: House, window: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page = window()
    opened(page, house)
    heading = page.get_by_role("heading", level=1)
    following = page.get_by_role("link", name="Next").get_attribute("href")
    press(page, "j")
    assert page.url.endswith(following or "nowhere")
    press(page, "k")
    expect(heading).to_have_text(NAMES[1])

    page.keyboard.press("d")
    assert has_focus(page, "#to")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("m")
    assert has_focus(page, "details[open] input[name$=subject]")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.get_by_role("region", name="Quick keys")).to_be_in_viewport()
    assert has_focus(page, "#keys-on")
    page.evaluate("document.activeElement.blur()")
    press(page, "n")
    expect(heading).to_have_text("Note a finding")


def test_keys_are_only_letters_for_whoever_types(house: House, window: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page = window()
    opened(page, house)
    before = page.url
    page.keyboard.press("m")
    subject = page.get_by_label("Subject")
    subject.fill("")
    page.keyboard.type("jkdmn?")
    expect(subject).to_have_value("jkdmn?")
    assert has_focus(page, "input[name$=subject]")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+d")
    assert not has_focus(page, "#to")
    assert page.url == before


def test_keys_that_were_switched_off_stay_off(house: House, window: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page = window()
    opened(page, house)
    switch = page.get_by_label("Use quick keys on this page")
    expect(switch).to_be_checked()
    switch.uncheck()
    page.reload()
    expect(switch).not_to_be_checked()
    for key in "jkdmn?":
        page.keyboard.press(key)
    assert has_focus(page, "body")
    expect(page.get_by_role("heading", level=1)).to_have_text(NAMES[1])

    switch.check()
    page.reload()
    press(page, "j")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(NAMES[1])
