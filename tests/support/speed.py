"""What makes the tests quick: the application is made once for each test process, and every test finds it as new."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Engine, inspect

from recruit import config, create_app
from recruit.attribution.clicks.redirect import ClickDoor
from recruit.config import Settings
from recruit.core import logs, migration
from recruit.core.database import Base, db
from recruit.referrals import results
from recruit.reports import cache
from recruit.web.limits import limiter


def tables(settings: Settings) -> None:
    """Make an empty database with all tables."""
    with create_app(settings).app_context():
        Base.metadata.create_all(db.engine)
        db.session.remove()
        db.engine.dispose()


class Kept:
    """An application that many tests use one after the other, and what it was when it was made."""

    def __init__(self, settings: Settings, templates: Path) -> None:
        self.settings, self.app = settings, create_app(settings)
        self.app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(templates))
        self.counts = limiter.storage
        self.outermost = self.app.wsgi_app
        self.held = {name: dict(held) for name, held in vars(self.app).items() if isinstance(held, dict)}

    def is_fit(self) -> bool:
        """Whether no other application was made since: it would count requests elsewhere, for all."""
        return limiter.storage is self.counts

    def as_new(self) -> Flask:
        """Nothing is left of what the last test changed or had it remember."""
        app = self.app
        app.wsgi_app = self.outermost  # type: ignore[method-assign]
        for name, before in self.held.items():
            now = getattr(app, name)
            now.clear()
            now.update(before)
        app.extensions["recruit"] = config.Running(self.settings, config.load_keys(self.settings))
        config.make_folders(self.settings)
        logs.set_up(self.settings.log)
        door: Any = app.wsgi_app
        while not isinstance(door, ClickDoor):
            door = door.app if hasattr(door, "app") else door.beyond
        door.journal.close()
        door.__init__(app, self.settings, door.beyond)  # type: ignore[misc]
        cache.answers.clear()
        results.counted.clear()
        return app


class TakenOnce:
    """All steps from an empty database of SQLite to a version: taken once, and what they made is copied from then on.
    For tests that need a database which was migrated, and are not about migrating it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.really = folder, migration.upgrade

    @contextmanager
    def taken_once(self) -> Iterator[None]:
        """In this block."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(migration, "upgrade", self.upgrade)
            yield

    def upgrade(self, engine: Engine, to: str = "head") -> None:
        """What `migration.upgrade` does."""
        place, pattern = str(engine.url.database), self.folder / f"{to}.db"
        if engine.dialect.name != "sqlite" or inspect(engine).get_table_names():
            self.really(engine, to)
        elif pattern.exists():
            copy(pattern, place)
        else:
            self.really(engine, to)
            copy(place, pattern)


def copy(source: Path | str, target: Path | str) -> None:
    """Copy a database of SQLite into an empty one."""
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


class Standing:
    """The data folder of a test process, and the application that stands ready on it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.templates, self.pattern = folder / "data", folder / "templates", folder / "pattern"
        self.templates.mkdir()
        self.steps = TakenOnce(self.templates)
        self.kept: Kept | None = None

    def emptied(self) -> str:
        """The folder, with nothing in it."""
        if self.folder.exists():
            for entry in self.folder.iterdir():
                if entry.is_dir() and not entry.is_symlink():
                    shutil.rmtree(entry)
                else:
                    entry.unlink()
        return str(self.folder)

    def app(self, settings: Settings) -> Flask:
        """The application with these settings, on an empty database."""
        known = self.kept
        if known is None or known.settings != settings or not known.is_fit():
            known = self.kept = Kept(settings, self.templates)
        app = known.as_new()
        if not settings.database_url:
            shutil.copyfile(self.pattern / "recruit.db", settings.folder / "recruit.db")
        return app
