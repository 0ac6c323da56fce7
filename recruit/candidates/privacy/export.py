"""A copy of everything that is kept of a candidate: readable pages, the same for machines, and the files themselves.

GDPR articles 15 and 20. Every row of every table that belongs to the application is in it, so that a table that is
added later cannot be forgotten: a test compares. What is of others stays with them: see `export_wordings`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flask_babel import gettext as _
from sqlalchemy import Column, ForeignKey, select

from recruit.attribution import remembered_visits
from recruit.candidates import decision_letters as letters_of_decisions
from recruit.candidates import former_addresses
from recruit.candidates.decision_letters import Words
from recruit.candidates.documents import files as documents
from recruit.candidates.privacy.export_wordings import TABLES
from recruit.candidates.screening import hash_chain
from recruit.core.database import Base, db, now
from recruit.models import Application, Deed, Letter, LineKind, Subject, User, Writer
from recruit.models.integrity import flags_that_candidates_read

Row = dict[str, Any]
ADDRESS = re.compile(r"(/applications/)[\w-]{32}(?:\?m=[\w-]+)?")
"""The private address in a letter, with its mark: a copy may lie about, and whoever has the address sees and changes
everything."""
TIES = frozenset({Deed.SAME_PERSON, Deed.NOT_THE_SAME_PERSON})
"""Deeds whose line names another application."""
HIDDEN_EVIDENCE = frozenset({"colleague", "link"})
"""What the evidence of a flag says of others: which colleague, and whose link."""


def everything(application: Application, proved: bool = True) -> dict[str, list[Row]]:
    """All rows of all tables that belong to this candidate, by table and in the order of the page; what hangs on the
    mail address alone where it is `proved` that whoever asks reads what is mailed there."""
    found = {name: list[Row]() for name in TABLES}
    for table in Base.metadata.sorted_tables:
        own = [column.name for column in table.columns if refers(column)]
        if table.name in found:
            found[table.name] = [row for name in own for row in rows(table.name, name, application.id)]
    found["applications"] = rows("applications", "id", application.id)
    found["vacancies"] = rows("vacancies", "id", application.vacancy_id)
    found["screenings"] = rows("screenings", "vacancy_id", application.vacancy_id)
    links = dict.fromkeys((application.first_id, application.last_id, application.origin_id))
    found["tracked_links"] = [row for number in links if number for row in rows("tracked_links", "id", number)]
    found["notices"] = rows("notices", "id", application.notice_id)
    found["sources"] = rows("sources", "id", application.source_id)
    mine = former_addresses.theirs(application, present=True) if proved else ()
    earlier = rows("earlier_searches", "application_id", application.id)
    found["earlier_searches"] = [row for row in earlier if row["digest"] in ("", *mine)]
    free = (lead for lead in former_addresses.leads(application, mine) if lead.application_id is None)
    found["leads"] += [row for lead in free for row in rows("leads", "id", lead.id)]
    of_leads = [row for lead in found["leads"] for row in rows("possible_findings", "lead_id", lead["id"])]
    found["possible_findings"] += of_leads
    found["finish_later"] = [
        row for kept in remembered_visits.known_by(mine) for row in rows("finish_later", "id", kept.id)
    ]
    if not proved:
        known_by_address(found)
    deeds = rows("audit_lines", "subject_id", application.id)
    of_it = [row for row in deeds if row["subject_kind"] == Subject.APPLICATIONS]
    found["audit_lines"] = [row for row in of_it if row["deed"] not in TIES]  # the ties themselves tell it
    found["messages"] = [row | named(row, application) for row in found["messages"]]
    found["same_people"] = [row | {"reason": why_same(row)} for row in found["same_people"]]
    said = flags_that_candidates_read(proved)
    found["flags"] = [row | {"evidence": evidence(row)} for row in found["flags"] if row["kind"] in said]
    told = {name: [own_part(name, row) for row in mine] for name, mine in found.items()}
    told["letters"] = letters(application)
    return {name: mine for name, mine in told.items() if mine}


def known_by_address(found: dict[str, list[Row]]) -> None:
    """Leave out what we know by the mail address alone: who somebody was before they applied, by which link the address
    had come, what a statement says of other rows, and that somebody reads the mail there."""
    [application] = found["applications"]
    application["mailbox_proved_at"] = None
    found["tracked_links"] = found["sources"] = []
    application |= dict.fromkeys(("origin_id", "first_id", "last_id", "source_id"))
    found["leads"] = found["same_people"] = []
    for former in found["former_addresses"]:
        former["proved"] = None
    found["possible_findings"] = [row for row in found["possible_findings"] if row["lead_id"] is None]
    found["screening_lines"] = [row for row in found["screening_lines"] if row["kind"] != LineKind.NOTHING]


def named(message: Row, application: Application) -> Row:
    """A message with the name where a mark may stand for it, as its candidate got it."""
    words = Words(message["subject"], message["text"])
    return vars(letters_of_decisions.named(words, application) if message["writer"] == Writer.OFFICE else words)


def why_same(tie: Row) -> str:
    """The reason of a tie as it was given where one proved mailbox has both; else that there is one: it may name the
    other, who may be somebody else after all."""
    both = [db.session.get_one(Application, tie[name]) for name in ("one_id", "other_id")]
    proved = all(one.mailbox_proved_at is not None for one in both)
    return tie["reason"] if proved and both[0].mailbox == both[1].mailbox else str(_("a colleague gave a reason"))


def own_part(name: str, row: Row) -> Row:
    """What of a row is in the copy; whoever acted is named with what they do here, instead of a number."""
    kept = {key: value for key, value in row.items() if key in TABLES[name].columns}
    return {
        key.removesuffix("_id") if is_colleague(name, key) else key: acting(value) if is_colleague(name, key) else value
        for key, value in kept.items()
    }


def evidence(flag: Row) -> Row:
    """The evidence of a flag, without what it tells of others."""
    return {name: value for name, value in flag["evidence"].items() if name not in HIDDEN_EVIDENCE}


def is_colleague(table: str, column: str) -> bool:
    """Whether a column names somebody who works here."""
    known = Base.metadata.tables[table].columns
    return column in known and any(key.column.table.name == "users" for key in known[column].foreign_keys)


def acting(number: int | None) -> Row | None:
    """Somebody who works here, as candidates may know them: the name and what they do. Never the address."""
    person = db.session.get(User, number) if number else None
    return {"name": person.own_name, "role": person.role} if person else None


def refers(column: Column[Any]) -> bool:
    """Whether a column names an application."""
    keys: set[ForeignKey] = column.foreign_keys
    return any(key.column.table.name == "applications" for key in keys)


def rows(name: str, column: str, value: int | None) -> list[Row]:
    """The rows of a table that have this value."""
    table = Base.metadata.tables[name]
    wanted = select(table).where(table.c[column] == value).order_by(*table.primary_key.columns)
    return [dict(row) for row in db.session.execute(wanted).mappings()]


def plain(value: Any) -> Any:
    """A value as JSON has it, and all that is in it."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date | datetime) else value


def letters(application: Application) -> list[Row]:
    """What is written to this candidate and has not left yet. What goes to a colleague is not in it."""
    mine = (Letter.application_id == application.id) & ~Letter.to_colleague
    waiting = db.session.scalars(select(Letter).where(mine).order_by(Letter.id))
    parts = ("to", "subject", "text")
    return [
        {"id": row.id, "created_at": row.created_at} | {part: ADDRESS.sub(r"\1…", row.content[part]) for part in parts}
        for row in waiting
    ]


def files(application: Application) -> Iterator[tuple[str, str]]:
    """The files of an application: the name in the uploads folder, and the name it came with."""
    if application.document:
        yield application.document, application.document_name
    for answer in application.answers:
        if answer.document:
            yield answer.document, answer.document_name


def archive(application: Application, page: str, style: str, proved: bool = True) -> bytes:
    """One ZIP: the page for people with its style, `everything.json` for machines, and the files as they were sent."""
    kept = {
        "format": "recruit-copy-2",
        "made_at": now().isoformat(timespec="seconds"),
        "application": application.id,
        "public_key": hash_chain.key().public,
        "tables": plain(everything(application, proved)),
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
