"""What `recruit facts --json` prints is what the schema for administrators promises."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

import pytest

from adapters.vacancy_facts import Contract, HoursUnit, Period, Qualifier, Remote
from adapters.wording.lexicon import LANGUAGES
from adapters.wording.parsing import seniority
from recruit.vacancies.importing.facts import facts_of_row
from tests.support import ROOT
from tests.support.shared_data import lines, shared

FOLDER = ROOT / "docs" / "administrators"
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "number": (int, float)}
ROWS: list[dict[str, Any]] = [
    {"id": 1},
    {"id": "2", "title": "  ", "text": "", "location": None, "salary_text": {}, "closing_date": 5},
    {
        "id": "3",
        "title": "Kok (m/v/x)",
        "organisation": "Linde",
        "location": "Veghel; Uden",
        "country": "NL",
        "closing_date": "2026-12-31",
    },
    {"id": "4", "title": "Senior cook (remote)", "language": "en", "salary_text": "up to £ 14.50 an hour net"},
    {"id": "5", "title": "Koch", "salary_text": "ab 3.000 € brutto bei 38,5 Stunden", "employment_type": "Teilzeit"},
    {"id": "6", "title": "Werkstudent", "employment_type": "Vollzeit", "salary_text": "TV-L E13", "language": "de"},
    {"id": "7", "title": "Cuisinier H/F", "language": "fr", "employment_type": "CDD 24-30 h", "country": "FR"},
    {
        "id": "8",
        "title": "Kok",
        "hours": "0,8 fte",
        "salary_text": "€ 2.639 per 4 weken",
        "text": "Je kookt elke avond voor tachtig gasten. Schaal 4.",
    },
    {"id": "9", "title": "Kok", "location": "Thuiswerken", "salary_text": "SEK 30.000", "country": "SE"},
]


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "facts.schema.json").read_text("utf-8"))
    return found


def breaches(value: Any, rule: dict[str, Any], at: str = "") -> Iterator[str]:
    """Where a value is not as that part of the schema has it; of JSON Schema as much as ours uses."""
    kinds = rule.get("type", list(TYPES))
    if not any(is_of(value, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        yield f"{at} is of another type: {value!r}"
    elif value not in rule.get("enum", [value]):
        yield f"{at} is none of those that are listed: {value!r}"
    elif isinstance(value, dict):
        yield from (f"{at}.{name} is missing or unknown" for name in set(rule["required"]) ^ set(value))
        for name, part in value.items():
            yield from breaches(part, rule["properties"].get(name, {}), f"{at}.{name}")
    elif isinstance(value, list):
        if rule.get("uniqueItems") and len(set(value)) < len(value):
            yield f"{at} says something twice"
        for part in value:
            yield from breaches(part, rule["items"], f"{at}[]")
    elif isinstance(value, str):
        if len(value) < rule.get("minLength", 0) or not re.search(rule.get("pattern", ""), value):
            yield f"{at} is written otherwise: {value!r}"
        if rule.get("format") == "date" and date.fromisoformat(value).isoformat() != value:
            yield f"{at} is no date"
    elif is_of(value, "number") and value <= rule.get("exclusiveMinimum", value - 1):
        yield f"{at} is too small"


def is_of(value: Any, kind: str) -> bool:
    """Whether a value is of a JSON type; yes is no number."""
    return isinstance(value, TYPES[kind]) and not (kind == "number" and isinstance(value, bool))  # type: ignore[arg-type]


def printed(row: dict[str, Any]) -> Any:
    return json.loads(json.dumps(facts_of_row(row, date(2026, 11, 29))))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_sort_of_row_is_told_as_the_schema_promises(row: dict[str, Any]) -> None:
    assert list(breaches(printed(row), schema())) == []


def test_real_and_awkward_vacancies_are_told_as_the_schema_promises() -> None:
    real = gzip.decompress(shared("data/vacancies.jsonl.gz").read_bytes()).decode().splitlines()[::25]
    for row in [*map(json.loads, real), *lines("data/awkward-vacancies.jsonl")]:
        assert list(breaches(printed(row), schema())) == [], row["id"]


@pytest.mark.parametrize(
    "but",
    [{"more": 1}, {"contract": "vast"}, {"id": 5}, {"role": ""}, {"remote": None}, {"closes": "20261231"}, {"pay": {}}],
)
def test_what_the_schema_does_not_promise_is_noticed(but: dict[str, Any]) -> None:
    assert list(breaches(printed(ROWS[0]) | but, schema()))


def test_the_rows_say_every_fact_at_least_once() -> None:
    told = [printed(row) for row in ROWS]
    assert [name for name in schema()["properties"] if not any(one[name] for one in told)] == []


def all_of(kind: type[StrEnum]) -> list[str | None]:
    return [one.value for one in kind]


def test_the_values_in_the_schema_are_those_of_the_program() -> None:
    facts = schema()["properties"]
    pay = facts["pay"]["properties"]
    assert facts["contract"]["enum"] == [value or None for value in (*all_of(Contract)[1:], "")]
    assert facts["elsewhere"]["enum"] == all_of(Remote)
    assert facts["language"]["enum"] == list(LANGUAGES)
    assert facts["level"]["enum"] == [*seniority.LEVELS, None]
    assert facts["hours"]["properties"]["unit"]["enum"] == all_of(HoursUnit)
    assert pay["period"]["enum"] == [*all_of(Period), None]
    assert pay["qualifiers"]["items"]["enum"] == all_of(Qualifier)


def test_all_parts_of_the_schema_are_required_and_explained_and_nothing_else_is_let_in() -> None:
    facts = schema()["properties"]
    for part in (schema(), facts["pay"], facts["hours"]):
        assert part["required"] == list(part["properties"]) and part["additionalProperties"] is False
        assert all(rule["description"] for rule in part["properties"].values())


def test_the_page_explains_every_field_and_every_value_of_the_schema() -> None:
    page = (FOLDER / "facts.md").read_text("utf-8")
    facts = schema()["properties"]
    fields = [*facts, *(f"{one}.{name}" for one in ("pay", "hours") for name in facts[one]["properties"])]
    assert sorted(re.findall(r"^\| `([\w.]+)` \|", page, re.MULTILINE)) == sorted(fields)
    enums = re.findall(r'"enum": \[(.*?)\]', (FOLDER / "facts.schema.json").read_text("utf-8"))
    named = {value for values in enums for value in json.loads(f"[{values}]") if value}
    assert {value for value in named if f"*{value}*" not in page} == set()
