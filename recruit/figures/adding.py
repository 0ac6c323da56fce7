"""Add to figures: a row that is there grows by what is new, one that is not is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from recruit.db import Base, db

ROWS = 2_000
"""In one statement of some."""


def add(model: type[Base], rows: Iterable[Mapping[str, Any]]) -> None:
    """Add these numbers to those that are there, in the order of their keys, so that two who add wait and never lock
    each other out."""
    table: Table = model.__table__  # type: ignore[assignment]
    keys = [column.name for column in table.primary_key]
    ordered = sorted(rows, key=lambda row: tuple(row[key] for key in keys))
    if not ordered:
        return
    dialect: Any = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    numbers = [name for name in ordered[0] if name not in keys]
    more = {name: table.c[name] + statement.excluded[name] for name in numbers}
    statement = statement.on_conflict_do_update(index_elements=keys, set_=more)
    for part in parts(ordered):
        db.session.execute(statement, part)


def parts(rows: Sequence[Mapping[str, Any]]) -> Iterable[Sequence[Any]]:
    """Some thousand at a time."""
    return (rows[at : at + ROWS] for at in range(0, len(rows), ROWS))
