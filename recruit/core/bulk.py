"""Many rows at once: new ones, and figures, of which a row that is there grows by what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, Table, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from recruit.core.database import Base, db

ROWS = 2_000
"""In one statement of some."""


def put(model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Store these rows, which are not there."""
    for part in parts(rows):
        db.session.execute(*of_many(model.__table__, part))  # type: ignore[arg-type]


def add(model: type[Base], rows: Iterable[Mapping[str, Any]]) -> None:
    """Add these numbers to those that are there, in the order of their keys, so that two who add wait and never lock
    each other out."""
    table: Table = model.__table__  # type: ignore[assignment]
    keys = [column.name for column in table.primary_key]
    ordered = sorted(rows, key=lambda row: tuple(row[key] for key in keys))
    for part in parts(ordered):
        statement, given = of_many(table, part)
        more = {name: table.c[name] + statement.excluded[name] for name in part[0] if name not in keys}
        db.session.execute(statement.on_conflict_do_update(index_elements=keys, set_=more), given)


def of_many(table: Table, rows: Sequence[Mapping[str, Any]]) -> tuple[Any, Any]:
    """A statement that inserts those rows, all with the same columns, and what is given with it. PostgreSQL takes them
    several times faster as columns: one question, and not one for each row."""
    if db.engine.dialect.name != "postgresql":
        return sqlite.insert(table), rows
    columns = {f"all_{name}": table.c[name] for name in rows[0]}
    lists = [func.unnest(bindparam(named, type_=ARRAY(column.type))) for named, column in columns.items()]
    statement = postgresql.insert(table).from_select([column.name for column in columns.values()], select(*lists))
    return statement, {named: [row[column.name] for row in rows] for named, column in columns.items()}


def parts(rows: Sequence[Mapping[str, Any]]) -> Iterable[Sequence[Any]]:
    """Some thousand at a time."""
    return (rows[at : at + ROWS] for at in range(0, len(rows), ROWS))
