"""Who did what, to which row, when and why: written in the same transaction as the deed, and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, event, select
from sqlalchemy.orm import joinedload

from recruit.addresses import whole
from recruit.config import running
from recruit.db import db
from recruit.models import AuditLine, Deletion, ScreeningLine, User
from recruit.visibility import is_seen_line


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


def note(by: User | None, deed: str, row: Any, why: str = "") -> None:
    """Put a deed on record. `row` has been flushed, so that it has a number."""
    db.session.flush()
    db.session.add(
        AuditLine(
            by_id=by.id if by else None, deed=deed, subject_kind=row.__tablename__, subject_id=row.id, note=why[:1000]
        )
    )


def change(row: Any, facts: dict[str, Any], by: User | None, deed: str) -> None:
    """Put other values into a row of rules; each that changed is on record with what it was."""
    changed = {name: (getattr(row, name), value) for name, value in facts.items() if getattr(row, name) != value}
    for name, (_old, value) in changed.items():
        setattr(row, name, value)
    db.session.add(row)
    for name, (old, value) in changed.items():
        note(by, deed, row, f"{name}: {old} → {value}")


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
    what: str = ""
    """A kind of row, and perhaps its number: `applications 12`."""
    since: date | None = None
    until: date | None = None

    @classmethod
    def read(cls, given: dict[str, str]) -> Filter:
        """From an address."""
        who = 0 if given["who"] == "0" else whole(given["who"])
        return cls(who, given["deed"][:60], given["what"][:60], a_day(given["since"]), a_day(given["until"]))

    def __bool__(self) -> bool:
        return self != Filter()


def a_day(text: str) -> date | None:
    """A day as browsers write it; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def search(wanted: Filter) -> Select[AuditLine]:
    """Lines that fit and that the office may know of, the latest first."""
    found = select(AuditLine).options(joinedload(AuditLine.by)).where(is_seen_line())
    if wanted.who is not None:
        found = found.where(AuditLine.by_id == wanted.who if wanted.who else AuditLine.by_id.is_(None))
    if wanted.deed:
        found = found.where(AuditLine.deed == wanted.deed)
    if wanted.what:
        kind, _, number = wanted.what.partition(" ")
        found = found.where(AuditLine.subject_kind == kind)
        if number:
            found = found.where(AuditLine.subject_id == (whole(number) or 0))
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


def deeds() -> Sequence[str]:
    """Every kind of deed there is."""
    wanted = select(AuditLine.deed).where(is_seen_line()).distinct()
    return db.session.scalars(wanted.order_by(AuditLine.deed)).all()


def as_rows(lines: Iterable[AuditLine]) -> Iterator[tuple[str | int, ...]]:
    """Lines for a spreadsheet."""
    for line in lines:
        who = line.by.called if line.by else "Recruit"
        yield (line.at.isoformat(timespec="seconds"), who, line.deed, line.subject_kind, line.subject_id, line.note)


def deletions() -> Select[Deletion]:
    """What was deleted, the latest first."""
    return select(Deletion).order_by(Deletion.id.desc())
