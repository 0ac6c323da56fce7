"""The places of a vacancy on its form: a row for each, one more without a script, and nothing lost or guessed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from flask_babel import force_locale
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from recruit.core.database import db
from recruit.models import AuditLine, Deed, Vacancy, VacancyPlace
from recruit.models.places import Place, rows
from recruit.organisation import audit_facts
from recruit.publishing import openings
from recruit.vacancies import lifecycle
from recruit.web.forms.places import MOST
from recruit.web.forms.vacancy import vacancy_form
from tests.recruit.publishing.test_openings import a_role
from tests.support.browser import Browser, Page
from tests.support.factories import a_vacancy

pytestmark = pytest.mark.one_database

BRUSSELS = Place("Brussel", "BE", "Bruxelles", "fr")
ANOTHER = {"places-another": "1"}


def in_rows(*places: Place) -> dict[str, str]:
    """Places as the form sends them."""
    return {
        f"places-{number}-{name}": said for number, place in enumerate(places) for name, said in place._asdict().items()
    }


def shown(page: Page) -> list[str]:
    """The names in the rows."""
    return [str(field.get("value", "")) for field in page.tree.select(".one-place .row:not(details *) input")]


def edit(browser: Browser, vacancy: Vacancy, changes: dict[str, str], expect: int = 303) -> Page:
    """Change these fields on the form."""
    return browser.submit(f"/office/vacancies/{vacancy.id}/edit", changes, expect)


def keep_mine(browser: Browser, address: str, asked: Page) -> None:
    """Answer which of two words stand with one's own."""
    kept = {str(field["name"]): str(field["value"]) for field in asked.one(".both").select("input")}
    browser.post(address, kept, expect=303)


def written(vacancy: Vacancy) -> list[Place]:
    return [place.written for place in vacancy.places]


def test_each_place_has_a_row_and_the_next_one_is_empty(recruiter: Browser) -> None:
    vacancy = a_vacancy(places="Utrecht; Gent, België")
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/edit")
    assert shown(page) == ["Utrecht", "Gent, België", ""]
    labels = [label.get_text(" ", strip=True) for label in page.tree.select(".one-place label")]
    assert labels[:2] == ["Place 1 (optional)", "Country of place 1"] and "Place 3" in labels
    assert page.one("#places-1-country option[selected]")["value"] == "BE"
    assert page.one("#places-0-country option:first-child").get_text() == "The vacancy’s country"
    assert not page.tree.select(".one-place details[open]")


def test_what_was_written_in_rows_is_kept_in_that_order(recruiter: Browser) -> None:
    vacancy = a_vacancy(places="Leeds", language="nl")
    places = [Place("Utrecht"), BRUSSELS, Place("Köln, Deutschland", "DE")]
    edit(recruiter, vacancy, in_rows(*places[:2], Place("Köln, Deutschland")))
    assert written(vacancy) == places, "the country behind a name is the place's"
    assert vacancy.place_names("fr") == ["Utrecht", "Bruxelles", "Köln, Deutschland"]
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/edit")
    assert len(page.tree.select(".one-place details[open]")) == 1
    edit(recruiter, vacancy, {})
    assert written(vacancy) == places
    assert len(db.session.scalars(select(VacancyPlace)).all()) == 3


def test_an_emptied_row_goes_and_a_row_with_a_country_alone_is_none(recruiter: Browser) -> None:
    vacancy = a_vacancy(places="Utrecht; Gent, België; Zeist")
    edit(recruiter, vacancy, {"places-1-name": " ", "places-3-country": "FR"})
    assert [(place.name, place.position) for place in vacancy.places] == [("Utrecht", 0), ("Zeist", 1)]
    assert len(db.session.scalars(select(VacancyPlace)).all()) == 2, "no row is left of what was taken out"


def test_a_list_in_one_row_becomes_rows_in_its_country(recruiter: Browser) -> None:
    vacancy = a_vacancy(places="Leeds")
    edit(recruiter, vacancy, in_rows(Place("Köln;; Bonn ;", "DE"), Place("Utrecht")))
    assert written(vacancy) == [Place("Köln", "DE"), Place("Bonn", "DE"), Place("Utrecht")]
    long = "; ".join(f"Town {number} at the river" for number in range(MOST))
    edit(recruiter, vacancy, in_rows(Place(long), Place(""), Place("")))
    assert len(vacancy.places) == MOST, "however long the list is, each name of it counts by itself"


@pytest.mark.parametrize("address", ["/office/vacancies/new", "/office/vacancies/1/edit"])
def test_one_more_row_comes_without_a_script_and_nothing_is_saved_lost_or_found_wrong(
    recruiter: Browser, address: str
) -> None:
    vacancy = a_vacancy(places="Utrecht")
    typed = {"title": "", "summary": "Twelve beds", "pay_min": "many", "places-0-name": "Zeist; Gent, België"}
    page = recruiter.submit(address, typed | ANOTHER, expect=200)
    assert shown(page)[:3] == ["Zeist", "Gent, België", ""]
    assert (page.fields()["summary"], page.fields()["pay_min"], page.fields()["title"]) == ("Twelve beds", "many", "")
    assert not page.tree.select(".errors, .error")
    assert page.one("input#next-place")["value"] == ""
    count = len(shown(page))
    assert len(shown(recruiter.post(address, page.fields() | ANOTHER))) == count + 1, "an empty one stays, too"
    assert db.session.scalars(select(Vacancy)).all() == [vacancy] and vacancy.place_list == ["Utrecht"]


