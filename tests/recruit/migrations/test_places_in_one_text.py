"""A text with places becomes a row for each, as it was written, and is a text again for the version before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask_migrate import downgrade
from sqlalchemy import inspect, text

from recruit.core import migration, schema
from recruit.core.database import db
from recruit.models import Vacancy
from tests.support import earlier_releases

TEXTS: dict[str, list[tuple[str, str]]] = {
    "Utrecht": [("Utrecht", "")],
    "Utrecht; Köln, Deutschland": [("Utrecht", ""), ("Köln, Deutschland", "DE")],
    " ;Zeist ;; Utrecht;Zeist; ": [("Zeist", ""), ("Utrecht", ""), ("Zeist", "")],
    "Den Haag, ZH; Valkenburg, LI; Atlantis, Nowhere": [
        *(("Den Haag, ZH", ""), ("Valkenburg, LI", ""), ("Atlantis, Nowhere", "")),
    ],
    "": [],
    " ; ; ": [],
    "x" * 300: [("x" * 300, "")],
}
"""What stood in the text, and the name and country of each row."""


@pytest.fixture
def earlier(empty: Flask) -> Iterator[None]:
    """An installation of the version before, with a vacancy for each text."""
    migration.upgrade(db.engine, "0009")
    earlier_releases.fill()
    with db.engine.begin() as line:
        columns = [column["name"] for column in columns_of("vacancies") if column["name"] not in ("id", "places")]
        kept = ", ".join(columns)
        line.execute(text("UPDATE vacancies SET places = ''"))
        for number, words in enumerate(TEXTS, 11):
            made = f"SELECT :number, :words, {kept} FROM vacancies WHERE id = 1"
            line.execute(text(f"INSERT INTO vacancies (id, places, {kept}) {made}"), {"number": number, "words": words})
    yield


def columns_of(table: str) -> list[Any]:
    return list(inspect(db.engine).get_columns(table))


def rows() -> list[tuple[Any, ...]]:
    with db.engine.connect() as line:
        wanted = "SELECT vacancy_id, position, name, country, other_name, other_language FROM vacancy_places"
        return [tuple(row) for row in line.execute(text(f"{wanted} ORDER BY vacancy_id, position"))]


EXPECTED = [
    (number, position, *place, "", "")
    for number, places in enumerate(TEXTS.values(), 11)
    for position, place in enumerate(places)
]


def test_each_place_becomes_a_row_with_the_country_behind_it_and_nothing_guessed(earlier: None) -> None:
    migration.upgrade(db.engine)
    assert rows() == EXPECTED
    assert "places" not in {column["name"] for column in columns_of("vacancies")}
    schema.check()


def test_more_vacancies_than_are_read_at_once_are_carried_over(earlier: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recruit.migrations.places_in_one_text.MANY", 2)
    migration.upgrade(db.engine)
    assert rows() == EXPECTED


def test_the_names_read_as_they_did(earlier: None) -> None:
    migration.upgrade(db.engine)
    for number, words in enumerate(TEXTS, 11):
        names = [name.strip() for name in words.split(";") if name.strip()]
        vacancy = db.session.get_one(Vacancy, number)
        assert vacancy.place_list == vacancy.place_names("nl") == names


def test_the_version_before_reads_them_in_one_text(earlier: None) -> None:
    migration.upgrade(db.engine)
    with db.engine.begin() as line:
        add = "INSERT INTO vacancy_places (vacancy_id, position, name, country, other_name, other_language)"
        line.execute(text(f"{add} VALUES (11, 1, '{'y' * 300}', '', '', ''), (11, 2, 'Gent', 'BE', 'Gand', 'fr')"))
    db.session.remove()
    downgrade(revision="0009")
    with db.engine.connect() as line:
        kept = list(line.execute(text("SELECT places FROM vacancies WHERE id > 10 ORDER BY id")).scalars())
    tidy = ["; ".join(name for name, _ in places) for places in TEXTS.values()]
    assert kept == ["Utrecht; Gent", *tidy[1:]], "what does not fit is left out whole"
    migration.upgrade(db.engine)
    schema.check()
