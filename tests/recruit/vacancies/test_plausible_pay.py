"""Pay that may be mistyped is asked about, and never refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from flask import Flask

from adapters.vacancy_facts import Pay, Period
from recruit.models import Vacancy
from recruit.vacancies.plausible_pay import doubt
from tests.support.browser import Browser
from tests.support.factories import a_vacancy

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("low", "high", "currency", "period", "asks"),
    [
        (3_200, 4_100, "EUR", Period.MONTH, ""),
        (18_191, 18_191, "EUR", Period.MONTH, "If it is for a year"),
        (3_200, 40_000, "EUR", Period.MONTH, "unusually high. Check"),
        (1_200, None, "EUR", Period.YEAR, "unusually low"),
        (42_000, 60_000, "EUR", Period.YEAR, ""),
        (38_000, 45_000, "SEK", Period.MONTH, ""),
        (1_000, 5_000, "EUR", Period.MONTH, "four times"),
        (1_000, 4_000, "EUR", Period.MONTH, ""),
        (None, 3_200, "EUR", Period.HOUR, "unusually high"),
        (150, 180, "EUR", Period.SHIFT, ""),
        (3, 15, "EUR", Period.HOUR, "unusually low"),
        (2_900, 2_900, "EUR", Period.FOUR_WEEKS, ""),
        (None, None, "EUR", Period.MONTH, ""),
    ],
)
def test_what_is_far_from_what_is_paid_is_asked_about(
    low: int | None, high: int | None, currency: str, period: Period, asks: str
) -> None:
    ends = (Decimal(end) if end else None for end in (low, high))
    said = str(doubt(Pay(*ends, currency, period)) or "")
    assert asks in said and bool(asks) == bool(said)


def filled_in(recruiter: Browser, address: str, **but: str) -> dict[str, Any]:
    return recruiter.get(address).fields() | but


def test_an_amount_for_a_year_that_is_called_one_for_a_month_is_asked_about_once(
    app: Flask, recruiter: Browser
) -> None:
    vacancy = a_vacancy()
    address = f"/office/vacancies/{vacancy.id}/edit"
    typed = filled_in(recruiter, address, pay_min="38000", pay_max="42000")
    page = recruiter.post(address, typed, expect=422)
    assert (
        "unusually high" in page.text and page.one("[name=pay_is_right]") and page.one("#pay_min")["value"] == "38000"
    )
    recruiter.post(address, typed | {"pay_is_right": "y"}, expect=303)
    assert vacancy.pay_min == 38_000_00
    again = recruiter.get(address)
    assert not again.tree.select("[name=pay_is_right]")
    recruiter.post(address, again.fields() | {"title": "Night nurse"}, expect=303)
    assert vacancy.title == "Night nurse", "what stood there is not asked about again"


def test_the_question_goes_when_the_pay_is_mended(app: Flask, recruiter: Browser) -> None:
    vacancy = a_vacancy()
    address = f"/office/vacancies/{vacancy.id}/edit"
    page = recruiter.post(address, filled_in(recruiter, address, pay_min="38000", pay_max="42000"), expect=422)
    recruiter.post(address, page.fields() | {"pay_period": "year"}, expect=303)
    assert (vacancy.pay_min, vacancy.pay_period) == (38_000_00, Period.YEAR)


SAID = {
    **{"full_time": "y", "part_time": "y", "hours_min": "0,5", "hours_max": "1", "hours_unit": "fte"},
    **{"pay_min": "2900", "pay_max": "3400", "pay_period": "4 weeks", "pay_basis_hours": "36"},
    **{"pay_net": "y", "pay_pro_rata": "y", "pay_on_target": "y", "pay_minimum": "y"},
}


def test_all_that_is_said_of_pay_and_hours_is_kept_and_shown_again(app: Flask, recruiter: Browser) -> None:
    vacancy = a_vacancy()
    address = f"/office/vacancies/{vacancy.id}/edit"
    recruiter.post(address, filled_in(recruiter, address, **SAID), expect=303)
    kept = recruiter.get(address)
    assert {name: kept.fields().get(name) for name in SAID} == SAID | {"hours_min": "0.5"}
    assert kept.tree.select("details[open] [name=pay_net]"), "what is filled in is in sight"
    assert len(vacancy.pay_qualifiers) == 4 and vacancy.pay_basis_hours == 36
    shown = recruiter.get(f"/vacancies/{vacancy.id}-ward-nurse").text
    assert "net every four weeks for 36 hours a week, OTE, pro rata, as a minimum" in shown


def test_more_than_a_full_week_is_no_part_of_one(app: Flask, recruiter: Browser) -> None:
    vacancy: Vacancy = a_vacancy()
    address = f"/office/vacancies/{vacancy.id}/edit"
    typed = filled_in(recruiter, address, hours_min="24", hours_max="36", hours_unit="fte")
    assert "One fte is a full week" in recruiter.post(address, typed, expect=422).text


def test_another_currency_beside_the_same_amounts_is_asked_about(recruiter: Browser) -> None:
    vacancy = a_vacancy(pay_min=14_000_00, pay_max=16_000_00, pay_currency="PLN")
    address = f"/office/vacancies/{vacancy.id}/edit"
    page = recruiter.post(address, filled_in(recruiter, address, pay_currency="EUR"), expect=422)
    assert "unusually high" in page.text and vacancy.pay_currency == "PLN"


def test_nothing_is_no_pay_and_no_hours(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    address = f"/office/vacancies/{vacancy.id}/edit"
    nothing = {"pay_min": "0", "pay_max": "0,00", "hours_min": "0", "hours_max": "0", "pay_basis_hours": "0"}
    recruiter.post(address, filled_in(recruiter, address, **nothing), expect=303)
    assert {getattr(vacancy, name) for name in nothing} == {None}
    assert "€ 0" not in recruiter.get(f"/vacancies/{vacancy.id}-ward-nurse").text
