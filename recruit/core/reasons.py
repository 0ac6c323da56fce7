"""A reason says something: whoever it is about reads it, and answers it. One rule for all that are asked for."""

from __future__ import annotations

import re
from unicodedata import normalize

from adapters.translatable import Said
from recruit.core.same_people import INVISIBLE

WORD = re.compile(r"[^\W_]+")
LETTERS = re.compile(r"[^\W\d_]")
LONG = 7
"""Letters and figures from which on one word may be enough: “verhuizing”, “duplicate”."""


class TooLittle(Exception):
    """A reason that says nothing. The words are for whoever wrote it."""


def says_something(reason: str) -> bool:
    """Whether there are two words in it, or a long one. A letter, dots, figures, what nobody
    sees, or the same word again are none."""
    seen = INVISIBLE.sub("", normalize("NFC", reason))
    found = {word.casefold() for word in WORD.findall(seen)}
    words = [word for word in found if len(set(LETTERS.findall(word))) > 1]
    return len(words) > 1 or any(len(word) >= LONG for word in words)


def check(reason: str | None) -> None:
    """Where a reason is given it says something. Raises TooLittle."""
    if reason and reason.strip() and not says_something(reason):
        raise TooLittle(Said("Write a few words: whoever reads this must understand why."))
