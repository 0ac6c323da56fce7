"""What the office's first page shows: what asks for a person, what is new, and the first steps."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from recruit.attribution import origin_names
from recruit.candidates import messages, reply_deadlines, undelivered_letters
from recruit.core.database import db, today
from recruit.models import Application, Channel, Publication, PublicationState, TrackedLink, User, Vacancy
from recruit.organisation.employer import employer
from recruit.publishing import approval, outdated
from recruit.referrals import proposals
from recruit.referrals.integrity import search as noticed


def needs_a_person() -> ColumnElement[bool]:
    """Posts that go no further by themselves."""
    waiting = (PublicationState.UNSURE, PublicationState.CHANGING, PublicationState.CLOSING)
    asking = Publication.state.in_(waiting) & Publication.due.is_(None)
    not_changed = (Publication.state == PublicationState.PUBLISHED) & (Publication.problem != "")
    to_post = (Publication.state == PublicationState.APPROVAL) & (Publication.approved != "")
    return to_post | asking | not_changed | (Publication.state == PublicationState.FAILED)


def first_page(user: User) -> dict[str, Any]:
    """Everything for one page."""
    coming = posts(Publication.state == PublicationState.SCHEDULED)
    return {
        "asking": posts(needs_a_person()),
        "approvals": posts(approval.WAITS),
        "coming": coming,
        "stale": outdated.out_of_date(coming),
        "broken": list(db.session.scalars(select(Channel).where(Channel.problem != "").order_by(Channel.name))),
        "letters": undelivered_letters.how_many(user),
        "answers": reply_deadlines.due(5),
        "late": reply_deadlines.how_many("late"),
        "soon": reply_deadlines.how_many("soon"),
        "left_over": reply_deadlines.how_many("closed"),
        "applications": latest_applications(),
        "messages": messages.unread(),
        "noticed": noticed.counts(user)[noticed.OPEN],
        "proposals": proposals.how_many_wait(),
        "open": count(select(Vacancy).where(Vacancy.is_open(today()))),
        "steps": steps(user),
    }


def count(wanted: Any) -> int:
    """How many rows a query finds."""
    return db.session.scalar(select(func.count()).select_from(wanted.subquery())) or 0


def posts(which: Any) -> list[Publication]:
    """The first of the publications that fit, with what a line about them shows."""
    wanted = (
        select(Publication)
        .where(which)
        .options(joinedload(Publication.vacancy).selectinload(Vacancy.screenings), joinedload(Publication.channel))
    )
    return list(db.session.scalars(wanted.order_by(Publication.due, Publication.sent_at).limit(10)))


def latest_applications() -> list[Application]:
    """The five latest, with their origins."""
    wanted = select(Application).options(joinedload(Application.vacancy), *origin_names.with_origins())
    wanted = wanted.where(Application.forgotten_at.is_(None))
    return list(db.session.scalars(wanted.order_by(Application.created_at.desc()).limit(5)))


def steps(user: User) -> dict[str, bool]:
    """The first steps of a new office, and which are done."""
    out = (PublicationState.PUBLISHED, PublicationState.CHANGING)
    return {
        "me": bool(user.own_name),
        "employer": bool(employer().privacy_email),
        "channel": count(select(Channel)) > 0,
        "vacancy": count(select(Vacancy)) > 0,
        "post": count(select(TrackedLink).join(Publication).where(Publication.state.in_(out))) > 0,
    }
