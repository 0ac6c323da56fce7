"""What a colleague's sharing did: clicks, applications, hires, and how far each came, as the candidates allow.

Whoever lets the colleague see nothing is counted nowhere here. Applications have no name, no number and no day: only
the month, and a coarse step that is the same whether a vacancy is looked at blindly or not.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, select
from sqlalchemy.orm import joinedload

from recruit.config import running
from recruit.core.database import db, now
from recruit.models import Application, LinkMonth, Stage, StageKind, Thanks, TrackedLink, User, Vacancy
from recruit.models.visibility import Reader, is_seen


class Step(StrEnum):
    """How far an application came, as coarse as a colleague may know it."""

    RECEIVED = "received"
    IN_PROCESS = "in process"
    HIRED = "hired"
    CLOSED = "closed"


STEPS = {
    StageKind.RECEIVED: Step.RECEIVED,
    StageKind.LOOKED_AT: Step.RECEIVED,
    StageKind.INTERVIEW: Step.IN_PROCESS,
    StageKind.OTHER: Step.IN_PROCESS,
    StageKind.OFFER: Step.IN_PROCESS,
    StageKind.HIRED: Step.HIRED,
    StageKind.REJECTED: Step.CLOSED,
    StageKind.WITHDRAWN: Step.CLOSED,
}

LATELY = 300
"""Seconds."""
counted: dict[str, tuple[float, tuple[int, int]]] = {}
"""For each data folder, what was counted of all applications, and when."""
PEOPLE = func.coalesce(func.sum(LinkMonth.people), 0)
"""Clicks by people."""


@dataclass(frozen=True)
class Came:
    """Somebody applied in that month, and this is how far it came."""

    month: datetime
    step: Step


@dataclass
class Way:
    """One network, and what it brought."""

    clicks: int = 0
    came: list[Came] = field(default_factory=list)


@dataclass
class OfVacancy:
    """What sharing one vacancy brought, by network."""

    number: int
    ways: dict[str, Way] = field(default_factory=lambda: defaultdict(Way))
    vacancy: Vacancy | None = None
    """Filled in for those that are shown."""

    @property
    def clicks(self) -> int:
        """By people."""
        return sum(way.clicks for way in self.ways.values())

    @property
    def came(self) -> list[Came]:
        """Everybody who applied, the latest first."""
        everybody = [came for way in self.ways.values() for came in way.came]
        return sorted(everybody, key=lambda came: came.month, reverse=True)


@dataclass(frozen=True)
class Totals:
    """What all of it brought."""

    clicks: int = 0
    applications: int = 0
    hires: int = 0


def step(kind: StageKind, forgotten: bool) -> Step:
    """The coarse step; of a deleted person only a hire is still known."""
    return Step.CLOSED if forgotten and kind != StageKind.HIRED else STEPS[kind]


def results_of(user: User) -> list[OfVacancy]:
    """Every vacancy that this colleague shared, those that brought most first."""
    found: dict[int, OfVacancy] = {}
    for vacancy, network in db.session.execute(shared_by(user)):
        found.setdefault(vacancy, OfVacancy(vacancy)).ways[network]
    for vacancy, network, clicks in db.session.execute(clicks_of(user)):
        found[vacancy].ways[network].clicks = clicks
    for vacancy, network, at, kind, gone in db.session.execute(applications_of(user)):
        found[vacancy].ways[network].came.append(Came(month_of(at), step(kind, gone is not None)))
    return sorted(found.values(), key=lambda one: (len(one.came), one.clicks, one.number), reverse=True)


def shared_by(user: User) -> Any:
    """Vacancy and network of each link of the colleague's."""
    return select(TrackedLink.vacancy_id, TrackedLink.network).where(TrackedLink.sharer_id == user.id).distinct()


def clicks_of(user: User) -> Any:
    """Vacancy, network and the clicks of people."""
    return (
        select(TrackedLink.vacancy_id, TrackedLink.network, PEOPLE)
        .join(LinkMonth, LinkMonth.link_id == TrackedLink.id)
        .where(TrackedLink.sharer_id == user.id)
        .group_by(TrackedLink.vacancy_id, TrackedLink.network)
    )


