"""A text in the ways a name is looked for in it: as it is written, and as it is seen, with where each letter stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

import regex

from recruit.candidates.screening.sensitive.as_read import TAG
from recruit.core.folding import fold
from recruit.core.look_alikes import as_latin
from recruit.core.same_people import INVISIBLE

BROKEN_OFF = r"[-\u2010][ \t]{0,9}\r?\n[ \t]{0,9}"
"""Where a line ends in the middle of a word."""
WRITTEN_OUT = r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});"
"""A sign as HTML names it."""
NOT_SEEN = regex.compile(rf"{WRITTEN_OUT}|{TAG.pattern}|{BROKEN_OFF}|{INVISIBLE.pattern}", regex.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """Plain small letters, and from where to where each of them stands in the text."""

    letters: str
    starts: Sequence[int]
    ends: Sequence[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the letters stands in the text."""
        return self.starts[start], self.ends[end - 1]


def readings(text: str) -> Iterator[Reading]:
    """As it is written, and where that is another, as it is seen: without mark-up, with the words whole that a line
    broke off, and in Latin letters where others stand for them."""
    written = fold(text)
    yield Reading(written.text, written.places, [place + 1 for place in written.places])
    if text.isascii() and not NOT_SEEN.search(text):
        return
    signs, places, at = list[str](), list[tuple[int, int]](), 0
    for found in NOT_SEEN.finditer(text):
        signs += text[at : found.start()]
        places += [(place, place + 1) for place in range(at, found.start())]
        shown = unescape(found[0]) if found[0].startswith("&") else ""
        signs += shown
        places += [found.span()] * len(shown)
        at = found.end()
    signs += text[at:]
    places += [(place, place + 1) for place in range(at, len(text))]
    seen = fold(as_latin("".join(signs)))
    if seen.text != written.text:
        yield Reading(seen.text, [places[at][0] for at in seen.places], [places[at][1] for at in seen.places])
