"""Where a person's name stands in a text, however it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from recruit.house_rules.folding import fold

PARTICLES = frozenset(
    "van de der den het t ten ter te in op von vom zu zum zur da di do du "
    "des del della dos das la le les el al bin ibn ben y e af".split()
)
"""What stands before a surname and is no name by itself."""
_BETWEEN = r"[ \t\xa0]?[\-.,'_ \t\xa0\n]{1,2}"
_LONG = 3
"""Letters from which a part is masked wherever it stands; a shorter one is a word too often."""
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"))


@dataclass(frozen=True)
class Name:
    """The parts of a name in plain small letters."""

    parts: frozenset[str]
    surnames: frozenset[str]
    particles: frozenset[str]

    @property
    def long(self) -> frozenset[str]:
        """What is masked wherever it stands."""
        return frozenset(part for part in self.parts - PARTICLES if len(part) >= _LONG)


def stretches(text: str, called: str) -> list[tuple[int, int]]:
    """From where to where the name, or a part that tells who it is, stands in the text."""
    name = _name(called)
    if not name.parts:
        return []
    folded = fold(text)
    found = [*_runs(folded.text, name), *_glued(folded.text, name)]
    return [_widened(text, folded.places[start], folded.places[end - 1] + 1) for start, end in found]


def _name(called: str) -> Name:
    words = [word for word in re.split(r"[^\w]+|_", fold(called).text) if word]
    # What ends a name is a surname, whatever it is in other names: Anna Le, Thi Van.
    cores = [word for place, word in enumerate(words, 1) if word not in PARTICLES or place == len(words)]
    first = next((at for at, word in enumerate(words) if word in PARTICLES), 0) if len(cores) < len(words) else 0
    surnames = [word for word in words[first:] if word in cores] if first else cores[1:] or cores
    if words and words[0] in PARTICLES:  # somebody may be called Ben, and be Ben Jan
        surnames = cores
    german = unicodedata.normalize("NFC", called).lower()
    for sign, letters in _UMLAUTS:
        german = german.replace(sign, letters)
    others = {word for word in re.split(r"[^\w]+|_", fold(german).text) if word and word not in PARTICLES}
    return Name(
        frozenset({*cores, *others}), frozenset({*surnames, *(others - set(cores))}), frozenset(words) - {*cores}
    )


def _runs(text: str, name: Name) -> Iterator[tuple[int, int]]:
    """Parts beside each other, with initials before them and what belongs to the surname between them."""
    spaced = [r"[ ]".join(part) for part in name.long]
    words = "|".join(sorted(map(re.escape, name.parts | name.particles), key=len, reverse=True))
    token = rf"(?:(?:{'|'.join([words, *spaced])})(?:'?s|')?(?![^\W_])|[a-z](?=\.)|(?:{_initials(name)})(?=[ .]))"
    for run in re.finditer(rf"(?<![^\W_]){token}(?:{_BETWEEN}(?<![^\W_]){token})*", text):
        found = [(at, _plain(text[slice(*at)], name)) for at in _tokens(run, token)]
        found = found[_beginning([word for _, word in found], name) :]
        while found and found[-1][1] not in name.parts:
            found.pop()
        cores = [word for _, word in found if word in name.parts]
        if any(word in name.long for word in cores) or (cores and len(found) > 1):
            yield found[0][0][0], found[-1][0][1]


def _initials(name: Name) -> str:
    return "|".join(sorted({part[0] for part in name.parts if part[0].isalpha()})) or "(?!)"


def _tokens(run: re.Match[str], token: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(rf"(?<![^\W_]){token}", run[0]):
        yield run.start() + match.start(), run.start() + match.end()


def _plain(token: str, name: Name) -> str:
    """The part of the name that was written so."""
    word = token.replace(" ", "")
    shorter = (word.removesuffix(ending) for ending in ("", "'s", "'", "s"))
    return next((it for it in shorter if it in name.parts | name.particles), word)


def _beginning(words: list[str], name: Name) -> int:
    """Where a stretch begins: at a part, or at what leads to one; particles lead to a surname only."""
    begins, follows = len(words), ""
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word in name.parts or follows in (name.surnames if word in name.particles else name.parts):
            begins = at
        if word not in name.particles and len(word) > 1:
            follows = word
    return begins


def _glued(text: str, name: Name) -> Iterator[tuple[int, int]]:
    """User names: several parts, or an initial or a year and a surname, written as one word."""
    if not name.long:
        return
    part = "|".join(sorted(map(re.escape, name.long), key=len, reverse=True))
    joint = "|".join(sorted(map(re.escape, name.parts | name.particles), key=len, reverse=True))
    initials = _initials(name)
    pattern = (
        rf"(?<![^\W_])(?:(?:{joint}|{initials})[._\-]?){{0,4}}(?:{part})(?:[._\-]?"
        rf"(?:{joint})){{0,3}}\d{{0,4}}(?![^\W_])"
    )
    for word in re.finditer(pattern, text):
        yield word.span()


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """With the accents that stand behind the last letter as signs of their own."""
    while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Me", "Cf"):
        end += 1
    return start, end
