"""A vacancy in words: pay, hours, place and contract as each language writes them."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.wording.lexicon import wordings
from recruit.models import Contract, Period, Remote, Vacancy
from recruit.models.places import Place, rows
from recruit.publishing import openings
from recruit.web.forms.vacancy import CONTRACTS, PERIODS
from tests.support.factories import places_of

PLAIN: dict[str, Any] = {
    "title": "Nurse",
    "places": "Utrecht; Zeist",
    "remote": Remote.NO,
    "pay_min": 3200_00,
    "pay_max": 4100_00,
    "pay_period": Period.MONTH,
    "pay_currency": "EUR",
    "pay_scale": "",
    "hours_min": 24,
    "hours_max": 36,
    "contract": Contract.PERMANENT,
    "language": "nl",
    "summary": "",
    "body": "",
    "tags": "",
    "video": "",
}


def a_role(**but: Any) -> Vacancy:
    facts = PLAIN | but
    return Vacancy(**facts | {"places": places_of(facts["places"])})


def flat(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "€ 3.200–€ 4.100 per maand"),
        ("en", "€3,200–€4,100 a month"),
        ("de", "3.200–4.100 € pro Monat"),
        ("fr", "3 200–4 100 € par mois"),
    ],
)
def test_pay_is_written_as_the_language_writes_it(language: str, words: str) -> None:
    assert flat(openings.pay(a_role(), language)) == words


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"pay_max": None}, "vanaf € 3.200 per maand"),
        ({"pay_min": None}, "tot € 4.100 per maand"),
        ({"pay_min": 4100_00}, "€ 4.100 per maand"),
        ({"pay_min": 15_50, "pay_max": 15_50, "pay_period": Period.HOUR}, "€ 15,50 per uur"),
        ({"pay_scale": "FWG 45"}, "€ 3.200–€ 4.100 per maand (FWG 45)"),
        ({"pay_min": None, "pay_max": None, "pay_scale": "FWG 45"}, "FWG 45"),
        ({"pay_min": None, "pay_max": None}, ""),
        ({"pay_min": 0, "pay_max": 0}, "€ 0 per maand"),
    ],
)
def test_pay_says_what_was_filled_in_and_no_more(facts: dict[str, Any], words: str) -> None:
    assert flat(openings.pay(a_role(**facts), "nl")) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ((24, 36), "24–36 uur per week"),
        ((36, 36), "36 uur per week"),
        ((None, 7.5), "tot 7,5 uur per week"),
        ((24, None), "vanaf 24 uur per week"),
        ((None, None), ""),
    ],
)
def test_hours_are_a_range_a_figure_or_nothing(hours: tuple[Any, Any], words: str) -> None:
    assert openings.hours(a_role(hours_min=hours[0], hours_max=hours[1]), "nl") == words


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "Utrecht, Zeist"),
        ({"remote": Remote.HYBRID}, "Utrecht, Zeist (hybride)"),
        ({"places": "", "remote": Remote.FULL}, "op afstand"),
        ({"places": " ; "}, ""),
    ],
)
def test_the_place_is_where_the_work_is(facts: dict[str, Any], words: str) -> None:
    assert openings.place(a_role(**facts), "nl") == words


def test_a_place_is_called_what_its_reader_calls_it() -> None:
    vacancy = a_role()
    vacancy.places = rows([Place("Brussel", "BE", "Bruxelles", "fr"), Place("Gent", "BE")])
    assert [openings.place(vacancy, language) for language in ("nl", "fr")] == ["Brussel, Gent", "Bruxelles, Gent"]


def test_every_contract_period_and_way_of_working_has_words_in_four_languages() -> None:
    for language in ("nl", "en", "de", "fr"):
        for contract in (Contract(one.value) for one in CONTRACTS[1:]):
            assert openings.contract(a_role(contract=contract), language)
        for period in (Period(one.value) for one in PERIODS):
            assert wordings(language).periods[period]
        for remote in set(Remote) - {Remote.NO}:
            assert openings.place(a_role(remote=remote, places=""), language)


def test_an_opening_speaks_the_vacancys_language_and_holds_no_markup() -> None:
    vacancy = a_role(language="de", body="## Du\n\n**kannst** das", tags="#Pflege, Nacht")
    found = openings.opening(vacancy, "Acme", "https://acme.example/r/abcdefg")
    assert (found.organisation, found.language, found.contract) == ("Acme", "de", Contract.PERMANENT)
    assert found.summary == "Du\nkannst das"
    assert found.tags == ("Pflege", "Nacht")
    assert found.link == "https://acme.example/r/abcdefg"
