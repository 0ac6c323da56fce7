"""Whether candidates for one vacancy were searched alike: the same for all is what makes it fair."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from recruit.candidates.screening.findings import Source
from recruit.candidates.screening.hash_chain import SEARCHES
from recruit.core.database import db
from recruit.models import Application, ScreeningLine, Stage, StageKind, Vacancy


@dataclass(frozen=True)
class Row:
    """How often one candidate was searched in each place."""

    application: Application
    times: Counter[str]
    less: list[Source]
    """Where most others were looked up, and this one was not."""
    more: list[Source]
    """Where this one was looked up, and most others were not."""


@dataclass(frozen=True)
class Table:
    """All candidates beside each other."""

    sources: list[Source]
    """Places where anybody was looked up."""
    rows: list[Row]

    @property
    def uneven(self) -> int:
        """How many got less or more than the others."""
        return sum(bool(row.less or row.more) for row in self.rows)


def table(vacancy: Vacancy, everybody: bool = False) -> Table:
    """Those in procedure beyond the first stage, or everybody whose data is still here."""
    people = candidates(vacancy, everybody)
    times = searches([application.id for application in people])
    sources = [source for source in Source if any(source in counted for counted in times.values())]
    most = {source for source in sources if 2 * sum(source in counted for counted in times.values()) > len(people)}
    return Table(sources, [row(application, times, sources, most) for application in people])


def candidates(vacancy: Vacancy, everybody: bool) -> list[Application]:
    """Who is compared."""
    wanted = select(Application).where(Application.vacancy_id == vacancy.id, Application.forgotten_at.is_(None))
    if not everybody:
        beyond = select(Stage.id).where(Stage.kind != StageKind.RECEIVED)
        wanted = wanted.where(Application.ended_at.is_(None), Application.stage_id.in_(beyond))
    return list(db.session.scalars(wanted.order_by(Application.id)))


def searches(numbers: list[int]) -> dict[int, Counter[str]]:
    """How often each was searched, by place."""
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    wanted = select(ScreeningLine.application_id, ScreeningLine.content).where(
        ScreeningLine.application_id.in_(numbers), ScreeningLine.kind.in_(SEARCHES)
    )
    for number, content in db.session.execute(wanted):
        counted[number][json.loads(content)["source"]] += 1
    return counted


def row(application: Application, times: dict[int, Counter[str]], sources: list[Source], most: set[Source]) -> Row:
    """One candidate against the others: more than half of all is most."""
    mine = times.get(application.id, Counter())
    less = [source for source in sources if source in most and source not in mine]
    more = [source for source in sources if source not in most and source in mine]
    return Row(application, mine, less, more)
