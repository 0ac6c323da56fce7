"""The clicks on one link: when, of what kind, and why. Of whoever clicked there is nothing to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import and_, or_, select

from recruit.candidates import blind_review
from recruit.core.database import db
from recruit.models import Click, ClickKind, TrackedLink
from recruit.organisation.audit import start_of
from recruit.organisation.policies import sharing
from recruit.reports import totals
from recruit.reports.periods import DAY, Period

ROWS = 50


@dataclass(frozen=True)
class Place:
    """Where a page of clicks begins: behind this one."""

    at: datetime
    number: int

    @classmethod
    def read(cls, typed: str) -> Place | None:
        """From an address; None for anything else."""
        seconds, _, number = typed.partition(".")
        if not (seconds + number).isascii() or not (seconds.isdecimal() and number.isdecimal()) or len(typed) > 30:
            return None
        try:
            return cls(datetime.fromtimestamp(int(seconds), UTC), min(int(number), 2**63 - 1))
        except (ValueError, OverflowError, OSError):
            return None

    @classmethod
    def of(cls, click: Click) -> str:
        """As it stands in an address."""
        return f"{int(click.at.timestamp())}.{click.number}"


@dataclass(frozen=True)
class Page:
    """Some clicks, the latest first."""

    clicks: Sequence[Click]
    later: str
    """Where the page of older ones begins; empty where there are none."""


def may_be_seen(link: TrackedLink) -> bool:
    """Whether the office may look at one link: a colleague's only where it sees figures of single people, an invitation
    only after somebody applied by it."""
    if link.sharer_id and not sharing().figures_per_person:
        return False
    return db.session.scalar(totals.unanswered().where(TrackedLink.id == link.id)) is None


def is_hidden(link: TrackedLink) -> bool:
    """Whether the hour of a click could tell who of those still hidden came by it: then only its day is shown."""
    return blind_review.hides(link.vacancy_id)


def clicks_page(link: TrackedLink, period: Period, kind: ClickKind | None, begin: Place | None) -> Page:
    """The clicks of a period, from a place on."""
    wanted: list[Any] = [Click.at >= start_of(period.since), Click.at < start_of(period.until + DAY)]
    if kind:
        wanted.append(Click.kind == kind)
    if begin:
        same_second = and_(Click.at == begin.at, Click.number < begin.number)
        wanted += [Click.at <= begin.at, or_(Click.at < begin.at, same_second)]
    of_link = select(Click).where(Click.link_id == link.id, *wanted)
    found = db.session.scalars(of_link.order_by(Click.at.desc(), Click.number.desc()).limit(ROWS + 1)).all()
    return Page(found[:ROWS], Place.of(found[ROWS - 1]) if len(found) > ROWS else "")
