"""The made-up organisation has something on every screen, and asks nothing of a real network."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from adapters.wire import Wire
from jobs.sweep import sweep, tidy
from recruit import demo
from recruit.db import db
from recruit.deciding import blind
from recruit.models import (
    Application,
    Channel,
    Click,
    Flag,
    Proposal,
    ProposalState,
    Publication,
    PublicationState,
    Role,
    User,
    Vacancy,
)
from recruit.posting import claiming
from recruit.queue import connection

pytestmark = pytest.mark.one_database


def count(table: type[object]) -> int:
    """How many rows a table has."""
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_every_screen_has_something_to_show(app: Flask) -> None:
    demo.fill()
    assert count(Vacancy) == 12
    assert {v.language for v in db.session.scalars(select(Vacancy))} == {"nl", "en"}
    assert count(Channel) == 7
    assert count(Click) > 1000
    assert count(Application) > 40
    assert len(db.session.scalars(select(User).where(User.role == Role.EMPLOYEE)).all()) == 6
    assert [application for application in db.session.scalars(select(Application)) if blind.hidden(application)]
    states = set(db.session.scalars(select(Publication.state)))
    assert states >= {
        PublicationState.APPROVAL,
        PublicationState.DRAFT,
        PublicationState.SCHEDULED,
        PublicationState.PUBLISHED,
        PublicationState.FAILED,
        PublicationState.UNSURE,
        PublicationState.CLOSING,
        PublicationState.CLOSED,
    }


def test_colleagues_have_spoken(app: Flask) -> None:
    demo.fill()
    assert {p.state for p in db.session.scalars(select(Proposal))} == {ProposalState.WAITING, ProposalState.ACCEPTED}
    assert all(user.unit for user in db.session.scalars(select(User).where(User.role == Role.EMPLOYEE)))


def test_there_is_something_to_look_at_and_something_that_somebody_has_looked_at(app: Flask) -> None:
    demo.fill()
    assert sorted(bool(flag.settled_at) for flag in db.session.scalars(select(Flag))) == [False, True]


def test_filling_twice_is_filling_once(app: Flask) -> None:
    demo.fill()
    demo.fill()
    assert count(Vacancy) == 12


def test_nothing_in_it_makes_a_worker_call_anybody(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Wire, "call", lambda *args, **kwargs: pytest.fail("a real network was called"))
    demo.fill()
    found = claiming.overdue()
    assert (found.channels, found.looks, found.closings) == ([], [], [])
    sweep()
    tidy()
    assert connection().llen("rq:queue:default") == 0
