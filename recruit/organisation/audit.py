"""Who did what, to which row, when and why: written in the same transaction as the deed, and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import Select, event, inspect, select
from sqlalchemy.orm import joinedload

from recruit.config import running
from recruit.core.database import db
from recruit.core.row_numbers import whole
from recruit.models import AuditLine, Channel, Deed, Deletion, ScreeningLine, Source, Stage, Subject, User
from recruit.models.vacancies import CURRENCIES
from recruit.models.visibility import is_seen_line
from recruit.organisation import audit_wordings as deeds_in_words

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Between them lies every day that somebody may ask for."""


class Unchangeable(Exception):
    """Somebody tried to change or remove a line that is only ever added: a bug."""


@event.listens_for(AuditLine, "before_update")
@event.listens_for(AuditLine, "before_delete")
@event.listens_for(Deletion, "before_update")
@event.listens_for(Deletion, "before_delete")
@event.listens_for(ScreeningLine, "before_update")
@event.listens_for(ScreeningLine, "before_delete")
def refuse(mapper: Any, connection: Any, row: Any) -> None:
    """Lines are added, and nothing else."""
    raise Unchangeable(f"a line of {row.__tablename__} stays as it is")


@dataclass(frozen=True)
class Field:
    """A column of the row that a line is about, or rows that belong to it: by name alone, with what it holds, or with
    what it was and became. Words that somebody typed there are left out."""

    name: str
    values: tuple[Any, ...] = ()

    def __str__(self) -> str:
        told = [value for value in self.values if isinstance(value, Enum) or not isinstance(value, str)]
        shown = " → ".join(str(value) for value in told) if len(told) == len(self.values) else ""
        return f"{self.name}: {shown}" if shown else self.name


@dataclass(frozen=True)
class Change:
    """A figure or a choice that became another."""

    old: int | Enum
    new: int | Enum


@dataclass(frozen=True)
class Money:
    """An amount."""

    cents: int
    currency: str

    def __str__(self) -> str:
        return f"{self.currency if self.currency in CURRENCIES else '?'} {self.cents / 100:.2f}"


Thing = Channel | Source | Stage
"""What the organisation set up and gave a name."""


@dataclass(frozen=True)
class Other:
    """A second row of which a deed speaks, by the number that people know."""

    kind: Subject
    number: int


Fact = int | date | Enum | Field | Change | Money | Thing
"""What a line may hold besides who, what and when. Never words about somebody: lines outlive people, and a reason is
read from the row in which it was written."""


def note(by: User | None, deed: Deed, row: Any, *facts: Fact, other: Other | None = None) -> None:
    """Put a deed on record. `row` has been flushed, so that it has a number. Raises TypeError for what is no fact."""
    db.session.flush()
    line = AuditLine(
        by_id=by.id if by else None,
        deed=deed,
        subject_kind=Subject(row.__tablename__),
        subject_id=row.id,
        note=", ".join(fact_in_line(fact, row) for fact in facts)[:1000],
    )
    if other:
        line.other_kind, line.other_number = other.kind, other.number
    db.session.add(line)


def fact_in_line(fact: Fact, row: Any) -> str:
    """A fact as it stands in a line about that row. Raises TypeError for what is none, such as free text."""
    match fact:
        case Enum():
            return str(fact.value)
        case Stage():
            return fact.name or fact.kind.value
        case Change():
            return f"{fact_in_line(fact.old, row)} → {fact_in_line(fact.new, row)}"
        case Channel() | Source():
            return fact.name
        case Field() if fact.name in inspect(row).mapper.attrs:
            return str(fact)
        case int() | date() | Money():
            return str(fact)
    raise TypeError(f"an audit line holds facts and no {type(fact).__name__}")