def applications_of(user: User) -> Any:
    """Vacancy, network, moment, kind of stage and when it was deleted, of candidates who let the colleague see it."""
    return (
        select(
            TrackedLink.vacancy_id, TrackedLink.network, Application.created_at, Stage.kind, Application.forgotten_at
        )
        .join(Application, Application.origin_id == TrackedLink.id)
        .join(Stage, Stage.id == Application.stage_id)
        .where(TrackedLink.sharer_id == user.id, is_seen(Reader.COLLEAGUE))
    )


def month_of(moment: datetime) -> datetime:
    """The first moment of that month by the office's clock."""
    return moment.astimezone(running().settings.zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def totals(found: Iterable[OfVacancy]) -> Totals:
    """All of it together."""
    rows = list(found)
    came = [one for row in rows for one in row.came]
    return Totals(sum(row.clicks for row in rows), len(came), sum(one.step == Step.HIRED for one in came))


def with_titles(rows: Sequence[OfVacancy]) -> Sequence[OfVacancy]:
    """Fill in the vacancies of those that are shown."""
    wanted = select(Vacancy).where(Vacancy.id.in_([row.number for row in rows]))
    known = {vacancy.id: vacancy for vacancy in db.session.scalars(wanted)}
    for row in rows:
        row.vacancy = known[row.number]
    return rows


def thanks_to(user: User, most: int = 20) -> Sequence[Thanks]:
    """What recruiters wrote, the latest first; without those about whoever does not want to be seen."""
    wanted = select(Thanks).join(Thanks.application).where(Thanks.user_id == user.id, is_seen(Reader.COLLEAGUE))
    wanted = wanted.options(joinedload(Thanks.by)).order_by(Thanks.id.desc()).limit(most)
    return db.session.scalars(wanted).all()


def share_of_all(moment: datetime | None = None) -> tuple[int, int]:
    """How many of this year's applications came through a colleague, and how many there were."""
    zone = running().settings.zone
    here = (moment or now()).astimezone(zone)
    began = datetime(here.year, 1, 1, tzinfo=zone).astimezone(UTC)
    this_year = and_(Application.created_at >= began, is_seen(Reader.COLLEAGUE))
    every = db.session.scalar(select(func.count()).select_from(Application).where(this_year)) or 0
    through = select(func.count()).select_from(Application).join(Application.origin)
    return db.session.scalar(through.where(this_year, TrackedLink.sharer_id.is_not(None))) or 0, every


def share_of_all_lately() -> tuple[int, int]:
    """The same, at most five minutes old: every page of every colleague shows it, and it counts all applications."""
    house = running().settings.data
    if house not in counted or counted[house][0] < time.monotonic() - LATELY:
        counted[house] = time.monotonic(), share_of_all()
    return counted[house][1]


def of_many(users: Sequence[int], since: datetime | None, until: datetime) -> dict[int, Totals]:
    """What the sharing of several colleagues brought, in two questions to the database: from the beginning of a month
    up to a moment, clicks up to the end of the month that it lies in."""
    last_day = month_of(until - timedelta(microseconds=1)).date()
    clicks = select(TrackedLink.sharer_id, PEOPLE).join(LinkMonth, LinkMonth.link_id == TrackedLink.id)
    clicks = clicks.where(TrackedLink.sharer_id.in_(users), LinkMonth.day <= last_day)
    if since:
        clicks = clicks.where(LinkMonth.day >= month_of(since).date())
    clicked = db.session.execute(clicks.group_by(TrackedLink.sharer_id)).all()
    hires = func.count().filter(Stage.kind == StageKind.HIRED)
    applied = _by_sharer(users, func.count(), Application.created_at, since, until, hires)
    applied = applied.join(Application, Application.origin_id == TrackedLink.id)
    applied = applied.join(Stage, Stage.id == Application.stage_id).where(is_seen(Reader.COLLEAGUE))
    came: dict[int, Row[Any]] = {row[0]: row for row in db.session.execute(applied)}
    visited: dict[int, int] = {sharer: people for sharer, people in clicked if sharer is not None}
    return {
        user: Totals(visited.get(user, 0), *(came[user][1:] if user in came else (0, 0))) for user in {*visited, *came}
    }


def _by_sharer(
    users: Sequence[int], counted: Any, at: Any, since: datetime | None, until: datetime, *more: ColumnElement[Any]
) -> Any:
    found = select(TrackedLink.sharer_id, counted, *more).where(TrackedLink.sharer_id.in_(users), at < until)
    return (found.where(at >= since) if since else found).group_by(TrackedLink.sharer_id)
