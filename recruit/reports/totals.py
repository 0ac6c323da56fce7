"""Sums over a period out of the rows of days and months: the only place that reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select, union_all

from recruit.attribution.origin_names import INVITATION
from recruit.candidates import blind_review
from recruit.core.database import today
from recruit.models import LinkDay, LinkMonth, OriginDay, OriginMonth, Publication, TrackedLink, Vacancy
from recruit.models.figures import ALL_CLICKS
from recruit.reports.periods import Period, Span, spans
from recruit.reports.query import Only

CAME = ("applications", "looked_at", "interviews", "offers", "hires", "seconds_to_hire")
HIDDEN = "is_hidden"
"""A key that is true where a blind first look hides where the applications came from."""
LINKED, SOURCED = "is_linked", "is_sourced"
"""Keys that are true where there is a link, and where there is a source."""
UNSEEN, UNKNOWN = "unseen", "unknown"
"""How many applications are hidden so, and of how many others nobody knows where they came from."""


def of_period(period: Period) -> tuple[Span, ...]:
    """The fewest rows that add up to it."""
    return spans(period, today())


def days_of(period: Period) -> tuple[Span, ...]:
    """All its days, each on its own: weeks are no part of months."""
    return (Span(False, period.since, period.until),)


def clicks(parts: Sequence[Span], only: Only, keys: Sequence[str], counted: Sequence[str] = ALL_CLICKS) -> Any:
    """Clicks by `link_id` or `day`, or all together. Of months the day is the first one."""
    found = []
    for span in parts:
        table: Any = LinkMonth if span.monthly else LinkDay
        of_days = select(*columns(table, span, keys, counted)).where(table.day.between(span.since, span.until))
        found.append(of_days.where(*of_links(table.link_id, only)))
    return added_up(found, keys, counted)


def came(parts: Sequence[Span], only: Only, keys: Sequence[str], counted: Sequence[str] = CAME) -> Any:
    """The applications that arrived then, by some of their columns and of the keys above."""
    found = []
    for span in parts:
        table: Any = OriginMonth if span.monthly else OriginDay
        of_days = select(*columns(table, span, keys, counted)).where(table.day.between(span.since, span.until))
        found.append(of_days.where(*of_origins(table, only)))
    return added_up(found, keys, counted)


def columns(table: Any, span: Span, keys: Sequence[str], counted: Sequence[str]) -> list[Any]:
    """What one span gives."""
    named = [column(table, key).label(key) for key in keys]
    return [*named, *((column(table, name) * span.sign).label(name) for name in counted)]


def column(table: Any, name: str) -> Any:
    """A column, or what is made of some."""
    return DERIVED[name](table) if name in DERIVED else getattr(table, name)


def added_up(parts: Sequence[Any], keys: Sequence[str], counted: Sequence[str]) -> Any:
    """The spans as one."""
    rows = union_all(*parts).subquery()
    by: list[Any] = [rows.c[key] for key in keys]
    numbers = [func.coalesce(func.sum(rows.c[name]), 0).label(name) for name in counted]
    return select(*by, *numbers).group_by(*by).subquery()


def hidden(vacancy: Any) -> ColumnElement[bool]:
    """Whether somebody who applied for it is still hidden."""
    still: ColumnElement[bool] = vacancy.in_(blind_review.vacancies())
    return still


DERIVED: dict[str, Callable[[Any], Any]] = {
    HIDDEN: lambda table: hidden(table.vacancy_id),
    LINKED: lambda table: table.link_id > 0,
    SOURCED: lambda table: table.source_id > 0,
    UNSEEN: lambda table: case((hidden(table.vacancy_id), table.applications), else_=0),
    UNKNOWN: lambda table: case((nowhere(table), table.applications), else_=0),
}
"""What is no column."""


def nowhere(table: Any) -> ColumnElement[bool]:
    """Whether nobody knows where they came from."""
    return and_(table.link_id == 0, table.source_id == 0, ~hidden(table.vacancy_id))


def of_links(link: Any, only: Only) -> list[ColumnElement[bool]]:
    """Which links a report may count: never one that stands in a letter to somebody who has not applied."""
    found = [link.not_in(unanswered())]
    if only:
        found.append(link.in_(links_of(only)))
    return found


def unanswered() -> Any:
    """Links of invitations by which nobody has applied of whom the office may know it."""
    applied = select(OriginMonth.link_id).where(OriginMonth.link_id == TrackedLink.id, ~hidden(OriginMonth.vacancy_id))
    return select(TrackedLink.id).where(TrackedLink.network == INVITATION, ~applied.exists())


def links_of(only: Only) -> Any:
    """The links that a report is limited to."""
    wanted = select(TrackedLink.id)
    if only.channel:
        on_channel = select(Publication.id).where(Publication.channel_id == only.channel)
        wanted = wanted.where(TrackedLink.publication_id.in_(on_channel))
    if only.unit:
        wanted = wanted.where(TrackedLink.vacancy_id.in_(select(Vacancy.id).where(Vacancy.unit_id == only.unit)))
    if only.vacancy:
        wanted = wanted.where(TrackedLink.vacancy_id == only.vacancy)
    if only.colleague:
        wanted = wanted.where(TrackedLink.sharer_id == only.colleague)
    if only.label:
        plain = (TrackedLink.publication_id.is_(None), TrackedLink.sharer_id.is_(None), TrackedLink.steps == 0)
        wanted = wanted.where(TrackedLink.label == only.label, *plain)
    return wanted


def of_origins(table: Any, only: Only) -> list[ColumnElement[bool]]:
    """Which applications a report may count. Where it is limited by origin, none of those who are still hidden."""
    found: list[ColumnElement[bool]] = []
    if only.vacancy:
        found.append(table.vacancy_id == only.vacancy)
    if only.unit:
        found.append(table.vacancy_id.in_(select(Vacancy.id).where(Vacancy.unit_id == only.unit)))
    if only.by_origin:
        found += [table.link_id.in_(links_of(only)), ~hidden(table.vacancy_id)]
    return found
