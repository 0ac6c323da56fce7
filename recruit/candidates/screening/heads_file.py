"""A file beside the database that only grows: line by line, each with the hash of the line before, and signed.

Whoever can write in the database cannot make it say something else, and whoever keeps its last line elsewhere sees when
it was cut off. On file systems that know it the file may be set to “append only”: nothing else is ever done to it.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from recruit.candidates.screening import hash_chain
from recruit.config import Misconfigured, running
from recruit.core.database import now

Entry = dict[str, Any]
TAIL = 64 * 1024
"""Bytes at the end in which the last line is looked for first."""


class Busy(Exception):
    """Somebody else is writing."""


@dataclass(frozen=True)
class Line:
    """One line: what it says, and what ties it to the others."""

    number: int
    at: str
    previous: str
    entry: Entry
    hash: str
    signature: str

    @classmethod
    def read(cls, text: bytes) -> Line | None:
        """A line of the file; None for one that a power cut left half written, or that is none of ours."""
        with suppress(ValueError, KeyError, TypeError):
            kept = json.loads(text)
            names = ("number", "at", "previous", "entry", "hash", "signature")
            if set(kept) == set(names) and isinstance(kept["entry"], dict):
                return cls(**kept)
        return None

    @property
    def is_whole(self) -> bool:
        """Whether its hash is that of what it says."""
        return self.hash == hash_of(self.number, self.at, self.previous, self.entry)

    def is_signed(self, keys: Iterable[str]) -> bool:
        """Whether one of these keys signed it, and with it all lines before."""
        return any(hash_chain.is_signed(hash_chain.Purpose.HEADS, self.hash, self.signature, key) for key in keys)


def hash_of(number: int, at: str, previous: str, entry: Entry) -> str:
    """What the hash of such a line must be."""
    said = hash_chain.canonical({"number": number, "at": at, "entry": entry})
    return sha256((previous + said).encode()).hexdigest()


def place() -> Path:
    """Where it lies."""
    return running().settings.folder / "heads.jsonl"


class Book:
    """The file while nobody else writes in it."""

    def __init__(self, handle: int) -> None:
        self.handle = handle

    def lines(self) -> Iterator[Line | None]:
        """All lines, the first first; None for what is none."""
        with open(place(), "rb") as file:
            for text in file:
                if text.strip():
                    yield Line.read(text)

    def last(self) -> Line | None:
        """The last line; None while there is none."""
        size = os.fstat(self.handle).st_size
        for length in (min(TAIL, size), size):
            tail = os.pread(self.handle, length, size - length).splitlines()
            whole = tail if length == size else tail[1:]
            if found := next((line for text in reversed(whole) if (line := Line.read(text))), None):
                return found
        return None

    def append(self, entries: Iterable[Entry], session: hash_chain.AnySession) -> None:
        """Write these down, on the disk before this returns. Raises OSError, and Misconfigured where what stands there
        is not ours: nothing is put behind that, or it would be signed with it."""
        before = self.last()
        if before and not (before.is_whole and before.is_signed(hash_chain.keys(session))):
            raise Misconfigured(
                "The last line of heads.jsonl is not signed by this organisation; see `recruit verify`."
            )
        number, previous = (before.number, before.hash) if before else (0, hash_chain.START)
        written = []
        for entry in entries:
            number, at = number + 1, hash_chain.at(now())
            line = {"number": number, "at": at, "previous": previous, "entry": entry}
            previous = hash_of(number, at, previous, entry)
            signature = hash_chain.sign(hash_chain.Purpose.HEADS, previous, session)
            written.append(hash_chain.canonical(line | {"hash": previous, "signature": signature}))
        self.write("".join(f"{text}\n" for text in written).encode())

    def grow(self, longer: Path) -> None:
        """Take over what another copy of this very file has more; nothing of one that began in another way."""
        with open(longer, "rb") as other, open(place(), "rb") as mine:
            while some := mine.read(TAIL):
                if other.read(len(some)) != some:
                    return
            self.write(other.read())

    def write(self, data: bytes) -> None:
        """Put this at the end. A line that a power cut left half written ends there, and spoils no other."""
        size = os.fstat(self.handle).st_size
        if size and os.pread(self.handle, 1, size - 1) != b"\n":
            data = b"\n" + data
        while data:
            data = data[os.write(self.handle, data) :]
        os.fsync(self.handle)


@contextmanager
def opened(wait: bool = True) -> Iterator[Book]:
    """The file, to read and to add to; nobody else adds meanwhile, on no machine. Raises Busy when somebody does and we
    are not to wait, and OSError. Never wait for it with something open in the database that others may wait for."""
    handle = os.open(place(), os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise Busy from None
        yield Book(handle)
    finally:
        os.close(handle)
