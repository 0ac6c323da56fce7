"""Touches: links that somebody is known to have followed, as the marks say that are carried along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from recruit.attribution import marks
from recruit.core.database import db, now
from recruit.core.tokens import keys
from recruit.models import TrackedLink, Vacancy
from recruit.organisation.policies import origin_policy


@dataclass(frozen=True)
class Touch:
    """One link that somebody followed, and when. No row of the database: a page needs it when that has gone, too."""

    link: int
    vacancy: int
    at: datetime
    mark: str


def mark_of(link: TrackedLink) -> str:
    """The mark of whoever follows that link now."""
    return marks.mark(link.token, now(), keys()[0])


def read_touch(text: str) -> Touch | None:
    """The link that a mark names. One that is forged, too old, or of a link that is gone is none, and no error."""
    found = marks.read_mark(text, now(), keys()) if text else None
    if found is None:
        return None
    known = select(TrackedLink.id, TrackedLink.vacancy_id).where(TrackedLink.token == found.token)
    row = db.session.execute(known).first()
    return Touch(row.id, row.vacancy_id, found.at, text) if row else None


def counts(of: int, vacancy: int) -> bool:
    """Whether a link to the vacancy with number `of` can be the origin of an application for the other."""
    return of == vacancy or origin_policy().across


def link_of(mark: str, vacancy: Vacancy) -> TrackedLink | None:
    """The link of a mark that counts for this vacancy."""
    touch = read_touch(mark)
    return db.session.get(TrackedLink, touch.link) if touch and counts(touch.vacancy, vacancy.id) else None
