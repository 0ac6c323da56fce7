"""Put a backup in the place of what is there, once it is proven that it can take that place.

A backup is read to its last byte into a scratch folder first: its rows into a database of the version that it was made
with, which is then brought to ours, its documents beside it. Until all of that was read, opened with our keys and
compared, nothing that is there is touched; then the rows change places in one transaction.
"""

from __future__ import annotations

import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from sqlite3 import Error as SQLiteError
from typing import Any

from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import Connection, Engine, NullPool, RowMapping, create_engine, func, insert, select
from sqlalchemy.exc import DBAPIError

from recruit.candidates.privacy import erasure
from recruit.candidates.screening import heads, heads_file
from recruit.config import Misconfigured, running
from recruit.core import migration, schema
from recruit.core.database import Base, db, now
from recruit.core.outage_errors import DISK, is_outage
from recruit.core.schema import Progress, raw_table
from recruit.models import SigningKey
from recruit.ops import lost_secrets
from recruit.ops.backup import AT_ONCE, kept_tables
from recruit.ops.backup_reading import Unpacked, read_to_the_end, unpack

PREFIX = "restoring-"
LEFT = timedelta(days=1)
"""After which a scratch folder belongs to a restore that was cut off."""


@dataclass
class Proven:
    """A backup that was read whole, in a database of our version."""

    engine: Engine
    counts: dict[str, int]
    documents: Path
    names: list[str]
    lost: dict[str, int] = field(default_factory=dict)
    """By table, how many secrets our keys do not open."""


@contextmanager
def proven(source: Path, progress: Progress = lambda said: None) -> Iterator[Proven]:
    """Read a backup to its end, and see that it can be put in the place of what is there. Raises Misconfigured, and
    has changed nothing then."""
    scratch = Path(tempfile.mkdtemp(prefix=PREFIX, dir=running().settings.folder))
    engine = create_engine(f"sqlite:///{scratch / 'scratch.db'}", poolclass=NullPool, hide_parameters=True)
    try:
        yield prove(source, engine, scratch, progress)
    finally:
        engine.dispose()
        shutil.rmtree(scratch, ignore_errors=True)


def prove(source: Path, engine: Engine, scratch: Path, progress: Progress) -> Proven:
    """All that can be found out about a backup beforehand. Raises Misconfigured."""
    damaged = Misconfigured(f"{source} is not a backup of Recruit, or it is damaged. Nothing was changed.")
    try:
        read_to_the_end(source)
        unpacked = unpack(source, scratch, lambda revision: begin(engine, revision), progress)
    except OSError as error:
        if error.errno not in DISK:
            raise damaged from None
        raise Misconfigured(no_room(error.strerror or type(error).__name__)) from None
    except SQLiteError as error:
        if not is_outage(DBAPIError("", {}, error)):
            raise damaged from None
        raise Misconfigured(no_room(str(error))) from None
    except (tarfile.TarError, zlib.error, KeyError, ValueError, TypeError, EOFError, AttributeError):
        raise damaged from None
    try:
        migration.upgrade(engine)
    except DBAPIError as error:
        why = type(error).__name__
        raise Misconfigured(f"This backup cannot be brought to this version ({why}). Nothing was changed.") from None
    return compared(engine, scratch, unpacked)


def no_room(why: str) -> str:
    """What to do, for the administrator."""
    return (
        f"There is no room to try this backup in {running().settings.folder} ({why}). "
        "Make room, and restore once more. Nothing was changed."
    )


def begin(engine: Engine, revision: str) -> None:
    """Empty tables of that version. Raises Misconfigured for one that we do not know."""
    directory = ScriptDirectory(current_app.extensions["migrate"].directory)
    if revision not in {script.revision for script in directory.walk_revisions()}:
        raise Misconfigured("This backup was made by a newer Recruit; restore it with that. Nothing was changed.")
    migration.upgrade(engine, revision)


def compared(engine: Engine, scratch: Path, unpacked: Unpacked) -> Proven:
    """Every row can be read as our version reads it; which secrets can not. Raises Misconfigured."""
    found = Proven(engine, unpacked.counts, scratch / "uploads", unpacked.documents)
    with engine.connect() as connection:
        for table in kept_tables():
            try:
                for _ in connection.execute(select(raw_table(table)).execution_options(yield_per=AT_ONCE)):
                    pass
            except (ValueError, LookupError, TypeError):
                raise Misconfigured(f"The backup's {table.name} cannot be read. Nothing was changed.") from None
        found.lost = lost_secrets.count(connection)
    return found


