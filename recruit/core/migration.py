"""Bring tables from one version to the next: one program at a time, each step whole or not at all.

A step, with all that it does to tables and rows, and the line that says it was done are one transaction. Whatever is
killed or full in the middle leaves the step before it, from which the next try goes on.
"""

from __future__ import annotations

import fcntl
import logging
import os
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from alembic import command
from flask import current_app
from sqlalchemy import Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.exc import OperationalError

from recruit.config import Misconfigured
from recruit.core.database import db, now

KEY = 7_243_655_001
"""Of the lock that PostgreSQL holds for whoever migrates. Nobody else there has any of that number."""
KEPT = timedelta(days=28)
"""How long copies of the database lie beside it: they hold everybody who has been deleted since."""

log = logging.getLogger(__name__)


@contextmanager
def line_to(engine: Engine) -> Iterator[Connection]:
    """A connection on which changes of tables are part of a transaction, as they are on PostgreSQL anyway."""
    if engine.dialect.name != "sqlite":
        with engine.connect() as connection:
            yield connection
        return
    own = create_engine(engine.url, poolclass=NullPool, hide_parameters=True)
    event.listen(own, "connect", leave_beginning_to_us)
    event.listen(own, "begin", lambda line: line.exec_driver_sql("BEGIN IMMEDIATE"))
    with own.connect() as connection:
        yield connection


def leave_beginning_to_us(connection: Any, entry: object) -> None:
    """Python's driver begins no transaction before a change of tables. A table that is made anew is dropped first,
    which no reference to it may hinder: references are compared before the commit."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=OFF")


def broken_references(connection: Connection) -> Counter[tuple[str, str]]:
    """How many rows of a table refer to rows of another that are not there."""
    if connection.dialect.name != "sqlite":
        return Counter()
    lines: Any = connection.connection.dbapi_connection
    return Counter((table, other) for table, _, other, _ in lines.execute("PRAGMA foreign_key_check"))


def upgrade(engine: Engine, to: str = "head") -> None:
    """Take the steps up to that version. Raises Misconfigured when the database cannot do one."""
    config = current_app.extensions["migrate"].migrate.get_config()
    config.attributes["engine"] = engine
    try:
        command.upgrade(config, to)
    except OperationalError as error:
        why = str(error.orig).splitlines()[0]
        raise Misconfigured(
            f"The database could not be brought to this version ({why}). The step that failed left nothing behind: "
            "see that the database can be written, and run `recruit migrate` again."
        ) from None


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else migrates this database meanwhile: whoever comes second waits, and says so."""
    if db.engine.dialect.name != "sqlite":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as line:
            if not line.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": KEY}):
                log.warning("another program is migrating this database; waiting for it")
                line.execute(text("SELECT pg_advisory_lock(:key)"), {"key": KEY})
            try:
                yield
            finally:
                line.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": KEY})
        return
    place = database_file()
    if place is None:
        yield
        return
    try:
        lock = os.open(place.with_name(place.name + ".migrating"), os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise Misconfigured(f"The folder of the database cannot be written ({error.strerror}).") from None
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            log.warning("another program is migrating this database; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def database_file() -> Path | None:
    """Where SQLite's database lies; None for one in memory, and for other databases."""
    name = db.engine.url.database or ""
    is_file = db.engine.dialect.name == "sqlite" and name not in ("", ":memory:") and not name.startswith("file:")
    return Path(name) if is_file else None


def copy_beside(revision: str) -> Path | None:
    """Copy SQLite's database as it is, whoever writes to it meanwhile; where to. Raises Misconfigured."""
    place = database_file()
    if place is None or not revision:  # other databases have backups of their own, and in an empty one nothing is lost
        return None
    target = place.with_name(f"{place.stem}-{revision}-{now():%Y%m%d-%H%M%S}{place.suffix}")
    draft = target.with_name(target.name + ".part")
    try:
        for left in place.parent.glob(f"{place.stem}-*{place.suffix}.part*"):  # of a copy that was cut off
            left.unlink()
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        copy(place, draft)
        draft.replace(target)
    except (sqlite3.Error, OSError) as error:
        draft.unlink(missing_ok=True)
        why = getattr(error, "strerror", None) or str(error)
        raise Misconfigured(
            f"The database could not be copied beside itself ({why}), and without a copy nothing is changed. "
            f"Make room in {place.parent} and run `recruit migrate` again."
        ) from None
    return target


def copy(source: Path, target: Path) -> None:
    """All of it as of one moment, on the disk before this returns. Raises sqlite3.Error, OSError."""
    with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target)) as here:
        there.backup(here)
        here.execute("PRAGMA journal_mode=DELETE")  # one file, and none beside it
    handle = os.open(target, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def forget_copies(moment: datetime | None = None) -> int:
    """Remove copies that were made before a migration four weeks ago; how many."""
    place, before, count = database_file(), ((moment or now()) - KEPT).timestamp(), 0
    if place is None:
        return 0
    named = re.compile(rf"{re.escape(place.stem)}-\w+-\d{{8}}-\d{{6}}{re.escape(place.suffix)}(\.part.*)?")
    for path in place.parent.glob(f"{place.stem}-*"):
        if named.fullmatch(path.name) and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            count += 1
    return count