def test_the_button_names_where_the_page_goes_on_and_the_return_key_saves(recruiter: Browser) -> None:
    page = recruiter.get("/office/vacancies/new")
    button = page.one("button[name=places-another]")
    assert button["formaction"] == "/office/vacancies/new#next-place"
    assert page.form().select_one("button") == page.one("main form > button.unseen")


def test_as_many_rows_as_fit_and_no_more(recruiter: Browser) -> None:
    vacancy = a_vacancy(places="; ".join(f"Town {number}" for number in range(MOST)))
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/edit")
    assert len(shown(page)) == MOST and not page.tree.select("button[name=places-another]")
    assert "More places do not fit." in page.text
    page = edit(recruiter, vacancy, {"places-0-name": "One; Two"}, expect=422)
    assert "at most 40 places" in page.text and shown(page)[0] == "One; Two", "nothing typed is lost"
    assert len(vacancy.places) == MOST and vacancy.places[0].name == "Town 0"


@pytest.mark.parametrize(
    ("places", "field", "said"),
    [
        ([Place("x" * 301)], "0-name", "1 character too long"),
        ([Place("Utrecht\0")], "0-name", "invisible control character"),
        ([Place("Utrecht", "xx")], "0-country", "Not a valid choice"),
        ([Place("Utrecht"), Place("Gent, België", "FR")], "1-country", "Another country stands behind"),
        ([Place("Brussel", "BE", "Bruxelles")], "0-other_language", "Choose the language of the other name"),
        ([Place("Brussel", "BE", "Bruxelles", "en")], "0-other_language", "The vacancy itself is in this language"),
        ([Place("Brussel", "BE", "x" * 121, "fr")], "0-other_name", "1 character too long"),
        ([Place("", "BE", "Bruxelles", "fr")], "0-name", "Write the place itself"),
        ([Place("Brussel; Gent", "BE", "Bruxelles", "fr")], "0-name", "a row of its own"),
        ([BRUSSELS, Place("brussel", "BE")], "1-name", "stands here twice"),
        ([Place("Utrecht", "NL"), Place("Utrecht, Nederland")], "1-name", "stands here twice"),
        ([Place(", Nederland")], "0-name", "Write the place before its country"),
    ],
)
def test_rows_that_contradict_get_a_sentence_where_it_is_to_be_mended(
    recruiter: Browser, places: list[Place], field: str, said: str
) -> None:
    vacancy = a_vacancy(places="Leeds")
    page = edit(recruiter, vacancy, in_rows(*places), expect=422)
    link = page.one(".errors a")
    assert link["href"] == f"#places-{field}" and said in page.one(".errors li").get_text()
    if "other" in field:
        assert page.one(str(link["href"])).find_parent("details").has_attr("open")  # type: ignore[union-attr]
    assert vacancy.place_list == ["Leeds"]


def test_the_same_place_twice_is_kept_once_and_elsewhere_it_is_another(recruiter: Browser) -> None:
    vacancy = a_vacancy(places="Leeds")
    frankfurts = [Place("Frankfurt"), Place("Frankfurt", "US")]
    edit(recruiter, vacancy, in_rows(*frankfurts, Place("Frankfurt")))
    assert written(vacancy) == frankfurts


def test_places_that_share_a_name_and_not_a_province_are_two(recruiter: Browser) -> None:
    vacancy = a_vacancy(places="Leeds")
    edit(recruiter, vacancy, in_rows(Place("Bergen, Limburg, Nederland"), Place("Bergen, Noord-Holland, Nederland")))
    assert len(vacancy.places) == 2


def test_rows_beyond_what_a_vacancy_has_are_read_and_refused_with_a_sentence(recruiter: Browser) -> None:
    vacancy = a_vacancy(places="Leeds")
    page = edit(recruiter, vacancy, in_rows(*(Place(f"Town {row}") for row in range(MOST + 2))), expect=422)
    assert "at most 40 places" in page.text and shown(page)[-1] == f"Town {MOST + 1}"
    assert vacancy.place_list == ["Leeds"]


@pytest.mark.parametrize("name", ["Town", ""])
def test_hundreds_of_rows_are_refused_in_a_page_of_a_usual_size(recruiter: Browser, name: str) -> None:
    vacancy = a_vacancy(places="Leeds")
    page = edit(recruiter, vacancy, {f"places-{row}-name": name and f"{name} {row}" for row in range(900)}, 422)
    assert "at most 40 places" in page.text and len(shown(page)) <= 2 * MOST
    assert vacancy.place_list == ["Leeds"]


