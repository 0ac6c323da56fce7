"""Every page, wide and narrow, light and dark, in two languages: axe finds nothing, nothing sticks out or complains."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from recruit.db import db
from recruit.models import Application, Publication, TrackedLink, Vacancy, VacancyState
from tests.browser.house import House, follow, looks_well
from tests.test_pages import addresses

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real


def paths(house: House) -> list[str]:
    """Where every page is that a click leads to, in the most telling of its states."""
    rows = {"vacancies": Publication.vacancy_id, "posts": Publication.id, "applications": Application.id}
    numbers = {room: db.session.scalars(select(column).limit(1)).one() for room, column in rows.items()}
    closed = select(Vacancy.id).filter_by(state=VacancyState.CLOSED)
    link = db.session.scalars(select(TrackedLink).where(TrackedLink.vacancy_id.in_(closed))).first()
    found = dict.fromkeys(address for _, address in addresses(house.app, numbers))
    more = [f"/vacancies/{number}" for number in db.session.scalars(closed.limit(1))]
    more += [f"/r/{link.token}"] if link else []
    return [*found, *more, "/nowhere", "/r/zzzzzzz", "/sign-in/used-already", "/office/vacancies?q=nothing+like+this"]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_looks_well(demo: House, window: Callable[..., Page], width: int, scheme: str, language: str) -> None:
    page = window(width, "nl-NL" if language == "nl" else "en-GB", color_scheme=scheme)
    found = sorted(paths(demo), key=lambda path: path.startswith("/office"))
    assert len(found) > 25
    is_inside = False
    for path in found:
        if path.startswith("/office") and not is_inside:
            demo.sign_in(page, language=language)
            is_inside = True
        page.goto(demo.run.url + path)
        looks_well(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_forms_with_errors_look_well(demo: House, window: Callable[..., Page], width: int) -> None:
    page = window(width)
    demo.sign_in(page)
    number = db.session.scalars(select(Vacancy.id).filter_by(state=VacancyState.OPEN)).first()
    for path in ("/office/vacancies/new", "/office/settings/channels/new/bluesky", f"/vacancies/{number}"):
        page.goto(demo.run.url + path)
        if path.startswith("/vacancies"):
            follow(page.locator(".offer .button"))
        follow(page.locator("main form[method=post]:not(.actions) button").last)
        assert page.locator(".errors[role=alert] a").count()
        looks_well(page)
