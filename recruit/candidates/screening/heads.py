"""What is written down beside the database about each application, version, deletion and search of who was deleted:
that it is there, how long its log is, and the log's last hash.

Whatever changes those rows notes it in `pending_heads`, in the same transaction and sealed with our own key; once that
is committed it goes into the file, at once or, after a crash, by the clock. So the rows never say more than file and
notes together, and who takes something back in the database is contradicted by the file; not who takes it back with its
note before it stands there, for nothing else remembers it. A note without our seal counts only for rows that were there
before there were notes, and only until the file says that these are complete.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain as one_after_another
from itertools import islice
from secrets import token_hex
from types import SimpleNamespace
from typing import Any

from sqlalchemy import (
    Connection,
    Enum,
    RowMapping,
    Select,
    String,
    delete,
    event,
    func,
    insert,
    inspect,
    select,
    type_coerce,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import InstanceState, Mapper, Session, SessionTransaction, object_session

from recruit.candidates.screening import hash_chain, heads_file
from recruit.candidates.screening.heads_file import Book, Busy, Entry
from recruit.config import Misconfigured
from recruit.core.database import Base, db, unseal
from recruit.core.schema import raw_table
from recruit.models import Application, Deletion, EarlierSearch, Forgotten, PendingHead, Screening

AT_ONCE = 500
NOTED, COMMITTED = "heads were noted", "and are committed"
APPLICATION, VERSION, DELETION, RESTORED = "application", "version", "deletion", "restored"
"""What an entry is about. Of a restore it is what begins anew: all that is there is then written down once more."""
RECORD, EARLIER = "record", "earlier search"
COMPLETE, FOREIGN = "complete", "foreign"
"""That all which was there has been written down; and that a note lay there which is not ours."""
TAKEN_OVER, RECORDED, CHANGED = "taken over", "recorded", "changed"
"""What an entry says besides: that it is a row's own word, from before there were notes; of somebody who was gone when
all was written down, whether there was a record of it; of a row that was known, what of it we changed."""
FIGURES = ("searched", "to_tell", "told", "told_late")
"""Columns of an application that count its log, and stay when that is deleted."""
NAMES = {
    **{"vacancy_id": "vacancy", "created_at": "created", "screening_id": "version"},
    **{"chain_length": "length", "chain_head": "head"},
    **dict(zip(FIGURES, FIGURES, strict=True)),
}
"""What is written down of an application, by its columns."""
KEPT: dict[type[Base], str] = {Deletion: RECORD, EarlierSearch: EARLIER}
"""Rows that are written once and never changed, by what an entry calls them."""
WATCHED = {Application: tuple(NAMES), Screening: tuple(column.name for column in Screening.__table__.columns)}

log = logging.getLogger(__name__)

OF_APPLICATIONS = select(
    *(Application.__table__.c[name] for name in ("id", "forgotten_at", *WATCHED[Application]))
).order_by(Application.id)
OF_VERSIONS = select(Screening.__table__).order_by(Screening.id)


def of_kept(model: type[Base]) -> Select[Any]:
    """Rows that are written once. What can be chosen is read as it lies there: somebody may have put something else."""
    columns = model.__table__.columns
    return select(*(type_coerce(c, String).label(c.name) if isinstance(c.type, Enum) else c for c in columns))


def of_row(model: type[Base], row: RowMapping) -> Entry:
    """What is written down of one of them, and of whom it is, where it goes with somebody."""
    facts = {"what": KEPT[model], "number": row["id"], "hash": hash_chain.hash_of_row(row)}
    return facts | ({"of": row["application_id"]} if "application_id" in row else {})


def of_application(row: RowMapping) -> Entry:
    """What is written down of an application. All of it only ever grows."""
    log = {"length": row["chain_length"], "head": row["chain_head"]}
    return {"what": APPLICATION, "number": row["id"], **place_of(row), **log, **figures_of(row)}


def of_version(row: Any) -> Entry:
    """What is written down of a version of how far we go: as it stands, even if nobody could write it so today."""
    return {"what": VERSION, "number": row["id"], "hash": hash_chain.hash_of_version(SimpleNamespace(**row))}


def of_deletion(row: RowMapping, head: str, length: int) -> Entry:
    """What is written down when a candidate is deleted: the log as it was then, and all that stays. Earlier versions
    did not write down when that was."""
    log = {"length": length, "head": head, "deleted": hash_chain.at(row["forgotten_at"])}
    return {"what": DELETION, "number": row["id"], **place_of(row), **log, **figures_of(row)}


def place_of(row: RowMapping) -> Entry:
    """Where somebody applied, when, and what they were told. Earlier versions did not write it down of a deletion."""
    version = row["screening_id"] or 0
    return {"vacancy": row["vacancy_id"], "created": hash_chain.at(row["created_at"]), "version": version}


def figures_of(row: RowMapping) -> Entry:
    """What counts an application's log."""
    return {name: row[name] for name in FIGURES}


