"""What `recruit facts` says of a vacancy, and what of it reaches a post."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from adapters.vacancy_facts import Hours, Pay, Period
from recruit.ops.cli import main
from recruit.vacancies.importing.facts import facts_of_row, in_words
from recruit.vacancies.importing.openings import opening

TEXT = "<p>Je kookt voor tachtig gasten.</p><p>Salaris: € 2.950 - € 3.870 bruto o.b.v. 38 uur (schaal 8)</p>"


def row(**but: Any) -> dict[str, Any]:
    return {"id": "a1", "title": "Senior kok (m/v/x)", "location": "Veghel", "description_html_or_text": TEXT} | but


def test_pay_of_its_own_field_comes_first_and_of_the_description_second() -> None:
    assert facts_of_row(row())["pay"] == {
        "min": 2950,
        "max": 3870,
        "currency": "EUR",
        "period": "month",
        "qualifiers": ["gross"],
        "basis_hours": 38,
        "scale": "schaal 8",
        "gross": True,
        "basis": 38,
    }
    own = facts_of_row(row(salary_text="€ 17,50 per uur"))["pay"]
    assert (own["min"], own["max"], own["period"]) == (17.5, 17.5, "hour")


@pytest.mark.parametrize(
    ("salary", "ends"),
    [("€ 3.000 per maand", (3000, 3000)), ("tot € 3.000", (None, 3000)), ("vanaf € 3.000", (3000, None))],
)
def test_an_end_that_is_not_said_is_null(salary: str, ends: tuple[int | None, int | None]) -> None:
    pay = facts_of_row(row(salary_text=salary))["pay"]
    assert (pay["min"], pay["max"]) == ends


def test_a_scale_alone_is_told_without_figures() -> None:
    pay = facts_of_row({"id": 1, "text": "Inschaling in schaal 9."})["pay"]
    assert (pay["min"], pay["max"], pay["currency"], pay["scale"]) == (None, None, None, "schaal 9")


def test_a_row_with_a_text_and_an_id_alone_is_read() -> None:
    said = facts_of_row({"id": 7, "text": "Salaris: € 2.400 tot € 2.900 per maand. Een contract voor 32 uur per week."})
    assert (said["id"], said["role"], said["mark"], said["level"], said["place"]) == ("7", None, None, None, None)
    assert (said["pay"]["min"], said["hours"]) == (2400, {"min": 32, "max": 32, "unit": "hours"})


def test_what_is_not_said_is_null() -> None:
    said = facts_of_row({"id": "1", "title": "Kok"})
    assert said["pay"] is said["hours"] is said["contract"] is said["closes"] is said["hook"] is None


def test_level_closing_date_and_contract_are_told() -> None:
    said = facts_of_row(row(closing_date="31-12-2026", employment_type="Tijdelijk met uitzicht op vast"))
    assert (said["level"], said["closes"]) == ("senior", "2026-12-31")
    assert said["contract"] == "fixed to permanent"


@pytest.mark.parametrize(
    ("location", "remote", "elsewhere"),
    [("Veghel", False, "no"), ("Thuiswerken", True, "at home"), ("Veghel; remote", True, "full")],
)
def test_remote_is_yes_or_no_and_elsewhere_says_how(location: str, remote: bool, elsewhere: str) -> None:
    said = facts_of_row(row(location=location))
    assert (said["remote"], said["elsewhere"]) == (remote, elsewhere)


def test_full_time_and_part_time_stand_beside_hours_which_are_figures_alone() -> None:
    said = facts_of_row(row(employment_type="fulltime, parttime"))
    assert (said["hours"], said["full_time"], said["part_time"]) == (None, True, True)


def test_a_closing_date_that_is_past_is_not_said() -> None:
    closing = row(closing_date="2026-11-29")
    assert facts_of_row(closing, date(2026, 11, 29))["closes"] == "2026-11-29"
    assert facts_of_row(closing, date(2026, 11, 30))["closes"] is None


def test_without_json_it_is_a_text_for_people() -> None:
    kind = {"location": "Veghel; remote", "employment_type": "vast, 32 uur", "closing_date": "2026-12-31"}
    assert in_words(row(**kind)).splitlines() == [
        "a1: Senior kok (m/v/x)",
        "  level: senior",
        "  places: Veghel",
        "  from elsewhere: remote",
        "  pay: €2,950–3,870 a month, gross, for 38 hours a week, schaal 8",
        "  hours: 32 hours a week",
        "  contract: permanent",
        "  closes: 31 December 2026",
        "  language: nl",
        "  hook: Je kookt voor tachtig gasten.",
    ]
    assert in_words({"id": 2}) == "2: ?\n  language: en"


def test_a_line_without_an_id_says_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "v.jsonl"
    file.write_text('{"id": 1}\n{"title": "Kok"}\n')
    said = CliRunner().invoke(main, ["facts", str(file), "--json"])
    assert said.exit_code == 1 and "Line 2 has no id" in said.output


def test_a_post_gets_the_pay_and_hours_that_only_the_description_names() -> None:
    told = opening(row(description_html_or_text=TEXT + "<p>Een contract voor 24-32 uur</p>", language="nl"))
    assert told.pay and (told.pay.amounts, told.pay.scale, told.pay.period) == ((2950, 3870), "schaal 8", Period.MONTH)
    assert told.hours == Hours(24, 32)


def test_a_post_keeps_the_pay_and_hours_of_the_row() -> None:
    told = opening(row(salary_text="€ 3.100 per maand", hours="20 uur", language="nl"))
    assert (told.pay, told.hours) == (
        Pay(Decimal(3100), Decimal(3100), "EUR", Period.MONTH, scale="schaal 8"),
        Hours(20, 20),
    )


def test_other_money_in_a_description_does_not_reach_a_post() -> None:
    assert opening(row(description_html_or_text="Een budget van € 2.000 tot € 3.000 per jaar.")).pay is None
