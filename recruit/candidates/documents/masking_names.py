"""Where a person's name stands in a text, however it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from recruit.candidates.documents.masking_readings import readings
from recruit.core.folding import fold

PARTICLES = frozenset(
    "van de der den het t ten ter te in op von vom zu zum zur da di do du "
    "des del della dos das la le les el al bin ibn ben y e af".split()
)
"""What stands before a surname and is no name by itself."""
_BETWEEN = re.compile(r"'?[ \t\xa0]?[\-.,'_ \t\xa0\n]{1,2}")
_JOINTS = frozenset("._-")
_WORD = re.compile(r"[^\W_]+")
_LONG = 3
"""Letters from which a part is masked wherever it stands; a shorter one is a word too often."""
_LONG_BACKWARDS = 5
"""Letters from which a part is also masked backwards; a shorter one is another word too often."""
_NO_INITIALS = frozenset("AI BA BC BV CA CV DC EU HR IT MA MD NB NV PC PS SA TV US VK VS".split())
"""What two capitals with points mean more often than a name: a company, a degree, a country."""
_LONGEST_NAME = 120
"""Letters of a name that are looked for: what a form calls a name has no more."""
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"))


SPELLED = 30
"""Letters of the longest part that is looked for in letters that stand apart."""


@dataclass(frozen=True)
class Name:
    """The parts of a name in plain small letters."""

    words: tuple[str, ...]
    """As they follow each other."""
    parts: frozenset[str]
    surnames: frozenset[str]
    particles: frozenset[str]

    @cached_property
    def long(self) -> frozenset[str]:
        """What is masked wherever it stands."""
        return frozenset(part for part in self.parts - PARTICLES if len(part) >= _LONG)

    @cached_property
    def known(self) -> frozenset[str]:
        """All its words."""
        return self.parts | self.particles

    @cached_property
    def initials(self) -> frozenset[str]:
        """The first letters of its parts."""
        return frozenset(part[0] for part in self.parts if part[0].isalpha())

    @cached_property
    def shortened(self) -> re.Pattern[str]:
        """Its initials in their order; any of them may be left out, and particles may be written out."""
        steps = [
            rf"(?:(?:{re.escape(word)}[ \xa0]|{word[0]}\.)[ \xa0]?)?"
            if word in self.particles
            else rf"(?:{word[0]}\.[ \xa0]?)?"
            for word in self.words
            if word[0].isalpha()
        ]
        return re.compile(rf"(?<![\w.])(?=[^\W\d_]\.){''.join(steps)}(?<=\.)(?!\w)")


@dataclass(frozen=True)
class Token:
    """A word in a text that can belong to the name, and where it stands."""

    word: str
    """As the name has it, without the ending of a genitive."""
    start: int
    end: int


def stretches(text: str, called: str) -> list[tuple[int, int]]:
    """From where to where the name, or a part that tells who it is, stands in the text."""
    name = _name(called[:_LONGEST_NAME])
    if not name.parts:
        return []
    found = [
        read.place(start, end)
        for read in readings(text)
        for look in (_runs, _glued, _backwards)
        for start, end in look(read.letters, name)
    ]
    return [widened(text, start, end) for start, end in (*found, *_in_initials(text, name))]


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
        tuple(words),
        frozenset({*cores, *others}),
        frozenset({*surnames, *(others - set(cores))}),
        frozenset(words) - {*cores},
    )


def _runs(text: str, name: Name) -> Iterator[tuple[int, int]]:
    """Parts beside each other, with initials before them and what belongs to the surname between them."""
    run: list[Token] = []
    for token in _tokens(text, name):
        if run and not _BETWEEN.fullmatch(text, run[-1].end, token.start):
            yield from _called(text, run, name)
            run = []
        run.append(token)
    yield from _called(text, run, name)


def _called(text: str, run: list[Token], name: Name) -> Iterator[tuple[int, int]]:
    """What of a row of tokens is the name; nothing, where they are only words such as others use."""
    found = run[_beginning([token.word for token in run], name) :]
    while found and found[-1].word not in name.parts:
        found.pop()
    cores = [token.word for token in found if token.word in name.parts]
    if any(word in name.long for word in cores) or (cores and len(found) > 1):
        end = found[-1].end
        yield found[0].start, end + (text[end : end + 1] == "'" and not text[end + 1 : end + 2].isalnum())


def _tokens(text: str, name: Name) -> Iterator[Token]:
    """The words that can belong to the name: each word of the text is looked at once."""
    words = [found.span() for found in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        token, taken = _written_out(text, words[at], name), 1
        if not token and words[at][1] - words[at][0] == 1:
            token, taken = _letter_by_letter(text, words, at, name)
        at += taken
        if token and words[at : at + 1] == [(token.end + 1, token.end + 2)] and text[token.end : token.end + 2] == "'s":
            if text[token.end - 1] == token.word[-1]:  # the genitive of "annas" is no "annas's"
                token, at = replace(token, end=token.end + 2), at + 1
        if token:
            yield token


def _written_out(text: str, place: tuple[int, int], name: Name) -> Token | None:
    """A word of the name, also in the genitive."""
    word = text[slice(*place)]
    return next((Token(it, *place) for it in (word, word.removesuffix("s")) if it in name.known), None)


def _letter_by_letter(text: str, words: list[tuple[int, int]], at: int, name: Name) -> tuple[Token | None, int]:
    """A part in letters that stand apart ("A n n a"), or an initial; and how many words of the text that takes."""
    start, end = words[at]
    letters, ends = text[start:end], [end]
    most = max((len(part) for part in name.long if len(part) <= SPELLED), default=0)
    for begin, stop in words[at + 1 : at + most]:
        ending = text[begin + 1 : stop]
        if begin != ends[-1] + 1 or text[ends[-1]] != " " or ending not in ("", "s"):
            break
        letters += text[begin]
        ends.append(stop)
        if ending:
            break
    for size in range(len(letters), 1, -1):
        if letters[:size] in name.long:
            return Token(letters[:size], start, ends[size - 1]), size
    letter, after = letters[0], text[end : end + 1]
    is_initial = (after == "." and "a" <= letter <= "z") or (after in {".", " "} and letter in name.initials)
    return (Token(letter, start, end) if is_initial else None), 1


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
    end = 0
    for word in _WORD.finditer(text) if name.long else ():
        if word.start() >= end and (found := _end_of_user_name(text, word.start(), name)):
            end = found
            yield word.start(), end


def _end_of_user_name(text: str, start: int, name: Name) -> int:
    """Where the longest user name that begins here ends; 0 where none does.

    It has up to four parts or initials, a part that tells who it is, up to three more, and a year. What counts is where
    each of these steps can end, not by which of the many ways.
    """
    places, ends = {start}, set[int]()
    for _ in range(5):
        if not places:
            break
        ends |= _behind(text, places, name.long)
        places = _and_behind_a_joint(text, _behind(text, places, name.known | name.initials))
    for _ in range(3):
        ends |= _behind(text, _and_behind_a_joint(text, ends), name.known)
    years = {at + size for at in ends for size in range(5) if not size or text[at : at + size].isdecimal()}
    return max((at for at in years if at <= len(text) and not text[at : at + 1].isalnum()), default=0)


def _backwards(text: str, name: Name) -> Iterator[tuple[int, int]]:
    """Parts that are written from the end to the beginning."""
    for word in _WORD.finditer(text):
        if len(word[0]) >= _LONG_BACKWARDS and word[0][::-1] in name.long:
            yield word.span()


def _in_initials(text: str, name: Name) -> Iterator[tuple[int, int]]:
    """Two initials or more in capitals: Q.Z., Q. Z. de B."""
    folded = fold(text)
    for found in name.shortened.finditer(folded.text):
        initials = [sign for sign in folded.written(*found.span()) if sign.isupper()]
        if len(initials) > 1 and "".join(initials) not in _NO_INITIALS:
            yield folded.places[found.start()], folded.places[found.end() - 1] + 1


def _behind(text: str, places: set[int], words: frozenset[str]) -> set[int]:
    """Where a word ends that begins at one of these places."""
    return {at + len(word) for at in places for word in words if text.startswith(word, at)}


def _and_behind_a_joint(text: str, places: set[int]) -> set[int]:
    """The same places, and the next one where a sign stands that joins the parts of user names."""
    return places | {at + 1 for at in places if text[at : at + 1] in _JOINTS}


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """With the accents that stand behind the last letter as signs of their own."""
    while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Me", "Cf"):
        end += 1
    return start, end
