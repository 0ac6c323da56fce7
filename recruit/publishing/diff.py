"""What differs between two texts, so that a person sees it at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

import regex


class Piece(NamedTuple):
    """A stretch of words: in both texts, only in the old one, or only in the new one."""

    kind: str
    words: str


SAME, OLD, NEW = "same", "old", "new"


def changes(old: str, new: str) -> list[list[Piece]]:
    """The lines that differ, each in pieces; lines that are the same are left out."""
    before, after = old.split("\n"), new.split("\n")
    found: list[list[Piece]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            found.append(list(pieces("\n".join(before[a:b]), "\n".join(after[c:d]))))
    return [line for line in found if any(piece.words.strip() for piece in line)]


def pieces(old: str, new: str) -> Iterator[Piece]:
    """The words of two passages, put together. A space alone between two changes joins them; a new line does not."""
    before, after = tokens(old), tokens(new)
    gone = come = ""
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        same = "".join(before[a:b])
        if kind == "equal" and (same.strip() or "\n" in same or not (gone or come)):
            yield from together(gone, come)
            yield Piece(SAME, same)
            gone = come = ""
        else:
            gone, come = gone + same, come + "".join(after[c:d])
    yield from together(gone, come)


def together(gone: str, come: str) -> Iterator[Piece]:
    """The old words, then the new ones, with the space they share behind them."""
    end = len(gone) - len(gone.rstrip())
    shared = gone[len(gone) - end :] if end and come.endswith(gone[len(gone) - end :]) else ""
    for kind, words in ((OLD, gone), (NEW, come)):
        if words.removesuffix(shared):
            yield Piece(kind, words.removesuffix(shared))
    if shared:
        yield Piece(SAME, shared)


def tokens(text: str) -> list[str]:
    """Words and the spaces between them."""
    return regex.findall(r"\s+|\S+", text)
