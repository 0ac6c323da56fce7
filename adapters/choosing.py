"""Which wordings a post gets: the set that is worth most and still fits, found exactly.

This is a small knapsack. Facts are taken in the order of the post; for every length only the best way to reach it is
kept, and a way that is longer and worth no more than another is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from adapters.shapes import Shape


@dataclass(frozen=True)
class Wording:
    """One way to say a fact, and what it is worth to the reader that it is said so."""

    text: str
    worth: int


Options = Mapping[str, Sequence[Wording]]
"""For every fact its wordings."""


@dataclass(frozen=True)
class Choice:
    """The words of a post, what they are worth together, and which wording each fact got."""

    text: str
    worth: int
    said: Mapping[str, str]


_Way = tuple[int, int, tuple[tuple[str, Wording], ...]]
"""Length so far, worth so far, and the pieces: what stands before a wording, and the wording."""


def choose(options: Options, shape: Shape, limit: int, length: Callable[[str], int]) -> Choice:
    """The best set of wordings whose post is at most `limit` long; what does not fit is left out."""
    room = limit
    for _ in range(8):
        choice = _best(options, shape, room, length)
        over = length(choice.text) - limit
        if over <= 0 or not choice.text:
            return choice
        room -= over  # lengths do not add up exactly: an address may come about where two words meet
    return Choice("", 0, {})


def best_worth(options: Options) -> int:
    """What a post could be worth if everything fitted."""
    return sum(max(wording.worth for wording in wordings) for wordings in options.values() if wordings)


def _best(options: Options, shape: Shape, room: int, length: Callable[[str], int]) -> Choice:
    sizes: dict[str, int] = {}

    def size(text: str) -> int:
        if text not in sizes:
            sizes[text] = length(text)
        return sizes[text]

    gap = size(f"a{shape.gap}a") - 2
    # Two ledgers: ways whose current paragraph is still empty, and ways whose paragraph has begun.
    waiting: list[_Way] = [(0, 0, ())]
    for paragraph in shape.paragraphs:
        begun: list[_Way] = []
        for slot in paragraph:
            wordings = options.get(slot.fact, ())
            if not wordings:
                continue
            between = size(f"a{slot.before}a") - 2
            more: list[_Way] = []
            for wording in wordings:
                own = size(wording.text)
                for long, worth, said in waiting:
                    lead = gap if said else 0
                    if long + lead + own <= room:
                        before = shape.gap if said else ""
                        more.append((long + lead + own, worth + wording.worth, (*said, (before, wording))))
                for long, worth, said in begun:
                    if long + between + own <= room:
                        more.append((long + between + own, worth + wording.worth, (*said, (slot.before, wording))))
            begun = _worthwhile(begun + more)
        waiting = _worthwhile(waiting + begun)
    long, worth, said = max(waiting, key=lambda way: (way[1], -way[0]))
    text = "".join(before + wording.text for before, wording in said)
    chosen = {wording for _, wording in said}
    return Choice(text, worth, {f: w.text for f, wordings in options.items() for w in wordings if w in chosen})


def _worthwhile(ways: list[_Way]) -> list[_Way]:
    """The ways that no shorter or equally short way beats."""
    kept: list[_Way] = []
    best = -1
    for way in sorted(ways, key=lambda way: (way[0], -way[1])):
        if way[1] > best:
            kept.append(way)
            best = way[1]
    return kept
