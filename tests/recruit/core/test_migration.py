"""A migration that is killed, or finds no room, leaves the step before it; the next try goes on from there."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from rq.utils import import_attribute
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import PendingRollbackError

from recruit.config import Misconfigured, Settings
from recruit.core import migration, schema
from recruit.core.database import db, now
from recruit.ops.cli import main
from recruit.web.monitoring.timetable import ERRANDS
from tests.support import ROOT, earlier_releases
from tests.support.earlier_releases import everything, revisions


class CutOff(BaseException):
    """The program is gone."""


@contextmanager
def ending_at(step: int, end: Callable[[], None]) -> Iterator[list[int]]:
    """End before so many statements and commits have been done; how many came."""
    seen: list[int] = []

    def count(*given: Any) -> None:
        seen.append(1)
        if len(seen) > step:
            end()

    happens = [(Engine, "before_cursor_execute"), (Engine, "commit")]
    for target, name in happens:
        event.listen(target, name, count)
    try:
        yield seen
    finally:
        for target, name in happens:
            event.remove(target, name, count)


def cut_off() -> None:
    raise CutOff


@pytest.mark.parametrize("apart", [5, pytest.param(1, marks=pytest.mark.real)], ids=["some", "all"])
def test_a_step_that_is_cut_off_at_any_statement_leaves_the_step_before_it(empty: Flask, apart: int) -> None:
    cuts = 0
    for place, revision in enumerate(revisions()):
        before, step, done = everything(), place % apart, False
        while not done:
            with ending_at(step, cut_off):
                try:
                    migration.upgrade(db.engine, revision)
                    done = True
                except (CutOff, PendingRollbackError):  # Alembic tidies up after itself, on a connection that is gone
                    pass
            if not done:
                assert everything() == before, f"{revision}, {step}"
                step, cuts = step + apart, cuts + 1
        earlier_releases.fill()
    assert cuts > 200 // apart
    assert schema.revision() == schema.head()


def in_a_child(work: Callable[[], None]) -> int:
    """Do it in a process of its own; how that ended."""
    db.session.remove()
    db.engine.dispose()
    child = os.fork()
    if not child:
        try:
            work()
            os._exit(0)
        except BaseException:
            os._exit(1)
    return os.waitpid(child, 0)[1]


def kill_at(step: int) -> None:
    """Migrate, and die for good at that statement."""
    with ending_at(step, lambda: os.kill(os.getpid(), signal.SIGKILL)):
        schema.migrate()


def begin_at(revision: str) -> None:
    """An installation of that version, with something in every table."""
    db.session.remove()
    db.engine.dispose()
    if db.engine.dialect.name == "sqlite":
        for left in Path(str(db.engine.url.database)).parent.glob("recruit*.db*"):
            left.unlink()
    else:
        with db.engine.begin() as line:
            line.execute(text("DROP SCHEMA public CASCADE"))
            line.execute(text("CREATE SCHEMA public"))
    migration.upgrade(db.engine, revision)
    earlier_releases.fill()


@pytest.mark.parametrize("parts", [(2,), pytest.param((1, 3), marks=pytest.mark.real)], ids=["once", "twice more"])
def test_who_is_killed_while_migrating_from_any_version_can_migrate_again(empty: Flask, parts: tuple[int, ...]) -> None:
    killed = 0
    for place, revision in enumerate(revisions()[:-1]):
        begin_at(revision)
        with ending_at(10_000, cut_off) as seen:
            schema.migrate()
        right = everything()
        for part in parts:
            begin_at(revision)
            killed += os.WIFSIGNALED(in_a_child(partial(kill_at, len(seen) * part // 4 + place)))
            earlier_releases.draw_numbers_anew()
            schema.migrate()
            schema.check()
            assert everything() == right, f"{revision}, {part}"
    assert killed > 4 * len(parts)


def test_a_database_of_any_version_is_copied_before_it_is_changed(empty: Flask, database_url: str) -> None:
    if database_url:
        pytest.skip("PostgreSQL has backups of its own")
    begin_at("0003")
    before, said = everything(), list[str]()
    schema.migrate(said.append)
    [copy] = Path(str(db.engine.url.database)).parent.glob("recruit-0003-*.db")
    assert str(copy) in said[0]
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as line:
        assert "\n".join(sorted(line.iterdump())) == before
    assert not migration.forget_copies(now() + timedelta(days=27))
    assert migration.forget_copies(now() + timedelta(days=29)) == 1
    assert not copy.exists() and everything()


def test_the_copy_is_named_in_what_is_printed(empty: Flask, settings: Settings, database_url: str) -> None:
    environment = {f"RECRUIT_{name.upper()}": str(value) for name, value in vars(settings).items()}
    begin_at("0002")
    said = CliRunner().invoke(main, ["migrate"], env=environment)
    assert said.exit_code == 0, said.output
    assert ("recruit-0002-" in said.output) is not bool(database_url)
    assert "copy" not in CliRunner().invoke(main, ["migrate"], env=environment).output


SMALL_DISK = """
import resource, signal, sys
from recruit.ops.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), resource.RLIM_INFINITY))
main()
"""


def migrate_on_a_small_disk(settings: Settings, room: int) -> str:
    """Migrate where no file may have more bytes than that; the sentence that comes of it."""
    environment = os.environ | {f"RECRUIT_{name.upper()}": str(value) for name, value in vars(settings).items()}
    command = [sys.executable, "-c", SMALL_DISK, str(room), "migrate"]
    said = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert said.returncode == 1
    assert len(said.stderr.strip().splitlines()) == 1
    return said.stderr


@pytest.fixture
def place(database_url: str, empty: Flask) -> Path:
    """Where SQLite's database lies."""
    if database_url:
        pytest.skip("a full PostgreSQL is tried on a small disk of its own")
    return Path(str(db.engine.url.database))


