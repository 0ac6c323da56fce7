"""What the links of a vacancy brought: clicks and applications, link by link, and of colleagues together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import ColumnElement, Row, and_, func, or_, select, true

from recruit.attribution import origin_names
from recruit.candidates import blind_review
from recruit.core.database import db
from recruit.models import Application, LinkMonth, Source, TrackedLink, User, Vacancy
from recruit.models.figures import OTHER_CLICKS
from recruit.organisation.policies import sharing

OTHERS: ColumnElement[int] = reduce(add, (getattr(LinkMonth, column) for column in OTHER_CLICKS))
TOLD = Application.vacancy_id.not_in(blind_review.vacancies())
"""Applications of a vacancy of which nobody is hidden."""
MOST = 10
"""Colleagues who have a line of their own; the rest stand together."""


@dataclass(frozen=True)
class Line:
    """What several links brought together."""

    called: str
    people: int
    others: int
    applications: int


def counted(vacancy: Vacancy) -> Any:
    """Of each link of a vacancy: clicks of people, all other clicks, and applications; none of these as long as a blind
    first look hides somebody, for one by one they tell where that person came from."""
    mine = TrackedLink.vacancy_id == vacancy.id
    clicked = (
        select(
            LinkMonth.link_id,
            func.sum(LinkMonth.people).label("people"),
            func.sum(OTHERS).label("others"),
        )
        .where(LinkMonth.link_id.in_(select(TrackedLink.id).where(mine)))
        .group_by(LinkMonth.link_id)
        .subquery()
    )
    applied = (
        select(Application.origin_id, func.count().label("applications"))
        .where(Application.vacancy_id == vacancy.id, TOLD)
        .group_by(Application.origin_id)
        .subquery()
    )
    return (
        select(
            TrackedLink.id,
            func.coalesce(clicked.c.people, 0).label("people"),
            func.coalesce(clicked.c.others, 0).label("others"),
            func.coalesce(applied.c.applications, 0).label("applications"),
        )
        .outerjoin(clicked, clicked.c.link_id == TrackedLink.id)
        .outerjoin(applied, applied.c.origin_id == TrackedLink.id)
        .where(mine)
        .subquery()
    )


def has_a_line() -> ColumnElement[bool]:
    """Links that recruiters made or hand out. What colleagues make for themselves is counted by colleague."""
    named = true() if sharing().figures_per_person else TrackedLink.sharer_id.is_(None)
    return and_(TrackedLink.network == "", TrackedLink.steps == 0, named)


def by_links(vacancy: Vacancy, *which: ColumnElement[bool]) -> Sequence[Row[Any]]:
    """The links of a vacancy, all or those, each with what it brought; busiest first."""
    found = counted(vacancy)
    wanted = select(TrackedLink, found.c.people, found.c.others, found.c.applications).join(
        found, found.c.id == TrackedLink.id
    )
    shown = wanted.where(*which).options(*origin_names.with_names())
    return db.session.execute(shown.order_by(found.c.people.desc(), TrackedLink.id)).all()


def by_colleagues(vacancy: Vacancy) -> list[Line]:
    """What colleagues brought by links of their own: the busiest by name, the rest together; all together where the
    organisation keeps figures of single people from the office. That somebody was invited is no business of the office
    before that person applies."""
    found = counted(vacancy)
    sums = [func.sum(found.c[name]).label(name) for name in ("people", "others", "applications")]
    wanted = (
        select(TrackedLink.sharer_id, User.name, User.email, *sums)
        .join(found, found.c.id == TrackedLink.id)
        .outerjoin(User, User.id == TrackedLink.sharer_id)
        .where(~has_a_line(), or_(TrackedLink.network != origin_names.INVITATION, found.c.applications > 0))
        .group_by(TrackedLink.sharer_id, User.name, User.email)
        .order_by(sums[0].desc(), TrackedLink.sharer_id)
    )
    rows = db.session.execute(wanted).all()
    readers = [row for row in rows if row.sharer_id is None]
    colleagues = [row for row in rows if row.sharer_id is not None]
    named = colleagues[:MOST] if sharing().figures_per_person else []
    rest = colleagues[len(named) :]
    lines = [line(str(_("Links of %(name)s", name=row.name or row.email)), [row]) for row in named]
    if rest:
        together = ngettext("%(num)s colleague", "%(num)s colleagues", len(rest))
        lines.append(line(together if not named else str(_("%(colleagues)s more", colleagues=together)), rest))
    return lines + ([line(str(_("Passed on by readers")), readers)] if readers else [])


def line(called: str, rows: Sequence[Row[Any]]) -> Line:
    """Several rows as one."""
    return Line(called, *(sum(getattr(row, name) for row in rows) for name in ("people", "others", "applications")))


def directly(vacancy: Vacancy) -> int:
    """Applications of which neither a link nor a source is known."""
    nothing = (Application.origin_id.is_(None), Application.source_id.is_(None))
    wanted = select(func.count()).select_from(Application)
    return db.session.scalar(wanted.where(Application.vacancy_id == vacancy.id, *nothing, TOLD)) or 0


def untold(vacancy: Vacancy) -> int:
    """All applications for it, as long as a blind first look does not say where they came from; else none."""
    wanted = select(func.count()).select_from(Application)
    return db.session.scalar(wanted.where(Application.vacancy_id == vacancy.id, ~TOLD)) or 0


def elsewhere(vacancy: Vacancy) -> list[tuple[str, int]]:
    """Applications without a link to this vacancy: by source, most first, and by links to other vacancies."""
    many = func.count().label("many")
    here = (Application.vacancy_id == vacancy.id, TOLD)
    mine = (*here, Application.origin_id.is_(None))
    by_source = select(Source.name, many).join(Application, Application.source_id == Source.id).where(*mine)
    rows = db.session.execute(by_source.group_by(Source.name).order_by(many.desc(), Source.name)).all()
    lines = [(str(_("%(source)s, without a link of ours", source=row.name)), row.many) for row in rows]
    others = select(func.count()).select_from(Application).join(Application.origin)
    across = db.session.scalar(others.where(*here, TrackedLink.vacancy_id != vacancy.id)) or 0
    return lines + ([(str(_("Links to other vacancies")), across)] if across else [])
