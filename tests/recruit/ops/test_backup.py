"""Migrations, keys and backups: nothing is lost, and what is wrong is said in one sentence."""

from __future__ import annotations

import tarfile
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select, text

from recruit import config, create_app
from recruit.config import Misconfigured, Settings
from recruit.core import schema
from recruit.core.database import Base, db
from recruit.models import Channel, Vacancy
from recruit.ops.cli import main
from recruit.ops.cli_context import opened
from tests.support.factories import a_channel, a_link, a_person, a_vacancy, an_application


@pytest.fixture
def fresh(settings: Settings) -> Flask:
    """An installation whose database does not exist yet."""
    return create_app(settings)


def command(settings: Settings, *words: str, **kwargs: str) -> Result:
    """What somebody types, with the settings of this test in the environment."""
    environment = {f"RECRUIT_{name.upper()}": str(value) for name, value in vars(settings).items()}
    return CliRunner().invoke(main, list(words), env=environment | kwargs)


def is_no_partition(thing: Any, name: str | None, kind: str, *more: Any) -> bool:
    """Months of clicks are tables of their own on PostgreSQL, and models know them as one."""
    return not (kind == "table" and str(name).startswith("clicks_"))


def test_migrations_and_models_agree(fresh: Flask) -> None:
    with fresh.app_context():
        schema.migrate()
        with db.engine.connect() as connection:
            options = {"compare_type": False, "include_object": is_no_partition}
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, Base.metadata) == []
        db.engine.dispose()


def test_migrating_twice_changes_nothing(fresh: Flask) -> None:
    with fresh.app_context():
        assert schema.migrate()
        schema.check()
        assert not schema.migrate()
        db.engine.dispose()


def test_a_database_newer_than_the_program_is_left_alone(fresh: Flask) -> None:
    with fresh.app_context():
        schema.migrate()
        db.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        db.session.commit()
        with pytest.raises(Misconfigured, match="newer than this program"):
            schema.migrate()
        db.session.remove()
        db.engine.dispose()


def test_a_database_that_was_not_migrated_says_what_to_type(settings: Settings) -> None:
    said = command(settings, "channels")
    assert said.exit_code != 0
    assert "recruit migrate" in said.output


