"""Which wordings a post gets: the set that is worth most and still fits, found exactly.

This is a small knapsack. Facts are taken in the order of the post; for every length only the best way to reach it is
kept, and a way that is longer and worth no more than another is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from adapters.wording.layouts import Layout


@dataclass(frozen=True)
class Wording:
    """One way to say a fact, and what it is worth to the reader that it is said so."""

    text: str
    worth: int


Options = Mapping[str, Sequence[Wording]]
"""For every fact its wordings."""


@dataclass(frozen=True)
class Choice:
    """The words of a post, what they are worth together, and the wording that each fact got."""

    text: str
    worth: int
    said: Mapping[str, str]


@dataclass(frozen=True)
class _Way:
    """A beginning of the post: its length, its worth, and for each fact what stands before it and its words."""

    length: int
    worth: int
    said: tuple[tuple[str, str, str], ...] = ()

    def and_then(self, length: int, worth: int, fact: str, before: str, text: str) -> _Way:
        return _Way(self.length + length, self.worth + worth, (*self.said, (fact, before, text)))


def choose(options: Options, layout: Layout, limit: int, length: Callable[[str], int]) -> Choice:
    """The best set of wordings whose post is at most `limit` long; what does not fit is left out."""
    room = limit
    while room >= 0:
        choice, added_up = _best(options, layout, room, length)
        if length(choice.text) <= limit:
            return choice
        room = added_up - 1  # lengths do not add up exactly: an address may come about where two words meet
    return Choice("", 0, {})


def best_worth(options: Options) -> int:
    """What a post could be worth if everything fitted."""
    return sum(max((wording.worth for wording in wordings), default=0) for wordings in options.values())


def _best(options: Options, layout: Layout, room: int, length: Callable[[str], int]) -> tuple[Choice, int]:
    """The best choice by lengths that are added up, and that sum."""
    gap = len(layout.gap)
    # Two ledgers: ways whose paragraph is still empty, and ways whose paragraph has begun.
    waiting = [_Way(0, 0)]
    for paragraph in layout.paragraphs:
        begun: list[_Way] = []
        for slot in paragraph:
            more: list[_Way] = []
            for wording in options.get(slot.fact, ()):
                own = length(wording.text)
                for way in waiting:
                    lead, before = (gap, layout.gap) if way.said else (0, "")
                    if way.length + lead + own <= room:
                        words = capital(wording.text) if slot.capital else wording.text
                        more.append(way.and_then(lead + own, wording.worth, slot.fact, before, words))
                lead = length(slot.before)
                for way in begun:
                    if way.length + lead + own <= room:
                        more.append(way.and_then(lead + own, wording.worth, slot.fact, slot.before, wording.text))
            begun = _worthwhile(begun + more)
        waiting = _worthwhile(waiting + begun)
    way = max(waiting, key=lambda way: (way.worth, -way.length))
    text = "".join(before + words for _, before, words in way.said).strip()
    return Choice(text, way.worth, {fact: words for fact, _, words in way.said}), way.length


def capital(text: str) -> str:
    """The same words with a capital, unless the first is a name such as iOS."""
    return text[:1].upper() + text[1:] if text[1:2].islower() else text


def _worthwhile(ways: list[_Way]) -> list[_Way]:
    """The ways that no way of the same or a smaller length beats."""
    kept: list[_Way] = []
    best = -1
    for way in sorted(ways, key=lambda way: (way.length, -way.worth)):
        if way.worth > best:
            kept.append(way)
            best = way.worth
    return kept