def init_app() -> None:
    """From now on whatever changes these rows is noted, whoever does it."""
    heard: tuple[tuple[Any, str, Any], ...] = (
        *((row, name, note) for row in WATCHED for name in ("after_insert", "after_update")),
        *((row, "after_insert", note_kept) for row in KEPT),
        (Deletion, "after_insert", note_deletion),
        (Session, "after_commit", commit_noted),
        (Session, "after_transaction_end", write_down),
    )
    for row, name, do in heard:
        if not event.contains(row, name, do):
            event.listen(row, name, do)


def note(mapper: Mapper[Any], connection: Connection, row: Application | Screening) -> None:
    """Whoever changes such a row notes its new state with it, and what of it is their doing."""
    state: InstanceState[Any] = inspect(row)
    changed = [name for name in WATCHED[type(row)] if state.attrs[name].history.has_changes()]
    is_deleted = isinstance(row, Application) and state.attrs["forgotten_at"].history.has_changes()
    if state.persistent and not (changed or is_deleted):
        return
    ours = {CHANGED: sorted(NAMES.get(name, name) for name in changed)} if state.persistent else {}
    wanted = OF_APPLICATIONS if isinstance(row, Application) else OF_VERSIONS
    kept = connection.execute(wanted.where(mapper.local_table.c.id == row.id)).mappings().one()
    if isinstance(row, Screening):
        put(connection, row, of_version(kept) | ours)
    elif kept["forgotten_at"] is None:
        put(connection, row, of_application(kept) | ours)
    elif is_deleted and (record := deletions(connection, row.id).get(row.id)):  # what is written later is no deletion
        put(connection, row, of_deletion(kept, *record))


def note_deletion(mapper: Mapper[Any], connection: Connection, row: Deletion) -> None:
    """A candidate is gone, and the log with them. Where the record comes first the row says when, and notes it."""
    if row.what == Forgotten.APPLICATION:
        kept = connection.execute(OF_APPLICATIONS.where(Application.id == row.number)).mappings().one()
        if kept["forgotten_at"] is not None:
            put(connection, row, of_deletion(kept, row.chain_head, row.chain_length))


def note_kept(mapper: Mapper[Any], connection: Connection, row: Deletion | EarlierSearch) -> None:
    """A row that stays as it is."""
    wanted = of_kept(type(row)).where(mapper.local_table.c.id == row.id)
    put(connection, row, of_row(type(row), connection.execute(wanted).mappings().one()))


def put(connection: Connection, row: object, entry: Entry) -> None:
    """Note it, sealed; after the commit it goes into the file."""
    connection.execute(insert(PendingHead.__table__), as_note(entry))  # type: ignore[arg-type]
    if session := object_session(row):
        session.info[NOTED] = True


def as_note(entry: Entry) -> dict[str, Any]:
    """An entry as only we can write it into the database."""
    sealed = {"entry": hash_chain.canonical(once(entry))}
    return {"what": entry["what"], "number": entry["number"], "entry": sealed}


def once(entry: Entry) -> Entry:
    """An entry that counts once, however often it stands in the file."""
    return entry | {"note": token_hex(8)}


def opened_note(token: bytes | None) -> Entry | None:
    """What a note says that we sealed; None for any other."""
    try:
        entry: Entry = json.loads(unseal(bytes(token or b""))["entry"])
    except (Misconfigured, ValueError, KeyError, TypeError):
        return None
    return entry


def commit_noted(session: Session) -> None:
    """From here on what was noted may be written down."""
    if not session.in_nested_transaction() and session.info.pop(NOTED, False):
        session.info[COMMITTED] = True


def write_down(session: Session, ended: SessionTransaction) -> None:
    """What was noted goes into the file, when our connection is given back: who holds one and waits for a second waits
    for ever where all do. Should it fail, the clock does it."""
    if ended.parent is not None or not session.info.pop(COMMITTED, False):
        return
    try:
        catch_up()
    except (OSError, SQLAlchemyError, Misconfigured) as error:
        log.warning("heads could not be written down (%s); the clock tries again", type(error).__name__)


def catch_up() -> None:
    """Write down all that was noted. Who finds somebody else at it leaves it to them. Raises OSError, Misconfigured."""
    with Session(db.engine) as session:
        while session.scalar(select(PendingHead.id).limit(1)) is not None:
            session.rollback()
            try:
                with heads_file.opened(wait=False) as book:
                    take_over(book, session)
            except Busy:
                return


@dataclass
class TakenOver:
    """What of the time before there were notes stands in the file, as far as that was followed."""

    rows: set[tuple[str, int]] = field(default_factory=set)
    last: int = 0
    """The highest note about one; what is noted without words since is not ours."""
    is_complete: bool = False
    """Whether all have been written down: from here on a row's own word is none."""

    def follow(self, entry: Entry) -> None:
        """What the next entry adds."""
        if entry.get(TAKEN_OVER):
            self.rows.add(about(entry))
            return
        self.is_complete = entry["what"] != RESTORED  # an earlier version left the rows it brought without a seal
        if entry["what"] == COMPLETE:
            self.last = entry["number"]

    def is_left(self, note: Any) -> bool:
        """Whether a note without words stands in the file already, and a crash kept it from being forgotten."""
        return note.entry is None and note.id <= self.last and (note.what, note.number) in self.rows


