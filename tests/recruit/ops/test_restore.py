"""A restore proves its result before it replaces anything: all of it, from any version, or nothing and a sentence."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import signal
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select

from recruit import create_app
from recruit.candidates.screening import hash_chain
from recruit.candidates.screening.hash_chain import Purpose
from recruit.config import Misconfigured, Settings, new_key
from recruit.core import migration, schema
from recruit.core.database import db
from recruit.models import CameBy, Channel, Letter, Vacancy
from recruit.ops import backup as backing_up
from recruit.ops import restore as restoring
from recruit.ops.cli import main
from recruit.organisation import sessions
from tests.conftest import KEY
from tests.recruit.core.test_migration import ending_at, in_a_child
from tests.recruit.web.test_outages import full
from tests.support import earlier_releases
from tests.support.earlier_releases import everything
from tests.support.factories import a_channel, a_person, a_vacancy, an_application
from tests.support.speed import Standing


@pytest.fixture
def here(settings: Settings, standing: Standing) -> Iterator[Flask]:
    """An installation with something in it, which a restore is to replace."""
    app = create_app(settings)
    with app.app_context():
        with standing.steps.taken_once():
            schema.migrate()
        a_vacancy(title="What was there")
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of another installation, with something of everything that is secret."""
    folder = tmp_path_factory.mktemp("backed-up")
    target = folder / "backup.tar.gz"
    with create_app(Settings(data=str(folder / "another"), keys=KEY)).app_context():
        schema.migrate()
        document = "d" * 32
        (folder / "another" / "uploads" / document).write_bytes(b"%PDF-1.7")
        vacancy = a_vacancy(title="What comes back")
        an_application(vacancy=vacancy, document=document, document_name="cv.pdf")
        a_channel(settings={"access_token": "secret-token"})
        db.session.add(Letter(content={"to": "kim@example.org"}, message_id="<1@x>"))
        hash_chain.key()
        db.session.commit()
        backing_up.back_up(target, lambda said: None)
        db.session.remove()
        db.engine.dispose()
    return target


@pytest.fixture
def backup(made_once: Path, tmp_path: Path) -> Path:
    """That backup, for one test alone."""
    return Path(shutil.copy(made_once, tmp_path))


def silent(said: str) -> None:
    """Nobody reads it."""


def rows() -> dict[str, list[str]]:
    """All rows of all tables that a backup keeps, as Python reads them."""
    db.session.remove()
    return {
        table.name: sorted(str(tuple(row)) for row in db.session.execute(select(table)))
        for table in backing_up.kept_tables()
    }


def titles() -> list[str]:
    db.session.remove()
    return list(db.session.scalars(select(Vacancy.title)))


def left_behind(app: Flask) -> list[Path]:
    """What a restore must not leave."""
    folder = app.extensions["recruit"].settings.folder
    return [*folder.glob(f"{restoring.PREFIX}*"), *(folder / "uploads").iterdir()]


SOME = ("0001", "0005", "0009")
"""Those that are tried often; all are tried with the slow tests."""
REVISIONS = ["0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011"]


def test_every_version_is_tried(app: Flask) -> None:
    assert earlier_releases.revisions() == REVISIONS


@pytest.mark.parametrize(
    "revision", [pytest.param(one, marks=[] if one in SOME else pytest.mark.real) for one in REVISIONS]
)
def test_a_backup_of_every_earlier_version_is_what_that_version_would_have_become(
    here: Flask, tmp_path: Path, revision: str
) -> None:
    with create_app(Settings(data=str(tmp_path / "old"), keys=KEY)).app_context():
        migration.upgrade(db.engine, revision)
        earlier_releases.fill()
        earlier_releases.back_up(tmp_path / "old.tar.gz")
        schema.migrate()
        right = rows()
        db.session.remove()
        db.engine.dispose()
    restoring.restore(tmp_path / "old.tar.gz", silent)
    there = rows()
    made = set(there["signing_keys"]) - set(right["signing_keys"])
    assert there | {"signing_keys": sorted({*there["signing_keys"]} - made)} == right
    assert len(made) == 1, "a key to sign what is written down beside the database"
    schema.check()
    assert here.test_client().get("/").status_code == 200


