"""Two who do something with one candidate at the same moment: one of them is first, and the other sees it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from recruit.candidates import decisions
from recruit.candidates.decision_letters import Words
from recruit.candidates.privacy import erasure
from recruit.candidates.screening import findings, levels, log, statements
from recruit.core.database import db, now
from recruit.models import (
    Application,
    Decision,
    DeletionReason,
    Letter,
    Level,
    LineKind,
    Screening,
    ScreeningLine,
    Stage,
    Vacancy,
)
from recruit.models.stages import INTERVIEW, OFFER, RECEIVED, REJECTED, WITHDRAWN
from tests.support.factories import a_person, a_vacancy, an_application
from tests.support.screening import a_finding, a_screened_vacancy, a_search, somebody

AT_ONCE = 6
LETTER = Words("About your application", "We go on with others.\n")


def together(app: Flask, *deeds: Callable[[], object]) -> list[object]:
    """Each in a thread and a session of its own, all released at the same moment; what each brought or raised."""
    ready, brought = threading.Barrier(len(deeds)), []

    def one(deed: Callable[[], object]) -> None:
        with app.app_context():
            ready.wait()
            try:
                brought.append(deed())
                db.session.commit()
            except Exception as error:
                brought.append(error)

    threads = [threading.Thread(target=one, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.expire_all()
    return brought


def meanwhile(application: Application, **facts: object) -> None:
    """We have read the row, and then somebody else changes it."""
    assert application.stage and application.ended_at is None
    with db.engine.begin() as other:
        other.execute(update(Application.__table__).where(Application.id == application.id).values(**facts))


def test_many_lines_at_once_are_all_in_the_log_one_after_the_other(app: Flask) -> None:
    number = somebody().id

    def write() -> int:
        return log.write(db.session.get_one(Application, number), LineKind.ANSWER, {"deed": "answer"}, about=1).number

    assert sorted(map(str, together(app, *[write] * AT_ONCE))) == [str(n) for n in range(1, AT_ONCE + 1)]
    assert log.check(number) is None


def test_of_two_decisions_at_once_one_counts(app: Flask) -> None:
    number, by = an_application().id, a_person()

    def decide(to: int) -> Callable[[], object]:
        def deed() -> object:
            application = db.session.get_one(Application, number)
            return decisions.decide(application, db.session.get_one(Stage, to), "", "So be it", by, LETTER).to_id

        return deed

    brought = together(app, decide(INTERVIEW), decide(REJECTED))
    assert db.session.scalar(select(func.count(Decision.id))) == 1
    assert db.session.scalar(select(func.count(Letter.id))) == 1, brought


def test_a_decision_on_what_was_seen_before_somebody_moved_it_is_not_taken(app: Flask) -> None:
    application, by = an_application(), a_person()
    stage = db.session.get_one(Stage, REJECTED)
    meanwhile(application, stage_id=OFFER)
    with pytest.raises(decisions.NotYet, match="meanwhile"):
        decisions.decide(application, stage, "", "Not now", by, LETTER)


def test_who_withdraws_while_somebody_decides_has_withdrawn(app: Flask) -> None:
    application = an_application()
    meanwhile(application, stage_id=INTERVIEW)
    decisions.withdraw(application)
    db.session.commit()
    assert application.stage_id == WITHDRAWN
    assert [decision.from_id for decision in decisions.decisions_of(application)] == [INTERVIEW]


def test_several_marked_at_once_leave_alone_what_a_colleague_moved(app: Flask) -> None:
    application, other, by = an_application(), an_application(), a_person()
    meanwhile(application, stage_id=INTERVIEW)
    assert decisions.look_at([application, other], by) == 1
    assert application.stage_id == INTERVIEW


def test_nothing_is_noted_about_somebody_who_was_rejected_a_moment_ago(app: Flask) -> None:
    application = somebody()
    meanwhile(application, stage_id=REJECTED, ended_at=now())
    with pytest.raises(findings.Refused, match="ended"):
        findings.note(application, a_search(), a_finding(), None)


def test_a_decision_knows_what_was_noted_a_moment_ago(app: Flask) -> None:
    number = somebody(a_screened_vacancy(Level.PROFESSIONAL_NETWORKS)).id

    def note() -> object:
        return findings.note(db.session.get_one(Application, number), a_search(), a_finding(), None)[0].number

    def reject() -> object:
        application, stage = db.session.get_one(Application, number), db.session.get_one(Stage, REJECTED)
        return decisions.decide(application, stage, "", "Not now", db.session.merge(a_person()), LETTER).to_id

    for _ in range(3):
        together(app, note, reject)
        application = db.session.get_one(Application, number)
        noted = db.session.scalar(select(func.count(ScreeningLine.id)))
        assert bool(noted) != bool(application.ended_at), "both happened, or neither"
        db.session.execute(update(Application).values(stage_id=RECEIVED, ended_at=None))
        db.session.commit()


def test_nobody_is_told_that_nothing_was_searched_while_somebody_searches(app: Flask) -> None:
    number = somebody().id

    def look() -> object:
        return findings.looked(db.session.get_one(Application, number), a_search(), None).number

    def state() -> object:
        return statements.issue(db.session.get_one(Application, number)).number

    together(app, look, state)
    kinds = [line.kind for line in log.lines_of(db.session.get_one(Application, number))]
    assert kinds in ([LineKind.LOOKED], [LineKind.NOTHING, LineKind.LOOKED])


def test_somebody_who_is_deleted_twice_at_once_is_deleted_once(app: Flask) -> None:
    number = an_application(ended_at=now() - timedelta(days=1)).id

    def forget() -> object:
        return erasure.forget(db.session.get_one(Application, number), DeletionReason.ASKED)

    together(app, *[forget] * AT_ONCE)
    assert len(db.session.scalars(select(erasure.Deletion)).all()) == 1


def test_two_who_apply_at_once_for_a_vacancy_that_says_nothing_of_searching_both_get_in(app: Flask) -> None:
    number = a_vacancy().id

    def ensure() -> object:
        return levels.ensure(db.session.get_one(Vacancy, number)).number

    assert together(app, *[ensure] * AT_ONCE) == [1] * AT_ONCE
    assert db.session.scalar(select(func.count(Screening.id))) == 1
