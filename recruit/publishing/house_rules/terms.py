"""How a list of terms is written down, and when a word for one gender is fine after all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from recruit.models.house_rules import Subject


@dataclass(frozen=True)
class Term:
    """Words that shut people out, and the better ones; without any, they are left out."""

    pattern: str
    """A regular expression for plain small letters, without groups that capture."""
    instead: str
    subject: Subject


def terms(subject: Subject, lines: Iterable[tuple[str, str]]) -> tuple[Term, ...]:
    """The terms of a list. A space in its patterns is any blank space, line end or hyphen; ` ?` is one or none."""
    return tuple(Term(spaced(pattern), instead, subject) for pattern, instead in lines)


def spaced(pattern: str) -> str:
    """A pattern in which words may stand further apart than they are written here."""
    return pattern.replace(" ?", r"[\s\-]*").replace(" ", r"[\s\-]+")


_JOINED = r"\s*(?:[/(,]|\b(?:of|en|or|and)\b)\s*"
_MARK = regex.compile(r"[\s(\[,/-]*\b[mvfwh]\s*[/|]\s*[mvfwxdh]\b")
_NEXT = regex.compile(rf"{_JOINED}-?(\w+)")
_LAST = regex.compile(rf"(\w+){_JOINED}$")
_COUNTERPARTS = ("man", "men", "mannen", "vrouw", "vrouwen", "woman", "women", "heer", "heren", "meester", "meesters")


def is_paired(text: str, start: int, end: int) -> bool:
    """Whether the word stands beside its counterpart, or before (m/v/x): then everybody is meant."""
    if _MARK.match(text, end):
        return True
    beside = (_NEXT.match(text, end), _LAST.search(text[max(0, start - 40) : start]))
    return any(it and (it[1].endswith(_COUNTERPARTS) or it[1][:3] == text[start : start + 3]) for it in beside)
