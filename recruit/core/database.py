"""The database: sessions, time, encryption. Times are UTC, `now()` is the only clock."""

from __future__ import annotations

import enum
import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    DDL,
    CheckConstraint,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Enum,
    LargeBinary,
    MetaData,
    Select,
    Text,
    event,
    text,
    update,
)
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

from recruit.config import ROOT, Misconfigured, load_keys, running
from recruit.core.translatable import pack, unpack


def now() -> datetime:
    """The present moment, aware, UTC, to the microsecond."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in the office's zone."""
    return now().astimezone(running().settings.zone).date()


class Gone(Exception):
    """A row that was to be taken is not there any more."""


def lock(*rows: Any) -> None:
    """Nobody else changes these rows until we commit, and all that was read before is read anew when it is used.

    There is one order for all who take several, or they would wait for each other for ever: tables as they refer to
    one another (people, a vacancy, its applications, then what belongs to an application), then rows by number; rules
    that many hold for a moment, `SHARED`, come after the applications. Whoever takes one row after another keeps to it
    too. A change of nothing makes every database wait; SQLite knows no other lock. Raises Gone for a row that was
    deleted meanwhile.

    On PostgreSQL nobody waits who only adds a row that refers to one of these: its key is not changed, and no more than
    that is asked of it. So whoever adds one that others rest on takes first what it refers to.
    """
    db.session.flush()
    for row in sorted(rows, key=lambda row: (order_of_locks()[row.__table__.name], row.id)):
        table, number = row.__table__, row.id
        held = update(table).where(table.c.id == number).values(id=table.c.id)
        if db.session.execute(held.returning(table.c.id)).scalar() is None:
            raise Gone(table.name, number)
    db.session.expire_all()


def lock_all(wanted: Select[int]) -> None:
    """The same for as many rows of one table as there are, asked for by their numbers and in that order. SQLite, which
    has one writer, needs no more than that somebody writes."""
    db.session.flush()
    db.session.execute(wanted.with_for_update()).all()


SHARED = ("stages", "reward_rules")
"""Nothing refers to these on the way to an application, and what is decided about one depends on them."""


@cache
def order_of_locks() -> dict[str, float]:
    """The place of each table, by name, in the order in which rows are taken."""
    order: dict[str, float] = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    return order | {name: order["applications"] + (1 + place) / 10 for place, name in enumerate(SHARED)}


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime, on databases with and without time zones. Naive datetimes are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


CONSTRAINTS = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What every table shares: names for constraints, so that migrations can change them, and how Python types lie."""

    registry = registry(
        metadata=MetaData(naming_convention=CONSTRAINTS),
        type_annotation_map={
            datetime: Moment,
            enum.Enum: Enum(
                enum.Enum, native_enum=False, length=20, values_callable=lambda kind: [m.value for m in kind]
            ),
        },
    )


def keep_empty(table: Any, names: Sequence[str]) -> None:
    """Whoever was deleted gets no words in these columns any more, whatever is written at that moment: the database
    refuses it. SQLite cannot add a check to a table that is there, so it gets triggers that do the same."""
    filled = " OR ".join(f"NEW.{name} <> ''" for name in names)
    for deed in ("INSERT", "UPDATE"):
        refuse = (
            f"CREATE TRIGGER nothing_left_{table.name}_{deed.lower()} BEFORE {deed} ON {table.name}"
            f" WHEN NEW.forgotten_at IS NOT NULL AND ({filled})"
            " BEGIN SELECT RAISE(ABORT, 'nothing is written about who was deleted'); END"
        )
        event.listen(table, "after_create", DDL(refuse).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
    empty = " AND ".join(f"{name} = ''" for name in names)
    table.append_constraint(
        CheckConstraint(f"forgotten_at IS NULL OR ({empty})", name="nothing_left").ddl_if(dialect="postgresql")
    )


def keep_one(table: Any, name: str, is_one: str) -> None:
    """The last row for which this holds cannot be changed into one for which it does not: the database refuses it. Two
    who change the last two at once wait for each other. `is_one`: a condition with `{row}` before each column."""
    mine = is_one.format(row="other")
    others = f"SELECT 1 FROM {table.name} AS other WHERE other.id <> OLD.id AND {mine}"  # noqa: S608  our own names
    was_the_last = f"{is_one.format(row='OLD')} AND NOT ({is_one.format(row='NEW')}) AND NOT EXISTS ({others})"
    sqlite = (
        f"CREATE TRIGGER {name} BEFORE UPDATE ON {table.name} WHEN {was_the_last}"
        f" BEGIN SELECT RAISE(ABORT, '{name}'); END"
    )
    postgresql = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" PERFORM pg_advisory_xact_lock(hashtext('{name}'));"
        f" IF {was_the_last} THEN RAISE integrity_constraint_violation USING MESSAGE = '{name}'; END IF;"
        " RETURN NEW; END $$",
        f"CREATE TRIGGER {name} BEFORE UPDATE ON {table.name} FOR EACH ROW"
        f" WHEN ({is_one.format(row='OLD')} AND NOT ({is_one.format(row='NEW')})) EXECUTE FUNCTION {name}()",
    )
    for dialect, statements in {"sqlite": (sqlite,), "postgresql": postgresql}.items():
        for statement in statements:
            made = DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", made)


db = SQLAlchemy(model_class=Base)
migrate = Migrate()


def fernet() -> MultiFernet:
    """The keys of the running application, newest first."""
    return MultiFernet([Fernet(key) for key in running().keys])


def unseal(token: bytes) -> dict[str, str]:
    """What was encrypted. Keys that were rotated while we run are read again. Raises Misconfigured for a wrong key."""
    for fresh in (False, True):
        if fresh:
            running().keys = load_keys(running().settings)
        try:
            opened: dict[str, str] = json.loads(fernet().decrypt(token))
            return opened
        except InvalidToken:
            continue
    raise Misconfigured(
        "The database was encrypted with another key; put the right one in RECRUIT_KEYS or in the data folder."
    )


class Sealed(TypeDecorator[dict[str, str]]):
    """A small dictionary of text that lies encrypted in the database."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: dict[str, str] | None, dialect: Dialect) -> bytes | None:
        return None if value is None else fernet().encrypt(json.dumps(value).encode())

    def process_result_value(self, value: Any, dialect: Dialect) -> dict[str, str] | None:
        if value is None:
            return None
        return unseal(bytes(value))


class Sentence(TypeDecorator[str]):
    """A sentence that can be said in any language: see `recruit.core.translatable`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else pack(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else unpack(value)


@event.listens_for(Engine, "connect")
def prepare_sqlite(connection: Any, entry: ConnectionPoolEntry) -> None:
    """Give SQLite what other databases have: foreign keys, readers beside a writer, patience when it is busy."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")  # an answered click survives a power cut, not only a crash
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten, not only unlinked
        connection.execute("PRAGMA busy_timeout=10000")
        connection.execute("PRAGMA cache_size=-16000")  # kB: a report reads more pages than fit into the usual 2 MB


@event.listens_for(Engine, "savepoint")
def begin_before_savepoint(connection: Connection, name: str) -> None:
    """Begin where Python's SQLite driver does not: a savepoint alone would commit when it is released."""
    driver: Any = connection.connection.dbapi_connection
    if isinstance(driver, sqlite3.Connection) and not driver.in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def init_app(app: Flask) -> None:
    """Give the application its database and migrations."""
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "recruit" / "migrations"), render_as_batch=True)


def snapshot(connection: Connection) -> None:
    """Read one moment of the database, whatever is written meanwhile."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
    else:
        connection.exec_driver_sql("BEGIN")
