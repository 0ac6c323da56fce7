"""What a post says of the work: a sentence that stands for it, and a few more or the points of a list."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.wording.facts import Facts
from adapters.wording.knapsack import Wording
from adapters.wording.layouts import Layout
from adapters.wording.parsing.lead_sentence import french_spaces, telling
from adapters.wording.plain_text import fold
from adapters.wording.tasks.candidates import tasks
from adapters.wording.tasks.fitness import is_clean, words_of_weight
from adapters.wording.weights import LESS, WORTH

_WRITTEN_FOR_IT = 20
"""What a sentence is worth more that stands in a summary, which somebody wrote to be shown."""
_ABOUT_WORK = 24
"""The score of a sentence of a long text that speaks of the work itself."""
_SURE = 12
"""The score of a task that stands where tasks are told."""
_CONCRETE = 4
"""Words of weight that make a clause more telling; more of them only make it longer."""
_SUMMARY = 600
"""Characters of a text that is a summary, and no whole vacancy."""
_SCARCE = 110
"""Where there is room for no more, a task may stand without "Je werk:" before it."""
_MOST = 14
"""Wordings of the first sentence among which the room decides."""
_POINT = 100
"""Characters of a point that is shown as it stands in the list."""


@dataclass(frozen=True)
class Said:
    """One way to say what the work is: its words, its worth, and which task of the text it is."""

    text: str
    score: int
    task: int


def said(facts: Facts, size: int) -> list[Said]:
    """Sentences of at most so many characters, the most telling first."""
    opening, french = facts.opening, facts.language == "fr"
    found: list[Said] = []
    summary = opening.summary if len(opening.summary) <= _SUMMARY else ""
    for at, sentence in enumerate(telling(summary, size, french)[:3] if summary else ()):
        found.append(Said(sentence.text, sentence.score + _WRITTEN_FOR_IT, -1 - at))
    for number, task in enumerate(tasks(opening.body or opening.summary, facts.language)):
        for at, text in enumerate(task.wordings):
            if len(text) <= size:
                score = task.score - 2 * at + 2 * min(_CONCRETE, len(words_of_weight(text)))
                found.append(Said(french_spaces(text) if french else text, score, number))
        bare = task.wordings[-1].partition(": ")[2]
        if bare and size <= _SCARCE:
            found.append(Said(bare[:1].upper() + bare[1:], task.score - 16, number))
    if not found:
        told = telling(opening.summary, size, french)[:5]
        found = [
            Said(one.text, one.score - 8, -9 - at)
            for at, one in enumerate(told)
            if one.score >= _ABOUT_WORK and is_clean(one.text, False)
        ]
    return [one for one in found if not _repeats(one.text, facts)]


def _repeats(text: str, facts: Facts) -> bool:
    """Whether a sentence says again what the post says in other places: its role, or who the employer is."""
    folded = f" {fold(text)} "
    names = [facts.title.core or facts.title.role, *(facts.organisation[-1:])]
    return any(f" {fold(name)} " in folded for name in names if len(name) > 3)


@dataclass(frozen=True)
class Work:
    """What a layout can say of the work: wordings of the sentence that stands for it, and of what is said besides."""

    hooks: tuple[Wording, ...]
    also: tuple[Wording, ...]


def work(facts: Facts, layout: Layout) -> Work:
    """The wordings for a layout. Where points follow, one task is chosen to begin with, and is no point again."""
    told = sorted(said(facts, layout.hook), key=lambda one: -one.score)
    if layout.points and told:
        first = told[0].task
        told = [one for one in told if one.task == first]
        points = _points(facts, first, layout)
    else:
        points = ()
    return Work(tuple(Wording(one.text, WORTH["hook"] + one.score) for one in told[:_MOST]), points)


def _points(facts: Facts, first: int, layout: Layout) -> tuple[Wording, ...]:
    """Points of the list of tasks as they stand there, else sentences about other tasks."""
    found = tasks(facts.opening.body or facts.opening.summary, facts.language)
    others = [task for number, task in enumerate(found) if number != first and task.score >= _SURE]
    points = [one.line for one in others if 0 < len(one.line) <= _POINT and not _repeats(one.line, facts)]
    if len(points) > 1:
        told = tuple("\n".join(f"• {point}" for point in points[:many]) for many in range(layout.points, 1, -1))
    else:
        told = tuple(text for one in others for text in one.wordings[:1] if len(text) <= layout.hook)[:1]
    return tuple(Wording(text, WORTH["points"] - LESS * at) for at, text in enumerate(dict.fromkeys(told)))