def restore(source: Path, progress: Progress, without_secrets: bool = False) -> None:
    """Put a backup in the place of what is there: all of it, or nothing. Raises Misconfigured for what is no backup,
    and for one whose secrets our keys do not open, unless it was said that they may be lost."""
    with proven(source, progress) as found:
        if found.lost and not without_secrets:
            raise Misconfigured(f"{lost_secrets.sentence(found.lost)} Nothing was changed.")
        take_over(found, progress)


def take_over(found: Proven, progress: Progress) -> None:
    """Let what was proven take the place of what is there. Raises Misconfigured when there is no room."""
    schema.migrate(progress)
    if found.lost:
        with found.engine.begin() as connection:
            lost_secrets.empty(connection)
    new = put_back(found)
    try:
        fill(found, progress)
    except DBAPIError as error:
        for path in new:
            path.unlink(missing_ok=True)
        if not is_outage(error):
            raise
        why = str(error.orig).splitlines()[0]
        raise Misconfigured(f"The database cannot take the backup ({why}). Nothing was changed.") from None
    else:
        write_down(found.documents.parent)
    finally:
        if count := erasure.again():
            progress(f"deleted again: {count}")
    schema.check()


def put_back(found: Proven) -> list[Path]:
    """Write the documents where they belong, before the rows that name them; those that were not there. Should it end
    here, the clock removes what no row names."""
    folder, new = running().settings.folder / "uploads", []
    for name in found.names:
        if not (folder / name).exists():
            new.append(folder / name)
        (found.documents / name).replace(folder / name)
    return new


def fill(found: Proven, progress: Progress) -> None:
    """Replace every table's rows, in one transaction. Keys that signed what stands beside the database stay known."""
    with heads_file.opened() as book, db.engine.begin() as connection, found.engine.connect() as proof:
        signed = list(connection.execute(select(raw_keys())).mappings()) if book.last() else []
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())
        for table in kept_tables():
            raw, count = raw_table(table), 0
            wanted = select(raw).order_by(*(raw.c[key.name] for key in table.primary_key))
            for some in proof.execute(wanted.execution_options(yield_per=AT_ONCE)).mappings().partitions():
                connection.execute(insert(raw), [dict(row) for row in some])
                count += len(some)
            if connection.dialect.name == "postgresql" and "id" in table.c:
                go_on_counting(connection, table.name)
            progress(f"{table.name}: {count}")
        keep_keys(connection, signed)
        heads.begin_anew(connection)


def raw_keys() -> Any:
    """The organisation's keys, as they lie there."""
    return raw_table(Base.metadata.tables[SigningKey.__tablename__])


def keep_keys(connection: Connection, signed: list[RowMapping]) -> None:
    """Of the keys that were here, those that the backup does not bring: what they signed must be read still."""
    raw = raw_keys()
    known = set(connection.scalars(select(raw.c.public)))
    for row in signed:
        if row["public"] not in known:
            top = connection.scalar(select(func.max(raw.c.id))) or 0
            connection.execute(insert(raw), [dict(row) | {"id": top + 1}])
    if connection.dialect.name == "postgresql":
        go_on_counting(connection, SigningKey.__tablename__)


def write_down(scratch: Path) -> None:
    """Beside the database stands that a backup was restored, and what is there now. Should it end here, the clock goes
    on."""
    if (brought := scratch / heads_file.place().name).exists():
        with heads_file.opened() as book:
            book.grow(brought)
    heads.catch_up()


def go_on_counting(connection: Connection, name: str) -> None:
    """The next row must not take a number that the backup brought."""
    table = Base.metadata.tables[name]
    top = connection.scalar(select(func.max(table.c.id))) or 0
    connection.execute(select(func.setval(func.pg_get_serial_sequence(name, "id"), top + 1, False)))


def clear_left(moment: datetime | None = None) -> int:
    """Remove scratch folders of restores that were cut off: everybody stands in them; how many."""
    before, count = ((moment or now()) - LEFT).timestamp(), 0
    for left in running().settings.folder.glob(f"{PREFIX}*"):
        if left.stat().st_mtime < before:
            shutil.rmtree(left, ignore_errors=True)
            count += 1
    return count
