"""Looking after an installation: migrations, keys, backups."""

from __future__ import annotations

import base64
import io
import json
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import IO, Any

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from flask_migrate import upgrade
from sqlalchemy import Connection, Date, LargeBinary, Table, column, func, insert, select, table, text, type_coerce
from sqlalchemy.exc import OperationalError

from recruit import config
from recruit.compact import Coded, DayNumber, Second
from recruit.config import Misconfigured, running
from recruit.db import Base, Moment, Sealed, Sentence, db, fernet, unseal
from recruit.privacy import deleting

Progress = Callable[[str], None]
AT_ONCE = 5_000
"""Rows that are held in memory."""


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


def migrate() -> bool:
    """Bring the database to this version; whether anything changed. Raises Misconfigured for a newer one."""
    directory = ScriptDirectory(current_app.extensions["migrate"].directory)
    current = revision()
    if current and current not in {script.revision for script in directory.walk_revisions()}:
        raise Misconfigured("The database is newer than this program; install the newer version of Recruit.")
    if current != head():
        upgrade()
    return current != head()


def sealed_columns() -> Iterator[tuple[Table, Any]]:
    """Every column that lies encrypted."""
    for table_ in Base.metadata.sorted_tables:
        for column_ in table_.columns:
            if isinstance(column_.type, Sealed):
                yield table_, column_


def rotate(progress: Progress) -> int:
    """Encrypt everything with the newest key; the number of rows. A key in the data folder gets a new one in front."""
    settings = running().settings
    if not settings.keys:
        path = config.key_file(settings)
        draft = path.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text("\n".join([config.new_key(), *path.read_text().split()]) + "\n")
        draft.replace(path)
        running().keys = config.load_keys(settings)
    changed = 0
    for table_, sealed in sealed_columns():
        raw = raw_table(table_)
        for number, token in db.session.execute(select(raw.c.id, raw.c[sealed.name])).all():
            renewed = fernet().rotate(bytes(token))
            # Somebody may have saved the row since it was read; then it already has a key of ours.
            mine = (raw.c.id == number) & (raw.c[sealed.name] == token)
            db.session.execute(raw.update().where(mine).values({sealed.name: renewed}))
            changed += 1
        db.session.commit()
        progress(f"{table_.name}: done")
    return changed


def raw_table(table_: Table) -> Any:
    """The table with what lies encrypted, said in all languages, or in few bytes, as it lies there."""
    lies = (Sealed, Sentence, Second, DayNumber, Coded)
    columns = (column(c.name, c.type.impl if isinstance(c.type, lies) else c.type) for c in table_.columns)
    return table(table_.name, *columns)


def plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def whole(value: Any, kind: Any) -> Any:
    """A value from JSON as the column wants it."""
    if value is None:
        return None
    if isinstance(kind, Sealed | LargeBinary):
        return base64.b64decode(value)
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    enum_class = getattr(kind, "enum_class", None)
    return enum_class(value) if enum_class else value


def back_up(target: Path, progress: Progress) -> None:
    """Write database and uploads into one file, while everything runs. The keys are not in it: keep them elsewhere."""
    draft = target.with_name(target.name + ".part")
    manifest = {"recruit": version("recruit"), "revision": revision(), "at": time.time()}
    with tarfile.open(draft, "w:gz") as archive:
        add(archive, "manifest.json", json.dumps(manifest).encode())
        with db.engine.connect() as connection:
            snapshot(connection)
            for table_ in kept_tables():
                count = add_table(archive, connection, table_)
                progress(f"{table_.name}: {count}")
        uploads = running().settings.folder / "uploads"
        for path in sorted(uploads.iterdir()):
            if path.is_file():
                archive.add(path, f"uploads/{path.name}")
    draft.chmod(0o600)
    draft.replace(target)


def kept_tables() -> list[Table]:
    """Those that a backup keeps: all, but for keys of visitors, which are to be gone within two days."""
    return [table_ for table_ in Base.metadata.sorted_tables if table_.name != "visitors"]


