"""With the rule on, recruiters know the candidates of their own unit's vacancies, and of those without a unit, and no
others; administrators know all.

It is asked of the data: while reads are narrowed, every question to the database about applications, leads, and what
hangs on them finds those alone, so that no list, count, search, report or file can forget it. What a press does is done
whole: whoever goes further in looking up tells every candidate.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from flask import g, has_app_context
from sqlalchemy import ColumnElement, event, or_, select
from sqlalchemy.orm import ORMExecuteState, Session, aliased, with_loader_criteria

from recruit.db import Base
from recruit.models import Application, Lead, Role, SamePerson, User, Vacancy
from recruit.policies import policy


def is_limited(user: User) -> bool:
    """Whether this person knows some candidates and not others."""
    return policy().by_unit and user.role == Role.RECRUITER


def may_read(user: User, vacancy: Vacancy) -> bool:
    """Whether this person may know who applied for it."""
    return user.may(Role.RECRUITER) and (not is_limited(user) or vacancy.unit_id in (None, user.unit_id))


def known_to(user: User) -> ColumnElement[bool]:
    """The same, as the database asks it of vacancies."""
    return of_unit(Vacancy, user.unit_id) if is_limited(user) else Vacancy.id.is_not(None)


def of_unit(vacancy: Any, unit: int | None) -> ColumnElement[bool]:
    """Vacancies of that unit and of none."""
    return or_(vacancy.unit_id.is_(None), vacancy.unit_id == unit)


def narrow(user: User) -> None:
    """From now on this request reads of nobody else."""
    g.own_unit = (user.unit_id,)


def widen() -> None:
    """What is done now is done to all."""
    g.pop("own_unit", None)


@event.listens_for(Session, "do_orm_execute")
def find_no_others(state: ORMExecuteState) -> None:
    """Narrow a question. What is read again of a row in hand was narrowed before."""
    own = g.get("own_unit") if has_app_context() else None
    if own and state.is_select and not state.is_column_load:
        state.statement = state.statement.options(*only(own[0]))


@cache
def only(unit: int | None) -> tuple[Any, ...]:
    """What every question is narrowed by, for recruiters of that unit."""
    there, one = aliased(Vacancy), aliased(Application)
    vacancies = select(there.id).where(of_unit(there, unit)).correlate(None)
    people = select(one.id).where(one.vacancy_id.in_(vacancies)).correlate(None)
    found = [with_loader_criteria(row, row.vacancy_id.in_(vacancies), include_aliases=True) for row in (Lead,)]
    mine = Application.vacancy_id.in_(vacancies)
    found.append(with_loader_criteria(Application, mine, include_aliases=True))
    both = SamePerson.one_id.in_(people) & SamePerson.other_id.in_(people)
    found.append(with_loader_criteria(SamePerson, both, include_aliases=True))
    for row in hanging_on_applications():
        theirs = or_(row.application_id.is_(None), row.application_id.in_(people))
        found.append(with_loader_criteria(row, theirs, include_aliases=True))
    return tuple(found)


def hanging_on_applications() -> list[Any]:
    """Tables whose rows belong to an application: a new one is one of them by itself."""
    every = [mapper.class_ for mapper in Base.registry.mappers]
    return [row for row in every if row is not Lead and "application_id" in row.__table__.columns]
