"""Kept for other vacancies only by the candidate's own yes, which is asked three times at most and ends by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates.privacy import talent_pool
from recruit.core.database import db, now
from recruit.models import Application, Letter, StageKind
from recruit.models.stages import HIRED, REJECTED, WITHDRAWN
from tests.support.factories import a_policy, an_application


def written(moment: datetime) -> list[str]:
    """The subjects of the letters that go out at that moment."""
    before = set(db.session.scalars(select(Letter.id)))
    talent_pool.ask(moment)
    db.session.commit()
    return [row.content["subject"] for row in db.session.scalars(select(Letter)) if row.id not in before]


def ended(**but: object) -> Application:
    """Somebody whose procedure ended just now."""
    return an_application(**{"stage_id": REJECTED, "ended_at": now() - timedelta(seconds=1)} | but)


def test_the_question_comes_at_the_end_and_reminders_a_week_and_two_days_before(app: Flask) -> None:
    application = ended()
    start = application.ended_at
    assert start
    assert written(start + timedelta(seconds=1)) == ["May we keep your application for other vacancies?"]
    assert written(start + timedelta(days=20)) == []
    [reminder] = written(start + timedelta(days=21, minutes=1))
    assert reminder.startswith("On ") and reminder.endswith("we delete your application")
    assert written(start + timedelta(days=25)) == []
    assert len(written(start + timedelta(days=26, minutes=1))) == 1
    assert written(start + timedelta(days=27, hours=23)) == []


def test_who_said_no_hears_no_more_of_it(app: Flask) -> None:
    application = ended()
    written(now())
    talent_pool.refuse(application)
    db.session.commit()
    assert written(now() + timedelta(days=27)) == []


@pytest.mark.parametrize("stage", [HIRED, WITHDRAWN])
def test_who_was_hired_or_withdrew_is_not_asked(app: Flask, stage: int) -> None:
    ended(stage_id=stage)
    assert written(now()) == []
    assert {StageKind.HIRED, StageKind.WITHDRAWN} == talent_pool.NEVER_ASKED


@pytest.mark.parametrize("stage", [HIRED, WITHDRAWN])
def test_who_agreed_is_asked_again_whatever_became_of_the_application(app: Flask, stage: int) -> None:
    application = ended(stage_id=stage)
    talent_pool.give(application)
    db.session.commit()
    assert application.pool_until
    assert written(application.pool_until - timedelta(days=27)) == ["May we keep your application for another year?"]


def test_who_said_yes_is_asked_again_before_the_year_is_over(app: Flask) -> None:
    application = ended()
    talent_pool.give(application)
    db.session.commit()
    until = application.pool_until
    assert until
    assert written(now() + timedelta(days=300)) == []
    assert written(until - timedelta(days=27)) == ["May we keep your application for another year?"]
    application.pool_until = now() + timedelta(days=27)  # as on the day of the letter
    talent_pool.give(application)
    application.pool_until = until + timedelta(days=337)
    db.session.commit()
    assert [row.deed for row in talent_pool.consents_of(application)] == ["given", "renewed"]
    assert written(until - timedelta(days=6)) == []


def test_a_shorter_period_shortens_the_questions_too(app: Flask) -> None:
    a_policy(keep_days=5)
    application = ended()
    start = application.ended_at or now()
    assert len(written(start + timedelta(seconds=1))) == 1
    assert len(written(start + timedelta(minutes=1))) == 1, "less than a week is left: the reminder at once"
    assert len(written(start + timedelta(days=3, minutes=1))) == 1
    assert written(start + timedelta(days=4)) == []


def test_the_pool_is_who_agreed_and_whose_procedure_has_ended(app: Flask) -> None:
    agreed, in_procedure = ended(name="Bo"), an_application(name="Kim")
    ended(name="Sam")
    talent_pool.give(agreed)
    talent_pool.give(in_procedure)
    db.session.commit()
    assert [row.name for row in talent_pool.in_pool()] == ["Bo"]
    assert talent_pool.in_pool(now() + timedelta(days=366)) == []
