"""Sums over a period out of the rows of days and months: the only place that reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select, union_all

from recruit.db import today
from recruit.deciding import blind
from recruit.models import LinkDay, LinkMonth, OriginDay, OriginMonth, Publication, TrackedLink, Vacancy
from recruit.origins import INVITATION
from recruit.reports.asked import Only
from recruit.reports.periods import Period, Span, spans

OTHERS = ("repeats", "staff", "robots", "previews")
CLICKS = ("people", *OTHERS)
CAME = ("applications", "looked_at", "interviews", "offers", "hires", "seconds_to_hire")
HIDDEN = "is_hidden"
"""A key that is true where a blind first look hides where the applications came from."""
LINKED, SOURCED = "is_linked", "is_sourced"
"""Keys that are true where there is a link, and where there is a source."""


def clicks(period: Period, only: Only, keys: Sequence[str], daily: bool = False) -> Any:
    """The clicks of a period by `link_id` or `day`. Of months the day is the first one."""
    parts = []
    for span in parts_of(period, daily):
        table: Any = LinkMonth if span.monthly else LinkDay
        of_days = select(*columns(table, span, keys, CLICKS)).where(table.day.between(span.since, span.until))
        parts.append(of_days.where(*of_links(table.link_id, only)))
    return added_up(parts, keys, CLICKS)


def came(period: Period, only: Only, keys: Sequence[str], daily: bool = False) -> Any:
    """The applications that arrived in a period by some of their columns and of the keys above."""
    parts = []
    for span in parts_of(period, daily):
        table: Any = OriginMonth if span.monthly else OriginDay
        of_days = select(*columns(table, span, keys, CAME)).where(table.day.between(span.since, span.until))
        parts.append(of_days.where(*of_origins(table, only)))
    return added_up(parts, keys, CAME)


def parts_of(period: Period, daily: bool) -> tuple[Span, ...]:
    """What adds up to the period; for a report by weeks its days alone."""
    return (Span(False, period.since, period.until),) if daily else spans(period, today())


def columns(table: Any, span: Span, keys: Sequence[str], counted: Sequence[str]) -> list[Any]:
    """What one span gives."""
    named = [DERIVED[key](table).label(key) if key in DERIVED else getattr(table, key) for key in keys]
    return [*named, *((getattr(table, name) * span.sign).label(name) for name in counted)]


def added_up(parts: Sequence[Any], keys: Sequence[str], counted: Sequence[str]) -> Any:
    """The spans as one."""
    rows = union_all(*parts).subquery()
    by: list[Any] = [rows.c[key] for key in keys]
    numbers = [func.coalesce(func.sum(rows.c[name]), 0).label(name) for name in counted]
    return select(*by, *numbers).group_by(*by).subquery()


def hidden(vacancy: Any) -> ColumnElement[bool]:
    """Whether somebody who applied for it is still hidden."""
    still: ColumnElement[bool] = vacancy.in_(blind.vacancies())
    return still


DERIVED: dict[str, Callable[[Any], Any]] = {
    HIDDEN: lambda table: hidden(table.vacancy_id),
    LINKED: lambda table: table.link_id > 0,
    SOURCED: lambda table: table.source_id > 0,
}
"""Keys that are no columns."""


def of_links(link: Any, only: Only) -> list[ColumnElement[bool]]:
    """Which links a report may count: never one that stands in a letter to somebody who has not applied."""
    found = [link.not_in(unanswered())]
    if only:
        found.append(link.in_(links_of(only)))
    return found


def unanswered() -> Any:
    """Links of invitations by which nobody has applied."""
    applied = select(OriginMonth.link_id).where(OriginMonth.link_id == TrackedLink.id).exists()
    return select(TrackedLink.id).where(TrackedLink.network == INVITATION, ~applied)


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
