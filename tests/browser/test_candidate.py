"""The candidate: from a link in a post to an application, on a telephone without scripts, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from recruit.attribution import links
from tests.browser.house import House, looks_well
from tests.browser.keyboard import go_to
from tests.support.apply_form import PDF
from tests.support.factories import a_vacancy
from tests.support.running import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real
CV = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": PDF}


def test_from_the_link_in_a_post_to_an_application_with_its_origin(house: House, window: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    publication = house.published(a_vacancy(title="Porter (m/f/x)"))
    address = links.address(publication.link)
    assert address in (publication.text or "")

    page = window(390, java_script_enabled=False)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Porter (m/f/x)")
    assert "/vacancies/" in page.url
    page.get_by_role("link", name="Apply").first.click()
    page.get_by_role("button", name="Send application").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Name").fill("Wim Kooiman")
    page.get_by_label("E-mail address").fill("alex@example.org")
    page.get_by_label("CV", exact=False).set_input_files(CV)
    page.wait_for_timeout(2_500)  # the form takes whoever is faster for a program
    page.get_by_role("button", name="Send application").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your application")
    expect(page.get_by_text("cv.pdf")).to_be_visible()
    assert page.context.cookies() == []

    recruiter = window()
    house.sign_in(recruiter, "recruiter")
    recruiter.get_by_role("link", name="Applications").first.click()
    expect(recruiter.get_by_role("row", name="Wim Kooiman")).to_contain_text(publication.channel.name)
    recruiter.get_by_role("link", name="Wim Kooiman").click()
    expect(recruiter.get_by_role("region", name="Origin")).to_contain_text(publication.channel.name)
    looks_well(recruiter)
    with recruiter.expect_download() as download:
        recruiter.get_by_role("link", name="cv.pdf").click()
    assert download.value.path().read_bytes() == PDF


def test_the_same_with_the_keyboard_alone(house: House, window: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    publication = house.published(a_vacancy(title="Baker (m/f/x)"))
    page, choosers = window(390), []
    page.on("filechooser", lambda chooser: choosers.append(chooser))
    page.goto(links.address(publication.link))
    go_to(page, "Apply")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Send application")).to_be_visible()
    for label, typed in (("Name", "Kim de Boer"), ("E-mail address", "kim@example.org"), ("Telephone", "06 12345678")):
        go_to(page, label)
        page.keyboard.type(typed)
    go_to(page, "Your CV")
    page.keyboard.press("Enter")
    until(lambda: page.wait_for_timeout(50) or choosers, pause=0)
    choosers[0].set_files(CV)
    page.wait_for_timeout(2_500)
    go_to(page, "Send application")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your application")
    expect(page.get_by_text("Kim de Boer")).to_be_visible()
    looks_well(page)
    assert page.context.cookies() == []
