"""Texts become typed facts once, where they come in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from adapters.types import Opening
from adapters.vacancy_facts import Contract, Hours, HoursUnit, Period, Qualifier, Remote
from adapters.wording.reading import read_opening


def read(**but: Any) -> Opening:
    given = {"title": "Kok", "organisation": "Linde", "place": "Utrecht", "link": "", "language": "nl"}
    return read_opening(**given | but)


def test_what_no_text_says_is_not_there() -> None:
    found = read(place="")
    assert (found.places, found.remote, found.pay, found.hours) == ((), Remote.NO, None, None)
    assert found.contract == Contract.UNSAID


@pytest.mark.parametrize(
    ("but", "remote"),
    [
        ({"place": "Utrecht; remote"}, Remote.FULL),
        ({"place": "Thuiswerken"}, Remote.AT_HOME),
        ({"place": "Flexible / Remote"}, Remote.FLEXIBLE),
        ({"title": "Kok (remote)"}, Remote.FULL),
        ({"title": "Kok (remote)", "place": "Flexible"}, Remote.FLEXIBLE),
    ],
)
def test_from_where_the_work_can_be_done_is_read_from_the_place_and_the_title(
    but: dict[str, str], remote: Remote
) -> None:
    assert read(**but).remote == remote


def test_pay_has_its_period_its_qualifier_its_basis_and_its_scale() -> None:
    pay = read(salary="€ 3.200 - € 4.100 bruto per maand bij 36 uur (schaal 9)").pay
    assert pay and (pay.amounts, pay.period, pay.basis_hours) == ((3200, 4100), Period.MONTH, 36)
    assert (pay.qualifiers, pay.scale) == ({Qualifier.GROSS}, "schaal 9")


@pytest.mark.parametrize(
    ("salary", "country", "currency", "period"),
    [
        ("€ 2.800 - € 3.900", "NL", "EUR", Period.MONTH),
        ("54100 - 62215", "US", "USD", Period.YEAR),
        ("50000-58000", "", "", Period.YEAR),
        ("€ 2.639 per 4 weken", "NL", "EUR", Period.FOUR_WEEKS),
        ("8000-13000", "", "", None),
        ("50000-60000", "IN", "", None),
        ("2-1200 per jaar", "NL", "EUR", None),
    ],
)
def test_amounts_without_a_period_are_a_months_or_a_years_where_nothing_speaks_against_it(
    salary: str, country: str, currency: str, period: Period | None
) -> None:
    pay = read(salary=salary, country=country, currency=currency).pay
    assert pay and pay.period == period


@pytest.mark.parametrize(
    ("salary", "description", "amounts", "scale"),
    [
        ("€ 3.100", "Salaris: € 2.950 tot € 3.870 (schaal 8)", (3100,), "schaal 8"),
        ("€ 3.100 (CAO VVT)", "Inschaling in FWG 35.", (3100,), "FWG 35"),
        (
            "FWG 25",
            "Salaris: cao VVT FWG 25, € 14,71 tot € 18,90 per uur.",
            (Decimal("14.71"), Decimal("18.90")),
            "FWG 25",
        ),
        ("schaal 9", "Salaris: € 2.950 tot € 3.870 (schaal 8)", (), "schaal 9"),
        ("", "Inschaling in schaal 8.", (), "schaal 8"),
        ("", "Salarisniveau: schaal 11, schaal 12\nSalaris: € 4.024 tot € 6.907 bruto", (4024, 6907), ""),
    ],
)
def test_the_field_and_the_description_add_to_each_other_unless_they_name_different_scales(
    salary: str, description: str, amounts: tuple[Decimal, ...], scale: str
) -> None:
    pay = read(salary=salary, description=description).pay
    assert pay and (pay.amounts, pay.scale) == (amounts, scale)


@pytest.mark.parametrize(("salary", "scale"), [("LB", "LB"), ("3.200 (CAO VVT)", "CAO VVT"), ("CAO VVT", None)])
def test_an_agreement_stands_beside_figures_and_a_scale_alone(salary: str, scale: str | None) -> None:
    pay = read(salary=salary, currency="EUR").pay
    assert (pay.scale if pay else None) == scale


def test_a_description_is_read_for_what_no_field_says() -> None:
    text = "Een contract voor 24-32 uur. Salaris: € 2.950 - € 3.870 bruto per maand (schaal 8)"
    found = read(description=text)
    assert found.pay and (found.pay.amounts, found.pay.scale, found.hours) == ((2950, 3870), "schaal 8", Hours(24, 32))
    assert read(description=text, hours="0,8 fte").hours == Hours(0.8, 0.8, HoursUnit.FTE)


@pytest.mark.parametrize("but", [{"hours": "in overleg"}, {"hours": "fulltime"}, {"contract": "parttime"}])
def test_hours_in_figures_come_before_hours_in_words(but: dict[str, str]) -> None:
    assert read(description="Een contract voor 24-32 uur per week.", **but).hours == Hours(24, 32)


def test_an_interim_manager_and_an_analyst_of_customers_are_no_temps_outside_french() -> None:
    for title in ("Interim adviseur", "Senior CDD Analist"):
        assert read(title=title).contract == Contract.UNSAID
    assert read(title="Comptable CDD", language="fr").contract == Contract.FIXED


def test_hours_in_words_and_the_contract_are_read_from_the_kind_of_employment_and_the_title() -> None:
    assert read(contract="Vollzeit, Teilzeit").hours == Hours(full_time=True, part_time=True)
    assert read(contract="tijdelijk, fulltime").contract == Contract.FIXED
    assert read(title="Werkstudent keuken").contract == Contract.STUDENT
    assert read(title="Kok LR Intérim", organisation="LR Intérim").contract == Contract.UNSAID
