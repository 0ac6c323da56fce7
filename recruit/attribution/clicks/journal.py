"""The journal: a file of each web process, to which a click is written before it is answered.

One click is one line and one `write()`: once that has returned, the click outlives the process, the database and the
queue. A few seconds later `ingestion` takes the line over. As long as the process lives it holds a lock on its file, so
whoever can take the lock knows that nothing will be added.
"""

from __future__ import annotations

import fcntl
import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from secrets import token_hex

SUFFIX = ".clicks"
ASIDE = ".set-aside"
"""What the name of a journal ends in that could not be read."""
LARGEST = 4 * 1024 * 1024
"""Bytes after which a process begins another file, so that the old one can go."""
DAY = 86_400
"""Seconds."""
NAME = 80
"""Signs in the name of a journal; ours have fewer."""
LONGEST = 200
"""Bytes: no line is longer."""
A_CLICK = re.compile(rb"[0-9]{1,19}(?: [0-9]{1,19}){5}")
EARLIEST = 946_684_800
"""The first second of 2000: a machine that has lost its time begins in 1970."""
AHEAD = 366 * 86_400
"""Seconds that a click may lie ahead of us: the machine's time may have been set back since."""
NUMBER, KEY, PLACE = 2**31, 2**63, 100
"""A link's number, a visitor's key and a place in a list are smaller."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A link was followed."""

    at: int
    """In seconds since 1970."""
    link: int
    kind: int
    """Place in `ClickKind`."""
    why: int
    """Place in `Why`."""
    visitor: int = 0
    """See `recruit.attribution.clicks.visitors`; 0 for none."""
    network: int = 0

    @property
    def fits(self) -> bool:
        """Whether its numbers can be what they are said to be."""
        small = max(self.kind, self.why) < PLACE and 0 < self.link < NUMBER
        return small and max(self.visitor, self.network) < KEY

    def line(self) -> bytes:
        """As it stands in the file."""
        return b"%d %d %d %d %d %d\n" % astuple(self)


class Writer:
    """What one process writes to. Safe for threads."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.lock = folder, threading.Lock()
        self.file, self.size, self.process, self.day = -1, 0, 0, 0

    def write(self, line: bytes) -> None:
        """Write one line. Raises OSError when it is not in the file as a whole; then it does not count."""
        with self.lock:
            if self.file < 0 or self.size >= LARGEST or self.process != os.getpid():
                self.begin()
            written = os.write(self.file, line)
            self.size += written
            if written != len(line):  # what was begun is no line, and the next one must not grow onto it
                self.close()
                raise OSError("the journal takes no more")

    def begin(self) -> None:
        """Another file. It gets its name once it is locked: until then nobody else can find it."""
        if self.process == os.getpid():
            self.close()
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = f"{time.time_ns()}-{os.getpid()}-{token_hex(4)}"
        draft = self.folder / f".{name}"
        file = os.open(draft, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            draft.rename(self.folder / f"{name}{SUFFIX}")
        except OSError:
            os.close(file)
            raise
        self.file, self.size, self.process, self.day = file, 0, os.getpid(), int(time.time()) // DAY

    def end_day(self, moment: float) -> None:
        """Close a file of an earlier day, so that it can go, and the keys in it with the salts of their day."""
        day = int(moment) // DAY
        if self.file >= 0 and day != self.day:
            with self.lock:
                if day != self.day:  # nobody else began another meanwhile
                    self.close()

    def close(self) -> None:
        """Nothing more goes into this file."""
        if self.file >= 0:
            with suppress(OSError):
                os.close(self.file)
        self.file = -1


def files(folder: Path) -> list[Path]:
    """The journals, the oldest first."""
    return sorted(folder.glob(f"*{SUFFIX}"))


def is_complete(path: Path) -> bool:
    """Whether nobody writes to it any more. Ask before reading: what is read after that is all there is."""
    with suppress(OSError), open(path, "rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def is_readable(path: Path) -> bool:
    """Whether it is a file that we may read, with a name that can be written down; false for a folder, a pipe, and a
    link to nothing."""
    return path.is_file() and os.access(path, os.R_OK) and path.name.isprintable() and len(path.name) <= NAME


def set_aside(path: Path) -> None:
    """Give it a name under which nobody takes it for a journal. Nothing in it is lost: a person may look at it."""
    with suppress(FileNotFoundError):  # another one was faster
        path.rename(path.with_name(f"{path.name}-{token_hex(4)}{ASIDE}"))


def how_many_aside(folder: Path) -> int:
    """How many lie there that were set aside."""
    return sum(1 for _ in folder.glob(f"*{ASIDE}"))


def read_lines(path: Path, offset: int, most: int) -> tuple[bytes, int]:
    """Whole lines from that place on, some `most` bytes of them, and the place after them. What has no end within so
    many bytes is no line, and is passed over up to where the next begins: no lines, and that place."""
    with open(path, "rb") as file:
        file.seek(offset)
        found = file.read(most)
        whole = found[: found.rfind(b"\n") + 1]
        if whole or len(found) < most:
            return whole, offset + len(whole)
        place = offset + most
        while found := file.read(most):
            if b"\n" in found:
                return b"", place + found.index(b"\n") + 1
            place += len(found)
        return b"", place


def clicks(lines: bytes) -> Iterator[Followed]:
    """What stands in those lines. What cannot be a click is passed over: a machine that lost its power leaves such."""
    latest = int(time.time()) + AHEAD
    for line in lines.split(b"\n"):
        if A_CLICK.fullmatch(line):
            found = Followed(*map(int, line.split()))
            if EARLIEST <= found.at <= latest and found.fits:
                yield found
