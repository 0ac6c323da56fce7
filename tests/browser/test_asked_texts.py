"""A text that looks like a search: the form asks, the finding form has the words, and Return leads nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select

from recruit.candidates import private_links
from recruit.candidates.screening import one_person, possible_findings
from recruit.core.database import db, now, today
from recruit.models import Hold, PossibleFinding
from tests.browser.house import House, follow, looks_well, looks_well_in_the_dark
from tests.support.factories import a_lead, a_link
from tests.support.screening import somebody

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real
SENTENCE = "On his private Instagram he wrote that he has a burn-out"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_form_that_asks_looks_well(house: House, window: Callable[..., Page], width: int, language: str) -> None:
    application = somebody(language=language, name="Kim Bos")
    a_link(application.vacancy, label="Flyer")
    page = window(width, "nl-NL" if language == "nl" else "en-GB")
    house.sign_in(page, language=language)
    here = f"{house.run.url}/office/applications/{application.id}"
    page.goto(f"{here}?to=6")
    page.locator("#decide-reason").fill(SENTENCE)
    page.locator("#decide-criterion").select_option(index=1)
    follow(page.locator("#decide form[method=post] .actions button"))
    looks_well(page)
    looks_well_in_the_dark(page)
    follow(page.locator("button[formaction]"))
    assert page.locator("#what").input_value() == SENTENCE
    looks_well(page)
    page.goto(here)
    page.locator("summary", has_text="erkomst" if language == "nl" else "origin").click()
    page.locator("#link").select_option(label="Flyer")
    page.locator("#reason").fill(SENTENCE)
    follow(page.locator("form[action*='/origin'] button"))
    page.locator("#reason-because").fill("He told us himself")
    with page.expect_navigation():
        page.locator("#reason-because").press("Enter")
    assert page.url.startswith(here)
    db.session.rollback()
    kept = db.session.scalars(select(PossibleFinding).where(PossibleFinding.application_id == application.id)).one()
    assert (kept.column, kept.reason) == ("origin_corrections.reason", "He told us himself")
    db.session.execute(
        insert(Hold.__table__).values(
            application_id=application.id, reason=SENTENCE, until=today(), at=now(), ended_at=now()
        )
    )
    possible_findings.read_again(one_person.person_of(application))
    address = private_links.address(application)
    a_lead(vacancy=application.vacancy, email=application.email, address="")
    db.session.commit()
    answer = page.goto(here)
    assert answer and answer.ok
    looks_well(page)
    looks_well_in_the_dark(page)
    page.goto(house.run.url + address[address.index("/applications") :])
    looks_well(page)
    follow(page.locator("form[action*='/statement'] button"))
    assert page.locator("a[href*='again']").count()
    looks_well(page)
    looks_well_in_the_dark(page)