@pytest.fixture
def away(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the database will be; nothing is there yet."""
    place = tmp_path / "elsewhere"
    facts = vars(settings) | {"database_url": f"sqlite:///{place}/recruit.db"}
    for name, value in facts.items():
        monkeypatch.setenv(f"RECRUIT_{name.upper()}", str(value))
    return place


def test_who_works_in_the_background_waits_for_a_database_that_does_not_answer_yet(away: Path) -> None:
    pauses = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            away.mkdir()
            schema.migrate()

    with opened(pause=pause):
        assert schema.revision() == schema.head()
    assert pauses == [1, 1]


def test_who_waits_for_the_database_stops_when_told(away: Path) -> None:
    with pytest.raises(SystemExit), opened(pause=lambda seconds: True):
        pass
    with pytest.raises(Misconfigured, match="does not answer"), opened():
        pass


def test_the_wrong_key_is_one_sentence(fresh: Flask, settings: Settings) -> None:
    with fresh.app_context():
        schema.migrate()
        a_channel(settings={"access_token": "secret-token"})
        db.session.remove()
        db.engine.dispose()
    said = command(settings, "channels", RECRUIT_KEYS=config.new_key())
    assert said.exit_code != 0
    assert "another key" in said.output
    assert "Traceback" not in said.output


@pytest.mark.parametrize("keys", ["short", ",", "x" * 44])
def test_what_is_no_key_is_one_sentence(settings: Settings, keys: str) -> None:
    said = command(settings, "channels", RECRUIT_KEYS=keys)
    assert said.exit_code != 0
    assert "recruit new-key" in said.output


def test_a_folder_that_cannot_be_written_is_one_sentence(settings: Settings) -> None:
    said = command(settings, "migrate", RECRUIT_DATA="/proc/nowhere")
    assert said.exit_code != 0
    assert "cannot be written" in said.output


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "x"), ("TIMEZONE", "Mars/Olympus"), ("UPLOAD_LIMIT", "0"), ("PROXIES", "-1")]
)
def test_a_setting_that_makes_no_sense_is_one_sentence(settings: Settings, name: str, value: str) -> None:
    said = command(settings, "migrate", **{f"RECRUIT_{name}": value})
    assert said.exit_code != 0
    assert name in said.output
    assert len(said.output.strip().splitlines()) == 1


def test_rotating_the_key_keeps_every_secret_and_uses_a_new_key(tmp_path: Path, settings: Settings) -> None:
    mine = Settings(**(vars(settings) | {"keys": ""}))
    app = create_app(mine)
    with app.app_context():
        schema.migrate()
        a_channel(settings={"access_token": "secret-token"})
        before = db.session.execute(text("SELECT settings FROM channels")).scalar_one()
        old_keys = config.key_file(mine).read_text().split()
        said = command(mine, "rotate-key")
        assert said.exit_code == 0, said.output
        keys = config.key_file(mine).read_text().split()
        assert keys[1:] == old_keys
        db.session.expire_all()
        # This process was running with the old keys; it reads the new ones by itself.
        assert db.session.scalars(select(Channel)).one().settings == {"access_token": "secret-token"}
        assert db.session.execute(text("SELECT settings FROM channels")).scalar_one() != before
        assert command(mine, "rotate-key", "--forget").exit_code == 0
        assert len(config.key_file(mine).read_text().split()) == 1
        db.session.remove()
        db.engine.dispose()
    assert command(mine, "channels").exit_code == 0
    assert config.key_file(mine).stat().st_mode & 0o077 == 0


def filled(app: Flask, settings: Settings) -> None:
    """An installation with something of everything."""
    with app.app_context():
        schema.migrate()
        vacancy = a_vacancy(title="Nurse “é” 護士")
        a_channel(settings={"access_token": "secret-token"})
        a_person(email="robin@example.org")
        (settings.folder / "uploads" / "cv1").write_bytes(b"%PDF-1.7")
        an_application(vacancy=vacancy, origin=a_link(vacancy, label="Flyer"), document="cv1", document_name="cv.pdf")
        db.session.remove()
        db.engine.dispose()


def test_a_backup_is_restored_whole(fresh: Flask, settings: Settings, tmp_path: Path) -> None:
    filled(fresh, settings)
    target = tmp_path / "backup.tar.gz"
    said = command(settings, "backup", str(target))
    assert said.exit_code == 0, said.output
    other = Settings(**(vars(settings) | {"data": str(tmp_path / "other")}))
    said = command(other, "restore", "--yes", str(target))
    assert said.exit_code == 0, said.output
    with create_app(other).app_context():
        [vacancy] = db.session.scalars(select(Vacancy))
        assert vacancy.title == "Nurse “é” 護士"
        assert vacancy.opened_at and vacancy.opened_at.tzinfo
        assert db.session.scalars(select(Channel)).one().settings == {"access_token": "secret-token"}
        assert a_vacancy().id > vacancy.id
        db.session.remove()
        db.engine.dispose()
    assert (other.folder / "uploads" / "cv1").read_bytes() == b"%PDF-1.7"


def test_a_backup_holds_no_secret_in_clear_and_no_key(fresh: Flask, settings: Settings, tmp_path: Path) -> None:
    filled(fresh, settings)
    target = tmp_path / "backup.tar.gz"
    command(settings, "backup", str(target))
    with tarfile.open(target) as archive:
        everything = b"".join(f.read() for entry in archive if (f := archive.extractfile(entry)))
    assert b"secret-token" not in everything
    assert settings.keys.encode() not in everything
    assert target.stat().st_mode & 0o077 == 0


def test_what_is_no_backup_changes_nothing(fresh: Flask, settings: Settings, tmp_path: Path) -> None:
    filled(fresh, settings)
    good = tmp_path / "backup.tar.gz"
    command(settings, "backup", str(good))
    for wrong in (b"", b"hello", good.read_bytes()[:-200], good.read_bytes()[:400]):
        (tmp_path / "wrong.tar.gz").write_bytes(wrong)
        said = command(settings, "restore", "--yes", str(tmp_path / "wrong.tar.gz"))
        assert said.exit_code != 0
        assert "not a backup" in said.output
        with fresh.app_context():
            assert len(db.session.scalars(select(Vacancy)).all()) == 1
            db.session.remove()
            db.engine.dispose()


def test_people_are_added_and_get_a_link_on_the_command_line(fresh: Flask, settings: Settings) -> None:
    command(settings, "migrate")
    assert "Nobody" in command(settings, "sign-in", "ada@example.org").output
    assert command(settings, "add-user", "ada@example.org", "--role", "administrator").exit_code == 0
    assert command(settings, "add-user", "Ada@example.org").exit_code != 0
    assert command(settings, "sign-in", "ADA@example.org").output.startswith("http://careers.example/sign-in/")
