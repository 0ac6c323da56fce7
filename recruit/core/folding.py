"""Seeing the same word in every way of writing it: capitals, accents, invisible signs and fancy letters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_ALIKE = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "`": "'"} | dict.fromkeys(
    "‐‑‒–—−", "-"
)


@dataclass(frozen=True)
class Folded:
    """A text in plain small letters, and where each of them stood."""

    text: str
    original: str
    places: list[int] | range

    def written(self, start: int, end: int) -> str:
        """The stretch between two places of the plain text, as it was written."""
        return self.original[self.places[start] : self.places[end - 1] + 1] if end > start else ""


def fold(text: str) -> Folded:
    """The text as it is searched."""
    if text.isascii():
        return Folded(text.lower(), text, range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        plain = sign.lower() if sign.isascii() else _plain(sign)
        letters.append(plain)
        places += [place] * len(plain)
    return Folded("".join(letters), text, places)


def _plain(sign: str) -> str:
    """One sign without accents, in small letters; nothing for one that cannot be seen."""
    if sign in _ALIKE:
        return _ALIKE[sign]
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    kept = (letter for letter in small if unicodedata.category(letter) not in ("Mn", "Cf", "Me"))
    return "".join(_ALIKE.get(letter, letter) for letter in kept)
