"""The command that counts anew says what it found."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select, update

from recruit.core.database import db
from recruit.models import LinkDay, LinkMonth
from recruit.ops.cli import main
from tests.support.browser import Browser
from tests.support.clicks import follow
from tests.support.factories import a_link


def recount(app: Flask) -> str:
    db.session.remove()
    settings = app.extensions["recruit"].settings
    given = {
        "RECRUIT_DATA": settings.data,
        "RECRUIT_KEYS": settings.keys,
        "RECRUIT_DATABASE_URL": settings.database_url,
    }
    found = CliRunner().invoke(main, ["recount"], env=given | {"RECRUIT_LOG": "quiet"})
    assert found.exit_code == 0, found.output
    return found.output


@pytest.fixture(autouse=True)
def migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of tests are made without migrations."""
    monkeypatch.setattr("recruit.core.schema.revision", lambda: "x")
    monkeypatch.setattr("recruit.core.schema.head", lambda: "x")


def test_what_is_right_is_called_right(app: Flask, visitor: Browser) -> None:
    follow(visitor, a_link())
    assert "All figures are right." in recount(app)
    assert db.session.scalars(select(LinkDay.people)).all() == [1], "what waited in the journal is counted too"


def test_what_was_wrong_is_mended(app: Flask, visitor: Browser) -> None:
    follow(visitor, a_link())
    recount(app)
    db.session.execute(update(LinkMonth).values(people=7))
    db.session.commit()
    assert "Figures mended: 1." in recount(app)
    assert db.session.scalars(select(LinkMonth.people)).all() == [1]
