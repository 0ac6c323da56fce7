"""CVs: what kind of document these bytes are, and where they lie. The name a file came with proves nothing."""

from __future__ import annotations

import os
import re
import struct
import zlib
from datetime import datetime, timedelta
from enum import StrEnum
from io import BytesIO
from pathlib import Path, PurePath, PureWindowsPath
from secrets import token_hex
from typing import TypedDict
from zipfile import BadZipFile, ZipFile

from sqlalchemy import delete, select

from recruit.config import running
from recruit.core.database import db, now
from recruit.core.one_by_one import one_by_one
from recruit.models import Answer, Application, Draft

DRAFT_LIFE = timedelta(days=1)
"""How long a file may lie without an application that names it."""


class Kind(StrEnum):
    """The kinds of document that are taken, by the ending of their name."""

    PDF = "pdf"
    DOC = "doc"
    DOCX = "docx"
    ODT = "odt"


MEDIA = {
    Kind.PDF: "application/pdf",
    Kind.DOC: "application/msword",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
}


def kind_of(data: bytes) -> Kind | None:
    """What these bytes are by their content; None for anything that is not taken."""
    if data.startswith(b"PK"):
        return kind_of_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Kind.DOC if has_word_stream(data) else None
    # Some writers put a byte order mark or empty lines before the header; words before it make another kind of file.
    head = data[:1024].lstrip(b"\xef\xbb\xbf\x00\t\n\f\r ")
    return Kind.PDF if re.match(rb"%PDF-\d", head) and b" obj" in data else None


DIRECTORY_LIMIT = 1024 * 1024
UNPACKED_LIMIT = 500 * 1024 * 1024
MARKER_LIMIT = 512 * 1024
WORD = MEDIA[Kind.DOCX].encode() + b".main+xml"


def kind_of_zip(data: bytes) -> Kind | None:
    """DOCX or ODT. Only the directory and one small marker are read, and neither may be large: nothing is unpacked."""
    end = data.rfind(b"PK\x05\x06", -65_557)
    if end < 0 or len(data) < end + 22 or struct.unpack_from("<L", data, end + 12)[0] > DIRECTORY_LIMIT:
        return None
    try:
        with ZipFile(BytesIO(data)) as box:
            if sum(entry.file_size for entry in box.infolist()) > UNPACKED_LIMIT:
                return None
            names = set(box.namelist())
            if "mimetype" in names:
                return Kind.ODT if marker(box, "mimetype").strip() == MEDIA[Kind.ODT].encode() else None
            if "[Content_Types].xml" in names:
                return Kind.DOCX if WORD in marker(box, "[Content_Types].xml") else None
    except (BadZipFile, OSError, RuntimeError, ValueError, EOFError, struct.error, zlib.error):
        return None  # damaged, encrypted, or packed in a way that no word processor uses
    except Exception as error:  # each way of packing has an error class of its own
        if type(error).__module__ in ("lzma", "_lzma", "zstd", "compression.zstd"):
            return None
        raise
    return None


def marker(box: ZipFile, name: str) -> bytes:
    """The beginning of a small entry that tells what the box is."""
    with box.open(name) as entry:
        return entry.read(MARKER_LIMIT)


def has_word_stream(data: bytes) -> bool:
    """Whether an OLE file has a stream called WordDocument: a spreadsheet or an installer has none."""
    name = "WordDocument".encode("utf-16-le") + b"\0\0"
    at = data.find(name)
    while at >= 0:
        # A directory entry has 128 bytes: its name, at 64 the name's length, at 66 what it is (2: a stream).
        if at % 128 == 0 and data[at + 64 : at + 67] == struct.pack("<HB", len(name), 2):
            return True
        at = data.find(name, at + 1)
    return False


def keep(data: bytes) -> str:
    """Put a document away, for its owner only; its new name. It survives a power cut once this returns."""
    folder, name = uploads(), token_hex(16)
    try:
        with open(folder / name, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:  # half a document on a full disk helps nobody
        (folder / name).unlink(missing_ok=True)
        raise
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    return name


def uploads() -> Path:
    """Where documents lie: outside everything the web server hands out."""
    return running().settings.folder / "uploads"


def path_of(name: str) -> Path:
    """The file of that name. Raises FileNotFoundError, also for a name that we never gave."""
    path = uploads() / name
    if not re.fullmatch(r"[0-9a-f]{32}", name) or not path.is_file():
        raise FileNotFoundError("there is no such document")
    return path


def still_there(name: str) -> bool:
    """Whether a draft can be used; asking keeps it for another day."""
    try:
        os.utime(path_of(name))
    except FileNotFoundError:
        return False
    return True


def is_sent(name: str) -> bool:
    """Whether a file belongs to somebody's application already."""
    rows = select(Application.id).where(Application.document == name)
    answers = select(Answer.id).where(Answer.document == name)
    return any(db.session.scalar(wanted.limit(1)) is not None for wanted in (rows, answers))


def files_of(application: Application) -> list[str]:
    """The names of all files that came with an application."""
    return [name for name in (application.document, *(answer.document for answer in application.answers)) if name]


def discard(*names: str) -> None:
    """Remove documents, after the commit that forgets them. Twice is as good as once."""
    for name in names:
        if re.fullmatch(r"[0-9a-f]{32}", name):
            (uploads() / name).unlink(missing_ok=True)


def clear_drafts(at: datetime | None = None) -> int:
    """Remove files that no application names and nobody asked for since a day; how many. Commits."""
    before = (at or now()) - DRAFT_LIFE
    db.session.execute(delete(Draft).where(Draft.at < before))
    db.session.commit()
    old = [file for file in uploads().iterdir() if file.lstat().st_mtime < before.timestamp()]
    kept = select(Application.document).union(select(Answer.document))
    named = set(db.session.scalars(kept)) if old else set()
    left = [file for file in old if file.name not in named]
    return one_by_one(left, lambda file: file.unlink(missing_ok=True))


def tidy_name(called: str, kind: Kind) -> str:
    """The name a file came with, without folders and invisible characters, and with the ending of what it is."""
    name = PureWindowsPath(PurePath(called).name).name
    name = "".join(char for char in name if char.isprintable()).strip(" .")
    stem = PurePath(name).stem if PurePath(name).suffix.lower() == f".{kind}" else name
    return f"{stem[:150] or 'cv'}.{kind}"


class Download(TypedDict):
    """What Flask's `send_file` must be told."""

    path_or_file: Path
    mimetype: str
    as_attachment: bool
    download_name: str


def for_download(application: Application) -> Download:
    """How to hand out a CV: always as a download, never shown in the page. Raises FileNotFoundError."""
    return Download(
        path_or_file=path_of(application.document),
        mimetype=MEDIA[Kind(application.document_kind)],
        as_attachment=True,
        download_name=application.document_name,
    )
