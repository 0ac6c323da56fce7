"""What is written down beside the database about each application, version and deletion: that it is there, how long its
log is, and the log's last hash.

Whatever changes those rows notes it in `pending_heads`, in the same transaction and sealed with our own key; once that
is committed it goes into the file, at once or, after a crash, by the clock. So the rows never say more than file and
notes together, and who takes something back in the database is contradicted by the file.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from secrets import token_hex
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, event, insert, inspect, literal, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import InstanceState, Mapper, Session, SessionTransaction, object_session

from recruit.config import Misconfigured
from recruit.db import db
from recruit.models import Application, Deletion, Forgotten, PendingHead, Screening
from recruit.screening import chain, heads_file
from recruit.screening.heads_file import Book, Busy, Entry

AT_ONCE = 500
NOTED, COMMITTED = "heads were noted", "and are committed"
APPLICATION, VERSION, DELETION, RESTORED = "application", "version", "deletion", "restored"
"""What an entry is about. Of a restore it is what begins anew: all that is there is then written down once more."""
FIGURES = ("searched", "to_tell", "told", "told_late")
"""Columns of an application that count its log, and stay when that is deleted."""
WATCHED = {
    Application: ("vacancy_id", "created_at", "screening_id", "chain_length", "chain_head", *FIGURES),
    Screening: tuple(column.name for column in Screening.__table__.columns),
}

log = logging.getLogger(__name__)

OF_APPLICATIONS = select(
    *(Application.__table__.c[name] for name in ("id", "forgotten_at", *WATCHED[Application]))
).order_by(Application.id)
OF_VERSIONS = select(Screening.__table__).order_by(Screening.id)


def of_application(row: RowMapping) -> Entry:
    """What is written down of an application. All of it only ever grows."""
    return {
        "what": APPLICATION,
        "number": row["id"],
        "vacancy": row["vacancy_id"],
        "created": chain.at(row["created_at"]),
        "version": row["screening_id"] or 0,
        "length": row["chain_length"],
        "head": row["chain_head"],
        **figures_of(row),
    }


def of_version(row: Any) -> Entry:
    """What is written down of a version of how far we go: as it stands, even if nobody could write it so today."""
    return {"what": VERSION, "number": row["id"], "hash": chain.hash_of_version(SimpleNamespace(**row))}


def of_deletion(row: RowMapping, head: str, length: int) -> Entry:
    """What is written down when a candidate is deleted: the log as it was then, and the figures that stay."""
    return {"what": DELETION, "number": row["id"], "head": head, "length": length, **figures_of(row)}


def figures_of(row: RowMapping) -> Entry:
    """What counts an application's log."""
    return {name: row[name] for name in FIGURES}


def init_app() -> None:
    """From now on whatever changes these rows is noted, whoever does it."""
    heard: tuple[tuple[Any, str, Any], ...] = (
        *((row, name, note) for row in WATCHED for name in ("after_insert", "after_update")),
        (Deletion, "after_insert", note_deletion),
        (Session, "after_commit", commit_noted),
        (Session, "after_transaction_end", write_down),
    )
    for row, name, do in heard:
        if not event.contains(row, name, do):
            event.listen(row, name, do)


def note(mapper: Mapper[Any], connection: Connection, row: Application | Screening) -> None:
    """Whoever changes such a row notes its new state with it."""
    state: InstanceState[Any] = inspect(row)
    if state.persistent and not any(state.attrs[name].history.has_changes() for name in WATCHED[type(row)]):
        return
    wanted = OF_APPLICATIONS if isinstance(row, Application) else OF_VERSIONS
    kept = connection.execute(wanted.where(mapper.local_table.c.id == row.id)).mappings().one()
    if isinstance(row, Screening):
        put(connection, row, of_version(kept))
    elif kept["forgotten_at"] is None:  # the deletion notes itself
        put(connection, row, of_application(kept))


def note_deletion(mapper: Mapper[Any], connection: Connection, row: Deletion) -> None:
    """A candidate is gone, and the log with them."""
    if row.what == Forgotten.APPLICATION:
        kept = connection.execute(OF_APPLICATIONS.where(Application.id == row.number)).mappings().one()
        put(connection, row, of_deletion(kept, row.chain_head, row.chain_length))


def put(connection: Connection, row: object, entry: Entry) -> None:
    """Note it, sealed; after the commit it goes into the file."""
    given = {"what": entry["what"], "number": entry["number"], "entry": sealed(entry)}
    connection.execute(insert(PendingHead.__table__), given)  # type: ignore[arg-type]
    if session := object_session(row):
        session.info[NOTED] = True


def sealed(entry: Entry) -> dict[str, str]:
    """An entry as only we can write it into the database. Each counts once, however often it stands in the file."""
    return {"entry": chain.canonical(entry | {"note": token_hex(8)})}


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


def take_over(book: Book, session: Session) -> None:
    """Into the file, on the disk, and only then out of the notes: after a crash it may stand there twice."""
    chain.key(session)
    session.commit()
    while rows := session.scalars(select(PendingHead).order_by(PendingHead.id).limit(AT_ONCE)).all():
        book.append([entry for row in rows for entry in entries_of(row, session)], session)
        session.execute(delete(PendingHead).where(PendingHead.id.in_([row.id for row in rows])))
        session.commit()


def entries_of(row: PendingHead, session: Session) -> Iterator[Entry]:
    """What a note says. One without words is of a row that was there before there were notes."""
    if row.entry:
        yield json.loads(row.entry["entry"])
    elif (entry := as_it_is(row, session)) is not None:
        yield entry | {"taken over": True}


def as_it_is(row: PendingHead, session: Session) -> Entry | None:
    """The state of a row that was there before there were notes."""
    if row.what == VERSION:
        kept = session.execute(OF_VERSIONS.where(Screening.id == row.number)).mappings().one_or_none()
        return of_version(kept) if kept else None
    kept = session.execute(OF_APPLICATIONS.where(Application.id == row.number)).mappings().one_or_none()
    if kept is None or kept["forgotten_at"] is None:
        return of_application(kept) if kept else None
    gone = session.scalars(
        select(Deletion).where(Deletion.what == Forgotten.APPLICATION, Deletion.number == row.number)
    ).first()
    return of_deletion(kept, gone.chain_head, gone.chain_length) if gone else of_deletion(kept, "", 0)


def begin_anew(connection: Connection) -> None:
    """A restored backup takes the place of what was there: from here on its rows count."""
    notes = PendingHead.__table__
    restored = {"what": RESTORED, "number": 0}
    connection.execute(insert(notes), restored | {"entry": sealed(restored)})  # type: ignore[arg-type]
    for what, table in ((VERSION, Screening.__table__), (APPLICATION, Application.__table__)):
        rows = select(literal(what), table.c.id).order_by(table.c.id)
        connection.execute(insert(notes).from_select(["what", "number"], rows))  # type: ignore[arg-type]
