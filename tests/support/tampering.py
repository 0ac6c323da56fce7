"""What an insider with the whole database can do to it, behind the program's back, and to the file beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, insert, select, update

from recruit.candidates.privacy import erasure
from recruit.candidates.screening import findings, hash_chain, heads, heads_file, levels, log, verification
from recruit.core.database import Base, db, now
from recruit.core.schema import raw_table
from recruit.models import (
    Application,
    Deletion,
    DeletionReason,
    EarlierSearch,
    Forgotten,
    Level,
    Screening,
    ScreeningLine,
)
from recruit.models.candidates import OF_THE_PERSON
from tests.support.screening import a_screened_vacancy, deliver, found, go_to, somebody

WATCHED = ("screenings", "applications", "screening_lines", "deletions", "earlier_searches", "pending_heads")
Rows = dict[str, list[dict[str, Any]]]


def all_rows() -> Rows:
    """The tables that an insider would meddle with, as they lie there."""
    db.session.rollback()
    with db.engine.connect() as line:
        tables = {name: raw_table(Base.metadata.tables[name]) for name in WATCHED}
        return {name: [dict(row) for row in line.execute(select(it)).mappings()] for name, it in tables.items()}


@contextmanager
def meddling() -> Iterator[Any]:
    """Somebody writes in the database and nobody minds."""
    db.session.rollback()
    sqlite = db.engine.dialect.name == "sqlite"
    with db.engine.connect() as line:
        line.exec_driver_sql("PRAGMA foreign_keys=OFF" if sqlite else "SET session_replication_role = replica")
        line.commit()
        yield line
        line.commit()
        line.exec_driver_sql("PRAGMA foreign_keys=ON" if sqlite else "SET session_replication_role = DEFAULT")
        line.commit()
    db.session.expire_all()


def put_back(rows: Rows, *names: str) -> None:
    """A copy of these tables takes the place of what is there."""
    with meddling() as line:
        for name in names or WATCHED:
            table = raw_table(Base.metadata.tables[name])
            line.execute(table.delete())
            if rows[name]:
                line.execute(insert(table), rows[name])


@dataclass
class House:
    """Somebody with a log who was told of two versions, somebody without a log, and somebody who was deleted."""

    searched: int = 0
    quiet: int = 0
    gone: int = 0
    version: int = 0
    known: int = 0
    """A search of somebody who was deleted, which stays known."""
    untold: int = 0
    """A version of which nobody was told yet."""
    earlier: Rows = field(default_factory=dict)
    """As it was before the last finding, and before the candidate said that it is somebody else."""

    def furnish(self) -> House:
        """Let all of that happen."""
        vacancy = a_screened_vacancy()
        one, two, three = (somebody(vacancy) for _ in range(3))
        found(one)
        found(three)
        go_to(vacancy, Level.PUBLIC_WEB)
        deliver()
        self.earlier = all_rows()
        found(one, what="Something else")
        findings.answer(one, 3, findings.AnswerKind.NOT_ME, "")
        earlier = EarlierSearch(application_id=two.id, text=None)
        db.session.add(earlier)
        db.session.commit()
        erasure.forget(three, DeletionReason.ASKED)
        db.session.commit()
        self.searched, self.quiet, self.gone = one.id, two.id, three.id
        self.version, self.known = levels.current(vacancy).id, earlier.id
        return self

    def go_further(self) -> House:
        """The letters that tell of it wait to leave."""
        vacancy = db.session.get_one(Screening, self.version).vacancy
        self.untold = go_to(vacancy, Level.PUBLIC_WEB, sources="LinkedIn, GitHub, ORCID").id
        return self

    def change(self, model: Any, number: int, /, **values: Any) -> None:
        """Write something else into a row."""
        with meddling() as line:
            line.execute(update(model.__table__).where(model.__table__.c.id == number).values(values))

    def rewrite(self, number: int, what: str) -> None:
        """What was found says something else, and all hashes of that log are made anew, as anybody can."""
        lines = list(log.lines_of(db.session.get_one(Application, number)))
        lines[0].content = lines[0].content.replace("Leads the night team", what)
        before = hash_chain.START
        for line in lines:
            line.previous = before
            line.hash = before = hash_chain.hash_of(line)
        values = [
            {"id": each.id, "content": each.content, "previous": each.previous, "hash": each.hash} for each in lines
        ]
        db.session.rollback()
        for changed in values:
            self.change(ScreeningLine, changed.pop("id"), **changed)
        self.change(Application, number, chain_head=before)

    def wipe(self, number: int) -> None:
        """All lines deleted, and the counters set to nothing."""
        with meddling() as line:
            line.execute(delete(ScreeningLine.__table__).where(ScreeningLine.__table__.c.application_id == number))
        nothing = {"chain_length": 0, "chain_head": "", "chain_signature": "", "searched": 0, "told_late": 0}
        self.change(Application, number, **nothing)

    def remove(self, number: int, model: Any = Application) -> None:
        """A row is not there any more, nor what belongs to it."""
        with meddling() as line:
            line.execute(delete(model.__table__).where(model.__table__.c.id == number))
            if model is Application:
                line.execute(delete(ScreeningLine.__table__).where(ScreeningLine.__table__.c.application_id == number))

    def pretend(self, number: int) -> None:
        """As if the program had deleted that person."""
        head = db.session.get_one(Application, number).chain_head
        self.wipe(number)
        self.change(Application, number, forgotten_at=now(), **dict.fromkeys(OF_THE_PERSON, ""))
        record = {"what": Forgotten.APPLICATION, "number": number, "reason": DeletionReason.ASKED, "at": now()}
        with meddling() as line:
            line.execute(insert(Deletion.__table__).values(record | {"chain_head": head, "chain_length": 3}))

    def slip_in(self, like: int = 0) -> None:
        """An application that nobody made."""
        self.copy("applications", like or self.quiet, seed="x", digest="x", next_digest=None)

    def copy(self, name: str, like: int, **but: Any) -> None:
        """One more row, number 99."""
        known = next(row for row in all_rows()[name] if row["id"] == like)
        with meddling() as line:
            line.execute(insert(raw_table(Base.metadata.tables[name])).values(known | {"id": 99} | but))

    def tell_of_another(self) -> None:
        """The candidate was told less than stands there."""
        first = next(row["id"] for row in self.earlier["screenings"])
        self.change(Application, self.searched, screening_id=first)

    def note(self, words: Any, number: int = 0, what: str = heads.APPLICATION) -> None:
        """Something is to be written down that the program did not say; without words, what stands in the row."""
        with meddling() as line:
            table = raw_table(Base.metadata.tables["pending_heads"])
            line.execute(insert(table).values(what=what, number=number or self.searched, entry=words))

    def of_deletion(self) -> int:
        """The number of the record of the deletion."""
        return db.session.scalars(select(Deletion.id).where(Deletion.number == self.gone)).one()


def cut(start: int, end: int | None = None) -> None:
    """Take lines out of the file."""
    lines = heads_file.place().read_text().splitlines(keepends=True)
    del lines[start:end]
    heads_file.place().write_text("".join(lines))


def in_file(old: str, new: str) -> None:
    """Something else stands in the file."""
    said = heads_file.place().read_text()
    assert old in said
    heads_file.place().write_text(said.replace(old, new, 1))


def says() -> list[str]:
    """What a check finds."""
    db.session.rollback()
    db.session.expire_all()
    return [f"{broken.where}: {broken.says}" for broken in verification.everything().breaks]


def before_and_after() -> Iterator[tuple[str, list[str]]]:
    """What a check finds before the clock has written down what is to be, and after."""
    yield "before the clock", says()
    heads.catch_up()
    yield "after the clock", says()