def test_a_form_without_rows_changes_no_place(recruiter: Browser) -> None:
    vacancy = a_vacancy(places="Utrecht; Zeist")
    address = f"/office/vacancies/{vacancy.id}/edit"
    fields = {name: value for name, value in recruiter.get(address).fields().items() if "places-" not in name}
    recruiter.post(address, fields | {"title": "Other"}, expect=303)
    assert (vacancy.title, vacancy.place_list) == ("Other", ["Utrecht", "Zeist"])


def test_a_change_of_places_is_on_record_in_readable_words(recruiter: Browser, administrator: Browser) -> None:
    vacancy = a_vacancy(places="Utrecht")
    edit(recruiter, vacancy, {})
    edit(recruiter, vacancy, {"places-0-country": "BE"})
    lines = db.session.scalars(select(AuditLine).where(AuditLine.deed == Deed.VACANCY_CHANGED)).all()
    assert [line.note for line in lines] == ["places"], "saving the same is no change"
    table = administrator.client.get("/office/settings/audit.csv?what=vacancies").get_data(as_text=True)
    assert table.splitlines()[1].endswith("vacancies,1,places")
    with force_locale("nl"):
        assert audit_facts.in_words(lines[0].deed, lines[0].note) == "plaatsen"


def test_a_copy_has_the_same_places_in_rows_of_its_own(app: Flask) -> None:
    vacancy = a_vacancy(places="Utrecht")
    vacancy.places = rows([Place("Utrecht"), BRUSSELS])
    copy = lifecycle.duplicate(vacancy, None)
    db.session.commit()
    assert written(copy) == written(vacancy) == [Place("Utrecht"), BRUSSELS]
    assert {place.id for place in copy.places}.isdisjoint(place.id for place in vacancy.places)


def test_of_two_who_change_the_places_whoever_comes_second_sees_both(
    recruiter: Browser, administrator: Browser
) -> None:
    vacancy = a_vacancy(places="Leeds", language="nl")
    address = f"/office/vacancies/{vacancy.id}/edit"
    mine, yours = (browser.get(address).fields() for browser in (recruiter, administrator))
    recruiter.post(address, mine | in_rows(Place("Leeds"), BRUSSELS), expect=303)
    page = administrator.post(address, yours | in_rows(Place("York"), Place("Hull")), expect=409)
    told = [tag.get_text() for tag in page.one(".both").select("h3, dd")]
    assert told == ["Places", "Leeds; Brussel (Belgium; French: Bruxelles)", "York; Hull"]
    assert written(vacancy) == [Place("Leeds"), BRUSSELS]
    keep_mine(administrator, address, page)
    assert vacancy.place_list == ["York", "Hull"]


def test_places_that_only_somebody_else_changed_stand_when_other_words_are_disputed(
    recruiter: Browser, administrator: Browser
) -> None:
    vacancy = a_vacancy(places="Leeds; York", language="nl")
    address = f"/office/vacancies/{vacancy.id}/edit"
    mine, yours = (browser.get(address).fields() for browser in (recruiter, administrator))
    recruiter.post(address, mine | in_rows(BRUSSELS, Place("")) | {"summary": "Twelve beds."}, expect=303)
    page = administrator.post(address, yours | {"summary": "Ten beds."}, expect=409)
    keep_mine(administrator, address, page)
    assert written(vacancy) == [BRUSSELS] and vacancy.summary == "Ten beds."


def test_of_two_who_save_places_at_once_one_is_asked_and_no_row_is_mixed(
    app: Flask, recruiter: Browser, administrator: Browser
) -> None:
    vacancy, browsers = a_vacancy(places="Leeds; York"), (recruiter, administrator)
    address, number = f"/office/vacancies/{vacancy.id}/edit", vacancy.id
    fields = [browser.get(address).fields() for browser in browsers]
    db.session.remove()

    def save(which: int) -> int:
        typed = in_rows(*(Place(f"Town {which}{row}") for row in range(3)))
        return browsers[which].client.post(address, data=fields[which] | typed).status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(save, (0, 1))) == [303, 409]
    towns = db.session.get_one(Vacancy, number).place_list
    assert towns in [[f"Town {which}{row}" for row in range(3)] for which in (0, 1)]
    assert len(db.session.scalars(select(VacancyPlace)).all()) == 3


NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(typed=st.lists(NAMES, max_size=12))
def test_any_list_of_names_goes_through_the_form_into_rows_and_out_to_channels_unchanged(
    app: Flask, typed: list[str]
) -> None:
    read = through_the_form(app, {f"places-{number}-name": name for number, name in enumerate(typed)})
    names = [name.strip() for words in typed for name in words.split(";") if name.strip()]
    vacancy = a_role()
    vacancy.places = rows(read)
    assert openings.opening(vacancy, "Acme", "https://acme.example").places == tuple(dict.fromkeys(names))
    again = through_the_form(app, in_rows(*read))
    assert again == read, "and what was read is read so again"


def through_the_form(app: Flask, sent: dict[str, Any]) -> list[Place]:
    """What a vacancy keeps of these rows."""
    with app.test_request_context(method="POST", data=MultiDict(sent | {"title": "Nurse"})):
        return vacancy_form([]).places.data
