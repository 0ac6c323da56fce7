"""Put a backup in the place of what is there."""

from __future__ import annotations

import base64
import json
import tarfile
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Date, LargeBinary, Table, func, insert, select

from recruit.backing_up import AT_ONCE, kept_tables
from recruit.config import Misconfigured, running
from recruit.db import Base, Moment, Sealed, db
from recruit.privacy import deleting
from recruit.rotating import Progress, raw_table
from recruit.upkeep import head


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
