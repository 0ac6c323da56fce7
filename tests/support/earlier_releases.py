"""Installations of earlier versions: something in every table that there was."""

from __future__ import annotations

import json
import sqlite3
import tarfile
from contextlib import closing
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from cryptography.fernet import Fernet
from flask import current_app
from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Enum, Float, LargeBinary, MetaData, Table, text

from recruit.config import running
from recruit.core import schema
from recruit.core.database import Base, Sealed, db
from recruit.models.candidates import OF_THE_PERSON
from recruit.models.leads import OF_WHOM_WE_FOUND
from recruit.ops import backup

SECOND = 1_790_000_000
SAID: dict[tuple[str, str], Any] = {
    ("applications", "state"): "received",
    ("channels", "kind"): "notebook",
    ("clicks", "kind"): "person",
    ("screenings", "number"): 11,
    ("ticks", "name"): "clock",
    ("vacancies", "language"): "nl",
    ("vacancies", "places"): "Utrecht; Köln, Deutschland",
}
"""What some columns must hold, by table and name."""


def revisions() -> list[str]:
    """All versions of the database, the first first."""
    scripts = ScriptDirectory(current_app.extensions["migrate"].directory)
    return [script.revision for script in scripts.walk_revisions()][::-1]


def tables() -> MetaData:
    """The tables as the database has them."""
    found = MetaData()
    found.reflect(db.engine)
    return found


def fill() -> None:
    """Two rows in each table that is empty, and as many different things in them as there are columns."""
    sqlite = db.engine.dialect.name == "sqlite"
    with db.engine.connect() as line:
        # Tables refer to each other in circles; all of them get rows of the same numbers.
        line.exec_driver_sql("PRAGMA foreign_keys=OFF" if sqlite else "SET session_replication_role = replica")
        line.commit()
        for table in tables().tables.values():
            if (
                table.name == "alembic_version"
                or table.name.startswith("clicks_")
                or line.execute(table.select()).first()
            ):
                continue
            line.execute(table.insert(), [row(table, n) for n in (1, 2)])
            if not sqlite and "id" in table.c:
                line.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), 2)"))
        line.exec_driver_sql("PRAGMA foreign_keys=ON" if sqlite else "SET session_replication_role = DEFAULT")
        line.commit()


def draw_numbers_anew() -> None:
    """PostgreSQL gives nobody a number that was drawn by somebody who was cut off: so that two ways can be compared,
    each table goes on from its highest."""
    if db.engine.dialect.name == "sqlite":
        return
    with db.engine.begin() as line:
        for table in tables().tables.values():
            numbers = (
                line.scalar(text(f"SELECT pg_get_serial_sequence('{table.name}', 'id')")) if "id" in table.c else ""
            )
            if numbers:
                highest = line.scalar(text(f"SELECT max(id) FROM {table.name}"))
                line.execute(text(f"SELECT setval('{numbers}', {highest or 1}, {bool(highest)})"))


def row(table: Table, n: int) -> dict[str, Any]:
    """A row with that number; of whoever was deleted nothing is left."""
    made = {column.name: value(table, column, n) for column in table.c}
    words = OF_THE_PERSON if table.name == "applications" else OF_WHOM_WE_FOUND if table.name == "leads" else ()
    return made | {name: "" for name in words if name in made} | {name: None for name in made if name == "known_as"}


def value(table: Table, column: Column[Any], n: int) -> Any:
    """Something for this column of the row with that number."""
    model = Base.metadata.tables.get(table.name)
    kind = model.c[column.name].type if model is not None and column.name in model.c else None
    said = SAID.get((table.name, column.name))
    if isinstance(kind, Enum):
        return kind.enums[0]
    if isinstance(kind, Sealed):
        return sealed(running().keys[0])
    if isinstance(column.type, JSON):
        return {} if column.name == "evidence" else []
    if isinstance(column.type, Boolean):
        return False
    if isinstance(column.type, LargeBinary):
        return b""
    if isinstance(column.type, DateTime):
        moment = datetime(2026, 11, n, 12, tzinfo=UTC)
        return moment if db.engine.dialect.name == "postgresql" else moment.replace(tzinfo=None)
    if isinstance(column.type, Date):
        return date(2026, 11, n)
    if isinstance(column.type, Float):
        return float(n)
    if column.type.python_type is int:
        return said if isinstance(said, int) and n == 1 else number(column, n)
    if column.name == "email":
        return f"person{n}@example.org"
    return said if said and (n == 1 or table.name != "ticks") else f"{n}"


@cache
def sealed(key: bytes) -> bytes:
    """A secret of every kind at once, always in the same bytes."""
    return Fernet(key).encrypt(b'{"to": "kim@example.org", "subject": "Hello", "text": "Hello"}')


def number(column: Column[Any], n: int) -> int:
    """Seconds, days, and places in a list lie in columns of numbers too."""
    if column.name in ("at", "first_at"):
        return SECOND + n
    return 20_700 + n if column.name in ("day", "month") else n


def back_up(target: Path) -> None:
    """A backup as the program of that version wrote it."""
    with tarfile.open(target, "w:gz") as archive, db.engine.connect() as line:
        manifest = {"recruit": "0.1.0", "revision": schema.revision(), "at": 0.0}
        backup.add(archive, "manifest.json", json.dumps(manifest).encode())
        for table in tables().sorted_tables:
            if table.name not in ("alembic_version", *backup.NOT_KEPT) and not table.name.startswith("clicks_"):
                found = line.execute(table.select()).mappings()
                lines = [json.dumps({name: written(value) for name, value in row.items()}) for row in found]
                backup.add(archive, f"tables/{table.name}.jsonl", "\n".join(lines).encode())


def written(value: Any) -> Any:
    """A value as it stands in a backup: moments with their zone."""
    return backup.plain(value.replace(tzinfo=UTC) if isinstance(value, datetime) else value)


def everything() -> str:
    """All tables and all that is in them, to compare."""
    db.session.remove()
    if db.engine.dialect.name == "sqlite":
        db.engine.dispose()
        with closing(sqlite3.connect(str(db.engine.url.database))) as line:
            return "\n".join(sorted(line.iterdump()))
    with db.engine.connect() as line:
        known = [line.exec_driver_sql(question).all() for question in CATALOGUE]
        names = [name for (name,) in known[0]]
        rows = {name: sorted(line.exec_driver_sql(f'SELECT t::text FROM "{name}" t').scalars()) for name in names}
        return "\n".join(map(str, [*known, *sorted(rows.items())]))


CATALOGUE = (
    "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY 1",
    "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns"
    " WHERE table_schema = 'public' ORDER BY table_name, column_name",
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2, 3",
)
