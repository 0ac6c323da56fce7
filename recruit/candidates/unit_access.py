"""With the rule on, recruiters know the candidates of their own unit's vacancies, of those without a unit, and of those
whose contact they are, and no others; administrators know all.

It is asked of the data: while reads are narrowed, every question to the database about applications, leads, and what
hangs on them finds those alone, so that no list, count, search, report or file can forget it. What a press does is done
whole: whoever goes further in looking up tells every candidate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import g, has_app_context
from sqlalchemy import ColumnElement, event, or_, select
from sqlalchemy.orm import ORMExecuteState, Session, aliased, with_loader_criteria

from recruit.core.database import Base, db
from recruit.core.same_people import mailbox
from recruit.models import (
    Application,
    AuditLine,
    Deed,
    Lead,
    LineKind,
    Role,
    SamePerson,
    ScreeningLine,
    User,
    Vacancy,
    VacancyState,
)
from recruit.organisation.policies import policy


def is_limited(user: User) -> bool:
    """Whether this person knows some candidates and not others."""
    return policy().by_unit and user.role == Role.RECRUITER


def may_read(user: User, vacancy: Vacancy) -> bool:
    """Whether this person may know who applied for it."""
    if not user.may(Role.RECRUITER):
        return False
    return not is_limited(user) or vacancy.unit_id in (None, user.unit_id) or is_contact(user, vacancy)


def is_contact(user: User, vacancy: Vacancy) -> bool:
    """Whether candidates are told to write to this person about it."""
    return bool(vacancy.contact_email) and mailbox(vacancy.contact_email) == user.mailbox


def known_to(user: User) -> ColumnElement[bool]:
    """The same, as the database asks it of vacancies."""
    return of_unit(Vacancy, user.unit_id, spellings(user.email)) if is_limited(user) else Vacancy.id.is_not(None)


def of_unit(vacancy: Any, unit: int | None, written: tuple[str, ...] = ()) -> ColumnElement[bool]:
    """Vacancies of that unit and of none, and those with one of these addresses as their contact."""
    return or_(vacancy.unit_id.is_(None), vacancy.unit_id == unit, vacancy.contact_email.in_(written))


def spellings(email: str) -> tuple[str, ...]:
    """How vacancies write the mailbox of this address as their contact; empty where they do not."""
    every = db.session.scalars(select(Vacancy.contact_email).where(Vacancy.contact_email != "").distinct())
    reached = mailbox(email)
    return tuple(sorted(written for written in every if mailbox(written) == reached))


def would_open(user: User, email: str) -> bool:
    """Whether another address would let this person know more candidates: nobody gives that to themselves."""
    if not is_limited(user):
        return False
    elsewhere = Vacancy.contact_email.in_(spellings(email)) & Vacancy.unit_id.is_distinct_from(user.unit_id)
    return (
        mailbox(email) != user.mailbox and db.session.scalar(select(Vacancy.id).where(elsewhere).limit(1)) is not None
    )


@dataclass(frozen=True)
class Unsorted:
    """Who and what has no unit yet, so that the rule gives them less or more than was meant."""

    people: Sequence[User]
    """Recruiters: of candidates they know those of vacancies without a unit alone."""
    vacancies: Sequence[Vacancy]
    """Not closed: every recruiter knows their candidates."""


def unsorted() -> Unsorted:
    """What an administrator should look at before the rule is switched on, and while it is."""
    people = select(User).where(User.role == Role.RECRUITER, User.active, User.unit_id.is_(None))
    vacancies = select(Vacancy).where(Vacancy.unit_id.is_(None), Vacancy.state != VacancyState.CLOSED)
    return Unsorted(
        db.session.scalars(people.order_by(User.name, User.email)).all(),
        db.session.scalars(vacancies.order_by(Vacancy.title, Vacancy.id)).all(),
    )


def whom_to_ask(user: User) -> Sequence[User] | None:
    """Whom this person can ask for a unit, or for another; None for whoever knows every candidate."""
    if not is_limited(user):
        return None
    wanted = select(User).where(User.role == Role.ADMINISTRATOR, User.active).order_by(User.name, User.email)
    return db.session.scalars(wanted.limit(3)).all()


def narrow(user: User) -> None:
    """From now on this request reads of nobody else."""
    g.own_unit = (user.unit_id, spellings(user.email))


def widen() -> None:
    """What is done now is done to all."""
    g.pop("own_unit", None)


@event.listens_for(Session, "do_orm_execute")
def find_no_others(state: ORMExecuteState) -> None:
    """Narrow a question. What is read again of a row in hand was narrowed before."""
    own = g.get("own_unit") if has_app_context() else None
    if own and state.is_select and not state.is_column_load:
        state.statement = state.statement.options(*only(*own))


NO_STATEMENTS: tuple[tuple[Any, ColumnElement[bool]], ...] = (
    (ScreeningLine, ScreeningLine.kind != LineKind.NOTHING),
    (AuditLine, AuditLine.deed != Deed.STATEMENT_SIGNED),
)
"""A statement, and that there is one, says what is known of the same person at every unit."""


@lru_cache(maxsize=500)
def only(unit: int | None, written: tuple[str, ...]) -> tuple[Any, ...]:
    """What every question is narrowed by, for recruiters of that unit whom vacancies name as their contact so."""
    there, one = aliased(Vacancy), aliased(Application)
    vacancies = select(there.id).where(of_unit(there, unit, written)).correlate(None)
    people = select(one.id).where(one.vacancy_id.in_(vacancies)).correlate(None)
    found = [with_loader_criteria(row, row.vacancy_id.in_(vacancies), include_aliases=True) for row in (Lead,)]
    mine = Application.vacancy_id.in_(vacancies)
    found.append(with_loader_criteria(Application, mine, include_aliases=True))
    both = SamePerson.one_id.in_(people) & SamePerson.other_id.in_(people)
    found.append(with_loader_criteria(SamePerson, both, include_aliases=True))
    found += [with_loader_criteria(row, speaks_of_one, include_aliases=True) for row, speaks_of_one in NO_STATEMENTS]
    for row in hanging_on_applications():
        theirs = or_(row.application_id.is_(None), row.application_id.in_(people))
        found.append(with_loader_criteria(row, theirs, include_aliases=True))
    return tuple(found)


def hanging_on_applications() -> list[Any]:
    """Tables whose rows belong to an application: a new one is one of them by itself."""
    every = [mapper.class_ for mapper in Base.registry.mappers]
    return [row for row in every if row is not Lead and "application_id" in row.__table__.columns]
