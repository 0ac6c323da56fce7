"""Read a backup into a scratch database of the version that it was made with."""

from __future__ import annotations

import base64
import gzip
import json
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any

from recruit.core.schema import Progress
from recruit.ops.backup import AT_ONCE, NOT_KEPT

MEGABYTE = 1024 * 1024
HEADS = "heads.jsonl"
"""What was written down beside the database; see `recruit.candidates.screening.heads_file`."""
END = 1024
"""Empty bytes with which a tar archive ends, at the least."""
NO_TABLES = NOT_KEPT | {"alembic_version"}
"""Tables that are in no backup."""


@dataclass
class Unpacked:
    """What was in a backup."""

    counts: dict[str, int] = field(default_factory=dict)
    documents: list[str] = field(default_factory=list)


def read_to_the_end(source: Path) -> None:
    """See that it is whole: the sum of its bytes stands at its very end. Raises OSError, EOFError, zlib.error."""
    with gzip.open(source) as file:
        last = b""
        while some := file.read(MEGABYTE):
            last = (last + some)[-END:]
        if last != bytes(END):
            raise EOFError("the archive has no end")


def unpack(source: Path, scratch: Path, begin: Callable[[str], None], progress: Progress) -> Unpacked:
    """Rows into `scratch.db`, in tables that `begin` makes of the version it is told; documents into `uploads`. Raises
    OSError, ValueError, KeyError, TypeError, TarError and sqlite3.Error for what is no backup."""
    found = Unpacked()
    (scratch / "uploads").mkdir(mode=0o700)
    with tarfile.open(source, "r:gz") as archive:
        begin(str(json.loads(content(archive, next_file(archive), "manifest.json").read())["revision"]))
        with closing(sqlite3.connect(scratch / "scratch.db")) as tables:
            tables.execute("PRAGMA synchronous=OFF")
            empty(tables)
            for entry in archive:
                folder, _, name = entry.name.partition("/")
                if folder == "tables":
                    table = name.removesuffix(".jsonl")
                    found.counts[table] = fill(tables, table, content(archive, entry))
                    progress(f"{table}: {found.counts[table]} read")
                elif entry.isfile() and entry.name == HEADS:
                    write(scratch / HEADS, content(archive, entry))
                elif folder == "uploads" and entry.isfile() and name and "/" not in name and not name.startswith("."):
                    write(scratch / "uploads" / name, content(archive, entry))
                    found.documents.append(name)
            tables.commit()
            if set(found.counts) != names(tables) - NO_TABLES or tables.execute("PRAGMA foreign_key_check").fetchone():
                raise ValueError("tables are missing")
    return found


def next_file(archive: tarfile.TarFile) -> tarfile.TarInfo:
    """The first entry of an archive."""
    first = archive.next()
    if first is None:
        raise KeyError("manifest.json")
    return first


def content(archive: tarfile.TarFile, entry: tarfile.TarInfo, name: str = "") -> IO[bytes]:
    """One file of the archive. Raises KeyError when it is none, or another."""
    found = archive.extractfile(entry)
    if found is None or (name and entry.name != name):
        raise KeyError(name)
    return found


def write(path: Path, document: IO[bytes]) -> None:
    """A document, for its owner only, on the disk before this returns."""
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        shutil.copyfileobj(document, file)
        file.flush()
        os.fsync(file.fileno())


def names(tables: sqlite3.Connection) -> set[str]:
    """The tables that there are."""
    return {name for (name,) in tables.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def empty(tables: sqlite3.Connection) -> None:
    """What the tables began with, the backup brings too."""
    for name in names(tables) - {"alembic_version"}:
        tables.execute(f'DELETE FROM "{name}"')  # noqa: S608  our own names


def fill(tables: sqlite3.Connection, name: str, lines: IO[bytes]) -> int:
    """The rows of one table; how many. Raises ValueError for a table or a column that there is not."""
    if name not in names(tables) - NO_TABLES:
        raise ValueError("an unknown table")
    columns = {
        column: (kind, not required) for _, column, kind, required, *_ in tables.execute(f'PRAGMA table_info("{name}")')
    }
    quoted = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    count = 0
    while some := list(islice(lines, AT_ONCE)):
        rows = [row_of(json.loads(line), columns) for line in some]
        tables.executemany(f'INSERT INTO "{name}" ({quoted}) VALUES ({marks})', rows)  # noqa: S608
        count += len(rows)
    return count


def row_of(said: dict[str, Any], columns: dict[str, tuple[str, bool]]) -> list[Any]:
    """A row as SQLite keeps it. Raises ValueError when it has other columns."""
    if said.keys() != columns.keys():
        raise ValueError("other columns")
    return [lies(said[name], kind, may_be_empty) for name, (kind, may_be_empty) in columns.items()]


def lies(value: Any, kind: str, may_be_empty: bool) -> Any:
    """A value from JSON as it lies in a column of that kind."""
    if kind == "JSON":
        return None if value is None and may_be_empty else json.dumps(value)
    if value is None:
        return None
    if kind == "BLOB":
        return base64.b64decode(value, validate=True)
    if kind == "DATETIME":
        moment = datetime.fromisoformat(value)
        return (moment.astimezone(UTC) if moment.tzinfo else moment).strftime("%Y-%m-%d %H:%M:%S.%f")
    return value