def damaged(backup: Path, how: str) -> bytes:
    """The backup, with something wrong."""
    whole = backup.read_bytes()
    match how:
        case "the last byte":
            return whole[:-1] + bytes([whole[-1] ^ 1])
        case "the last byte is missing":
            return whole[:-1]
        case "the sum before it":
            return whole[:-8] + bytes([whole[-8] ^ 1]) + whole[-7:]
        case "a byte in the middle":
            middle = len(whole) // 2
            return whole[:middle] + bytes([whole[middle] ^ 0x55]) + whole[middle + 1 :]
        case "half of it":
            return whole[: len(whole) // 2]
        case "something after it":
            return whole + b"more"
        case "no archive":
            return b"hello"
        case "nothing":
            return b""
        case "no end of the archive":
            return gzip.compress(gzip.decompress(whole).rstrip(b"\0"))
    return changed(backup, how)


def changed(backup: Path, how: str) -> bytes:
    """The backup with other files in it, and nothing wrong with the archive itself."""
    made = io.BytesIO()
    with tarfile.open(backup) as old, tarfile.open(fileobj=made, mode="w:gz") as new:
        for entry in old:
            content = old.extractfile(entry)
            assert content
            said = another(how, entry.name, content.read())
            if said is not None:
                backing_up.add(new, entry.name, said)
        if how == "a table that there is not":
            backing_up.add(new, "tables/nowhere.jsonl", b"{}\n")
    return made.getvalue()


def another(how: str, name: str, said: bytes) -> bytes | None:
    """What stands in that file instead; None for no such file."""
    if name == "manifest.json":
        manifest = json.loads(said)
        match how:
            case "no manifest":
                return None
            case "a newer version":
                return json.dumps(manifest | {"revision": "9999"}).encode()
            case "a manifest that says nothing":
                return b"{}"
            case "a manifest that is a list":
                return b"[]"
    if name == "tables/vacancies.jsonl":
        row = json.loads(said.splitlines()[0])
        match how:
            case "a table is missing":
                return None
            case "a row that is none":
                return b"[1, 2]\n"
            case "a row cut off":
                return said[:-20]
            case "a column that there is not":
                return json.dumps(row | {"nowhere": 1}).encode()
            case "a moment that is none":
                return json.dumps(row | {"created_at": "yesterday"}).encode()
            case "a state that there is not":
                return json.dumps(row | {"state": "lost"}).encode()
            case "a reference to nothing":
                return json.dumps(row | {"author_id": 99}).encode()
            case "twice the same row":
                return said + said
    return said


DAMAGES = (
    *("the last byte", "the last byte is missing", "the sum before it", "a byte in the middle", "half of it"),
    *("something after it", "no archive", "nothing", "no end of the archive", "no manifest", "a newer version"),
    *("a manifest that says nothing", "a manifest that is a list", "a table is missing", "a table that there is not"),
    *("a row that is none", "a row cut off", "a column that there is not", "a moment that is none"),
    *("a state that there is not", "a reference to nothing", "twice the same row"),
)


def test_a_damaged_backup_is_a_sentence_and_changes_nothing(here: Flask, backup: Path) -> None:
    before = everything()
    wrong = backup.with_name("wrong.tar.gz")
    for how in DAMAGES:
        wrong.write_bytes(damaged(backup, how))
        with pytest.raises(Misconfigured, match="Nothing was changed"):
            restoring.restore(wrong, silent)
        assert everything() == before, how
        assert left_behind(here) == [], how


def test_the_drawn_damages_are_made_of_a_backup_that_is_well(here: Flask, backup: Path) -> None:
    backup.write_bytes(changed(backup, "nothing at all"))
    restoring.restore(backup, silent)
    assert titles() == ["What comes back"]
    assert [path.read_bytes() for path in left_behind(here)] == [b"%PDF-1.7"]


def typed(settings: Settings, *words: str, answer: str | None = None) -> Result:
    """What somebody types, and answers."""
    environment = {f"RECRUIT_{name.upper()}": str(value) for name, value in vars(settings).items()}
    return CliRunner().invoke(main, list(words), input=answer, env=environment)


def with_other_keys(settings: Settings) -> Settings:
    return Settings(**(vars(settings) | {"keys": new_key()}))


def test_without_fitting_keys_it_says_what_is_lost_and_changes_nothing(
    here: Flask, settings: Settings, backup: Path
) -> None:
    before, other = everything(), with_other_keys(settings)
    for options, answer in ((["--yes"], None), ([], "n\n"), (["--without-secrets"], "n\n")):
        said = typed(other, "restore", *options, str(backup), answer=answer)
        assert said.exit_code == 1
        for words in ("1 channels must be connected again", "1 letters that wait", "1 keys sign nothing"):
            assert words in said.output
        assert "Traceback" not in said.output and "Restored" not in said.output
        assert everything() == before
    with pytest.raises(Misconfigured, match="Our keys do not open"):
        restoring.restore(forged(backup), silent)


def forged(backup: Path) -> Path:
    """A backup whose only channel was sealed with a key that nobody has."""
    made = io.BytesIO()
    with tarfile.open(backup) as old, tarfile.open(fileobj=made, mode="w:gz") as new:
        for entry in old:
            content = old.extractfile(entry)
            assert content
            said = content.read()
            if entry.name == "tables/channels.jsonl":
                said = json.dumps(json.loads(said) | {"settings": "Z0FBQUFB"}).encode()
            backing_up.add(new, entry.name, said)
    target = backup.with_name("forged.tar.gz")
    target.write_bytes(made.getvalue())
    return target


@pytest.mark.parametrize(("options", "answer"), [(["--yes", "--without-secrets"], None), ([], "y\ny\n")])
def test_without_fitting_keys_it_starts_with_those_secrets_emptied(
    here: Flask, settings: Settings, backup: Path, options: list[str], answer: str | None
) -> None:
    other = with_other_keys(settings)
    db.session.remove()
    db.engine.dispose()
    said = typed(other, "restore", *options, str(backup), answer=answer)
    assert said.exit_code == 0, said.output
    assert typed(other, "channels").exit_code == 0
    app = create_app(other)
    with app.app_context():
        schema.check()
        channel = db.session.scalars(select(Channel)).one()
        assert (channel.settings, channel.on) == ({}, False)
        assert "Connect this channel again" in channel.problem
        assert db.session.scalars(select(Letter)).all() == []
        [new, before] = hash_chain.keys()
        assert hash_chain.is_signed(Purpose.LOG, "words", hash_chain.sign(Purpose.LOG, "words"), new)
        assert hash_chain.keys() == [new, before], "what it signed can still be checked"
        assert app.test_client().get("/").status_code == 200
        assert titles() == ["What comes back"]
        db.session.remove()
        db.engine.dispose()


def test_who_is_killed_while_restoring_has_all_of_it_or_nothing(here: Flask, backup: Path) -> None:
    before = rows()
    with ending_at(10_000, lambda: None) as seen, restoring.proven(backup):
        proof = len(seen)
    ends = {"nothing": 0, "all": 0}

    def restore(step: int) -> None:
        with ending_at(step, lambda: os.kill(os.getpid(), signal.SIGKILL)):
            restoring.restore(backup, silent)

    for step in (proof // 2, *range(proof + 3, proof + 400, 31)):
        killed = os.WIFSIGNALED(in_a_child(lambda step=step: restore(step)))
        now_there = titles()
        if now_there == ["What was there"]:
            assert killed and rows() == before
            ends["nothing"] += 1
        else:
            assert now_there == ["What comes back"]
            ends["all"] += 1
            break
    assert ends["nothing"] > 3 and ends["all"]


def test_a_restore_opens_no_session_that_was_ended_since(here: Flask, tmp_path: Path) -> None:
    secret = sessions.begin(a_person(), CameBy.MAIL, "")
    db.session.commit()
    backing_up.back_up(tmp_path / "night.tar.gz", lambda said: None)
    assert sessions.by_secret(secret)
    db.session.rollback()
    restoring.restore(tmp_path / "night.tar.gz", lambda said: None)
    assert sessions.by_secret(secret) is None


def test_a_scratch_folder_that_a_restore_left_is_removed_a_day_later(here: Flask, settings: Settings) -> None:
    left = settings.folder / f"{restoring.PREFIX}abc"
    left.mkdir()
    assert restoring.clear_left() == 0
    os.utime(left, (0, 0))
    assert restoring.clear_left() == 1
    assert not left.exists()


def test_a_database_that_is_full_takes_nothing_of_it(here: Flask, backup: Path, tmp_path: Path) -> None:
    with create_app(Settings(data=str(tmp_path / "another"), keys=KEY)).app_context():
        schema.migrate()
        for number in range(200):
            db.session.add(Vacancy(title=f"{number}", body="…" * 3000, language="en"))
        db.session.commit()
        backing_up.back_up(backup, silent)
        db.session.remove()
        db.engine.dispose()
    before = everything()
    with full(), pytest.raises(Misconfigured, match="Nothing was changed"):
        restoring.restore(backup, silent)
    assert everything() == before
    assert left_behind(here) == []


def test_who_cannot_write_a_backup_leaves_nothing_behind(
    here: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backing_up, "add_table", fail)
    with pytest.raises(OSError, match="No space"):
        backing_up.back_up(tmp_path / "new.tar.gz", silent)
    assert list(tmp_path.glob("new*")) == []


def test_a_document_that_is_deleted_meanwhile_is_left_out(
    here: Flask, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (settings.folder / "uploads" / ("e" * 32)).symlink_to("/nowhere")
    backing_up.back_up(tmp_path / "new.tar.gz", silent)
    with restoring.proven(tmp_path / "new.tar.gz") as found:
        assert found.names == []
