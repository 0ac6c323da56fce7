"""Administrators hear each day what is due and what is late; the figures tell of all and of nobody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from recruit.db import db, now, today
from recruit.models import Lead, Letter, Message, Role, Writer
from recruit.models.stages import REJECTED, WITHDRAWN
from recruit.privacy import clocks, deleting, figures, holds, summary
from recruit.privacy.deleting import DeletionReason
from tests.at_once import at_once
from tests.browse import Browser
from tests.factories import a_person, a_policy, a_vacancy, an_application, saved

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
    holds.hold(an_application(), "A complaint", today(), a_person())
    vacancy = a_vacancy()
    for days in (-1, 3, 20):
        saved(Lead(vacancy=vacancy, seed=f"{days}", digest=f"{days}", inform_by=then + timedelta(days=days)))
    db.session.commit()
    found = summary.of(then)
    assert (found.answers_late, found.answers_soon) == (1, 1)
    assert (found.deletions_soon, found.deletions_late, found.held) == (1, 1, 1)
    assert (found.messages_unread, found.leads_soon, found.leads_late) == (1, 1, 1)
    assert found.asks
    assert summary.soon(then)[-1] == (soon, clocks.delete_at(soon))


def test_each_administrator_gets_one_letter_a_day_and_it_names_nobody(app: Flask) -> None:
    a_person(role=Role.ADMINISTRATOR, email="ada@example.org")
    a_person(role=Role.ADMINISTRATOR, email="gone@example.org", active=False)
    a_person(role=Role.RECRUITER)
    an_application(name="Quirina Zandstra", answer_by=MORNING - timedelta(days=1))
    assert summary.write(MORNING - timedelta(hours=2)) == 0, "not before seven by the office's clock"
    assert summary.write(MORNING) == 1
    db.session.commit()
    assert summary.write(MORNING + timedelta(hours=9)) == 0
    [letter] = db.session.scalars(select(Letter))
    assert letter.content["to"] == "ada@example.org"
    assert "Answers that are late: 1" in letter.content["text"]
    assert "Quirina" not in str(letter.content)
    assert summary.write(MORNING + timedelta(days=1)) == 1


def test_figures_stay_when_people_are_deleted(app: Flask) -> None:
    then = now()
    people = [
        an_application(created_at=then - timedelta(days=20), answer_by=then - timedelta(days=6)) for _ in range(6)
    ]
    for application, days in zip(people[:4], (2, 4, 6, 18), strict=True):
        application.answered_at = application.created_at + timedelta(days=days)
    people[0].searched, people[0].told_late, people[1].searched = 2, 1, 2
    people[5].stage_id = WITHDRAWN
    db.session.commit()
    before = figures.of(then)
    assert before
    assert (before.applications, before.searches, before.searched, before.told_on_time) == (6, 4, 2, 0.75)
    assert before.reply_days == 5
    assert (before.answered, before.answered_on_time) == (4 / 5, 3 / 5), "who withdrew waits for no answer"
    for application in people:
        deleting.forget(application, DeletionReason.ASKED)
    db.session.commit()
    after = figures.of(then)
    assert after
    assert (after.deleted, after.deleted_on_time) == (6, 1)
    assert (after.applications, after.searches, after.reply_days) == (6, 4, 5)
    assert (after.answered, after.answered_on_time) == (before.answered, before.answered_on_time)


def test_a_late_deletion_shows_in_the_figures(app: Flask) -> None:
    for days in (28, 31):
        application = an_application(stage_id=REJECTED, ended_at=now() - timedelta(days=days, minutes=5))
        deleting.forget(application, DeletionReason.TIME_OVER)
    for _ in range(4):
        an_application()
    db.session.commit()
    found = figures.of()
    assert found and (found.deleted, found.deleted_on_time) == (2, 0.5)


def test_too_few_applications_give_no_figures(app: Flask, visitor: Browser) -> None:
    a_policy(figures_public=True)
    for _ in range(4):
        an_application()
    assert figures.of() is None
    assert "too few applications" in visitor.get("/openness").text
    an_application()
    assert "Applications in the last year" in visitor.get("/openness").text


def test_the_figures_are_public_only_where_the_organisation_wants_it(visitor: Browser) -> None:
    visitor.get("/openness", expect=404)
    assert not visitor.get("/privacy").tree.select("a[href='/openness']")
    a_policy(figures_public=True)
    visitor.get("/openness")
    assert visitor.get("/privacy").tree.select("a[href='/openness']")


@given(part=st.integers(0, 50), rest=st.integers(0, 50))
def test_a_share_is_between_nothing_and_all(part: int, rest: int) -> None:
    found = figures.share(part, part + rest)
    assert found is None if part + rest == 0 else found is not None and 0 <= found <= 1


def test_of_two_clocks_at_one_moment_one_writes_the_days_letter(app: Flask) -> None:
    a_person(role="administrator")
    for day in (0, 1):
        brought = at_once(app, *[partial(summary.write, MORNING + timedelta(days=day))] * 2)
        assert sorted(map(str, brought)) == ["0", "1"]