def test_without_room_for_the_copy_nothing_is_changed(place: Path, settings: Settings) -> None:
    begin_at("0005")
    before = everything()
    said = migrate_on_a_small_disk(settings, place.stat().st_size // 2)
    assert "could not be copied" in said and "nothing is changed" in said
    assert everything() == before
    assert list(place.parent.glob("recruit-*")) == []


def test_without_room_for_a_step_it_is_as_if_it_had_never_begun(place: Path, settings: Settings) -> None:
    begin_at("0001")
    schema.migrate()
    right = everything()
    begin_at("0001")
    said = migrate_on_a_small_disk(settings, place.stat().st_size + 8192)
    assert "left nothing behind" in said and "run `recruit migrate` again" in said
    assert schema.revision() in revisions()[:-1]
    schema.migrate()
    assert everything() == right


def test_two_programs_that_migrate_at_once_do_it_once(empty: Flask) -> None:
    begin_at("0004")
    ready, changed, failed = threading.Barrier(3), list[bool](), list[BaseException]()

    def migrate() -> None:
        with empty.app_context():
            ready.wait()
            try:
                changed.append(schema.migrate())
            except BaseException as error:
                failed.append(error)
            db.session.remove()

    programs = [threading.Thread(target=migrate) for _ in range(3)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert failed == []
    assert sorted(changed) == [False, False, True]
    schema.check()


def test_who_comes_second_says_that_it_waits(empty: Flask, caplog: pytest.LogCaptureFixture) -> None:
    begin_at("0006")
    second = threading.Thread(target=lambda: migrate_in(empty))
    with migration.alone():
        second.start()
        for _ in range(1000):
            if "waiting" in caplog.text:
                break
            second.join(0.01)
        assert "another program is migrating this database; waiting for it" in caplog.text
        assert schema.revision() == "0006"
    second.join()
    assert schema.revision() == schema.head()


def migrate_in(app: Flask) -> None:
    with app.app_context():
        schema.migrate()
        db.session.remove()


def test_a_step_that_would_leave_a_reference_to_nothing_is_not_done(
    empty: Flask, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database_url:
        pytest.skip("PostgreSQL compares references itself")
    begin_at("0005")
    before = everything()

    def orphan(conn: Any, cursor: Any, statement: str, *more: Any) -> None:
        if statement.startswith("UPDATE alembic_version"):
            cursor.execute("DELETE FROM users WHERE id = 1")

    event.listen(Engine, "before_cursor_execute", orphan)
    try:
        with pytest.raises(Misconfigured, match=r"breaks references .*to users"):
            schema.migrate()
    finally:
        event.remove(Engine, "before_cursor_execute", orphan)
    assert everything() == before
    schema.migrate()


RUNG = {
    "jobs.publish_posts.publish": "channel",
    "jobs.settle_post.settle": "publication",
    "jobs.take_down_post.close": "publication",
    "jobs.edit_post.change": "publication",
    "jobs.send_letter.send": "letter",
    "jobs.lost_addresses.answer": "lost address",
    "jobs.read_documents.read": "application",
}
"""Every job that any version ever rang for, and what the number it was given is of. What waits in a queue while the
program is replaced was rung by the version before: a name that is not used any more stays callable for one version."""


BEFORE = [
    f"jobs.{name}.{function}"
    for name, function in (
        ("change", "change"),
        ("close", "close"),
        ("mail", "send"),
        ("publish", "publish"),
        ("settle", "settle"),
    )
]
"""What the version before called some of them."""


@pytest.mark.parametrize("name", [*RUNG, *BEFORE])
def test_a_job_that_an_earlier_version_rang_for_is_understood(app: Flask, name: str) -> None:
    job = import_attribute(name)
    signature(job).bind(7)
    job(7)  # there is no such row any more, as when the bell was rung twice


def test_every_job_that_is_rung_for_stands_in_that_list() -> None:
    root = ROOT
    files = [path for room in ("recruit", "jobs") for path in (root / room).rglob("*.py")]
    named = {
        word
        for path in files
        for word in path.read_text().split('"')
        if word.startswith("jobs.") and word.count(".") == 2
    }
    assert named - {errand.function for errand in ERRANDS} == set(RUNG)
