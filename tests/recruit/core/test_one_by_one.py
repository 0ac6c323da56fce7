"""Of several rows one may be bad: it fails alone, in every errand that goes through several."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

import jobs.erase_expired
from recruit.candidates import leads
from recruit.candidates.privacy import talent_pool
from recruit.core.database import db, now, today
from recruit.core.one_by_one import in_batches, one_by_one
from recruit.models import About, Application, ClaimState, Lead, Letter, OriginDay, VacancyState
from recruit.referrals import invitation_review, invitations, monthly_mail
from recruit.referrals.integrity import scan
from recruit.referrals.rewards import claims
from recruit.reports import rollups, weekly_mail
from recruit.vacancies import lifecycle
from tests.support.factories import a_colleague, a_lead, a_person, a_vacancy, an_application, referred, rewarded


class Bad(Exception):
    """Of one row."""


def failing_at(which: int, real: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, which fails at one of its calls for good: it is called for the same row again."""
    calls: list[Any] = []

    def call(*given: Any, **named: Any) -> Any:
        row = getattr(given[0], "id", given[0]) if given else None
        if row not in calls:
            calls.append(row)
        if calls.index(row) == which:
            raise Bad("alex@example.org")
        return real(*given, **named)

    return call


def expired() -> list[Any]:
    return [a_vacancy(closes=today() - timedelta(days=3)) for _ in range(3)]


def over() -> list[Any]:
    return [an_application(ended_at=now() - timedelta(days=40)) for _ in range(3)]


def soon_over() -> list[Any]:
    return [an_application(ended_at=now() - timedelta(days=10)) for _ in range(3)]


def uninformed() -> list[Any]:
    rows = [a_lead() for _ in range(3)]
    for row in rows:
        row.inform_by = now() - timedelta(days=1)
    db.session.commit()
    return rows


def ripe() -> list[Any]:
    rewarded()
    found = []
    for _ in range(3):
        claim = claims.consider(referred())
        assert claim
        claim.bonus, claim.due, claim.settled = 500_00, now() - timedelta(days=32), True
        found.append(claim)
    db.session.commit()
    return found


def invited() -> list[Any]:
    rows = []
    for number in range(3):
        given = invitations.Invitation("Kim", f"kim{number}@kim{number}.example", "Come", "en")
        lead, _ = invitations.invite(a_vacancy(), given, a_colleague())
        lead.created_at = lead.informed_at = lead.weighed_at = now() - timedelta(days=9)
        rows.append(lead)
    db.session.commit()
    return rows


def fresh() -> list[Any]:
    rows = invited()
    for row in rows:
        row.weighed_at = row.informed_at = None
    db.session.commit()
    return rows


def recruiters() -> list[Any]:
    return [a_person(weekly_mail=True, email=f"r{number}@example.org") for number in range(3)]


def colleagues() -> list[Any]:
    a_vacancy()
    return [a_colleague(email=f"c{number}@example.org") for number in range(3)]


def new_ones() -> list[Any]:
    return [an_application(created_at=now() - timedelta(minutes=5)) for _ in range(3)]


def written_to(row: Any) -> bool:
    """Whether there is a letter to, or about, that row."""
    about = About(row.id) if isinstance(row, Application) else About(lead_id=row.id) if isinstance(row, Lead) else None
    letters = db.session.scalars(select(Letter)).all()
    return any(letter.about == about or letter.content["to"] == getattr(row, "email", "") for letter in letters)


def on_monday() -> None:
    moment = now()
    weekly_mail.write(moment - timedelta(days=moment.weekday()) + timedelta(days=3))


def at_the_end_of_the_month() -> None:
    monthly_mail.write(now().replace(day=28, hour=12))


CASES: dict[str, tuple[Callable[[], list[Any]], Callable[[], Any], str, Callable[[Any], Any]]] = {
    "close expired vacancies": (
        expired,
        lifecycle.close_expired,
        "recruit.vacancies.lifecycle.close",
        lambda row: row.state == VacancyState.CLOSED,
    ),
    "delete candidates": (
        over,
        jobs.erase_expired.forget,
        "recruit.candidates.privacy.erasure.forget",
        lambda row: row.forgotten_at,
    ),
    "delete leads": (
        uninformed,
        leads.forget_due,
        "recruit.candidates.privacy.erasure.forget_lead",
        lambda row: row.forgotten_at,
    ),
    "ask whether to be kept": (
        soon_over,
        talent_pool.ask,
        "recruit.candidates.correspondence.write",
        lambda row: row.pool_asked,
    ),
    "ripen rewards": (
        ripe,
        claims.ripen,
        "recruit.referrals.rewards.claim_letters.tell",
        lambda row: row.state == ClaimState.ELIGIBLE,
    ),
    "send invitations": (
        fresh,
        invitation_review.weigh,
        "recruit.candidates.leads.address",
        lambda row: row.weighed_at,
    ),
    "repeat invitations": (
        invited,
        invitation_review.repeat,
        "recruit.candidates.leads.address",
        lambda row: row.reminded_at,
    ),
    "write weekly mail": (recruiters, on_monday, "recruit.reports.weekly_mail.language_of", written_to),
    "write monthly mail": (
        colleagues,
        at_the_end_of_the_month,
        "recruit.referrals.monthly_mail.language_of",
        written_to,
    ),
    "look for misuse": (
        new_ones,
        scan.look,
        "recruit.referrals.integrity.scan.look_into",
        lambda row: row.looked_into_at,
    ),
    "count applications": (
        new_ones,
        rollups.catch_up,
        "recruit.reports.rollups.count_day",
        lambda row: db.session.scalar(select(OriginDay.applications).where(OriginDay.vacancy_id == row.vacancy_id)),
    ),
}


@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize("errand", CASES)
def test_one_row_fails_alone(app: Flask, monkeypatch: pytest.MonkeyPatch, errand: str, which: int) -> None:
    begin, do, path, is_done = CASES[errand]
    rows = begin()
    with monkeypatch.context() as patch:
        module, _, name = path.rpartition(".")
        real = getattr(__import__(module, fromlist=[name]), name)
        patch.setattr(path, failing_at(which, real))
        with pytest.raises(Bad):
            do()
    db.session.remove()
    rows = [db.session.merge(row) for row in rows]
    for row in rows:
        db.session.refresh(row)
    assert sum(bool(is_done(row)) for row in rows) == 2
    do()
    for row in rows:
        db.session.refresh(row)
    assert all(is_done(row) for row in rows), "the next look finds it again"


def test_a_database_that_is_away_ends_it_at_once(app: Flask) -> None:
    done: list[int] = []

    def do(number: int) -> None:
        done.append(number)
        raise OperationalError("", {}, Exception("gone"))

    with pytest.raises(OperationalError):
        one_by_one([1, 2, 3], do)
    with pytest.raises(OperationalError):
        in_batches(lambda left_out: [1, 2], lambda numbers, before: do(numbers[0]), lambda number: number)
    assert done == [1, 1]
