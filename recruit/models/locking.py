"""The doors to rows that two may touch at once: take them, then look at what has become of them.

Every verb that writes about somebody comes through one of these, and nobody waits for another who waits: rows are taken
in the order of `recruit.core.database.lock`. Whoever comes second, and finds nobody there any more, gets `Gone`: a page
that says so, and in the office none.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from recruit.core.database import Gone, db, lock
from recruit.models import Application, Lead, Role, User


def lock_candidates(*applications: Application) -> None:
    """Nobody else writes about these candidates, or changes what their vacancies ask, until we commit. Raises Gone for
    one who was deleted meanwhile."""
    for gone in {*applications} - {*lock_those_left(applications)}:
        raise Gone(gone.__tablename__, gone.id)


def lock_those_left(applications: Iterable[Application]) -> list[Application]:
    """The same, without those who were deleted meanwhile; those who are left."""
    every = list(applications)
    lock(*{application.vacancy for application in every}, *every)
    return [application for application in every if not application.forgotten_at]


def lock_lead(lead: Lead) -> None:
    """The same for somebody who has not applied. Raises Gone."""
    lock(lead.vacancy, lead)
    if lead.forgotten_at:
        raise Gone(lead.__tablename__, lead.id)


def lock_administrators(*others: User) -> None:
    """Nobody else says who looks after the settings, or changes these people, until we commit."""
    everybody = select(User).where(User.role == Role.ADMINISTRATOR, User.active)
    lock(*{*db.session.scalars(everybody), *others})
