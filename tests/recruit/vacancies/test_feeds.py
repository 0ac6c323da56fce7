"""What machines read: JobPosting and the sitemap."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from recruit.core import countries
from recruit.core.database import db
from recruit.models import Contract, HoursUnit, Organisation, Period, Remote, Vacancy, VacancyPlace, places
from recruit.ops import demo
from recruit.organisation.employer import employer
from recruit.vacancies import feeds
from tests.support.browser import Browser
from tests.support.factories import a_vacancy

pytestmark = pytest.mark.one_database

ACME = Organisation(name="Acme", website="https://acme.example")


def posting(**but: Any) -> dict[str, Any]:
    return feeds.job_posting(a_vacancy(**but), ACME)


def test_a_posting_says_what_search_engines_ask(app: Flask) -> None:
    found = posting(closes=date(2027, 7, 1))
    assert found["@type"] == "JobPosting"
    assert found["title"] == "Ward nurse (m/f/x)"
    assert found["description"].startswith("<p>You will <strong>care</strong>")
    assert found["hiringOrganization"] == {"@type": "Organization", "name": "Acme", "sameAs": "https://acme.example"}
    assert found["validThrough"] == "2027-07-01T23:59:59+02:00"
    assert found["employmentType"] == ["FULL_TIME", "PART_TIME"]
    assert found["directApply"] is True
    assert found["identifier"]["name"] == "Acme"
    assert found["jobLocation"] == {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressLocality": "Leeds"},
    }


def test_what_is_not_known_is_left_out(app: Flask) -> None:
    found = posting(pay_min=None, pay_max=None, hours_min=None, hours_max=None, places="", closes=None)
    assert not {"baseSalary", "employmentType", "jobLocation", "jobLocationType", "validThrough"} & set(found)


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [
        (3200_00, 4100_00, {"minValue": 3200, "maxValue": 4100}),
        (15_50, 15_50, {"value": 15.5}),
        (3200_00, None, {"minValue": 3200}),
        (None, 4100_00, {"maxValue": 4100}),
    ],
)
def test_pay_has_a_currency_a_period_and_its_bounds(
    app: Flask, low: int | None, high: int | None, value: dict[str, float]
) -> None:
    found = posting(pay_min=low, pay_max=high, pay_period=Period.HOUR, pay_currency="GBP")["baseSalary"]
    assert found["currency"] == "GBP"
    assert found["value"] == {"@type": "QuantitativeValue", "unitText": "HOUR"} | value


@pytest.mark.parametrize(
    ("hours", "contract", "kinds"),
    [
        ((40, 40), Contract.PERMANENT, ["FULL_TIME"]),
        ((None, 24), Contract.PERMANENT, ["PART_TIME"]),
        ((32, 40), Contract.FIXED, ["FULL_TIME", "PART_TIME", "TEMPORARY"]),
        ((None, None), Contract.FREELANCE, ["CONTRACTOR"]),
        ((None, None), Contract.INTERNSHIP, ["INTERN"]),
        ((8, 8), Contract.VOLUNTEER, ["PART_TIME", "VOLUNTEER"]),
    ],
)
def test_employment_follows_from_hours_and_contract(
    hours: tuple[Any, Any], contract: Contract, kinds: list[str]
) -> None:
    assert feeds.employment(Vacancy(hours_min=hours[0], hours_max=hours[1], contract=contract)) == kinds


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("Utrecht", {"addressLocality": "Utrecht", "addressCountry": "NL"}),
        ("Den Haag, ZH, NL", {"addressLocality": "Den Haag", "addressCountry": "NL"}),
        ("Köln, Deutschland", {"addressLocality": "Köln", "addressCountry": "DE"}),
        ("Lille, Frankrijk", {"addressLocality": "Lille", "addressCountry": "FR"}),
        ("Århus, Denmark", {"addressLocality": "Århus", "addressCountry": "DK"}),
        ("Papendorp, Utrecht", {"addressLocality": "Papendorp, Utrecht", "addressCountry": "NL"}),
        ("Valkenburg, LI", {"addressLocality": "Valkenburg, LI", "addressCountry": "NL"}),
    ],
)
def test_a_place_is_in_the_country_written_behind_it_or_else_in_that_of_the_vacancy(
    place: str, address: dict[str, str]
) -> None:
    assert feeds.location(VacancyPlace(name=place), "NL")["address"] == {"@type": "PostalAddress"} | address


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        ({"hours_min": 0.8, "hours_max": 1.0, "hours_unit": HoursUnit.FTE}, ["FULL_TIME", "PART_TIME"]),
        ({"hours_min": 0.5, "hours_max": 0.5, "hours_unit": HoursUnit.FTE}, ["PART_TIME"]),
        ({"full_time": True, "part_time": True}, ["FULL_TIME", "PART_TIME"]),
        ({"part_time": True}, ["PART_TIME"]),
        ({"full_time": True, "hours_min": 24.0, "hours_max": 24.0}, ["PART_TIME"]),
        ({"part_time": True, "hours_min": 24.0, "hours_max": 36.0}, ["PART_TIME"]),
        ({"hours_min": 24.0}, ["FULL_TIME", "PART_TIME"]),
        ({"hours_max": 40.0}, ["FULL_TIME", "PART_TIME"]),
        ({"hours_min": 36.0}, ["FULL_TIME"]),
        ({"hours_max": 24.0}, ["PART_TIME"]),
        ({"full_time": True, "hours_max": 40.0}, ["FULL_TIME"]),
        ({"hours_min": 24.0, "hours_max": 0.0}, ["FULL_TIME", "PART_TIME"]),
        ({"hours_min": 0.0, "hours_max": 0.0}, []),
        ({"part_time": True, "contract": Contract.FIXED_TO_PERMANENT}, ["PART_TIME", "TEMPORARY"]),
    ],
)
def test_employment_follows_from_parts_of_a_week_and_from_what_was_ticked(
    app: Flask, facts: dict[str, Any], kinds: list[str]
) -> None:
    unsaid = {"hours_min": None, "hours_max": None, "contract": Contract.UNSAID}
    assert feeds.employment(a_vacancy(**unsaid | facts)) == kinds


@pytest.mark.parametrize(
    ("facts", "value"),
    [
        ({"pay_period": Period.DAY}, {"unitText": "DAY", "value": 150}),
        ({"pay_period": Period.WEEK}, {"unitText": "WEEK", "value": 150}),
        ({"pay_period": Period.SHIFT}, None),
        ({"pay_period": Period.FOUR_WEEKS}, None),
        ({"pay_net": True}, None),
        ({"pay_on_target": True}, None),
        ({"pay_pro_rata": True}, None),
        ({"pay_minimum": True}, {"unitText": "HOUR", "minValue": 150}),
        ({"pay_basis_hours": 36}, None),
        ({"pay_basis_hours": 24, "hours_min": 24, "hours_max": 24}, {"unitText": "HOUR", "value": 150}),
    ],
)
def test_pay_that_machines_would_misread_is_left_out(
    app: Flask, facts: dict[str, Any], value: dict[str, Any] | None
) -> None:
    found = posting(**{"pay_min": 150_00, "pay_max": 150_00, "pay_period": Period.HOUR} | facts).get("baseSalary")
    assert (found and found["value"]) == (value and {"@type": "QuantitativeValue"} | value)


def test_where_no_country_is_known_none_is_named(app: Flask) -> None:
    utrecht = feeds.location(VacancyPlace(name="Utrecht"), "")
    assert utrecht["address"] == {"@type": "PostalAddress", "addressLocality": "Utrecht"}


def test_a_place_in_a_country_of_its_own_is_there(app: Flask) -> None:
    vacancy = a_vacancy(country="NL", remote=Remote.FULL)
    vacancy.places = places.rows([places.Place("Utrecht"), places.Place("Gent", "BE", "Gand", "fr")])
    found = feeds.job_posting(vacancy, employer())
    addresses = [place["address"] for place in found["jobLocation"]]
    assert [(one["addressLocality"], one["addressCountry"]) for one in addresses] == [("Utrecht", "NL"), ("Gent", "BE")]
    assert [one["name"] for one in found["applicantLocationRequirements"]] == ["BE", "NL"]


def test_the_employer_has_an_address(app: Flask) -> None:
    linde = Organisation(name="De Linde", website="", street="Laan 1", postcode="3581 CK", city="Utrecht", country="NL")
    assert feeds.job_posting(a_vacancy(), linde)["hiringOrganization"]["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Laan 1",
        "postalCode": "3581 CK",
        "addressLocality": "Utrecht",
        "addressCountry": "NL",
    }


def test_every_posting_of_the_made_up_organisation_names_a_country(app: Flask) -> None:
    demo.fill()
    for vacancy in db.session.scalars(select(Vacancy)):
        found = feeds.job_posting(vacancy, employer())
        places = found.get("jobLocation", [])
        for place in places if isinstance(places, list) else [places]:
            assert place["address"]["addressCountry"] == "NL"
        assert found.get("jobLocation") or found["applicantLocationRequirements"]
        assert found["hiringOrganization"]["address"]["addressCountry"] == "NL"


def test_a_new_vacancy_is_where_the_organisation_is_and_older_ones_when_an_administrator_says_so(
    administrator: Browser,
) -> None:
    old, abroad = a_vacancy(), a_vacancy(country="BE")
    settings = "/office/settings/organisation"
    assert "countries" not in administrator.get(settings).html
    administrator.submit(settings, {"name": "De Linde", "country": "NL"}, action="/organisation")
    assert str(administrator.get("/office/vacancies/new").one("#country option[selected]")["value"]) == "NL"
    page = administrator.get(settings)
    assert "1 vacancy does not say in which country it is" in page.text
    administrator.submit(settings, {}, action="/countries")
    db.session.expire_all()
    assert (old.country, abroad.country) == ("NL", "BE")
    assert "does not say in which country" not in administrator.get(settings).text


def test_countries_have_names_in_every_language_and_are_read_back_from_each(app: Flask) -> None:
    for language in countries.LANGUAGES:
        for code, name in countries.names(language).items():
            assert countries.of_place(f"Town, {name}") == ("Town", code), (language, name)


def test_several_places_and_work_from_anywhere(app: Flask) -> None:
    found = posting(places="Utrecht; Zeist", remote=Remote.FULL)
    assert [place["address"]["addressLocality"] for place in found["jobLocation"]] == ["Utrecht", "Zeist"]
    assert found["jobLocationType"] == "TELECOMMUTE"
    assert posting(country="NL", remote=Remote.FULL, places="Utrecht; Gent, België")[
        "applicantLocationRequirements"
    ] == [
        {"@type": "Country", "name": "BE"},
        {"@type": "Country", "name": "NL"},
    ]
    abroad = posting(country="NL", remote=Remote.FULL, places="Gent, België")["applicantLocationRequirements"]
    assert abroad == [{"@type": "Country", "name": "BE"}], "where every place has a country, its own is not asked for"


def test_the_description_is_clean(app: Flask) -> None:
    assert "<script" not in posting(body="<script>alert(1)</script>")["description"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_no_words_can_end_the_element_that_the_data_stands_in(words: str) -> None:
    written = feeds.as_script({"title": words + "</script><!--"})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["title"] == words + "</script><!--"


def test_the_page_carries_its_posting(visitor: Browser) -> None:
    vacancy = a_vacancy(title="Nurse </script><script>alert(1)</script>")
    page = visitor.get(visitor.get(f"/vacancies/{vacancy.id}", expect=301).headers["Location"])
    assert json.loads(page.one("script").get_text())["title"] == vacancy.title


def test_the_sitemap_lists_what_is_open(visitor: Browser) -> None:
    vacancy = a_vacancy()
    a_vacancy(state="draft")
    a_vacancy(state="closed")
    tree = ElementTree.fromstring(visitor.client.get("/sitemap.xml").data)
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    places = [place.text for place in tree.iter(name)]
    assert places == ["http://careers.example/", f"http://careers.example/vacancies/{vacancy.id}-ward-nurse"]
