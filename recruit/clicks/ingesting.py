"""Take the journals over into the database, each click once.

Clicks, the figures made of them and how far the journal has been read are one transaction: whatever is killed, and
when, either all of a batch is there or none of it, and the next look goes on from that place. A journal goes when
nobody writes to it any more and all of it has been taken over.
"""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy import delete, insert, select, update

from recruit.clicks import journal, partitions, recognising
from recruit.clicks.recognising import Taken
from recruit.config import running
from recruit.db import db
from recruit.figures.clicks import Sums
from recruit.models import Click, ClickKind, Journal, Tally, TrackedLink, Why
from recruit.models.clicks import CLICKS
from recruit.storing import put

BATCH = 64 * 1024
"""Bytes of a journal in one transaction: some thousand clicks."""
KINDS, WHYS = list(ClickKind), list(Why)

log = logging.getLogger(__name__)


def folder() -> Path:
    """Where the journals lie."""
    return running().settings.folder / "clicks"


def take_over() -> int:
    """Everything that has been written so far; how many clicks. Commits each batch."""
    return sum(take_over_file(path) for path in journal.files(folder()))


def take_over_file(path: Path) -> int:
    """One journal. Commits each batch, and removes it when it is done with."""
    complete, count = journal.is_complete(path), 0
    while True:
        begin_batch()
        offset = how_far(path.name)
        try:
            lines, end = journal.read(path, offset, BATCH)
        except FileNotFoundError:  # another one was faster
            db.session.rollback()
            return count
        if not lines:
            break
        count += keep(lines)
        db.session.execute(update(Journal).where(Journal.name == path.name).values(offset=end))
        db.session.commit()
    db.session.rollback()
    if complete:
        path.unlink(missing_ok=True)
        db.session.execute(delete(Journal).where(Journal.name == path.name))
        db.session.commit()
    return count


def begin_batch() -> None:
    """One at a time: whoever takes over waits here for whoever does already."""
    db.session.execute(update(Tally).where(Tally.name == CLICKS).values(value=Tally.value))


def how_far(name: str) -> int:
    """The place in the journal up to which it has been taken over."""
    known = db.session.scalar(select(Journal.offset).where(Journal.name == name))
    if known is None:
        db.session.execute(insert(Journal).values(name=name, offset=0))
    return known or 0


def keep(lines: bytes) -> int:
    """Store those clicks and count them."""
    written = list(journal.clicks(lines))
    links = known_links({one.link for one in written})
    found = [one for one in written if one.link in links and one.kind < len(KINDS) and one.why < len(WHYS)]
    if len(found) != lines.count(b"\n"):
        log.warning("%d lines of a journal are no clicks on links of ours", lines.count(b"\n") - len(found))
    if not found:
        return 0
    first = next_number(len(found))
    taken = [
        Taken(one.link, one.at, number, KINDS[one.kind], WHYS[one.why], one.visitor, one.network)
        for number, one in enumerate(found, first)
    ]
    sums = Sums()
    recognising.recognise(taken, sums)
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
