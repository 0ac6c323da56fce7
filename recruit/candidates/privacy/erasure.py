"""Take a person out of the data, everywhere, and put on record that it was done."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, or_, select, text, update

from recruit.attribution import remembered_visits
from recruit.candidates import events, former_addresses, letter_receipts, retention
from recruit.candidates.documents import files as documents
from recruit.candidates.privacy import legal_holds
from recruit.candidates.screening import one_person, possible_findings
from recruit.config import running
from recruit.core.database import db, lock, now
from recruit.core.one_by_one import one_by_one
from recruit.models import (
    About,
    Answer,
    Application,
    Consent,
    Decision,
    Deed,
    Deletion,
    DeletionReason,
    DocumentText,
    EarlierSearch,
    Flag,
    Forgotten,
    FormerAddress,
    Hold,
    Lead,
    Letter,
    Message,
    OriginCorrection,
    PossibleFinding,
    Reading,
    SamePerson,
    ScreeningLine,
    Thanks,
)
from recruit.models.candidates import OF_THE_PERSON
from recruit.models.leads import OF_WHOM_WE_FOUND
from recruit.models.locking import lock_those_left
from recruit.models.stages import WITHDRAWN
from recruit.organisation import audit
from recruit.outbox import letters

LATELY = timedelta(days=1)
CHUNK = 500
OWN = (
    *(Answer, Consent, Decision, DocumentText, Flag, FormerAddress, Hold, Message, OriginCorrection, Reading),
    *(EarlierSearch, PossibleFinding, ScreeningLine, Thanks),
)
"""Tables whose rows go with the application that they belong to."""
DEEDS = {Forgotten.APPLICATION: Deed.APPLICATION_FORGOTTEN, Forgotten.LEAD: Deed.LEAD_FORGOTTEN}
TABLES: dict[Forgotten, type[Any]] = {Forgotten.APPLICATION: Application, Forgotten.LEAD: Lead}


def drop_documents(application: Application) -> list[str]:
    """Take the files off an application, with what was read of them; their names, to discard after the commit."""
    files = documents.files_of(application)
    rows: list[Application | Answer] = [application, *application.answers]
    for row in rows:
        row.document = row.document_name = row.document_kind = ""
    application.document_digest = ""
    db.session.flush()  # the application before what hangs on it, as whoever reads documents takes them
    db.session.execute(delete(DocumentText).where(DocumentText.application_id == application.id))
    return files


def drop_after_holds() -> int:
    """Take the files of those who withdrew during a hold that is over; how many had any. Commits each."""
    sent = or_(Application.document != "", Application.answers.any(Answer.document != ""))
    held = select(Hold.id).where(Hold.application_id == Application.id, legal_holds.is_in_force())
    wanted = select(Application).where(Application.stage_id == WITHDRAWN, sent, ~held.exists()).order_by(Application.id)
    return one_by_one(db.session.scalars(wanted).all(), drop_if_free)


def drop_if_free(application: Application) -> None:
    """Take the files of one who withdrew and whom no hold keeps even now. Commits."""
    if not lock_those_left([application]) or not application.withdrawn or legal_holds.active(application):
        return
    files = drop_documents(application)
    db.session.commit()
    documents.discard(*files)
    empty_journal()


def forget(application: Application, reason: DeletionReason, proved: bool = False) -> list[str]:
    """Remove everything of the person; the names of the files to discard after the commit. The row stays for the
    figures: which vacancy, which origin, which stage, and how long things took. What hangs on a mail address alone goes
    too where it is `proved` that the person reads there; else it waits for its own clock."""
    lock(application.vacancy, application)
    if application.forgotten_at:
        return []
    files = drop_documents(application)
    known = former_addresses.theirs(application, present=proved)
    were = former_addresses.leads(application, known)
    one_person.remember(application, *were)
    record(Forgotten.APPLICATION, application, reason, retention.delete_at(application))
    letter_receipts.before_deletion(application)
    forget_words_of_others(application)
    for table in OWN:
        db.session.execute(delete(table).where(table.application_id == application.id))
    forget_ties(application)
    db.session.execute(delete(Letter).where(Letter.application_id == application.id))
    for lead in were:
        lead.application_id = application.id
        forget_lead(lead, reason)
        possible_findings.forget_of_lead(lead)
    remembered_visits.remove(known)
    files += former_addresses.forget_drafts(known)
    db.session.expire(application, ["answers", "corrections"])
    for name in OF_THE_PERSON:
        setattr(application, name, "")
    application.known_as = None
    # Neither the private address nor the form that was sent leads here any more.
    application.digest = application.seed = f"forgotten-{application.id}"
    application.next_digest = application.repetition = application.pool_until = None
    application.confirms_sharer = application.seconds_open = None
    application.chain_head, application.chain_length, application.chain_signature = "", 0, ""
    application.forgotten_at = now()
    return files


def forget_ties(application: Application) -> None:
    """Nobody is tied to this person any more. What was asked about the reason stays with the other, and no word of the
    answer, which may name whoever is deleted."""
    either = (SamePerson.one_id == application.id) | (SamePerson.other_id == application.id)
    possible_findings.outlive_ties(either)
    db.session.execute(delete(SamePerson).where(either))


def forget_words_of_others(application: Application) -> None:
    """What outlives the person keeps none of the words that somebody may have written about them there: why a claim
    was decided, what was made of clicks on their link, how the vacancy was closed. A decision stays as it was taken."""
    events.being_erased.send(application)
    links = {application.origin_id, application.first_id, application.last_id} - {None}
    flags = db.session.scalars(select(Flag).where(Flag.link_id.in_(links), Flag.reason != "")).all()
    lock(*flags)
    for flag in flags:
        flag.reason = ""
    application.vacancy.close_note = ""


def record(what: Forgotten, row: Application | Lead, reason: DeletionReason, due: datetime | None) -> None:
    """The line that stays. Of a screening log it keeps the last hash, which tells nothing and fits only that log."""
    chain = {"chain_head": row.chain_head, "chain_length": row.chain_length} if isinstance(row, Application) else {}
    db.session.add(Deletion(what=what, number=row.id, reason=reason, vacancy_id=row.vacancy_id, due=due, **chain))
    audit.note(None, DEEDS[what], row, reason)


def forget_lead(lead: Lead, reason: DeletionReason) -> None:
    """Remove everything of somebody who never applied; of who did, what was noted before. What was asked about a text
    stays with the application."""
    lock(lead)
    if lead.forgotten_at:
        return
    record(Forgotten.LEAD, lead, reason, lead.inform_by if lead.informed_at is None else None)
    db.session.execute(delete(Letter).where(Letter.lead_id == lead.id))
    one_person.remember(lead)
    if lead.application_id is None:
        possible_findings.forget_of_lead(lead)
    for name in OF_WHOM_WE_FOUND:
        setattr(lead, name, "")
    lead.digest = lead.seed = f"forgotten-{lead.id}"
    lead.forgotten_at = now()


def sweep_up(what: Forgotten, number: int, files: list[str]) -> None:
    """After the commit: discard files, and let nothing of the deleted rows lie about beside the database."""
    close_behind(what, number)
    if what == Forgotten.APPLICATION:  # what was noted of this person before went too
        for lead in db.session.scalars(select(Lead.id).where(Lead.application_id == number)):
            close_behind(Forgotten.LEAD, lead)
    documents.discard(*files)
    empty_journal()


def close_behind(what: Forgotten, number: int) -> None:
    """Put a deleted row on the list, and remove what was written about it as mail."""
    remember(what, number)
    letters.forget(About(number) if what is Forgotten.APPLICATION else About(lead_id=number))


def empty_journal() -> None:
    """SQLite overwrites what is deleted, but the journal beside the database still holds the old pages."""
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def list_of_the_deleted() -> Path:
    """A file beside the database with the numbers of deleted rows: it outlives a restored backup."""
    return running().settings.folder / "deleted.jsonl"


def remember(what: Forgotten, number: int) -> None:
    """Put the number on the list, on the disk before this returns; with the row's first moment, for after a restore
    another person may get the same number."""
    line = {"what": what, "number": number, "created": created(db.session.get(TABLES[what], number))}
    with open(list_of_the_deleted(), "a", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        # A line begins with its end: one that a power cut left half written spoils no other.
        file.write("\n" + json.dumps(line | {"at": now().isoformat(timespec="seconds")}))
        file.flush()
        os.fsync(file.fileno())


def created(row: Application | Lead | None) -> str:
    """The moment that tells a row from another that has its number later."""
    return row.created_at.isoformat(timespec="microseconds") if row else ""


def remembered() -> Iterator[tuple[Forgotten, int, str]]:
    """Everybody on the list."""
    path = list_of_the_deleted()
    for line in path.read_text().splitlines() if path.exists() else ():
        try:
            found = json.loads(line)
            yield Forgotten(found["what"]), int(found["number"]), str(found["created"])
        except (ValueError, KeyError, TypeError):
            continue  # a line that a power cut left half written


def catch_up() -> None:
    """Remove what a page that had read the row before wrote into it at the very moment of its deletion, and put on the
    list whom a crash kept from it."""
    gone = select(Application.id).where(Application.forgotten_at > now() - LATELY)
    found = [delete(table).where(table.application_id.in_(gone)) for table in OWN]
    mine = Letter.application_id.in_(gone)
    found.append(delete(Letter).where(mine, ~Letter.to_colleague))  # a colleague may hear of a reward afterwards
    empty: dict[str, Any] = {name: "" for name in (*OF_THE_PERSON, "chain_head", "chain_signature")}
    empty |= {"chain_length": 0, "next_digest": None, "pool_until": None, "known_as": None}
    filled = or_(*(getattr(Application, name).is_distinct_from(value) for name, value in empty.items()))
    emptied = update(Application).where(Application.id.in_(gone), filled).values(empty)
    removed = sum(db.session.connection().execute(deed).rowcount for deed in (*found, emptied))
    db.session.commit()
    if removed:
        empty_journal()
    listed = set(remembered())
    late = db.session.execute(select(Deletion.what, Deletion.number).where(Deletion.at > now() - LATELY)).all()
    unlisted = [row for row in late if (*row, created(db.session.get(TABLES[row.what], row.number))) not in listed]
    one_by_one(unlisted, lambda row: close_behind(*row))


def forget_row(row: Application | Lead, reason: DeletionReason) -> list[str]:
    """Remove a person, whatever kind of row that is; the files to discard after the commit."""
    if isinstance(row, Application):
        return forget(row, reason, row.mailbox_proved_at is not None)
    forget_lead(row, reason)
    return []


def brought_back() -> Iterator[Application | Lead]:
    """Whom a restored backup brought back: on the list, and here again."""
    listed = {(what, number): moment for what, number, moment in remembered()}
    for what, table in TABLES.items():
        numbers = [number for kind, number in listed if kind == what]
        for start in range(0, len(numbers), CHUNK):
            here = table.id.in_(numbers[start : start + CHUNK]) & table.forgotten_at.is_(None)
            for row in db.session.scalars(select(table).where(here)).all():
                if created(row) == listed[what, row.id]:
                    yield row


def again() -> int:
    """Delete again whom a restored backup brought back; how many. Commits each."""
    found = list(brought_back())
    try:
        return one_by_one(found, forget_again)
    finally:
        if found:
            empty_journal()


def forget_again(row: Application | Lead) -> None:
    """Delete one of those. Commits."""
    what = Forgotten.APPLICATION if isinstance(row, Application) else Forgotten.LEAD
    known = db.session.scalar(select(Deletion.reason).where(Deletion.what == what, Deletion.number == row.id))
    files = forget_row(row, known or DeletionReason.TIME_OVER)
    db.session.commit()
    documents.discard(*files)
