"""Every page, wide and narrow, light and dark, in two languages: axe finds nothing, nothing sticks out or complains."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from recruit.core.database import db
from recruit.models import Publication, TrackedLink, Vacancy, VacancyState
from tests.browser.furnished import Refused, more_paths, refusals, searched, undelivered
from tests.browser.house import WIDTHS, House, follow, looks_well_everywhere
from tests.support.full_organisation import addresses

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real
INSIDE = ("/office", "/share")
SEND = "main form[method=post]:not(.actions) button"


def paths(house: House) -> list[str]:
    """Where every page is that a click leads to, in the most telling of its states."""
    out = db.session.scalars(select(Publication).where(Publication.vacancy.has(state=VacancyState.OPEN))).first()
    assert out
    numbers = {"vacancies": out.vacancy_id, "posts": out.id, "applications": searched().id}
    numbers["letters"] = undelivered().id
    return list(dict.fromkeys(address for _, address in addresses(house.app, numbers)))


def lost_paths() -> list[str]:
    """Where something was, or never was."""
    closed = db.session.scalars(select(Vacancy.id).filter_by(state=VacancyState.CLOSED)).first()
    link = db.session.scalars(select(TrackedLink).filter_by(vacancy_id=closed)).first()
    was = [f"/vacancies/{closed}", f"/r/{link.token}"] if link else []
    return [*was, "/nowhere", "/r/zzzzzzz", "/sign-in/used-already", "/office/vacancies?q=nothing+like+this"]


BOTH = {"nl": WIDTHS, "en": WIDTHS[::-1]}
"""In which order the widths are looked at: the last in dark colours too."""


@pytest.mark.parametrize("language", BOTH)
def test_it_looks_well(demo: House, window: Callable[..., Page], language: str) -> None:
    page = window(language="nl-NL" if language == "nl" else "en-GB")
    there, lost = [*paths(demo), *more_paths()], lost_paths()
    found = sorted([*there, *lost], key=lambda path: path.startswith(INSIDE))
    assert len(found) > 60
    is_inside = False
    for path in found:
        if path.startswith(INSIDE) and not is_inside:
            demo.sign_in(page, language=language)
            is_inside = True
        answer = page.goto(demo.run.url + path)
        assert path in lost or (answer and answer.status < 400), f"{path} is no page of this house"
        looks_well_everywhere(page, BOTH[language])


@pytest.mark.parametrize("language", BOTH)
def test_forms_with_errors_look_well(demo: House, window: Callable[..., Page], language: str) -> None:
    page = window(language="nl-NL" if language == "nl" else "en-GB")
    number = db.session.scalars(select(Vacancy.id).filter_by(state=VacancyState.OPEN)).first()
    demo.sign_in(page, language=language)
    for form in (
        Refused(f"/vacancies/{number}-x/apply", 'form[action$="/apply"] button'),
        Refused("/office/vacancies/new", SEND),
        Refused("/office/settings/channels/new/bluesky", SEND),
        *refusals(),
    ):
        page.goto(demo.run.url + form.path)
        for field, words in form.filled:
            page.locator(field).first.click() if words == "on" else page.locator(field).fill(words)
        follow(page.locator(form.button).last)
        assert page.locator(".errors[role=alert] li").count(), form.path
        looks_well_everywhere(page, BOTH[language])
