"""Where candidates came from: what a link is called, what it brought, and correcting it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Row, func, select
from sqlalchemy.orm import joinedload

from recruit import audit
from recruit.db import db
from recruit.models import Application, Click, ClickKind, OriginCorrection, Publication, TrackedLink, User, Vacancy
from recruit.rewards import claims


def name_of(link: TrackedLink | None) -> str:
    """What the office calls an origin."""
    if link is None:
        return str(_("Direct or unknown"))
    if link.publication:
        name, round_ = link.publication.channel.name, link.publication.round
        return name if round_ == 1 else str(_("%(channel)s, round %(round)s", channel=name, round=round_))
    if link.sharer:
        return str(_("Shared by %(name)s", name=link.sharer.called))
    return link.label


def with_names() -> Any:
    """Options that load what `name_of` reads, in the same query."""
    return (
        joinedload(TrackedLink.publication).joinedload(Publication.channel),
        joinedload(TrackedLink.sharer),
    )


def links_of(vacancy: Vacancy) -> Sequence[Row[Any]]:
    """Every link of a vacancy with the clicks of people, all other clicks, and applications; busiest first."""
    counted = (
        select(
            Click.link_id,
            func.count().filter(Click.kind == ClickKind.PERSON).label("people"),
            func.count().filter(Click.kind != ClickKind.PERSON).label("others"),
        )
        .group_by(Click.link_id)
        .subquery()
    )
    applied = (
        select(Application.origin_id, func.count().label("applications"))
        .where(Application.vacancy_id == vacancy.id)
        .group_by(Application.origin_id)
        .subquery()
    )
    people = func.coalesce(counted.c.people, 0)
    wanted = (
        select(
            TrackedLink,
            people.label("people"),
            func.coalesce(counted.c.others, 0).label("others"),
            func.coalesce(applied.c.applications, 0).label("applications"),
        )
        .outerjoin(counted, counted.c.link_id == TrackedLink.id)
        .outerjoin(applied, applied.c.origin_id == TrackedLink.id)
        .where(TrackedLink.vacancy_id == vacancy.id)
        .options(*with_names())
        .order_by(people.desc(), TrackedLink.id)
    )
    return db.session.execute(wanted).all()


def direct_of(vacancy: Vacancy) -> int:
    """Applications for which no link is known."""
    wanted = select(func.count()).select_from(Application)
    return db.session.scalar(wanted.where(Application.vacancy_id == vacancy.id, Application.origin_id.is_(None))) or 0


def correct(application: Application, link: TrackedLink | None, reason: str, by: User) -> None:
    """Put another origin in the place of the known one; the old one stays on record, with who, when and why."""
    correction = OriginCorrection(application=application, old=application.origin, new=link, reason=reason, by_id=by.id)
    db.session.add(correction)
    application.origin = link
    audit.note(by, "origin corrected", application)
    claims.consider(application)
