"""The clock deletes on the promised day, whatever was moved, closed or asked before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

import jobs.dispatch
import jobs.erase_expired
from recruit.candidates import decisions, retention
from recruit.candidates.privacy import erasure, legal_holds, talent_pool
from recruit.core.database import db, now, today
from recruit.models import Application, CloseReason, Consent, Deletion, DeletionReason, Letter, Stage
from recruit.models.stages import INTERVIEW, REJECTED
from recruit.vacancies.lifecycle import close
from tests.recruit.candidates.privacy.test_erasure import forget
from tests.support.factories import a_lead, a_person, a_vacancy, an_application

UNDECIDED = timedelta(days=84 + 28)


@pytest.mark.parametrize("reason", list(CloseReason))
def test_nobody_is_kept_for_ever_who_went_on_after_the_vacancy_closed(app: Flask, reason: CloseReason) -> None:
    vacancy, by = a_vacancy(), a_person()
    application = an_application(vacancy=vacancy)
    close(vacancy, reason, "", by)
    decisions.decide(application, db.session.get_one(Stage, INTERVIEW), "", "After all", by)
    db.session.commit()
    vacancy.closed_at = now() - UNDECIDED + timedelta(minutes=1)
    db.session.commit()
    assert forget() == 0
    vacancy.closed_at = now() - UNDECIDED - timedelta(minutes=1)
    db.session.commit()
    due = retention.delete_at(application)
    assert due and due < now(), "the candidate's page says so too"
    assert forget() == 1


def test_who_withdraws_after_a_rejection_is_not_kept_longer_for_it(app: Flask) -> None:
    ended = now() - timedelta(days=20)
    application = an_application(stage_id=REJECTED, ended_at=ended)
    decisions.withdraw(application)
    db.session.commit()
    assert application.ended_at == ended


@pytest.mark.parametrize("saved_by", ["hold", "consent"])
def test_what_was_said_while_the_clock_deletes_still_counts(
    app: Flask, monkeypatch: pytest.MonkeyPatch, saved_by: str
) -> None:
    first, second = (an_application(ended_at=now() - timedelta(days=30)) for _ in range(2))
    sweep_up, by, number = erasure.sweep_up, a_person(), second.id

    def slowly(*what: object) -> None:
        sweep_up(*what)  # type: ignore[arg-type]
        mine = db.session.get_one(Application, number)
        if saved_by == "hold":
            legal_holds.hold(mine, "A complaint", today(), by)
        else:
            talent_pool.give(mine)
        db.session.commit()

    monkeypatch.setattr(erasure, "sweep_up", slowly)
    assert forget() == 1
    assert first.forgotten_at and not second.forgotten_at


def test_a_consent_that_ends_before_the_procedure_stops_no_clock(app: Flask) -> None:
    application = an_application(vacancy=a_vacancy(), pool_until=now() + timedelta(days=20))
    assert talent_pool.ask() == 0, "the procedure goes on: nothing will be deleted, so nothing is asked"
    application.pool_until = now() - timedelta(days=1)
    db.session.commit()
    assert talent_pool.ask() == 0


def test_many_who_were_asked_keep_nobody_else_from_being_asked(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    for _ in range(2):
        an_application(stage_id=REJECTED, ended_at=now())
    assert talent_pool.ask() == 2
    late = an_application(stage_id=REJECTED, ended_at=now())
    assert talent_pool.ask() == 1
    assert late.pool_asked == 1


@pytest.mark.parametrize(
    "errand",
    [
        "recruit.candidates.privacy.talent_pool.ask",
        "recruit.publishing.channels.remind",
        "recruit.candidates.leads.forget_due",
    ],
)
def test_an_errand_that_fails_keeps_no_other_from_being_run(
    app: Flask, monkeypatch: pytest.MonkeyPatch, errand: str
) -> None:
    application = an_application(ended_at=now() - timedelta(days=30))
    lead = a_lead()
    lead.inform_by = now() - timedelta(days=1)
    db.session.commit()

    def fail() -> None:
        raise LookupError("a bug")

    monkeypatch.setattr(errand, fail)
    with pytest.raises(LookupError):
        jobs.dispatch.tidy()
    db.session.expire_all()
    assert application.forgotten_at
    assert lead.forgotten_at or "leads" in errand


def test_what_was_written_at_the_very_moment_of_a_deletion_goes_with_the_next_look(app: Flask) -> None:
    application = an_application(ended_at=now())
    erasure.forget(application, DeletionReason.ASKED)
    db.session.commit()
    # Another page had read the row before, and commits a moment later.
    application.name, application.motivation, application.email = "Quirina", "Because", "q@example.org"
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()
    talent_pool.note(application, talent_pool.ConsentDeed.DECLINED)
    db.session.commit()
    assert [len(db.session.scalars(select(table)).all()) for table in (Consent, Letter)] == [1, 0]
    jobs.dispatch.tidy()
    db.session.expire_all()
    assert (application.name, application.motivation, application.email) == ("", "", "")
    assert [len(db.session.scalars(select(table)).all()) for table in (Consent, Letter)] == [0, 0]
    assert len(db.session.scalars(select(Deletion)).all()) == 1, "it was deleted once"
