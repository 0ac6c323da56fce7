"""A description cut into the pieces that say one thing: lines, points of a list, sentences."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from adapters.wording.plain_text import from_markdown

LONGEST = 30_000
"""Characters of a description that are read."""
_LONGEST_CLAUSE = 1_000
"""Characters of a piece: nobody says one thing in more."""
_DIGIT = re.compile(r"\d")
_BLOCK = re.compile(r"<\s*(?:/\s*)?(?:p|br|li|ul|ol|div|h[1-6]|tr|td|table|section)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ENTITY = re.compile(r"&(?:#\w+|\w+);")
_LOST_SPACE = re.compile(r"(?<=\d)[¿\ufffd](?=\d{3})")
"""A narrow space between thousands that went through a wrong encoding."""
_END = re.compile(
    r"\s?[;•▪●►]\s?|\s\*\s|(?<!\bmin)(?<!\bmax)(?<!\bca)(?<!\bbijv)(?<!\binkl)(?<!\bincl)(?<!\bexcl)(?<!\bevt)"
    r"(?<!\bresp)[.!?]\s+(?=[A-ZÀ-Ý])"
    r"|(?<=[a-zà-ÿ)\d])(?=(?!Eur)[A-ZÀ-Ý][a-zà-ÿ]{2})"
)
"""The last: a list whose points were glued together, "per maandEen laptop"."""


@lru_cache(maxsize=64)
def clauses(text: str) -> tuple[str, ...]:
    """The pieces of a description in HTML, Markdown or plain text, in order; a heading is a piece of its own."""
    text = text[:LONGEST]
    for _ in range(3):  # feeds escape twice
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    text = from_markdown(_TAG.sub(" ", _BLOCK.sub("\n", text)))
    # A line without a figure is only ever looked at as a heading: cutting it would be half of the work.
    lines = (_END.split(line) if _DIGIT.search(line) else (line,) for line in _LOST_SPACE.sub(" ", text).split("\n"))
    pieces = (" ".join(piece.split()) for line in lines for piece in line)
    return tuple(part for piece in pieces for part in _short(piece))


def _short(piece: str) -> Iterator[str]:
    """The piece, in parts where it is too long to be one; nothing of an empty one."""
    for at in range(0, len(piece), _LONGEST_CLAUSE):
        yield piece[at : at + _LONGEST_CLAUSE]
