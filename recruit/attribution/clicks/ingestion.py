"""Take the journals over into the database, each click once.

Clicks, the figures made of them and how far the journal has been read are one transaction: whatever is killed, and
when, either all of a batch is there or none of it, and the next look goes on from that place. A journal goes when
nobody writes to it any more and all of it has been taken over.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from sqlalchemy import delete, insert, select, update

from recruit.attribution.clicks import deduplication, journal, partitions
from recruit.attribution.clicks.counters import Sums
from recruit.attribution.clicks.deduplication import Taken
from recruit.config import running
from recruit.core.bulk import add, put
from recruit.core.database import db
from recruit.core.one_by_one import one_by_one
from recruit.models import Click, ClickKind, Journal, Tally, TrackedLink, Why
from recruit.models.clicks import CLICKS, REFUSED

BATCH = 64 * 1024
"""Bytes of a journal in one transaction: some thousand clicks."""
KINDS, WHYS = list(ClickKind), list(Why)

log = logging.getLogger(__name__)


def folder() -> Path:
    """Where the journals lie."""
    return running().settings.folder / "clicks"


def take_over() -> int:
    """Everything that has been written so far; how many clicks. Commits each batch. A journal that fails keeps no
    other from being taken over: the first error is raised at the end."""
    counts: list[int] = []
    one_by_one(journal.files(folder()), lambda path: counts.append(take_over_file(path)))
    return sum(counts)


def take_over_file(path: Path) -> int:
    """One journal. Commits each batch, and removes it when it is done with; what can be no journal is set aside."""
    if not journal.is_readable(path):
        if os.path.lexists(path):  # else another one was faster
            put_aside(path)
        return 0
    complete, count, endless = journal.is_complete(path), 0, False
    while True:
        begin_batch()
        offset = how_far(path.name)
        try:
            lines, end = journal.read_lines(path, offset, BATCH)
        except FileNotFoundError:  # another one was faster
            db.session.rollback()
            return count
        if end == offset:
            break
        endless |= not lines
        count += keep(lines) if lines else refuse(1)
        db.session.execute(update(Journal).where(Journal.name == path.name).values(offset=end))
        db.session.commit()
    db.session.rollback()
    if complete:
        left = path.stat().st_size - offset if path.exists() else 0
        done_with(path, endless or left > journal.LONGEST)
    return count


def done_with(path: Path, endless: bool) -> None:
    """All of it has been taken over. What had no end in sight no process of ours wrote, so somebody should look."""
    if endless:
        put_aside(path)
    else:
        path.unlink(missing_ok=True)
    db.session.execute(delete(Journal).where(Journal.name == path.name))
    db.session.commit()


def put_aside(path: Path) -> None:
    """Nobody can read it, and nothing is thrown away; whoever watches reads of it."""
    journal.set_aside(path)
    log.error("a journal could not be read; it lies in the folder of clicks with a name that ends in %s", journal.ASIDE)


def begin_batch() -> None:
    """One at a time: whoever takes over waits here for whoever does already."""
    db.session.execute(update(Tally).where(Tally.name == CLICKS).values(value=Tally.value))


def how_far(name: str) -> int:
    """The place in the journal up to which it has been taken over."""
    known = db.session.scalar(select(Journal.offset).where(Journal.name == name))
    if known is None:
        db.session.execute(insert(Journal).values(name=name, offset=0))
    return known or 0


def refuse(lines: int) -> int:
    """So many lines are no clicks: they are counted apart, and no clicks are."""
    if lines:
        log.warning("%d lines of a journal are no clicks on links of ours", lines)
        add(Tally, [{"name": REFUSED, "value": lines}])
    return 0


def keep(lines: bytes) -> int:
    """Store those clicks and count them."""
    written = list(journal.clicks(lines))
    links = known_links({one.link for one in written})
    found = [one for one in written if one.link in links and one.kind < len(KINDS) and one.why < len(WHYS)]
    refuse(lines.count(b"\n") - len(found))
    if not found:
        return 0
    first = next_number(len(found))
    taken = [
        Taken(one.link, one.at, number, KINDS[one.kind], WHYS[one.why], one.visitor, one.network)
        for number, one in enumerate(found, first)
    ]
    sums = Sums()
    deduplication.recognise(taken, sums)
    for one in taken:
        sums.count(one.link, one.at, one.kind)
    partitions.make({one.at for one in taken})
    put(Click, [one.row for one in taken])
    sums.keep()
    return len(taken)


def known_links(numbers: set[int]) -> set[int]:
    """Those of them that there are: a journal may lie in the folder of another database."""
    return set(db.session.scalars(select(TrackedLink.id).where(TrackedLink.id.in_(numbers))))


def next_number(count: int) -> int:
    """The first of so many numbers that no click has yet."""
    grown = update(Tally).where(Tally.name == CLICKS).values(value=Tally.value + count)
    return (db.session.scalar(grown.returning(Tally.value)) or count) - count + 1
