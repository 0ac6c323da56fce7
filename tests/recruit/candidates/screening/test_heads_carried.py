"""What is written down beside the database goes along: from an earlier version, into backups, and back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask_migrate import downgrade
from sqlalchemy import event

from recruit import create_app
from recruit.candidates.privacy import erasure
from recruit.candidates.screening import hash_chain, heads, heads_file, log, verification
from recruit.config import Settings
from recruit.core import schema
from recruit.core.database import db
from recruit.models import Application, DeletionReason, Level, LineKind
from recruit.ops import backup as backing_up
from recruit.ops import restore
from recruit.ops.cli import main
from tests.conftest import KEY
from tests.support.concurrency import at_once
from tests.support.screening import found, go_to, somebody
from tests.support.tampering import House, all_rows, cut, put_back, says

pytestmark = pytest.mark.usefixtures("steps_taken_once")


def an_old_log(application: Application) -> None:
    """A finding and its letter, as the version before wrote them down: without a hash of what candidates were told,
    without the days of the wait, and signed without saying what for."""
    secret = hash_chain.Ed25519PrivateKey.from_private_bytes(bytes.fromhex(hash_chain.key().secret["key"]))
    for kind, about, content in (
        (LineKind.FINDING, None, {"level": 2, "version": 1, "used": True, "source": "network", "what": "Leads a team"}),
        (LineKind.SHOWN, 1, {"by": "letter"}),
    ):
        log.write(application, kind, content, about=about)
    application.chain_signature = secret.sign(hash_chain.head_of(application).encode()).hex()
    db.session.commit()


@contextmanager
def carried_over(settings: Settings) -> Iterator[tuple[Flask, list[int]]]:
    """A database of the version before, brought to this one: somebody with a log, somebody without, and somebody who
    was deleted; their numbers."""
    app = create_app(settings)
    with app.app_context():
        schema.migrate()
        people = [somebody() for _ in range(3)]
        an_old_log(people[0])
        an_old_log(people[2])
        erasure.forget(people[2], DeletionReason.ASKED)
        db.session.commit()
        numbers = [one.id for one in people]
        assert list(log.verify()) == []
        db.session.remove()
        downgrade(revision="0007")
        heads_file.place().unlink()
        schema.migrate()
        yield app, numbers
        db.session.remove()
        db.engine.dispose()


def test_a_database_of_the_version_before_is_taken_over_as_it_is_and_watched_from_then_on(settings: Settings) -> None:
    with carried_over(settings) as (_app, (number, *_others)):
        taken = verification.everything()
        assert (taken.breaks, taken.waiting > 0, taken.head) == ([], True, None)
        heads.catch_up()
        taken = verification.everything()
        assert (taken.breaks, taken.waiting) == ([], 0)
        insider = House(searched=number)
        insider.slip_in(number)
        insider.note(None, 99)
        for _ in range(2):
            assert any(said.startswith("application 99: ") and "it was put there" in said for said in says())
            heads.catch_up()
        assert any("not written by this program" in said for said in says()), "although nothing else happened since"
        insider.wipe(number)
        assert any("knows another length" in said for said in says())


def things_happen(searched: int, quiet: int) -> None:
    """A log grows twice, somebody is told of a new version, somebody applies, and somebody is deleted."""
    application = db.session.get_one(Application, searched)
    for _ in range(2):
        log.write(application, LineKind.LOOKED, {"level": 1})
        db.session.commit()
    vacancy = application.vacancy
    application.screening = go_to(vacancy, Level.PUBLIC_WEB)
    somebody(vacancy)
    erasure.forget(db.session.get_one(Application, quiet), DeletionReason.ASKED)
    db.session.commit()


def test_what_happens_before_all_is_taken_over_is_no_break(settings: Settings) -> None:
    with carried_over(settings) as (_app, (searched, quiet, _gone)):
        with heads_file.opened():  # as while somebody else writes
            things_happen(searched, quiet)
        assert says() == []
        heads.catch_up()
        assert says() == []
        things_happen(searched, somebody().id)
        assert says() == []
        House().wipe(searched)
        assert any("knows another length" in said for said in says())


def test_pages_workers_and_the_clock_may_start_at_once_and_take_over(settings: Settings) -> None:
    with carried_over(settings) as (app, (searched, quiet, _gone)):
        deeds = (heads.catch_up, partial(things_happen, searched, quiet), heads.catch_up)
        assert at_once(app, *deeds) == [None] * 3
        heads.catch_up()
        known = verification.everything()
        assert (known.breaks, known.waiting) == ([], 0)


class Killed(Exception):
    """The process is not there any more."""


@contextmanager
def killed_before_forgetting(batch: int) -> Iterator[None]:
    """Whoever writes down is killed when so many batches stand in the file, and the last of them is noted still."""
    seen: list[str] = []

    def look(connection: Any, cursor: Any, statement: str, *more: Any) -> None:
        if statement.startswith("DELETE FROM pending_heads"):
            seen.append(statement)
            if len(seen) == batch:
                raise Killed

    event.listen(db.engine, "before_cursor_execute", look)
    try:
        yield
    finally:
        event.remove(db.engine, "before_cursor_execute", look)


def test_wherever_taking_over_is_killed_it_goes_on_and_nothing_is_wrong(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heads, "AT_ONCE", 2)
    with carried_over(settings) as (_app, (searched, quiet, _gone)):
        with heads_file.opened():
            things_happen(searched, quiet)
        kills = 0
        for batch in (1, *[2] * 20):
            try:
                with killed_before_forgetting(batch):
                    heads.catch_up()
            except Killed:
                kills += 1
            assert says() == [], f"killed {kills} times"
        assert kills > 4 and not verification.everything().waiting
        things_happen(searched, somebody().id)
        assert says() == []


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
        schema.migrate()
        house = House().furnish()
        backing_up.back_up(backup, lambda said: None)
        kept.write_text(command("verify", "--head").output)
        found(db.session.get_one(Application, house.quiet))
        restore.restore(backup, lambda said: None)
        restored = verification.everything()
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
        restore.restore(backup, lambda said: None)
        assert says() == []
        assert list(verification.kept_elsewhere(kept.read_text().splitlines())) == []
        cut(-4)
        heads_file.place().write_text("")
        [gone] = verification.kept_elsewhere(kept.read_text().splitlines())
        assert "another when this was printed" in gone.says
        db.session.remove()
        db.engine.dispose()