def add_table(archive: tarfile.TarFile, connection: Connection, table_: Table) -> int:
    """The rows of a table, a line each; how many. There may be more of them than fit in memory."""
    wanted = select(raw_table(table_)).execution_options(yield_per=AT_ONCE)
    count = 0
    with tempfile.TemporaryFile() as lines:
        for row in connection.execute(wanted).mappings():
            lines.write(json.dumps({name: plain(value) for name, value in row.items()}).encode() + b"\n")
            count += 1
        entry = tarfile.TarInfo(f"tables/{table_.name}.jsonl")
        entry.size, entry.mtime = lines.tell(), int(time.time())
        lines.seek(0)
        archive.addfile(entry, lines)
    return count


def snapshot(connection: Connection) -> None:
    """Read one moment of the database, whatever is written meanwhile."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
    else:
        connection.exec_driver_sql("BEGIN")


def add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    """One file in the archive."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mtime = len(content), int(time.time())
    archive.addfile(entry, io.BytesIO(content))


def restore(source: Path, progress: Progress) -> None:
    """Put a backup in the place of what is there: all of it, or nothing. Raises Misconfigured for what is no backup."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            manifest = json.loads(opened(archive, "manifest.json").read())
            if manifest["revision"] != head():
                raise Misconfigured(f"This backup is of Recruit {manifest['recruit']}; restore it with that version.")
            files = documents_in(archive)
            fill(archive, progress)
    except (tarfile.TarError, KeyError, ValueError, EOFError, OSError):
        raise Misconfigured(f"{source} is not a backup of Recruit, or it is damaged. Nothing was changed.") from None
    try:
        put_back(source, files)
    except (tarfile.TarError, EOFError, OSError):
        raise Misconfigured("The rows are back, but not all documents. Make room, and restore once more.") from None
    finally:
        if count := deleting.again():
            progress(f"deleted again: {count}")


def documents_in(archive: tarfile.TarFile) -> list[str]:
    """The documents of a backup, all of it read once: a damaged end is noticed before anything is changed."""
    inside = [entry for entry in archive if entry.isfile() and entry.name.startswith("uploads/")]
    names = [entry.name.removeprefix("uploads/") for entry in inside]
    return [name for name in names if "/" not in name and not name.startswith(".")]


def put_back(source: Path, names: list[str]) -> None:
    """Write the documents where they belong."""
    folder = running().settings.folder / "uploads"
    with tarfile.open(source, "r:gz") as archive:
        for name in names:
            (folder / name).write_bytes(opened(archive, f"uploads/{name}").read())


def opened(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    """One file of the archive. Raises KeyError when it is not there."""
    found = archive.extractfile(name)
    if found is None:
        raise KeyError(name)
    return found


def fill(archive: tarfile.TarFile, progress: Progress) -> None:
    """Replace every table's rows, in one transaction."""
    with db.engine.begin() as connection:
        for table_ in reversed(Base.metadata.sorted_tables):
            connection.execute(table_.delete())
        for table_ in kept_tables():
            raw, count = raw_table(table_), 0
            with opened(archive, f"tables/{table_.name}.jsonl") as lines:
                while some := list(islice(lines, AT_ONCE)):
                    connection.execute(insert(raw), [row_of(line, table_) for line in some])
                    count += len(some)
            if connection.dialect.name == "postgresql" and "id" in table_.c:
                # The next row must not take a number that the backup brought.
                top = connection.scalar(select(func.max(raw.c.id))) or 0
                sequence = func.pg_get_serial_sequence(table_.name, "id")
                connection.execute(select(func.setval(sequence, top + 1, False)))
            progress(f"{table_.name}: {count}")


def row_of(line: bytes, table_: Table) -> dict[str, Any]:
    """A row as it stood there."""
    return {name: whole(value, table_.c[name].type) for name, value in json.loads(line).items()}