def change(row: Any, facts: dict[str, Any], by: User | None, deed: Deed) -> None:
    """Put other values into a row of rules; each that changed is on record, a figure or a choice with what it was."""
    changed = {name: (getattr(row, name), value) for name, value in facts.items() if getattr(row, name) != value}
    for name, (_old, value) in changed.items():
        setattr(row, name, value)
    db.session.add(row)
    for name, values in changed.items():
        note(by, deed, row, Field(name, values))


def history(row: Any, most: int = 50) -> Sequence[AuditLine]:
    """What was done to a row, the latest first, as far as the office may know."""
    mine = (AuditLine.subject_kind == row.__tablename__, AuditLine.subject_id == row.id)
    wanted = select(AuditLine).where(*mine, is_seen_line())
    return db.session.scalars(wanted.order_by(AuditLine.id.desc()).limit(most)).all()


@dataclass(frozen=True)
class Filter:
    """What somebody looks for in the log; what makes no sense is left out."""

    who: int | None = None
    """A colleague's number; 0 is Recruit itself, or a candidate."""
    deed: str = ""
    kind: str = ""
    """Of the rows to which something was done, as the log calls it; perhaps one that no release knows."""
    number: int | None = None
    """Of one row of that kind."""
    since: date | None = None
    until: date | None = None

    @classmethod
    def read(cls, given: dict[str, str]) -> Filter:
        """From an address."""
        who = 0 if given["who"] == "0" else whole(given["who"])
        kind, _, typed = given["what"].partition(" ")
        number = whole(typed) or 0 if typed else None
        return cls(who, given["deed"][:60], kind[:40], number, a_day(given["since"]), a_day(given["until"]))

    @property
    def what(self) -> str:
        """The kind and the number as they stand in an address."""
        return self.kind if self.number is None else f"{self.kind} {self.number}"

    def __bool__(self) -> bool:
        return self != Filter()


def a_day(text: str) -> date | None:
    """A day as browsers write it; None for anything else, and for days that no clock of ours ever shows."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def search(wanted: Filter) -> Select[AuditLine]:
    """Lines that fit and that the office may know of, the latest first."""
    found = select(AuditLine).options(joinedload(AuditLine.by)).where(is_seen_line())
    if wanted.who is not None:
        found = found.where(AuditLine.by_id == wanted.who if wanted.who else AuditLine.by_id.is_(None))
    if wanted.deed:
        found = found.where(AuditLine.deed == wanted.deed)
    if wanted.kind:
        found = found.where(AuditLine.subject_kind == wanted.kind)
        if wanted.number is not None:
            found = found.where(AuditLine.subject_id == wanted.number)
    if wanted.since:
        found = found.where(AuditLine.at >= start_of(wanted.since))
    if wanted.until:
        found = found.where(AuditLine.at < start_of(wanted.until + timedelta(days=1)))
    return found.order_by(AuditLine.id.desc())


def start_of(day: date) -> datetime:
    """The first moment of a day by the office's clock."""
    return datetime.combine(day, time(), running().settings.zone).astimezone(UTC)


def people() -> Sequence[User]:
    """Everybody who ever did something."""
    did = select(AuditLine.by_id).where(AuditLine.by_id.is_not(None), is_seen_line())
    return db.session.scalars(select(User).where(User.id.in_(did)).order_by(User.name, User.email)).all()


def deeds() -> Sequence[Deed | str]:
    """Every kind of deed there is."""
    wanted = select(AuditLine.deed).where(is_seen_line()).distinct()
    return db.session.scalars(wanted.order_by(AuditLine.deed)).all()


def as_rows(lines: Iterable[AuditLine]) -> Iterator[tuple[str | int, ...]]:
    """Lines for a spreadsheet."""
    for line in lines:
        who = line.by.called if line.by else deeds_in_words.doer(line.deed, line.facts)
        yield (line.at.isoformat(timespec="seconds"), who, line.deed, line.subject_kind, line.subject_id, line.facts)


def deletions() -> Select[Deletion]:
    """What was deleted, the latest first."""
    return select(Deletion).order_by(Deletion.id.desc())
