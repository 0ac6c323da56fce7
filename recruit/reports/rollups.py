"""Applications added up by the day on which they arrived, and how far they came since.

Whoever changes an application in what is counted leaves a note of its day and vacancy, in the same transaction and
without waiting for anybody. A moment later that day of that vacancy is counted anew, so counting twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, event, insert, inspect, select, update
from sqlalchemy.orm import Mapper

from recruit.core.bulk import put
from recruit.core.calendar import begin_of, day_of, end_of, month_after
from recruit.core.database import db
from recruit.core.one_by_one import in_batches
from recruit.models import Application, OriginDay, OriginMonth, Reach, StaleDay, Tally
from recruit.models.clicks import CLICKS

COUNTED = ("vacancy_id", "origin_id", "source_id", "reached", "hired_at")
"""What of an application the figures tell."""
AT_ONCE = 500
STEPS = {Reach.LOOKED_AT: "looked_at", Reach.INTERVIEW: "interviews", Reach.OFFER: "offers", Reach.HIRED: "hires"}
ORDER = list(Reach)


@event.listens_for(Application, "after_insert")
@event.listens_for(Application, "after_update")
def note(mapper: Mapper[Any], connection: Connection, application: Application) -> None:
    """In the transaction that changes the application."""
    attributes = inspect(application).attrs
    if any(attributes[name].history.has_changes() for name in COUNTED):
        day = day_of(application.created_at)
        connection.execute(insert(StaleDay).values(day=day, vacancy_id=application.vacancy_id))


@dataclass(frozen=True, slots=True)
class Came:
    """What is counted of one application."""

    vacancy: int
    link: int
    source: int
    reached: Reach
    at: datetime
    hired_at: datetime | None


def catch_up() -> int:
    """Count anew what changed; how many notes of it there were. Commits as it goes."""
    noted = select(StaleDay.id, StaleDay.day, StaleDay.vacancy_id)

    def some(left_out: set[int]) -> Sequence[tuple[int, date, int]]:
        found = db.session.execute(noted.where(StaleDay.id.not_in(left_out)).limit(AT_ONCE))
        return [(number, day, vacancy) for number, day, vacancy in found]

    return in_batches(some, count_noted, lambda note: note[0])


def count_noted(notes: Sequence[tuple[int, date, int]], before: int) -> None:
    """Count the days of these notes, and the months they are in."""
    wait_for_turn()
    changed = {(vacancy, day) for _, day, vacancy in notes}
    for vacancy, day in sorted(changed):
        count_day(vacancy, day)
    for vacancy, month in sorted({(vacancy, day.replace(day=1)) for vacancy, day in changed}):
        count_month(vacancy, month)
    # These, and none that came meanwhile.
    db.session.execute(delete(StaleDay).where(StaleDay.id.in_([number for number, _, _ in notes])))


def wait_for_turn() -> None:
    """One at a time."""
    db.session.execute(update(Tally).where(Tally.name == CLICKS).values(value=Tally.value))


def count_day(vacancy: int, day: date) -> None:
    """Count the applications of one day for one vacancy."""
    arrived = and_(Application.created_at >= begin_of(day), Application.created_at < end_of(day))
    rows = summed(day, came(Application.vacancy_id == vacancy, arrived))
    replace(OriginDay, rows, OriginDay.vacancy_id == vacancy, OriginDay.day == day)


def count_month(vacancy: int, month: date) -> None:
    """Add up the days of one month of one vacancy."""
    days = select(OriginDay).where(
        OriginDay.vacancy_id == vacancy, OriginDay.day >= month, OriginDay.day < month_after(month)
    )
    rows = months_of(db.session.scalars(days).all())
    replace(OriginMonth, rows, OriginMonth.vacancy_id == vacancy, OriginMonth.day == month)


def replace(model: type[OriginDay] | type[OriginMonth], rows: Sequence[dict[str, Any]], *which: Any) -> None:
    """Put these rows in the place of those."""
    db.session.execute(delete(model).where(*which).execution_options(synchronize_session=False))
    put(model, rows)


def came(*which: Any) -> list[Came]:
    """What is counted of those applications."""
    columns = (Application.origin_id, Application.source_id, Application.reached, Application.hired_at)
    wanted = select(Application.vacancy_id, Application.created_at, *columns).where(*which)
    return [
        # A place on the web counts where no link of ours is known.
        Came(vacancy, link or 0, 0 if link else source or 0, reached, at, hired_at)
        for vacancy, at, link, source, reached, hired_at in db.session.execute(wanted)
    ]


def summed(day: date, applications: Iterable[Came]) -> list[dict[str, Any]]:
    """Rows of that day, one for each vacancy, link and source."""
    found: dict[tuple[int, int, int], dict[str, Any]] = {}
    for one in applications:
        key = (one.vacancy, one.link, one.source)
        row = found.setdefault(key, empty(day, *key) | {"first_at": one.at})
        row["applications"] += 1
        row["first_at"] = min(row["first_at"], one.at)
        for step, column in STEPS.items():
            row[column] += ORDER.index(one.reached) >= ORDER.index(step)
        if one.reached is Reach.HIRED and one.hired_at:
            row["seconds_to_hire"] += max(0, int((one.hired_at - one.at).total_seconds()))
    return list(found.values())


def months_of(days: Iterable[OriginDay]) -> list[dict[str, Any]]:
    """Rows of months, from those of their days."""
    found: dict[tuple[date, int, int, int], dict[str, Any]] = {}
    for day in days:
        key = (day.day.replace(day=1), day.vacancy_id, day.link_id, day.source_id)
        row = found.setdefault(key, empty(*key) | {"first_at": day.first_at})
        row["first_at"] = min(row["first_at"], day.first_at)
        for name in ("applications", *STEPS.values(), "seconds_to_hire"):
            row[name] += getattr(day, name)
    return list(found.values())


def empty(day: date, vacancy: int, link: int, source: int) -> dict[str, Any]:
    """A row in which nothing is counted yet."""
    keys = {"day": day, "vacancy_id": vacancy, "link_id": link, "source_id": source}
    return keys | {"applications": 0, **dict.fromkeys(STEPS.values(), 0), "seconds_to_hire": 0}
