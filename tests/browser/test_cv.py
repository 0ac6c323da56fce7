"""The words of a CV stand on the page of an application as soon as a worker has read them, without a press."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from recruit.candidates.documents.text import store
from recruit.candidates.documents.text.reader import Text
from recruit.core.database import db
from tests.browser.house import House, looks_well, looks_well_in_the_dark
from tests.support.documents import a_pdf
from tests.support.sent_documents import with_cv

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real


@pytest.mark.parametrize("width", [1280, 390])
def test_the_words_of_a_cv_come_by_themselves(house: House, window: Callable[..., Page], width: int) -> None:
    from playwright.sync_api import expect

    page, application = window(width), with_cv()
    reading = store.claim(application.id)
    assert reading
    house.sign_in(page)
    page.goto(f"{house.run.url}/office/applications/{application.id}")
    titled = page.title()
    words = page.locator("#cv-words")
    expect(words).to_contain_text("The CV is being read")
    looks_well(page)
    looks_well_in_the_dark(page)
    assert store.keep(reading, reading.read())
    db.session.commit()
    expect(words).to_contain_text("Kim de Proef")
    assert words.get_attribute("hx-get") is None
    assert page.title() == titled, "a part that comes later is not another page"
    looks_well(page)


def test_why_there_are_no_words_comes_by_itself_too(house: House, window: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page, application = window(390), with_cv(a_pdf([]))
    reading = store.claim(application.id)
    assert reading
    house.sign_in(page)
    page.goto(f"{house.run.url}/office/applications/{application.id}")
    expect(page.locator("#cv-words")).to_contain_text("The CV is being read")
    found: Text = reading.read()
    assert store.keep(reading, found)
    db.session.commit()
    expect(page.locator("#cv-words")).to_contain_text("pictures of text")
    looks_well(page)
    looks_well_in_the_dark(page)
