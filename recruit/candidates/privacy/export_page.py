"""The copy for people: each table with a heading, each row as facts with a name and a value in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _

from recruit.candidates import stages
from recruit.candidates.privacy.export import Row
from recruit.candidates.privacy.export_wordings import CODED, CODES, FACTS, LANGUAGES, TABLES, VALUES
from recruit.candidates.screening import text_wordings
from recruit.candidates.screening.wordings import SHORT
from recruit.core.database import db
from recruit.models import Level, Stage
from recruit.organisation import audit_wordings

STAGES = ("stage_id", "from_id", "to_id")
Value = str | int | date | list["Fact"]


@dataclass(frozen=True)
class Fact:
    """A name, and a value: words, a number, a day, a moment, or facts of its own."""

    name: str
    value: Value


@dataclass(frozen=True)
class Section:
    """A table: its heading, and its rows."""

    heading: str
    rows: list[list[Fact]]


def sections(tables: dict[str, list[Row]]) -> list[Section]:
    """All tables that hold something, in the order of the page."""
    found = [Section(str(told.heading), [list(facts(name, row)) for row in tables.get(name, [])])
             for name, told in TABLES.items()]  # fmt: skip
    return [section for section in found if any(section.rows)]


def facts(table: str, row: Row) -> Iterator[Fact]:
    """What a row tells people; nothing of what is empty or for programs alone."""
    for column, label in TABLES[table].columns.items():
        value = row.get(column, row.get(column.removesuffix("_id")))
        if label is None or value is None or value == "":
            continue
        yield Fact(str(label), sentence(row) if column == "deed" and "note" in row else shown(column, value))


def shown(column: str, value: Any) -> Value:
    """A value of a column in words."""
    if column in STAGES:
        return str(stages.name_of(db.session.get_one(Stage, value)))
    if column == "level":
        return SHORT[language()][Level(value)]
    if column == "language":
        return str(LANGUAGES.get(value, value))
    if column == "column":
        return str(text_wordings.CALLED.get(value, value))
    if column == "noticed":
        return text_wordings.listed(value)
    if column == "content":
        return list(said_in_log(json.loads(value)))
    if column == "said":
        return [Fact(part["heading"], "\n".join(part["says"])) for part in value.get("parts", ())]
    if column == "known_as":
        return [Fact(str(TABLES["applications"].columns[name]), lines) for name, lines in value.items()]
    if isinstance(value, dict):
        return person(value)
    if isinstance(value, Enum):
        return str(VALUES[type(value)][value.value])
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    if isinstance(value, int | date):
        return value
    return str(value)


def language() -> str:
    """In which the page is read."""
    found = str(getattr(get_locale(), "language", "en"))
    return found if found in SHORT else "en"


def person(known: Row) -> str:
    """Somebody who works here: by name where there is one, and by what they do."""
    role = str(VALUES[type(known["role"])][known["role"].value])
    return f"{known['name']} ({role})" if known["name"] else role


def said_in_log(content: Row) -> Iterator[Fact]:
    """What a line of the log of searches says."""
    for name, label in FACTS.items():
        value = content.get(name)
        if value is None or value == "":
            continue
        if name in CODED:
            yield Fact(str(label), str(CODES.get(value, value)))
        else:
            yield Fact(str(label), shown(name, date.fromisoformat(value) if name == "seen" else value))


def sentence(row: Row) -> str:
    """A deed in words, as the office reads it."""
    who, other = person(row["by"]) if row.get("by") else "", row["other_number"]
    return audit_wordings.sentence(row["deed"], who, row["note"], "" if other is None else str(other))
