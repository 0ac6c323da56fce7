"""Compare what is in the database with itself, and with what was written down beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from recruit.backing_up import snapshot
from recruit.config import Misconfigured
from recruit.db import Base, db, unseal
from recruit.models import Deletion, Forgotten, PendingHead
from recruit.rotating import raw_table
from recruit.screening import chain, heads, heads_file, log
from recruit.screening.chain import Break
from recruit.screening.heads_file import Entry, Line

LOG = ("length", "head", *heads.FIGURES)
GROWS = ("version", "length", *heads.FIGURES)
"""What of an application is a number that never becomes less."""
FILE = "heads.jsonl"
BEFORE_NOTES = "taken over"


@dataclass
class Known:
    """What must be in the database, after all that was written down."""

    applications: dict[int, Entry] = field(default_factory=dict)
    versions: dict[int, Entry] = field(default_factory=dict)
    deletions: dict[int, Entry] = field(default_factory=dict)
    restores: list[str] = field(default_factory=list)
    """When each was."""
    notes: set[str] = field(default_factory=set)
    """What was followed. The same once more is a crash, or somebody who kept it to put it back: it says nothing."""
    uncounted: set[tuple[str, int]] = field(default_factory=set)
    """Rows of an earlier version of which nothing was written down yet."""
    breaks: list[Break] = field(default_factory=list)

    def follow(self, entry: Entry, at: str) -> None:
        """What the next entry adds, or how it contradicts those before. One of a row that was there before there were
        notes adds only what is not known yet: its words are the row's own, and no proof."""
        note, number, follow = entry.get("note"), entry["number"], self.by_kind()[entry["what"]]
        if note is None and not self.is_news(entry):
            return
        if note is None or note not in self.notes:
            self.notes |= {note} if note else set()
            follow(number, entry, at)

    def by_kind(self) -> dict[str, Callable[[int, Entry, str], None]]:
        """What is done with each kind of entry."""
        return {
            heads.APPLICATION: self.follow_application,
            heads.DELETION: self.follow_deletion,
            heads.VERSION: self.follow_version,
            heads.RESTORED: self.begin_anew,
        }

    def is_news(self, entry: Entry) -> bool:
        """Whether an entry without proof takes nothing back."""
        number, what = entry["number"], entry["what"]
        if what == heads.VERSION:
            return number not in self.versions
        known, is_deleted = self.applications.get(number), number in self.deletions
        if what == heads.DELETION:
            return known is None and not is_deleted
        return not list(contradicts(known, entry, is_deleted))

    def follow_application(self, number: int, entry: Entry, at: str) -> None:
        """It was made, or its log grew."""
        self.breaks += contradicts(self.applications.get(number), entry, number in self.deletions)
        self.applications[number] = entry

    def follow_deletion(self, number: int, entry: Entry, at: str) -> None:
        """It is gone, with the log that it had."""
        known = self.applications.pop(number, None)
        if known and any(known[name] != entry[name] for name in LOG):
            self.breaks.append(Break(f"application {number}", "it was deleted with another log than it had"))
        self.deletions[number] = entry

    def follow_version(self, number: int, entry: Entry, at: str) -> None:
        """It was made, or changed in its place while nobody had been told of it."""
        self.versions[number] = entry

    def begin_anew(self, number: int, entry: Entry, at: str) -> None:
        """A backup was restored, and what it brought counts."""
        self.restores.append(at)
        self.applications, self.versions, self.deletions = {}, {}, {}


def contradicts(known: Entry | None, entry: Entry, is_deleted: bool) -> Iterator[Break]:
    """What cannot have happened to an application."""
    where = f"application {entry['number']}"
    if is_deleted:
        yield Break(where, "something was written into it after it was deleted")
    if known is None:
        return
    same_log = known["length"] != entry["length"] or known["head"] == entry["head"]
    same_one = known["created"] == entry["created"] and known["vacancy"] == entry["vacancy"]
    if not (same_log and same_one and all(known[name] <= entry[name] for name in GROWS)):
        yield Break(where, "it went back to what it was before")


@dataclass
class Found:
    """What came of it all."""

    breaks: list[Break]
    restores: list[str]
    """The moments at which a backup was restored."""
    waiting: int
    """Entries that the clock has yet to write down."""
    head: Line | None


