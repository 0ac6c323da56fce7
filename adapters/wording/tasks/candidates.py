"""The clauses with which a post can say what the work is, the most telling first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from adapters.wording.parsing.lead_sentence import sentences
from adapters.wording.parsing.phrases import LEANS_BACK
from adapters.wording.plain_text import fold
from adapters.wording.tasks import lines
from adapters.wording.tasks.cutting import shorter
from adapters.wording.tasks.fitness import is_clean, says_enough
from adapters.wording.tasks.lines import About, Line
from adapters.wording.tasks.phrasing import behind_a_word, said_to_you

_MOST = 12
"""Tasks of one text that are looked at."""
_LONGEST = 260


@dataclass(frozen=True)
class Task:
    """One task: its clause in wordings from long to short, and how telling it is (0 to 40)."""

    wordings: tuple[str, ...]
    score: int
    line: str = ""
    """The point of the list as it stands there; empty where it is none."""


def to_friends(body: str, language: str) -> bool:
    """Whether the text speaks to the reader as to a friend: du, tu, je."""
    if language == "de":
        return len(regex.findall(r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*)\b", body[:6000])) >= len(
            regex.findall(r"\b(?:Ihnen|Ihre[nmrs]?|Ihr)\b|(?<!^)(?<![.!?:] )\bSie\b", body[:6000])
        )
    if language == "fr":
        return len(regex.findall(r"\b(?:tu|toi|ton|ta|tes)\b", body[:6000], regex.I)) > len(
            regex.findall(r"\b(?:vous|votre|vos)\b", body[:6000], regex.I)
        )
    return True


@lru_cache(maxsize=64)
def tasks(body: str, language: str) -> tuple[Task, ...]:
    """What the text says that somebody will do."""
    friends = to_friends(body, language)
    found: dict[str, Task] = {}
    for said, is_point, about in _parts(lines.told(body), language):
        if len(found) >= _MOST:
            break
        if (
            not 15 <= len(said) <= 600
            or LEANS_BACK.match(said)
            or (not is_point and not _TO_YOU[language].search(said))
        ):
            continue
        is_listed = is_point and about == About.TASKS
        clause = said_to_you(said, language, friends)
        if not clause and is_listed:
            clause = behind_a_word(said, language, friends)
        if not clause or not is_clean(clause, is_listed):
            continue
        wordings = tuple(
            f"{one}." for one in dict.fromkeys(shorter(clause, language)) if len(one) <= _LONGEST and says_enough(one)
        )
        if wordings:
            score = _SCORES[about] + 6 * is_listed - min(8, len(found))
            found.setdefault(fold(wordings[-1]), Task(wordings, score, _as_point(said) if is_listed else ""))
    return tuple(sorted(found.values(), key=lambda task: -task.score))


def _as_point(said: str) -> str:
    """A point as it is shown among others."""
    said = said.strip(" .;,:–-")
    return said if said[1:2].isupper() else said[:1].upper() + said[1:]


_SCORES = {About.TASKS: 20, About.UNKNOWN: 14, About.OTHER: 8, About.ASKED: 4}
_GLUED_FROM = 160
"""Characters of a line that may be several."""
_TO_YOU = {
    "nl": regex.compile(r"\b(?:je|jij)\b", regex.I),
    "en": regex.compile(r"\byou\b|^the [\p{L} ]+ (?:will|is responsible)", regex.I),
    "de": regex.compile(r"\bdu\b|\bSie\b", regex.I),
    "fr": regex.compile(r"\b(?:vous|tu|votre mission)\b", regex.I),
}


_LABEL = regex.compile(r"^(?P<label>[\p{L}&/ –-]{3,45})\s?[:–] (?=\p{Lu})")
_GLUED = regex.compile(
    r"(?<=[.!?:;,*])(?=\p{Lu}\p{Ll})|(?<=\p{Ll}{3}|\))(?=\p{Lu}\p{Ll}{2,}[\s,])"
    r"|\s[-–*]\s*(?=\p{Lu}\p{Ll})|[*;]\s+(?=\p{Lu})"
)
"""Where lines of a page were put together without a break."""
_BEGINS_WITH_A_VERB = {
    "nl": regex.compile(r"^(?:het )?\p{L}+en (?:en \p{L}+en )?(?:van|aan|met) ", regex.I),
    "en": regex.compile(
        r"^(?!Work|Join|Use|Position|Work|Share|Find|Visit|Contact|Apply|Keep|Experience|Position|Service"
        r"|Project|Program"
        r"|Research|Team|Learn|Grow|Design Con|Set your|Get)\p{Lu}\p{Ll}+,? "
        r"(?!is\b|are\b|was\b|were\b|has\b|have\b|will\b|can\b|must\b|at\b|from\b|us\b|your\b|our\b|you\b|more\b)"
    ),
    "de": regex.compile(r"^(?!)"),
    "fr": regex.compile(
        r"^\p{Lu}\p{Ll}+(?:er|ir|re) (?:et \p{Ll}+(?:er|ir|re) )?(?:l[ea]s?|les|des|du|un|une|à|aux?|l['’]|d['’])\b"
    ),
}
"""What no sentence is, and a task that stands by itself is."""


def _parts(told: tuple[Line, ...], language: str) -> Iterator[tuple[str, bool, About]]:
    """Points of a list of tasks, then points and sentences elsewhere; of a point its first sentence, without label."""
    listed = [line for line in told if line.is_point and line.about == About.TASKS]
    for line in listed:
        yield _LABEL.sub("", line.text.split(". ")[0]), True, line.about
    for line in sorted(told, key=lambda line: line.about == About.ASKED):
        if line.is_point and not listed:
            yield _LABEL.sub("", line.text.split(". ")[0]), True, line.about
        elif not line.is_point or line.about == About.TASKS:
            pieces = _GLUED.sub("\n", line.text) if len(line.text) > _GLUED_FROM else line.text
            for said in sentences(pieces):
                yield said, False, line.about
            if pieces is not line.text and line.about != About.ASKED:
                for piece in pieces.split("\n"):
                    if _BEGINS_WITH_A_VERB[language].match(piece):
                        yield piece.split(". ")[0], True, line.about
