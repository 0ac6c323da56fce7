"""Whoever looks for work finds a place by either of its names, in either language."""

from __future__ import annotations

import pytest
from flask import Flask

from recruit.core.database import db, today
from recruit.models import Vacancy
from recruit.models.places import Place, rows
from recruit.vacancies import search
from tests.support.browser import Browser, Page
from tests.support.factories import a_vacancy

pytestmark = pytest.mark.one_database

HAGUE = Place("Den Haag", "NL", "The Hague", "en")


def at(*places: Place, **but: object) -> Vacancy:
    """An open vacancy with work there."""
    vacancy = a_vacancy(**but)
    vacancy.places = rows(places)
    db.session.commit()
    return vacancy


def chosen(page: Page) -> list[str]:
    """The place that the form shows as asked for."""
    return [option.get_text() for option in page.tree.select("#place option[selected]")]


@pytest.mark.parametrize("asked", ["?q=haag", "?q=hague", "?place=den+haag", "?place=The+Hague"])
def test_a_place_is_found_by_either_name(visitor: Browser, asked: str) -> None:
    at(HAGUE, title="Here")
    at(Place("Zeist"), title="Elsewhere")
    assert [tag.get_text() for tag in visitor.get(f"/{asked}").tree.select(".list h2")] == ["Here"]


@pytest.mark.parametrize(("language", "name"), [("nl", "Den Haag"), ("en", "The Hague")])
def test_a_place_that_was_asked_for_stays_chosen_by_the_name_its_reader_knows(
    visitor: Browser, language: str, name: str
) -> None:
    at(HAGUE)
    at(Place("Zeist"))
    for asked in ("Den+Haag", "the+hague"):
        page = visitor.get(f"/?lang={language}&place={asked}")
        assert chosen(page) == [name]
        assert [option.get_text() for option in page.tree.select("#place option")][1:] == sorted([name, "Zeist"])


def test_a_place_where_there_is_no_work_stays_chosen_and_is_not_forgotten_with_the_next_word(visitor: Browser) -> None:
    at(HAGUE)
    page = visitor.get("/?place=Hull")
    assert chosen(page) == ["Hull"] and "No vacancy fits this search" in page.text


def test_a_name_that_two_languages_share_stays_the_one_that_was_asked_for(visitor: Browser) -> None:
    at(Place("Brussel", "BE", "Bruxelles", "fr"))
    at(Place("Bruxelles", "BE"))
    assert chosen(visitor.get("/?lang=nl&place=Bruxelles")) == ["Bruxelles"]


def test_work_at_the_same_place_is_similar_whatever_it_is_called(app: Flask) -> None:
    found = at(HAGUE, tags="", title="Here")
    other = at(Place("The Hague", "NL"), tags="", title="There")
    at(Place("Zeist"), tags="", title="Elsewhere")
    assert search.similar(found, today()) == [other]
