"""What an insider with the whole database does to logs, versions and deletions is told by the file beside it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask_migrate import downgrade
from sqlalchemy import delete, insert, select, update

from recruit import backing_up, create_app, restoring, upkeep
from recruit.cli import main
from recruit.config import Settings
from recruit.db import Base, db, now
from recruit.models import (
    Application,
    Deletion,
    DeletionReason,
    Forgotten,
    Level,
    LineKind,
    PendingHead,
    Screening,
    ScreeningLine,
)
from recruit.privacy import deleting
from recruit.rotating import raw_table
from recruit.screening import chain, findings, heads, heads_file, levels, log, verifying
from tests.at_once import at_once
from tests.conftest import KEY
from tests.screening import a_screened_vacancy, deliver, found, go_to, somebody

WATCHED = ("screenings", "applications", "screening_lines", "deletions", "pending_heads")
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
        findings.answer(one, 3, findings.Deed.NOT_ME, "")
        deleting.forget(three, DeletionReason.ASKED)
        db.session.commit()
        self.searched, self.quiet, self.gone = one.id, two.id, three.id
        self.version = levels.current(vacancy).id
        return self

    def change(self, model: Any, number: int, **values: Any) -> None:
        """Write something else into a row."""
        with meddling() as line:
            line.execute(update(model.__table__).where(model.__table__.c.id == number).values(values))

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

    def pretend(self, number: int, note: bool = False) -> None:
        """As if the program had deleted that person."""
        head = db.session.get_one(Application, number).chain_head
        self.wipe(number)
        emptied = {name: "" for name in ("name", "email", "phone", "motivation", "profile", "video", "referred_by")}
        self.change(Application, number, forgotten_at=now(), **emptied)
        record = {"what": Forgotten.APPLICATION, "number": number, "reason": DeletionReason.ASKED, "at": now()}
        with meddling() as line:
            line.execute(insert(Deletion.__table__).values(record | {"chain_head": head, "chain_length": 3}))
            if note:
                line.execute(insert(PendingHead.__table__).values(what=heads.APPLICATION, number=number))

    def slip_in(self) -> None:
        """An application that nobody made."""
        copy = next(row for row in all_rows()["applications"] if row["id"] == self.quiet)
        with meddling() as line:
            table = raw_table(Base.metadata.tables["applications"])
            line.execute(insert(table).values(copy | {"id": 99, "seed": "x", "digest": "x", "next_digest": None}))

    def tell_of_another(self) -> None:
        """The candidate was told less than stands there."""
        first = next(row["id"] for row in self.earlier["screenings"])
        self.change(Application, self.searched, screening_id=first)

    def note(self, words: Any) -> None:
        """Something is to be written down that the program did not say."""
        with meddling() as line:
            table = raw_table(Base.metadata.tables["pending_heads"])
            line.execute(insert(table).values(what="application", number=self.searched, entry=words))

    def of_deletion(self) -> int:
        """The number of the record of the deletion."""
        return db.session.scalars(select(Deletion.id).where(Deletion.number == self.gone)).one()


ATTACKS: dict[str, tuple[Callable[[House], object], str]] = {
    "older log and heads put back": (
        lambda h: put_back(h.earlier, "applications", "screening_lines"),
        "heads.jsonl knows another length, head, searched",
    ),
    "all tables put back": (lambda h: put_back(h.earlier), "heads.jsonl knows another length"),
    "log wiped with its counters": (lambda h: h.wipe(h.searched), "knows another length, head, searched"),
    "application removed": (lambda h: h.remove(h.searched), "it was removed"),
    "application without a log removed": (lambda h: h.remove(h.quiet), "it was removed"),
    "deletion made up": (lambda h: h.pretend(h.searched), "it was emptied, and heads.jsonl knows no deletion"),
    "deletion made up, with a note": (
        lambda h: h.pretend(h.searched, note=True),
        "it was emptied, and heads.jsonl knows no deletion",
    ),
    "version changed": (lambda h: h.change(Screening, h.version, criteria="Less"), "knows another hash"),
    "wait of a version shortened": (lambda h: h.change(Screening, h.version, wait_days=1), "knows another hash"),
    "version removed": (lambda h: h.remove(h.version, Screening), "what candidates were told was removed"),
    "told of another version": (House.tell_of_another, "knows another version"),
    "searches counted away": (lambda h: h.change(Application, h.searched, searched=1), "the log has 2 searches"),
    "late ones counted away": (lambda h: h.change(Application, h.searched, told_late=1), "shown late"),
    "moved to another vacancy": (lambda h: h.change(Application, h.quiet, vacancy_id=7), "knows another vacancy"),
    "applied at another moment": (lambda h: h.change(Application, h.quiet, created_at=now()), "another created"),
    "application slipped in": (House.slip_in, "it was put there"),
    "deletion with another head": (lambda h: h.change(Deletion, h.of_deletion(), chain_head="0" * 64), "another head"),
    "record of a deletion removed": (
        lambda h: h.remove(h.of_deletion(), Deletion),
        "record of its deletion was removed",
    ),
    "deleted row removed": (lambda h: h.remove(h.gone), "it was deleted, and its row was removed"),
    "figures of who was deleted": (lambda h: h.change(Application, h.gone, searched=0), "knows another searched"),
    "deleted person put back": (lambda h: put_back(h.earlier, "applications", "deletions"), "does not know it like"),
    "note made up": (lambda h: h.note(b"{}"), "it was not written by this program"),
    "file cut off": (lambda h: cut(-1), "it was emptied, and heads.jsonl knows no deletion"),
    "file gone": (lambda h: heads_file.place().write_text(""), "heads.jsonl does not know it like this"),
    "line of the file changed": (lambda h: in_file('"length":1', '"length":0'), "it is not signed"),
    "line of the file taken out": (lambda h: cut(2, 3), "it is missing, or was changed"),
    "line of the file without a signature": (lambda h: in_file('"signature":"', '"signature":"0'), "it is not signed"),
}


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
    return [f"{broken.where}: {broken.says}" for broken in verifying.everything().breaks]


def test_whatever_an_insider_changes_is_found_and_what_is_put_right_is_right_again(app: Flask) -> None:
    house = House().furnish()
    whole, file = all_rows(), heads_file.place().read_bytes()
    assert says() == []
    missed = {}
    for name, (attack, word) in ATTACKS.items():
        attack(house)
        if not any(word in said for said in says()):
            missed[name] = says()
        put_back(whole)
        heads_file.place().write_bytes(file)
        assert says() == [], name
    assert missed == {}


def test_what_an_insider_wants_written_down_contradicts_what_stands_there(app: Flask) -> None:
    house = House().furnish()
    house.pretend(house.searched, note=True)
    heads.catch_up()
    assert any("it was emptied, and heads.jsonl knows no deletion" in said for said in says())


def test_a_note_that_was_kept_and_put_back_with_old_rows_counts_no_second_time(app: Flask) -> None:
    with heads_file.opened():  # as while somebody else writes
        house = House().furnish()
        notes = all_rows()["pending_heads"]
    heads.catch_up()
    assert says() == []
    put_back(house.earlier, "applications", "screening_lines")
    put_back({"pending_heads": notes[:4]}, "pending_heads")
    heads.catch_up()
    assert any("knows another length" in said for said in says())


def test_what_a_crash_left_between_commit_and_file_is_no_tampering_and_the_clock_writes_it(app: Flask) -> None:
    application = somebody()
    with heads_file.opened():
        found(application)
    one = verifying.everything()
    assert (one.breaks, one.waiting > 0) == ([], True)
    heads.catch_up()
    two = verifying.everything()
    assert (two.breaks, two.waiting) == ([], 0)


def test_what_a_crash_left_in_file_and_notes_is_written_twice_and_nothing_is_wrong(app: Flask) -> None:
    application = somebody()
    with heads_file.opened() as book:
        found(application)
        rows = db.session.scalars(select(PendingHead).order_by(PendingHead.id)).all()
        book.append([json.loads(row.entry["entry"]) for row in rows if row.entry], db.session)
        db.session.rollback()
    assert says() == []
    heads.catch_up()
    found(application)
    assert says() == []


def test_a_line_that_a_power_cut_left_half_written_spoils_no_other(app: Flask) -> None:
    application = somebody()
    with open(heads_file.place(), "a") as file:
        file.write('{"number":')
    found(application)
    assert says() == []


def test_two_who_write_at_once_make_one_chain(app: Flask) -> None:
    people = [somebody().id for _ in range(3)]

    def note(number: int) -> None:
        application = db.session.get_one(Application, number)
        for _ in range(3):
            log.write(application, LineKind.LOOKED, {"level": 1})
            db.session.commit()

    assert at_once(app, *(partial(note, number) for number in people)) == [None] * 3
    heads.catch_up()
    known = verifying.everything()
    assert (known.breaks, known.waiting) == ([], 0)


def test_nothing_is_put_behind_a_last_line_that_is_not_ours(app: Flask) -> None:
    somebody()
    in_file('"signature":"', '"signature":"0')
    cut(1)
    before = heads_file.place().read_text()
    somebody()
    assert heads_file.place().read_text() == before
    assert any("it is not signed" in said for said in says())


def test_a_signature_for_one_thing_holds_for_no_other(app: Flask) -> None:
    public = chain.key().public
    for purpose in chain.Purpose:
        signature = chain.sign(purpose, "Said")
        assert [other for other in chain.Purpose if chain.is_signed(other, "Said", signature, public)] == [purpose]


def an_old_log(application: Application) -> None:
    """A finding and its letter, as the version before wrote them down: without a hash of what candidates were told,
    without the days of the wait, and signed without saying what for."""
    secret = chain.Ed25519PrivateKey.from_private_bytes(bytes.fromhex(chain.key().secret["key"]))
    for kind, about, content in (
        (LineKind.FINDING, None, {"level": 2, "version": 1, "used": True, "source": "network", "what": "Leads a team"}),
        (LineKind.SHOWN, 1, {"by": "letter"}),
    ):
        log.write(application, kind, content, about=about)
    application.chain_signature = secret.sign(chain.head_of(application).encode()).hex()
    db.session.commit()


def test_a_database_of_the_version_before_is_taken_over_as_it_is_and_watched_from_then_on(settings: Settings) -> None:
    app = create_app(settings)
    with app.app_context():
        upkeep.migrate()
        application, _other, third = (somebody() for _ in range(3))
        an_old_log(application)
        an_old_log(third)
        deleting.forget(third, DeletionReason.ASKED)
        db.session.commit()
        number = application.id
        assert list(log.verify()) == []
        downgrade(revision="0007")
        heads_file.place().unlink()
        db.session.remove()
        upkeep.migrate()
        taken = verifying.everything()
        assert (taken.breaks, taken.waiting > 0, taken.head) == ([], True, None)
        heads.catch_up()
        taken = verifying.everything()
        assert (taken.breaks, taken.waiting) == ([], 0)
        House().wipe(number)
        assert any("knows another length" in said for said in says())
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def command(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """The command line on the same data."""
    environment = {f"RECRUIT_{name.upper()}": str(value) for name, value in vars(settings).items()}
    monkeypatch.setattr(os, "umask", lambda mask: 0)
    return lambda *words: CliRunner().invoke(main, list(map(str, words)), env=environment)


def test_a_restored_backup_is_no_attack_and_an_attack_is_no_restore(
    settings: Settings, tmp_path: Path, command: Callable[..., Any]
) -> None:
    backup, kept, elsewhere = tmp_path / "backup.tar.gz", tmp_path / "heads.txt", tmp_path / "elsewhere"
    with create_app(settings).app_context():
        upkeep.migrate()
        house = House().furnish()
        backing_up.back_up(backup, lambda said: None)
        kept.write_text(command("verify", "--head").output)
        found(db.session.get_one(Application, house.quiet))
        restoring.restore(backup, lambda said: None)
        restored = verifying.everything()
        assert (restored.breaks, len(restored.restores), restored.waiting) == ([], 1, 0)
        said = command("verify", "--kept", kept)
        assert (said.exit_code, "A backup was restored on" in said.output) == (0, True), said.output
        before = all_rows()
        found(db.session.get_one(Application, house.quiet))
        put_back(before, "applications", "screening_lines")
        assert any("knows another length" in line for line in says())
        db.session.remove()
        db.engine.dispose()
    there = Settings(data=str(elsewhere), keys=KEY)
    with create_app(there).app_context():
        restoring.restore(backup, lambda said: None)
        assert says() == []
        assert list(verifying.kept_elsewhere(kept.read_text().splitlines())) == []
        cut(-4)
        heads_file.place().write_text("")
        [gone] = verifying.kept_elsewhere(kept.read_text().splitlines())
        assert "another when this was printed" in gone.says
        db.session.remove()
        db.engine.dispose()


def test_the_note_of_a_restore_that_is_put_back_lets_nothing_begin_anew(app: Flask) -> None:
    house = House().furnish()
    with db.engine.begin() as line:
        heads.begin_anew(line)
    notes = all_rows()["pending_heads"]
    heads.catch_up()
    assert says() == []
    before = all_rows()
    found(db.session.get_one(Application, house.quiet))
    put_back(before)
    put_back({"pending_heads": notes}, "pending_heads")
    heads.catch_up()
    assert says()


def test_what_database_and_file_together_hide_a_line_kept_elsewhere_tells(app: Flask) -> None:
    application = somebody()
    rows, file = all_rows(), heads_file.place().read_bytes()
    found(application)
    with heads_file.opened() as book:
        last = book.last()
    assert last
    printed = [f"{last.number} {last.hash}"]
    assert list(verifying.kept_elsewhere(printed)) == []
    put_back(rows)
    heads_file.place().write_bytes(file)
    assert says() == []
    [broken] = verifying.kept_elsewhere(printed)
    assert broken.where == f"heads.jsonl, line {last.number}"
