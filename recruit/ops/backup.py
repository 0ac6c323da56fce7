"""One file with the whole installation: every table, every document, and no key."""

from __future__ import annotations

import base64
import io
import json
import os
import tarfile
import tempfile
import time
from contextlib import suppress
from datetime import date
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Table, select

from recruit.candidates.screening import heads_file
from recruit.config import running
from recruit.core.database import Base, db, snapshot
from recruit.core.schema import Progress, raw_table, revision

AT_ONCE = 5_000
"""Rows that are held in memory."""
NOT_KEPT = frozenset({"visitors", "pending_heads", "user_sessions"})
"""Tables that are in no backup."""


def back_up(target: Path, progress: Progress) -> dict[str, int]:
    """Write database and uploads into one file, while everything runs; how many rows of each table. The keys are not in
    it: keep them elsewhere. Raises OSError, and leaves nothing behind then."""
    draft = target.with_name(target.name + ".part")
    try:
        with open(draft, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            counts = write(file, progress)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return counts


def write(file: IO[bytes], progress: Progress) -> dict[str, int]:
    """All of it, as of one moment; how many rows of each table."""
    manifest = {"recruit": version("recruit"), "revision": revision(), "at": time.time()}
    counts = {}
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        add(archive, "manifest.json", json.dumps(manifest).encode())
        with db.engine.connect() as connection:
            snapshot(connection)
            for table_ in kept_tables():
                counts[table_.name] = add_table(archive, connection, table_)
                progress(f"{table_.name}: {counts[table_.name]}")
        with suppress(FileNotFoundError):  # nobody applied yet
            archive.add(heads_file.place(), heads_file.place().name)
        uploads = running().settings.folder / "uploads"
        for path in sorted(uploads.iterdir()):
            with suppress(FileNotFoundError):  # it was deleted with whom it is about, a moment ago
                if path.is_file():
                    archive.add(path, f"uploads/{path.name}")
    return counts


def kept_tables() -> list[Table]:
    """Those that a backup keeps: all, but for keys of visitors, which are to be gone within two days, notes of what is
    to be written down, which a restore writes down anew, and sessions, for what was ended may not come back."""
    return [table_ for table_ in Base.metadata.sorted_tables if table_.name not in NOT_KEPT]


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


def add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    """One file in the archive."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mtime = len(content), int(time.time())
    archive.addfile(entry, io.BytesIO(content))


def plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
