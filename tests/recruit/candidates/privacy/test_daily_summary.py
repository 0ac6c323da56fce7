"""Administrators hear each day what is due and what is late; the figures tell of all and of nobody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import retention
from recruit.candidates.privacy import daily_summary, legal_holds
from recruit.core.database import db, now, today
from recruit.models import Lead, Letter, Message, Role, Writer
from tests.support.concurrency import at_once
from tests.support.factories import a_person, a_vacancy, an_application, saved

pytestmark = pytest.mark.one_database

MORNING = datetime(2027, 3, 1, 7, 30, tzinfo=UTC)


def test_the_summary_counts_what_is_due_and_what_is_late(app: Flask) -> None:
    then = now()
    an_application(answer_by=then - timedelta(days=1))
    an_application(answer_by=then + timedelta(days=2))
    an_application(answer_by=then + timedelta(days=9))
    an_application(answer_by=then - timedelta(days=1), answered_at=then)
    soon = an_application(ended_at=then - timedelta(days=20))
    an_application(ended_at=then - timedelta(days=30), answer_by=then - timedelta(days=40))
    saved(Message(application_id=soon.id, writer=Writer.CANDIDATE, text="When do I hear?"))
    legal_holds.hold(an_application(), "A complaint", today(), a_person())
    vacancy = a_vacancy()
    for days in (-1, 3, 20):
        saved(Lead(vacancy=vacancy, seed=f"{days}", digest=f"{days}", inform_by=then + timedelta(days=days)))
    db.session.commit()
    found = daily_summary.summary_at(then)
    assert (found.answers_late, found.answers_soon) == (1, 1)
    assert (found.deletions_soon, found.deletions_late, found.held) == (1, 1, 1)
    assert (found.messages_unread, found.leads_soon, found.leads_late) == (1, 1, 1)
    assert found.asks
    assert daily_summary.soon(then)[-1] == (soon, retention.delete_at(soon))


def test_each_administrator_gets_one_letter_a_day_and_it_names_nobody(app: Flask) -> None:
    a_person(role=Role.ADMINISTRATOR, email="ada@example.org")
    a_person(role=Role.ADMINISTRATOR, email="gone@example.org", active=False)
    a_person(role=Role.RECRUITER)
    an_application(name="Quirina Zandstra", answer_by=MORNING - timedelta(days=1))
    assert daily_summary.write(MORNING - timedelta(hours=2)) == 0, "not before seven by the office's clock"
    assert daily_summary.write(MORNING) == 1
    db.session.commit()
    assert daily_summary.write(MORNING + timedelta(hours=9)) == 0
    [letter] = db.session.scalars(select(Letter))
    assert letter.content["to"] == "ada@example.org"
    assert "Answers that are late: 1" in letter.content["text"]
    assert "Quirina" not in str(letter.content)
    assert daily_summary.write(MORNING + timedelta(days=1)) == 1


def test_of_two_clocks_at_one_moment_one_writes_the_days_letter(app: Flask) -> None:
    a_person(role="administrator")
    for day in (0, 1):
        brought = at_once(app, *[partial(daily_summary.write, MORNING + timedelta(days=day))] * 2)
        assert sorted(map(str, brought)) == ["0", "1"]