def everything() -> Found:
    """Check every log, the file, and one against the other. What is written meanwhile waits for the clock."""
    known = Known()
    with heads_file.opened() as book:
        last = read(book, known)
        with db.engine.connect() as connection:
            snapshot(connection)
            waiting = follow_notes(connection, known)
            known.breaks += compare(connection, known)
    known.breaks += log.verify()
    return Found(known.breaks, known.restores, waiting, last)


def read(book: heads_file.Book, known: Known) -> Line | None:
    """Follow the file from its first line to its last, which it brings. At the first line that is not ours it ends."""
    keys, last = chain.keys(), None
    for line in book.lines():
        if line is None:
            continue  # that it says nothing shows in the next, or in the rows
        follows = (last.number + 1, last.hash) if last else (1, chain.START)
        if (line.number, line.previous) != follows:
            known.breaks.append(Break(f"{FILE}, line {follows[0]}", "it is missing, or was changed"))
            break
        if not (line.is_whole and line.is_signed(keys)):
            known.breaks.append(Break(f"{FILE}, line {line.number}", "it is not signed by the organisation"))
            break
        known.follow(line.entry, line.at)
        last = line
    return last


def follow_notes(connection: Connection, known: Known) -> int:
    """Follow what is to be written down yet; how many."""
    notes, count = raw_table(Base.metadata.tables[PendingHead.__tablename__]), 0
    for row in connection.execute(select(notes).order_by(notes.c.id)):
        count += 1
        if row.entry is None:
            known.uncounted.add((row.what, row.number))
            continue
        try:
            known.follow(json.loads(unseal(bytes(row.entry))["entry"]), "")
        except (Misconfigured, ValueError, KeyError, TypeError):
            known.breaks.append(Break(f"note {row.id}", "it was not written by this program"))
    return count


def compare(connection: Connection, known: Known) -> Iterator[Break]:
    """Every row against what was written down of it, and the other way round."""
    gone = deletions(connection)
    for row in connection.execute(heads.OF_APPLICATIONS).mappings():
        number, here = row["id"], heads.of_application(row)
        if row["forgotten_at"] is None:
            right = known.applications.pop(number, None)
            yield from differs("application", number, right, here, known)
            continue
        right, kept = known.deletions.pop(number, None), gone.get(number)
        if known.applications.pop(number, None):
            yield Break(f"application {number}", f"it was emptied, and {FILE} knows no deletion")
        elif right and not kept and not right.get(BEFORE_NOTES):
            yield Break(f"application {number}", "the record of its deletion was removed")
        else:
            yield from differs("application", number, right, heads.of_deletion(row, *(kept or ("", 0))), known)
    for row in connection.execute(heads.OF_VERSIONS).mappings():
        yield from differs("version", row["id"], known.versions.pop(row["id"], None), heads.of_version(row), known)
    yield from (Break(f"application {number}", "it was removed") for number in known.applications)
    yield from (Break(f"application {number}", "it was deleted, and its row was removed") for number in known.deletions)
    yield from (Break(f"version {number}", "what candidates were told was removed") for number in known.versions)


def deletions(connection: Connection) -> dict[int, tuple[str, int]]:
    """What the records of deletions say of each log: its last hash, and how long it was."""
    kept: Any = Deletion.__table__.c
    wanted = select(kept.number, kept.chain_head, kept.chain_length).where(kept.what == Forgotten.APPLICATION)
    return {number: (head, length) for number, head, length in connection.execute(wanted)}


def differs(what: str, number: int, right: Entry | None, here: Entry, known: Known) -> Iterator[Break]:
    """Whether a row says something else than was written down of it."""
    where = f"{what} {number}"
    if right is None:
        if (what, number) not in known.uncounted:
            yield Break(where, f"{FILE} does not know it like this: it was put there, emptied, or the file was cut off")
    elif names := [name for name in here if here[name] != right.get(name)]:
        yield Break(where, f"{FILE} knows another {', '.join(names)}")


def kept_elsewhere(texts: Iterable[str]) -> Iterator[Break]:
    """Whether the file still holds each last line that was printed before."""
    with heads_file.opened() as book:
        here = {(line.number, line.hash) for line in book.lines() if line}
    for text in texts:
        number, _, told = text.strip().partition(" ")
        if (whole(number), told) not in here:
            yield Break(f"{FILE}, line {number}", "it was another when this was printed")


def whole(text: str) -> int:
    """A number as it was printed; 0 for what is none."""
    return int(text) if text.isdecimal() else 0
