"""How much there is of everything, for Prometheus. All of it comes from the database, so every web process says the
same; each is one look into an index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from recruit.attribution.clicks import journal
from recruit.config import running
from recruit.core.database import db, now, today
from recruit.models import (
    Application,
    Channel,
    ClickKind,
    Letter,
    LinkMonth,
    Publication,
    PublicationState,
    Tally,
    Vacancy,
    clock_lease,
)
from recruit.models.clicks import REFUSED
from recruit.publishing.channel_locks import resting
from recruit.web.monitoring import timetable

KIND = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True)
class Measure:
    """One name in Prometheus, with a number for each set of labels."""

    name: str
    kind: str
    says: str
    numbers: Mapping[str, float]

    def lines(self) -> Iterator[str]:
        """As Prometheus reads it."""
        yield f"# HELP {self.name} {self.says}"
        yield f"# TYPE {self.name} {self.kind}"
        for label, number in self.numbers.items():
            yield f"{self.name}{{{label}}} {round(number, 3)}" if label else f"{self.name} {round(number, 3)}"


def text() -> str:
    """Everything, in the text format."""
    return "".join(f"{line}\n" for measure in measures(now()) for line in measure.lines())


def measures(moment: datetime) -> Iterator[Measure]:
    """Everything there is to measure."""
    states = counted("state", PublicationState, Publication.state)
    yield Measure("recruit_publications", "gauge", "Publications in each state.", states)
    yield Measure("recruit_channels", "gauge", "Channels that send, wait for a limit, or are off.", channels(moment))
    letters = {'state="waiting"': how_many(Letter.due.is_not(None)), 'state="given up"': how_many(Letter.due.is_(None))}
    yield Measure("recruit_letters", "gauge", "Mail that is not out.", letters)
    late = {f'work="{work}"': seconds for work, seconds in overdue(moment).items()}
    yield Measure("recruit_overdue_seconds", "gauge", "How long the oldest due work has been waiting.", late)
    tick = clock_lease.last_tick()
    if tick:
        age = {"": abs((moment - tick).total_seconds())}
        yield Measure("recruit_clock_tick_age_seconds", "gauge", "How long ago the clock last looked.", age)
    applied = {"": db.session.scalar(select(func.count()).select_from(Application)) or 0}
    yield Measure("recruit_applications_total", "counter", "Applications ever received.", applied)
    clicks = clicks_by_kind()
    yield Measure("recruit_clicks_total", "counter", "Tracked links followed, by what followed them.", clicks)
    refused = {"": db.session.scalar(select(Tally.value).where(Tally.name == REFUSED)) or 0}
    yield Measure("recruit_click_lines_refused_total", "counter", "Lines of journals that are no clicks.", refused)
    aside = {"": journal.how_many_aside(running().settings.folder / "clicks")}
    yield Measure("recruit_journals_set_aside", "gauge", "Journals that could not be read.", aside)
    yield from of_errands()


def of_errands() -> Iterator[Measure]:
    """What became of the clock's errands."""
    rows = timetable.states()
    done = {f'errand="{row.name}"': row.succeeded_at.timestamp() for row in rows if row.succeeded_at}
    failed = {f'errand="{row.name}"': row.failed_at.timestamp() for row in rows if row.failed_at}
    failing = {f'errand="{row.name}",problem="{quoted(row.problem)}"': 1.0 for row in rows if row.problem}
    yield Measure("recruit_errand_succeeded_timestamp_seconds", "gauge", "When an errand was last done.", done)
    yield Measure("recruit_errand_failed_timestamp_seconds", "gauge", "When an errand last failed.", failed)
    yield Measure("recruit_errand_failing", "gauge", "Errands that failed at their last try, and why.", failing)


def quoted(words: str) -> str:
    """As Prometheus wants words in a label."""
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def counted(label: str, kinds: type[StrEnum], column: InstrumentedAttribute[Any]) -> dict[str, float]:
    """How many rows there are of each kind, also of those of which there are none."""
    found = {kind: number for kind, number in db.session.execute(select(column, func.count()).group_by(column))}
    return {f'{label}="{kind}"': found.get(kind, 0) for kind in kinds}


def clicks_by_kind() -> dict[str, float]:
    """Clicks of all time, by what followed the link."""
    columns = (LinkMonth.people, LinkMonth.repeats, LinkMonth.staff, LinkMonth.robots, LinkMonth.previews)
    found = db.session.execute(select(*(func.coalesce(func.sum(column), 0) for column in columns))).one()
    return {f'kind="{kind}"': int(number) for kind, number in zip(ClickKind, found, strict=True)}


def how_many(condition: ColumnElement[bool]) -> int:
    """How many letters are so."""
    return db.session.scalar(select(func.count()).select_from(Letter).where(condition)) or 0


def channels(moment: datetime) -> dict[str, float]:
    """Channels by what they do now."""
    found = {"on": 0, "parked": 0, "off": 0}
    for row in db.session.execute(select(Channel.on, Channel.parked_until)):
        on, parked_until = row
        found["off" if not on else "parked" if parked_until and parked_until > moment else "on"] += 1
    return {f'state="{state}"': number for state, number in found.items()}


def overdue(moment: datetime) -> dict[str, float]:
    """For how many seconds the oldest due row has been waiting for a worker: 0 when none is."""
    awake = Publication.channel_id.not_in(resting(moment))
    # What is planned for a vacancy that closed is called off; what is looked for or taken down is not.
    alive = Publication.vacancy_id.in_(select(Vacancy.id).where(Vacancy.is_open(today())))
    oldest = [
        db.session.scalar(select(func.min(Publication.due)).where(Publication.state == state, awake, *more))
        for state, more in (
            (PublicationState.SCHEDULED, [alive]),
            (PublicationState.UNSURE, []),
            (PublicationState.CLOSING, []),
            (PublicationState.CHANGING, []),
        )
    ]
    publication = min((due for due in oldest if due), default=moment)
    letter = db.session.scalar(select(func.min(Letter.due))) or moment
    return {
        "publication": max(0.0, (moment - publication).total_seconds()),
        "letter": max(0.0, (moment - letter).total_seconds()),
    }
