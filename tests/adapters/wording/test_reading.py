"""Texts become typed facts once, where they come in."""

from __future__ import annotations

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


@pytest.mark.parametrize(("salary", "scale"), [("LB", "LB"), ("3.200 (CAO VVT)", "CAO VVT"), ("CAO VVT", None)])
def test_an_agreement_stands_beside_figures_and_a_scale_alone(salary: str, scale: str | None) -> None:
    pay = read(salary=salary, currency="EUR").pay
    assert (pay.scale if pay else None) == scale


def test_a_description_is_read_for_what_no_field_says() -> None:
    text = "Een contract voor 24-32 uur. Salaris: € 2.950 - € 3.870 bruto per maand (schaal 8)"
    found = read(description=text)
    assert found.pay and (found.pay.amounts, found.pay.scale, found.hours) == ((2950, 3870), "schaal 8", Hours(24, 32))
    given = read(description=text, salary="schaal 9", hours="0,8 fte")
    assert given.pay and (given.pay.amounts, given.pay.scale) == ((), "schaal 9")
    assert given.hours == Hours(0.8, 0.8, HoursUnit.FTE)


def test_hours_in_words_and_the_contract_are_read_from_the_kind_of_employment_and_the_title() -> None:
    assert read(contract="Vollzeit, Teilzeit").hours == Hours(full_time=True, part_time=True)
    assert read(contract="tijdelijk, fulltime").contract == Contract.FIXED
    assert read(title="Werkstudent keuken").contract == Contract.STUDENT
    assert read(title="Kok LR Intérim", organisation="LR Intérim").contract == Contract.UNSAID
