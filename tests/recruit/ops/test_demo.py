"""The made-up organisation has something on every screen, and asks nothing of a real network."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

import adapters
from adapters.http import Wire
from jobs.dispatch import sweep, tidy
from recruit.candidates import blind_review
from recruit.core.database import db
from recruit.core.queue import connection
from recruit.models import (
    Answer,
    Application,
    Channel,
    Claim,
    ClaimState,
    Click,
    Decision,
    Flag,
    Hold,
    Lead,
    Message,
    OriginCorrection,
    Proposal,
    ProposalState,
    Publication,
    PublicationState,
    Role,
    Screening,
    ScreeningLine,
    Share,
    TrackedLink,
    User,
    Vacancy,
)
from recruit.ops import demo
from recruit.publishing import due_posts
from tests.support.fault_scripts import Clock

pytestmark = pytest.mark.one_database


def count(table: type[object]) -> int:
    """How many rows a table has."""
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_every_screen_has_something_to_show(app: Flask) -> None:
    demo.fill()
    assert count(Vacancy) == 12
    assert {v.language for v in db.session.scalars(select(Vacancy))} == {"nl", "en"}
    assert count(Channel) == len(adapters.all())
    assert count(Click) > 1000
    assert count(Application) > 40
    assert len(db.session.scalars(select(User).where(User.role == Role.EMPLOYEE)).all()) == 6
    assert [application for application in db.session.scalars(select(Application)) if blind_review.hidden(application)]
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


def said_about(vacancy: Vacancy) -> list[str]:
    """Everything that somebody wrote about a vacancy and its candidates, and that its reader reads."""
    found = [screening.criteria + "\n" + screening.searcher for screening in versions(vacancy)]
    found += [link.label for link in db.session.scalars(select(TrackedLink).filter_by(vacancy_id=vacancy.id))]
    for application in db.session.scalars(select(Application).filter_by(vacancy_id=vacancy.id)):
        found.append(application.motivation)
        for table in (Decision, Message, Hold, OriginCorrection, Answer):
            for row in db.session.scalars(select(table).filter_by(application_id=application.id)):
                names = ("criterion", "reason", "subject", "text", "asked")
                found += [str(getattr(row, name)) for name in names if getattr(row, name, "")]
        for line in db.session.scalars(select(ScreeningLine).filter_by(application_id=application.id)):
            content = json.loads(line.content)
            found += [content[name] for name in ("what", "criterion", "relevance", "text") if content.get(name)]
    for table in (Share, Proposal, Lead):
        rows = db.session.scalars(select(table).filter_by(vacancy_id=vacancy.id))
        found += [
            str(getattr(row, name)) for row in rows for name in ("text", "why", "words") if getattr(row, name, "")
        ]
    return found


def versions(vacancy: Vacancy) -> Sequence[Screening]:
    """What it said about searching."""
    return db.session.scalars(select(Screening).filter_by(vacancy_id=vacancy.id)).all()


DUTCH = re.compile(
    r"\b(de|het|een|je|jij|wij|dit|dat|ik|met|ons|onze|nog|wat|wie|voor|ervaring|gesprek|samenwerken)\b", re.I
)
ENGLISH = re.compile(r"\b(the|you|your|with|what|who|our|this|that|would|experience|interview)\b", re.I)


def test_what_is_said_of_a_vacancy_is_in_its_language(app: Flask) -> None:
    demo.fill()
    for vacancy in db.session.scalars(select(Vacancy)):
        other = DUTCH if vacancy.language == "en" else ENGLISH
        assert [said for said in said_about(vacancy) if other.search(said)] == [], vacancy.title


def test_colleagues_have_spoken(app: Flask) -> None:
    demo.fill()
    assert {p.state for p in db.session.scalars(select(Proposal))} == {ProposalState.WAITING, ProposalState.ACCEPTED}
    assert all(user.unit for user in db.session.scalars(select(User).where(User.role == Role.EMPLOYEE)))


def test_a_reward_waits_for_somebody_to_look_at_it_whatever_the_day_and_hour(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    Clock(datetime(2026, 11, 29, 2, tzinfo=UTC)).rule(monkeypatch)
    demo.fill()
    assert db.session.scalars(select(Claim).where(Claim.state == ClaimState.PENDING, ~Claim.settled)).first()


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
    found = due_posts.overdue()
    assert (found.channels, found.looks, found.closings) == ([], [], [])
    sweep()
    tidy()
    assert connection().llen("rq:queue:default") == 0