def about(entry: Entry) -> tuple[str, int]:
    """Which row an entry is about."""
    what = entry["what"]
    return (what if what in (VERSION, RECORD, EARLIER) else APPLICATION), entry["number"]


def take_over(book: Book, session: Session) -> None:
    """Into the file, on the disk, and only then out of the notes: after a crash it may stand there twice."""
    hash_chain.key(session)
    session.commit()
    notes, before = raw_notes(), TakenOver()
    last = session.scalar(select(func.max(notes.c.id)).where(notes.c.entry.is_(None)))
    for line in book.lines() if last else ():
        if line:
            before.follow(line.entry)
    while rows := session.execute(select(notes).order_by(notes.c.id).limit(AT_ONCE)).all():
        book.append(list(entries_of(rows, before, last or 0, session)), session)
        session.execute(delete(PendingHead).where(PendingHead.id.in_([row.id for row in rows])))
        session.commit()


def raw_notes() -> Any:
    """What is to be written down, as it lies there: whoever can write in the database may have put something else."""
    return raw_table(Base.metadata.tables[PendingHead.__tablename__])


def entries_of(rows: Sequence[Any], before: TakenOver, last: int, session: Session) -> Iterator[Entry]:
    """What these notes say. One without words is of a row that was there before there were notes, until the file says
    that these are complete, which stands behind the last."""
    old = {} if before.is_complete else old_rows([row for row in rows if row.entry is None and row.id <= last], session)
    for row in rows:
        if row.id in old:
            yield from (entry | {TAKEN_OVER: True} for entry in old[row.id])
            if row.id == last:
                yield once({"what": COMPLETE, "number": last})
        elif not before.is_left(row):
            yield opened_note(row.entry) or once({"what": FOREIGN, "number": row.id})


def old_rows(rows: Sequence[Any], session: Session) -> dict[int, list[Entry]]:
    """By note, the state in which a row was before we wrote into it: as it is, or as our first note of it says, which
    is looked for afterwards. Somebody may write into it at this very moment."""
    if not rows:
        return {}
    found = {row.id: list(as_it_is(session, row.what, row.number)) for row in rows}
    first: dict[tuple[str, int], Entry] = {}
    notes = raw_notes()
    for token in session.scalars(select(notes.c.entry).where(notes.c.entry.is_not(None)).order_by(notes.c.id)):
        if entry := opened_note(token):
            first.setdefault(about(entry), entry)
    for row in rows:
        if entry := first.get((row.what, row.number)):
            state = {name: value for name, value in entry.items() if name not in ("note", CHANGED)}
            found[row.id] = [state | ({RECORDED: True} if entry["what"] == DELETION else {})]
    return found


def as_it_is(line: Session | Connection, what: str = "", number: int | None = None) -> Iterator[Entry]:
    """The state of a row, or of all that are watched."""
    versions, applications, gone = OF_VERSIONS, OF_APPLICATIONS, deletions(line, number)
    if number is not None:
        versions = versions.where(Screening.id == number)
        applications = applications.where(Application.id == number)
    if what in ("", VERSION):
        yield from (of_version(row) for row in line.execute(versions).mappings())
    if what in ("", APPLICATION):
        for row in line.execute(applications).mappings():
            if row["forgotten_at"] is None:
                yield of_application(row)
            else:
                yield of_deletion(row, *gone.get(row["id"], ("", 0))) | {RECORDED: row["id"] in gone}
    for model, called in KEPT.items():
        if what in ("", called):
            wanted = of_kept(model) if number is None else of_kept(model).where(model.__table__.c.id == number)
            yield from (of_row(model, row) for row in line.execute(wanted).mappings())


def deletions(line: Session | Connection, number: int | None = None) -> dict[int, tuple[str, int]]:
    """What the records of deletions say of each log: its last hash, and how long it was."""
    kept: Any = Deletion.__table__.c
    wanted = select(kept.number, kept.chain_head, kept.chain_length).where(kept.what == Forgotten.APPLICATION)
    found = line.execute(wanted if number is None else wanted.where(kept.number == number))
    return {about: (head, length) for about, head, length in found}


def begin_anew(connection: Connection) -> None:
    """A restored backup takes the place of what was there: from here on its rows count, as they are sealed now."""
    entries = one_after_another(
        [{"what": RESTORED, "number": 0}], as_it_is(connection), [{"what": COMPLETE, "number": 0}]
    )
    while some := list(islice(entries, AT_ONCE)):
        connection.execute(insert(PendingHead.__table__), [as_note(entry) for entry in some])  # type: ignore[arg-type]
