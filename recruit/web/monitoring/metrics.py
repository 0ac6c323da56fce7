"""How much there is of everything, for Prometheus. All of it comes from the database, so every web process says the
same; each is one look into an index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from recruit.attribution.clicks import journal
from recruit.config import running
from recruit.core.database import db, now, today
from recruit.models import (
    Application,
    Channel,
    Letter,
    LinkMonth,
    Publication,
    PublicationState,
    Tally,
    Vacancy,
    clock_lease,
)
from recruit.models.clicks import REFUSED
from recruit.models.figures import ALL_CLICKS, CLICK_COLUMNS
from recruit.publishing.channel_locks import resting
from recruit.web.monitoring import timetable


class Everything(Collector):
    """All there is to measure, as Prometheus' own library asks for it."""

    def collect(self) -> Iterator[Metric]:
        """Each name with its numbers, now."""
        moment = now()
        states = counted(PublicationState, Publication.state)
        yield measure("publications", "Publications in each state.", states, "state")
        says = "Channels that send, wait for a limit, or are off."
        yield measure("channels", says, channels(moment), "state")
        letters = {"waiting": how_many(Letter.due.is_not(None)), "given up": how_many(Letter.due.is_(None))}
        yield measure("letters", "Mail that is not out.", letters, "state")
        yield measure("overdue_seconds", "How long the oldest due work has been waiting.", overdue(moment), "work")
        tick = clock_lease.last_tick()
        if tick:
            age = round(abs((moment - tick).total_seconds()), 3)
            yield GaugeMetricFamily("recruit_clock_tick_age_seconds", "How long ago the clock last looked.", age)
        applied = db.session.scalar(select(func.count()).select_from(Application)) or 0
        yield CounterMetricFamily("recruit_applications", "Applications ever received.", applied)
        says = "Tracked links followed, by what followed them."
        yield measure("clicks", says, clicks_by_kind(), "kind", CounterMetricFamily)
        refused = db.session.scalar(select(Tally.value).where(Tally.name == REFUSED)) or 0
        yield CounterMetricFamily("recruit_click_lines_refused", "Lines of journals that are no clicks.", refused)
        aside = journal.how_many_aside(running().settings.folder / "clicks")
        yield GaugeMetricFamily("recruit_journals_set_aside", "Journals that could not be read.", aside)
        yield from of_errands()


def measure(
    name: str,
    says: str,
    numbers: Mapping[str, float],
    label: str,
    family: type[GaugeMetricFamily | CounterMetricFamily] = GaugeMetricFamily,
) -> Metric:
    """A number for each value of a label."""
    found = family(f"recruit_{name}", says, labels=[label])
    for value, number in numbers.items():
        found.add_metric([value], round(number, 3))
    return found


def of_errands() -> Iterator[Metric]:
    """What became of the clock's errands."""
    rows = timetable.states()
    done = {row.name: row.succeeded_at.timestamp() for row in rows if row.succeeded_at}
    yield measure("errand_succeeded_timestamp_seconds", "When an errand was last done.", done, "errand")
    failed = {row.name: row.failed_at.timestamp() for row in rows if row.failed_at}
    yield measure("errand_failed_timestamp_seconds", "When an errand last failed.", failed, "errand")
    says = "Errands that failed at their last try, and why."
    failing = GaugeMetricFamily("recruit_errand_failing", says, labels=["errand", "problem"])
    for row in rows:
        if row.problem:
            failing.add_metric([row.name, row.problem], 1)
    yield failing


def counted(kinds: type[StrEnum], column: InstrumentedAttribute[Any]) -> dict[str, float]:
    """How many rows there are of each kind, also of those of which there are none."""
    found = {kind: number for kind, number in db.session.execute(select(column, func.count()).group_by(column))}
    return {kind: found.get(kind, 0) for kind in kinds}


def clicks_by_kind() -> dict[str, float]:
    """Clicks of all time, by what followed the link."""
    sums = (func.coalesce(func.sum(getattr(LinkMonth, column)), 0) for column in ALL_CLICKS)
    return dict(zip(CLICK_COLUMNS, map(int, db.session.execute(select(*sums)).one()), strict=True))


def how_many(condition: ColumnElement[bool]) -> int:
    """How many letters are so."""
    return db.session.scalar(select(func.count()).select_from(Letter).where(condition)) or 0


def channels(moment: datetime) -> Mapping[str, float]:
    """Channels by what they do now."""
    found = {"on": 0, "parked": 0, "off": 0}
    for row in db.session.execute(select(Channel.on, Channel.parked_until)):
        on, parked_until = row
        found["off" if not on else "parked" if parked_until and parked_until > moment else "on"] += 1
    return found


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
