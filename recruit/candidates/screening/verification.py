"""Compare what is in the database with itself, and with what was written down beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from recruit.candidates.screening import hash_chain, heads, heads_file, log
from recruit.candidates.screening.hash_chain import Break
from recruit.candidates.screening.heads import TAKEN_OVER, TakenOver
from recruit.candidates.screening.heads_file import Entry, Line
from recruit.core.database import db, snapshot
from recruit.models import Application, ScreeningLine

STAYS = ("vacancy", "created", "version", "length", "head", *heads.FIGURES)
"""What is known of somebody, and must be so when they are deleted."""
GROWS = ("version", "length", *heads.FIGURES)
"""What of an application is a number that never becomes less."""
FILE = "heads.jsonl"


@dataclass
class Known:
    """What must be in the database, after all that was written down."""

    applications: dict[int, Entry] = field(default_factory=dict)
    versions: dict[int, Entry] = field(default_factory=dict)
    deletions: dict[int, Entry] = field(default_factory=dict)
    kept: dict[tuple[str, int], Entry] = field(default_factory=dict)
    """Rows that are written once."""
    lines: dict[int, dict[int, str]] = field(default_factory=dict)
    """Of each application the hashes of lines that were the last once, by their numbers: whoever writes a line anew
    must make all later hashes anew, and these stay what they were."""
    told: set[int] = field(default_factory=set)
    """Versions of which somebody was told, whatever became of them."""
    restores: list[str] = field(default_factory=list)
    """When each was."""
    notes: set[str] = field(default_factory=set)
    """What was followed. The same once more is a crash, or somebody who kept it to put it back: it says nothing."""
    uncounted: set[tuple[str, int]] = field(default_factory=set)
    """Rows of an earlier version of which nothing was written down yet."""
    taken_over: TakenOver = field(default_factory=TakenOver)
    breaks: list[Break] = field(default_factory=list)

    def follow(self, entry: Entry, at: str) -> None:
        """What the next entry adds, or how it contradicts those before. One of a row that was there before there were
        notes adds only what is not known yet, and only until these are complete: its words are the row's own, and no
        proof."""
        note, is_late = entry.get("note"), self.taken_over.is_complete
        if note in self.notes:
            return
        if entry.get(TAKEN_OVER) and (is_late or not self.is_news(entry)):
            return
        self.taken_over.follow(entry)
        if note:
            self.notes.add(note)
        self.by_kind()[entry["what"]](entry["number"], entry, at)

    def by_kind(self) -> dict[str, Callable[[int, Entry, str], None]]:
        """What is done with each kind of entry."""
        return {
            heads.APPLICATION: self.follow_application,
            heads.DELETION: self.follow_deletion,
            heads.VERSION: self.follow_version,
            **dict.fromkeys(heads.KEPT.values(), self.follow_kept),
            heads.RESTORED: self.begin_anew,
            heads.COMPLETE: lambda number, entry, at: None,
            heads.FOREIGN: lambda number, entry, at: self.breaks.append(foreign(number)),
        }

    def is_news(self, entry: Entry) -> bool:
        """Whether an entry without proof takes nothing back."""
        number, what = entry["number"], entry["what"]
        if what == heads.VERSION:
            return number not in self.versions
        if what in heads.KEPT.values():
            return (what, number) not in self.kept
        known, is_deleted = self.applications.get(number), number in self.deletions
        if what == heads.DELETION:
            return known is None and not is_deleted
        return not list(contradicts(known, entry, is_deleted))

    def follow_application(self, number: int, entry: Entry, at: str) -> None:
        """It was made, or its log grew."""
        known = self.applications.get(number)
        self.breaks += contradicts(known, entry, number in self.deletions)
        self.breaks += self.not_ours(known, entry)
        self.applications[number] = entry
        self.told.add(entry["version"])
        if entry["length"]:
            self.lines.setdefault(number, {}).setdefault(entry["length"], entry["head"])

    def follow_deletion(self, number: int, entry: Entry, at: str) -> None:
        """It is gone, with the log that it had."""
        known = self.applications.pop(number, None) or self.deletions.get(number)
        if other := [name for name in STAYS if known and name in known and known[name] != entry.get(name, known[name])]:
            self.breaks.append(Break(f"application {number}", f"it was deleted with another {', '.join(other)}"))
        if not known and heads.about(entry) not in self.uncounted and heads.RECORDED not in entry:
            self.breaks.append(Break(f"application {number}", "it was put there, and deleted since"))
        self.told.add(entry.get("version", 0))
        self.deletions[number] = entry

    def follow_version(self, number: int, entry: Entry, at: str) -> None:
        """It was made, or changed in its place while nobody had been told of it."""
        known = self.versions.get(number)
        self.breaks += self.not_ours(known, entry)
        if known and known["hash"] != entry["hash"] and number in self.told:
            self.breaks.append(Break(f"version {number}", "it was changed after somebody had been told of it"))
        self.versions[number] = entry

    def follow_kept(self, number: int, entry: Entry, at: str) -> None:
        """It was written, once."""
        self.kept[entry["what"], number] = entry

    def begin_anew(self, number: int, entry: Entry, at: str) -> None:
        """A backup was restored, and what it brought counts."""
        self.restores.append(at)
        self.applications, self.versions, self.deletions, self.kept = {}, {}, {}, {}
        self.lines, self.told = {}, set()

    def not_ours(self, known: Entry | None, entry: Entry) -> Iterator[Break]:
        """What of a row was changed before we wrote into it: our note says what of it is our doing."""
        where, ours = f"{entry['what']} {entry['number']}", entry.get(heads.CHANGED)
        if ours is None or (known is None and heads.about(entry) in self.uncounted):
            return
        if known is None:
            yield Break(where, "it was put there, and written into since")
        elif entry["what"] == heads.APPLICATION:
            names = [name for name in heads.NAMES.values() if name not in ours and known[name] != entry[name]]
            if names:
                yield Break(where, f"{FILE} knew another {', '.join(names)} when it was next written into")


def foreign(number: int) -> Break:
    """Somebody else wanted something to be written down."""
    return Break(f"note {number}", "it was not written by this program")


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
        last = follow_file(book, known)
        with db.engine.connect() as connection:
            snapshot(connection)
            waiting = follow_notes(connection, known)
            known.breaks += [*other_lines(connection, known), *other_rows(connection, known)]
            known.breaks += compare(connection, known)
    known.breaks += log.verify()
    return Found(known.breaks, known.restores, waiting, last)


def follow_file(book: heads_file.Book, known: Known) -> Line | None:
    """Follow the file from its first line to its last, which it brings. At the first line that is not ours it ends."""
    keys, last = hash_chain.keys(), None
    for line in book.lines():
        if line is None:
            continue  # that it says nothing shows in the next, or in the rows
        follows = (last.number + 1, last.hash) if last else (1, hash_chain.START)
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
    notes, is_complete, count = heads.raw_notes(), known.taken_over.is_complete, 0
    for row in connection.execute(select(notes).order_by(notes.c.id)):
        if entry := heads.opened_note(row.entry):
            known.follow(entry, "")
        elif row.entry is None and not is_complete:
            known.uncounted.add((row.what, row.number))
        elif not known.taken_over.is_left(row):
            known.breaks.append(foreign(row.id))
            continue
        count += 1
    return count


def compare(connection: Connection, known: Known) -> Iterator[Break]:
    """Every row against what was written down of it, and the other way round."""
    gone = heads.deletions(connection)
    for row in connection.execute(heads.OF_APPLICATIONS).mappings():
        number, here = row["id"], heads.of_application(row)
        if row["forgotten_at"] is None:
            right = known.applications.pop(number, None)
            yield from differs("application", number, right, here, known)
            continue
        right, kept = known.deletions.pop(number, None), gone.get(number)
        if known.applications.pop(number, None):
            yield Break(f"application {number}", f"it was emptied, and {FILE} knows no deletion")
        elif right and not kept and right.get(heads.RECORDED, not right.get(TAKEN_OVER)):
            yield Break(f"application {number}", "the record of its deletion was removed")
        else:
            yield from differs("application", number, right, heads.of_deletion(row, *(kept or ("", 0))), known)
    for row in connection.execute(heads.OF_VERSIONS).mappings():
        yield from differs("version", row["id"], known.versions.pop(row["id"], None), heads.of_version(row), known)
    yield from (Break(f"application {number}", "it was removed") for number in known.applications)
    yield from (Break(f"application {number}", "it was deleted, and its row was removed") for number in known.deletions)
    yield from (Break(f"version {number}", "what candidates were told was removed") for number in known.versions)


def other_lines(connection: Connection, known: Known) -> Iterator[Break]:
    """Lines that were written anew since they were the last of their log."""
    for number, was in known.lines.items():
        of_it = select(ScreeningLine.number, ScreeningLine.hash).where(ScreeningLine.application_id == number)
        here = {line: hashed for line, hashed in connection.execute(of_it)}
        if here and (other := [line for line, hashed in was.items() if here.get(line) != hashed]):
            yield Break.of_line(number, min(other), f"{FILE} knew another line, or another before it")


def other_rows(connection: Connection, known: Known) -> Iterator[Break]:
    """Rows that are written once and are gone, changed or put there."""
    alive = {*connection.scalars(select(Application.id).where(Application.forgotten_at.is_(None)))}
    for model, what in heads.KEPT.items():
        for row in connection.execute(heads.of_kept(model)).mappings():
            right = known.kept.pop((what, row["id"]), None)
            yield from differs(what, row["id"], right, heads.of_row(model, row), known)
    for (what, number), entry in known.kept.items():
        if "of" not in entry or entry["of"] in alive:
            yield Break(f"{what} {number}", "it was removed")


def differs(what: str, number: int, right: Entry | None, here: Entry, known: Known) -> Iterator[Break]:
    """Whether a row says something else than was written down of it; earlier versions wrote down less."""
    where = f"{what} {number}"
    if right is None:
        if (what, number) not in known.uncounted:
            yield Break(where, f"{FILE} does not know it like this: it was put there, emptied, or the file was cut off")
    elif names := [name for name in here if name in right and here[name] != right[name]]:
        yield Break(where, f"{FILE} knows another {', '.join(names)}")


def kept_elsewhere(texts: Iterable[str]) -> Iterator[Break]:
    """Whether the file still holds each last line that was printed before."""
    with heads_file.opened() as book:
        here = {(line.number, line.hash) for line in book.lines() if line}
    for text in texts:
        number, _, told = text.strip().partition(" ")
        if (whole(number), told) not in here:
            yield Break(f"{FILE}, line {number}", "it was another when this was printed")


LONGEST_NUMBER = 18
"""Digits of a line's number; a longer one is none, and Python reads no number of thousands."""


def whole(text: str) -> int:
    """A number as it was printed; 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else 0
