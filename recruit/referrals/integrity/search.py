"""Flags to look at: the office's list, and those of one application."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from recruit.attribution import origin_names
from recruit.candidates import blind_review
from recruit.core.database import db
from recruit.models import Application, Flag, FlagKind, Role, TrackedLink, User
from recruit.models.integrity import flags_that_candidates_read
from recruit.models.visibility import hidden

OPEN, SETTLED = "open", "settled"
"""What stands in the address for those to look at, and those that somebody looked at."""


def visible(user: User) -> Select[Flag]:
    """What this person may see: what is said of a colleague's link tells of the colleague, so administrators do."""
    wanted = select(Flag).outerjoin(Flag.link)
    if user.may(Role.ADMINISTRATOR):
        return wanted
    return wanted.where(or_(Flag.application_id.is_not(None), TrackedLink.sharer_id.is_(None)))


def flags_in(user: User, which: str = "") -> Select[Flag]:
    """Flags to look at, or that somebody looked at, or all; those to look at first, and the latest of them."""
    found = visible(user).options(
        joinedload(Flag.application).joinedload(Application.vacancy),
        joinedload(Flag.link).options(*origin_names.with_names(), joinedload(TrackedLink.vacancy)),
        joinedload(Flag.settled_by),
    )
    if which == OPEN:
        found = found.where(Flag.settled_at.is_(None))
    elif which == SETTLED:
        found = found.where(Flag.settled_at.is_not(None))
    return found.order_by(Flag.settled_at.is_not(None), Flag.found_at.desc(), Flag.id.desc())


def counts(user: User) -> dict[str, int]:
    """How many there are in each list."""
    grouped = visible(user).with_only_columns(Flag.settled_at.is_(None), func.count())
    found = {bool(waits): number for waits, number in db.session.execute(grouped.group_by(Flag.settled_at.is_(None)))}
    return {OPEN: found.get(True, 0), SETTLED: found.get(False, 0)}


def one(user: User, number: int) -> Flag | None:
    """The flag of that number, if this person may see it."""
    return db.session.scalar(visible(user).where(Flag.id == number))


def of_application(application: Application) -> Sequence[Flag]:
    """What was noticed about one application, the latest first."""
    mine = select(Flag).where(Flag.application_id == application.id)
    return db.session.scalars(mine.order_by(Flag.found_at.desc(), Flag.id.desc())).all()


def read_by_candidate(application: Application, proved: bool) -> list[Flag]:
    """The same, as far as the candidate reads it."""
    return [flag for flag in of_application(application) if flag.kind in flags_that_candidates_read(proved)]


def others(flag: Flag) -> Sequence[Application]:
    """The other applications that a flag names, as far as the office may see who they are."""
    if flag.kind is not FlagKind.SAME_DOCUMENT:
        return []
    named = select(Application).where(
        Application.id.in_(flag.evidence["applications"]), Application.forgotten_at.is_(None), blind_review.is_shown()
    )
    return db.session.scalars(named.options(joinedload(Application.vacancy)).order_by(Application.id)).all()


@dataclass(frozen=True)
class Shown:
    """A flag, and what the office may read of it."""

    flag: Flag
    is_hidden: bool
    others: int
    """How many other applications it names."""


def shown(flags: Iterable[Flag]) -> list[Shown]:
    """Some flags as the office may read them, with two questions to the database however many there are."""
    found = list(flags)
    vacancies = {flag.link.vacancy_id for flag in found if flag.link and flag.kind is FlagKind.MANY_CLICKS}
    blind = blind_review.vacancies().where(Application.vacancy_id.in_(vacancies))
    hiding = set(db.session.scalars(blind)) if vacancies else set()
    named = {number for flag in found for number in named_by(flag)}
    unseen = set(db.session.scalars(hidden(Application.id.in_(named)))) if named else set()

    def is_hidden(flag: Flag) -> bool:
        if flag.application is not None:
            return blind_review.hidden(flag.application)
        return flag.kind is FlagKind.MANY_CLICKS and flag.link is not None and flag.link.vacancy_id in hiding

    return [Shown(flag, is_hidden(flag), len(named_by(flag) - unseen)) for flag in found]


def named_by(flag: Flag) -> set[int]:
    """Numbers of the other applications that it names."""
    return set(flag.evidence["applications"]) if flag.kind is FlagKind.SAME_DOCUMENT else set()


def is_hidden(flag: Flag) -> bool:
    """Whether the evidence would tell what a blind first look hides: of an application all of it, of a link how many
    applied by it."""
    [one] = shown([flag])
    return one.is_hidden
