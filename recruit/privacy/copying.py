"""A copy of everything that is kept of a candidate: readable pages, the same for machines, and the files themselves.

GDPR articles 15 and 20. Every row of every table that belongs to the application is in it, so that a table that is
added later cannot be forgotten: a test compares.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import Column, ForeignKey, select

from recruit import documents
from recruit.attribution import later
from recruit.db import Base, db, now
from recruit.models import Application, FlagKind, Letter
from recruit.screening import chain

SECRETS = frozenset({"digest", "next_digest", "repetition", "seed"})
"""What opens the private page. It stays with us: a copy may lie about."""
Row = dict[str, Any]


def everything(application: Application) -> dict[str, list[Row]]:
    """All rows of all tables that belong to this candidate, by table."""
    found = {"applications": rows("applications", "id", application.id)}
    for table in Base.metadata.sorted_tables:
        own = [column.name for column in table.columns if refers(column)]
        mine = [row for name in own for row in rows(table.name, name, application.id)]
        found[table.name] = found.get(table.name, []) + mine
    found["vacancies"] = [{"id": application.vacancy_id, "title": application.vacancy.title}]
    found["screenings"] = rows("screenings", "vacancy_id", application.vacancy_id)
    links = dict.fromkeys((application.first_id, application.last_id, application.origin_id))
    found["tracked_links"] = [row for number in links if number for row in rows("tracked_links", "id", number)]
    found["sources"] = rows("sources", "id", application.source_id)
    found["finish_later"] = [row for kept in later.of(application.email) for row in rows("finish_later", "id", kept.id)]
    deeds = rows("audit_lines", "subject_id", application.id)
    found["audit_lines"] = [row for row in deeds if row["subject_kind"] == "applications"]
    found["letters"] = letters(application)
    found["flags"] = [row | {"evidence": {}} if is_of_others(row) else row for row in found["flags"]]
    return {name: mine for name, mine in found.items() if mine}


def is_of_others(flag: Row) -> bool:
    """Whether the evidence of a flag tells of other candidates, which is theirs to know."""
    return bool(flag["kind"] == FlagKind.SAME_DOCUMENT)


def refers(column: Column[Any]) -> bool:
    """Whether a column names an application."""
    keys: set[ForeignKey] = column.foreign_keys
    return any(key.column.table.name == "applications" for key in keys)


def rows(name: str, column: str, value: int | None) -> list[Row]:
    """The rows of a table that have this value, as plain facts."""
    table = Base.metadata.tables[name]
    wanted = select(table).where(table.c[column] == value).order_by(*table.primary_key.columns)
    found = db.session.execute(wanted).mappings()
    return [{key: plain(kept) for key, kept in row.items() if key not in SECRETS} for row in found]


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date | datetime) else value


def letters(application: Application) -> list[Row]:
    """What is written to this candidate and has not left yet. Thanks to a colleague go where the colleague lives."""
    waiting = db.session.scalars(select(Letter).where(Letter.about == f"application {application.id}"))
    sharer = application.origin.sharer if application.origin else None
    mine = [row for row in waiting if not sharer or row.content["to"] != sharer.email]
    return [{"id": row.id, "created_at": plain(row.created_at), **row.content} for row in mine]


def files(application: Application) -> Iterator[tuple[str, str]]:
    """The files of an application: the name in the uploads folder, and the name it came with."""
    if application.document:
        yield application.document, application.document_name
    for answer in application.answers:
        if answer.document:
            yield answer.document, answer.document_name


def archive(application: Application, page: str, style: str) -> bytes:
    """One ZIP: the page for people with its style, `everything.json` for machines, and the files as they were sent."""
    kept = {
        "format": "recruit-copy-1",
        "made_at": now().isoformat(timespec="seconds"),
        "application": application.id,
        "public_key": chain.key().public,
        "tables": everything(application),
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as box:
        put(box, "read-me.html", page.encode())
        put(box, "style.css", style.encode())
        put(box, "everything.json", json.dumps(kept, ensure_ascii=False, indent=1).encode())
        for number, (name, called) in enumerate(files(application), 1):
            try:
                put(box, f"files/{number}-{called}", documents.path_of(name).read_bytes())
            except FileNotFoundError:
                continue
    return packed.getvalue()


def put(box: ZipFile, name: str, data: bytes) -> None:
    """One file, with the moment it was packed."""
    moment = now()
    entry = ZipInfo(name, (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    box.writestr(entry, data)
