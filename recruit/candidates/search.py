"""Find applications: the office's list, and where one of them stands in it. All is asked of the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload

from recruit.attribution import origin_names
from recruit.candidates import blind_review, origin_filter, reply_deadlines
from recruit.core.database import db, now
from recruit.core.row_numbers import whole
from recruit.models import Application, Publication, TrackedLink, Vacancy
from recruit.organisation.audit import a_day, start_of

WORDS = 5
LATEST_FIRST = (Application.created_at.desc(), Application.id.desc())


@dataclass(frozen=True)
class Asked:
    """What a list was filtered by, as it stands in the address."""

    q: str = ""
    vacancy: str = ""
    stage: str = ""
    channel: str = ""
    due: str = ""
    origin: str = ""
    """See `recruit.candidates.origin_filter`."""
    unit: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Asked:
        """From the part of an address behind the question mark."""
        return cls(**{name: given.get(name, "").replace("\0", "")[:200] for name in cls.__dataclass_fields__})

    @property
    def address(self) -> dict[str, Any]:
        """What of it must stand in an address."""
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True)
class Place:
    """Where an application stands in a list: its number, of how many, and which come before and after it."""

    number: int
    total: int
    previous: int | None
    next: int | None


def conditions(asked: Asked) -> list[ColumnElement[bool]]:
    """What an application on that list fulfils. Whoever is still hidden is found by nothing that would tell."""
    wanted: list[ColumnElement[bool]] = [Application.forgotten_at.is_(None)]
    for word in asked.q.split()[:WORDS]:
        columns = (Application.name, Application.email)
        wanted.append(or_(*(column.icontains(word, autoescape=True) for column in columns)))
    if number := whole(asked.vacancy):
        wanted.append(Application.vacancy_id == number)
    if number := whole(asked.stage):
        wanted.append(Application.stage_id == number)
    if asked.channel == "none":
        wanted += [Application.origin_id.is_(None), Application.source_id.is_(None)]
    elif asked.channel == "sources":
        wanted += [Application.origin_id.is_(None), Application.source_id.is_not(None)]
    elif asked.channel in origin_filter.TOGETHER or asked.channel.startswith("colleague-"):
        wanted.append(origin_filter.condition(asked.channel))
    elif number := whole(asked.channel):
        through = select(TrackedLink.id).join(Publication).where(Publication.channel_id == number)
        wanted.append(Application.origin_id.in_(through))
    if asked.origin:
        wanted.append(origin_filter.condition(asked.origin))
    if asked.q.split() or asked.channel or asked.origin:
        wanted.append(blind_review.is_shown())
    if number := whole(asked.unit):
        wanted.append(Application.vacancy_id.in_(select(Vacancy.id).where(Vacancy.unit_id == number)))
    if since := a_day(asked.since):
        wanted.append(Application.created_at >= start_of(since))
    if until := a_day(asked.until):
        wanted.append(Application.created_at < start_of(until + timedelta(days=1)))
    if asked.due in reply_deadlines.WHEN:
        wanted.append(reply_deadlines.WHEN[asked.due](now()))
    return wanted


def found(asked: Asked) -> Select[Any]:
    """Those that fit, latest first, with what a row shows."""
    with_names = (
        joinedload(Application.vacancy),
        joinedload(Application.stage),
        *origin_names.with_origins(),
    )
    return select(Application).where(*conditions(asked)).options(*with_names).order_by(*LATEST_FIRST)


def holds(application: Application, asked: Asked) -> bool:
    """Whether it is one of those that fit."""
    return bool(_count(*conditions(asked), Application.id == application.id))


def place(application: Application, asked: Asked) -> Place | None:
    """Where it stands among those that fit; None when it no longer is one of them."""
    if not holds(application, asked):
        return None
    wanted = conditions(asked)
    at, number = application.created_at, application.id
    earlier_in_list = or_(Application.created_at > at, and_(Application.created_at == at, Application.id > number))
    before = select(Application.id).where(*wanted, earlier_in_list)
    after = select(Application.id).where(*wanted, later_in_list(application))
    return Place(
        number=_count(*wanted, earlier_in_list) + 1,
        total=_count(*wanted),
        previous=db.session.scalar(before.order_by(Application.created_at, Application.id).limit(1)),
        next=db.session.scalar(after.order_by(*LATEST_FIRST).limit(1)),
    )


def later_in_list(application: Application) -> ColumnElement[bool]:
    """What stands below it, or where it stood."""
    at, number = application.created_at, application.id
    return or_(Application.created_at < at, and_(Application.created_at == at, Application.id < number))


def following(application: Application, asked: Asked, stays: bool) -> int | None:
    """Whom to go on with: the next of the list, or when this one `stays` in it no more, after the last those above
    that were passed over; None for nobody."""
    wanted = select(Application.id).where(*conditions(asked)).order_by(*LATEST_FIRST).limit(1)
    below = db.session.scalar(wanted.where(later_in_list(application)))
    return below or (None if stays else db.session.scalar(wanted))


def _count(*wanted: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count()).select_from(Application).where(*wanted)) or 0
