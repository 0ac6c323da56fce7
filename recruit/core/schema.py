"""The tables of an installation: their version, their migrations, and what lies encrypted in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import LargeBinary, Table, column, select, table, type_coerce
from sqlalchemy.exc import OperationalError

from recruit.config import Misconfigured
from recruit.core import migration
from recruit.core.columns import Coded, DayNumber, Second
from recruit.core.database import Base, Sealed, Sentence, db, unseal

Progress = Callable[[str], None]


def sealed_columns() -> Iterator[tuple[Table, Any]]:
    """Every column that lies encrypted."""
    for table_ in Base.metadata.sorted_tables:
        for column_ in table_.columns:
            if isinstance(column_.type, Sealed):
                yield table_, column_


def raw_table(table_: Table) -> Any:
    """The table with what lies encrypted, said in all languages, or in few bytes, as it lies there."""
    lies = (Sealed, Sentence, Second, DayNumber, Coded)
    columns = (column(c.name, c.type.impl if isinstance(c.type, lies) else c.type) for c in table_.columns)
    return table(table_.name, *columns)


def head() -> str:
    """The newest revision this program knows."""
    directory: ScriptDirectory = ScriptDirectory(current_app.extensions["migrate"].directory)
    return directory.get_current_head() or ""


class Silent(Misconfigured):
    """The database does not answer."""


@contextmanager
def answering() -> Iterator[None]:
    """Raises Silent when the database does not answer."""
    try:
        yield
    except OperationalError as error:
        raise Silent(f"The database does not answer: {str(error.orig).splitlines()[0]}") from None


@answering()
def revision() -> str:
    """The revision of the database; empty for an empty one. Raises Silent."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


@answering()
def check() -> None:
    """The database must be of this version and open with our keys. Raises Misconfigured, or Silent."""
    if revision() != head():
        raise Misconfigured("The database is of another version; run `recruit migrate` first.")
    for table_, sealed in sealed_columns():
        found = db.session.execute(select(type_coerce(sealed, LargeBinary)).select_from(table_).limit(1)).scalar()
        if found is not None:
            unseal(bytes(found))
    db.session.rollback()


def migrate(progress: Progress = lambda said: None) -> bool:
    """Bring the database to this version; whether anything changed. Raises Misconfigured, for a newer one too."""
    if revision() == head():
        return False
    with migration.alone():
        current = known(revision())
        if current == head():  # another program did it while we waited
            return False
        if copy := migration.copy_beside(current):
            progress(f"The database as it was lies in {copy}; after four weeks that copy is removed.")
        migration.upgrade(db.engine)
    return True


def known(found: str) -> str:
    """That revision, if this program has it. Raises Misconfigured."""
    directory = ScriptDirectory(current_app.extensions["migrate"].directory)
    if found and found not in {script.revision for script in directory.walk_revisions()}:
        raise Misconfigured("The database is newer than this program; install the newer version of Recruit.")
    return found
