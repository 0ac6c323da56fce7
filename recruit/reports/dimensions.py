"""What a row of a report stands for: how links and applications are put together, as the database does it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Integer, and_, case, func, literal, true
from sqlalchemy.sql.selectable import Subquery

from recruit.models import Publication, TrackedLink, Vacancy
from recruit.organisation.policies import sharing
from recruit.reports import vacancy_results
from recruit.reports.query import By, Only
from recruit.reports.totals import HIDDEN


class Kind(StrEnum):
    """What kind of thing a row is."""

    CHANNEL = "channel"
    LINK = "link"
    LABEL = "label"
    COLLEAGUE = "colleague"
    COLLEAGUES = "colleagues"
    """Links that colleagues share, together."""
    PASSED_ON = "passed on"
    """Links that readers made from the links of others."""
    SOURCE = "source"
    """A place on the web that sent people without a link of ours."""
    UNKNOWN = "unknown"
    HIDDEN = "hidden"
    """A blind first look does not say yet where these came from."""
    VACANCY = "vacancy"
    UNIT = "unit"
    TIME = "time"


class Key(NamedTuple):
    """One row."""

    kind: Kind
    number: int = 0
    """Of the database's row; of a period its first day, counted as Python does."""
    label: str = ""


Columns = tuple[Any, Any, Any]
ZERO = literal(0, Integer)
NO_WORDS = literal("")


def of_link(by: By, only: Only) -> Columns:
    """Kind, number and label of the row in which a link counts."""
    if by == By.VACANCY:
        return literal(Kind.VACANCY.value), TrackedLink.vacancy_id, NO_WORDS
    if by == By.UNIT:
        return literal(Kind.UNIT.value), func.coalesce(Vacancy.unit_id, 0), NO_WORDS
    if by == By.COLLEAGUE:
        return of_sharer(Kind.COLLEAGUE.value)
    posted, plain = TrackedLink.publication_id.is_not(None), TrackedLink.sharer_id.is_(None)
    together = [(TrackedLink.steps > 0, Kind.PASSED_ON.value), (~plain, Kind.COLLEAGUES.value)]
    if by == By.POST:
        alone = true() if only.colleague else vacancy_results.has_a_line()
        kind = case((alone, Kind.LINK.value), *together, else_=Kind.LABEL.value)
        return kind, case((alone, TrackedLink.id), else_=0), NO_WORDS
    kind = case((posted, Kind.CHANNEL.value), *together, else_=Kind.LABEL.value)
    label = case((and_(~posted, plain, TrackedLink.steps == 0), TrackedLink.label), else_="")
    return kind, case((posted, Publication.channel_id), else_=0), label


def of_sharer(named: str) -> Columns:
    """The colleague; all of them together where the organisation keeps figures of single people from the office."""
    if sharing().figures_per_person:
        return literal(named), TrackedLink.sharer_id, NO_WORDS
    return literal(Kind.COLLEAGUES.value), ZERO, NO_WORDS


def of_application(by: By, only: Only, rows: Subquery) -> Columns:
    """The same of applications: by vacancy where that is asked, else by where they came from."""
    if by == By.VACANCY:
        return literal(Kind.VACANCY.value), rows.c.vacancy_id, NO_WORDS
    if by == By.UNIT:
        return literal(Kind.UNIT.value), func.coalesce(Vacancy.unit_id, 0), NO_WORDS
    if by == By.COLLEAGUE:
        return of_sharer(Kind.COLLEAGUE.value)
    kind, number, label = of_link(by, only)
    direct = rows.c.link_id == 0
    before = [(rows.c[HIDDEN], Kind.HIDDEN.value), (and_(direct, rows.c.source_id > 0), Kind.SOURCE.value)]
    return (
        case(*before, (direct, Kind.UNKNOWN.value), else_=kind),
        case((rows.c[HIDDEN], 0), (direct, rows.c.source_id), else_=number),
        case((rows.c[HIDDEN], ""), (direct, ""), else_=label),
    )


def needs(by: By) -> tuple[str, ...]:
    """What applications are added up by before they are put into rows."""
    return ("vacancy_id",) if by in (By.VACANCY, By.UNIT) else ("link_id", "source_id", HIDDEN)
