"""The screening level of a vacancy: the version in force, and which version a candidate was told."""

from __future__ import annotations

from datetime import datetime, timedelta

from recruit.db import db, now
from recruit.models import Screening, User, Vacancy
from recruit.policies import policy

TAKEN_OVER = ("level", "criteria", "sources", "searcher", "agency", "answer_days", "wait_days")
"""What a vacancy begins with, from the organisation's rules."""


def current(vacancy: Vacancy) -> Screening:
    """The version in force; of a vacancy that nobody thought about, what the organisation's rules say, not saved."""
    if vacancy.screenings:
        return vacancy.screenings[-1]
    rules = policy()
    return Screening(number=1, at=now(), reason="", **{name: getattr(rules, name) for name in TAKEN_OVER})


def ensure(vacancy: Vacancy, by: User | None = None) -> Screening:
    """The version in force, saved: from now on it is what a candidate was told."""
    version = current(vacancy)
    if not vacancy.screenings:
        version.by_id = by.id if by else None
        vacancy.screenings.append(version)
        db.session.flush()
    return version


def answer_by(version: Screening, moment: datetime) -> datetime:
    """Until when we promised to answer somebody who applied at that moment."""
    return moment + timedelta(days=version.answer_days)
