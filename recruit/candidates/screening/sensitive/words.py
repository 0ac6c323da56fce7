"""Which delicate topics a question asks for, or a note mentions, in four languages at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import ModuleType

from recruit.candidates.screening.sensitive import dutch, english, french, german
from recruit.candidates.screening.sensitive.topics import Topic
from recruit.core.folding import fold

_LANGUAGES: tuple[ModuleType, ...] = (dutch, english, german, french)
LONGEST = 20_000
"""Characters that are looked at: no question or note is longer."""
_GENDER_SIGN = re.compile(
    r"(?<=[a-z])(?:[(·•∙*:_/-]|\.-?|/-)(?:e|ne|le|te|ve|euse|trice|re|in|innen|r|er)\b\)?(?:[·•.]?s\b)?"
)
"""What stands behind a word so that it speaks to everybody: marié(e), verheiratete:r."""
HOLE = " \N{WHITE SQUARE} "
"""What stands where words were taken out: no letters, so that nothing is found across it."""

Table = Mapping[Topic, Iterable[str]]


def asked(question: str) -> list[Topic]:
    """The topics that a question asks the candidate about, or that a form's label stands for."""
    return _found(question, "ASKED")


def mentioned(note: str) -> list[Topic]:
    """The topics that a note about a person mentions; wider than `asked`, for it only warns."""
    return _found(note, "MENTIONED")


def mentions(note: str) -> list[tuple[Topic, str]]:
    """The same, each time it is mentioned, with the words."""
    rest = _rest(note, "MENTIONED")
    return [(topic, match[0]) for topic, pattern in _patterns("MENTIONED") for match in pattern.finditer(rest)]


def _found(text: str, table: str) -> list[Topic]:
    rest = _rest(text, table)
    return [topic for topic, pattern in _patterns(table) if pattern.search(rest)]


def _rest(text: str, table: str) -> str:
    """The text as it is searched, without what is harmless."""
    return _harmless(table).sub(HOLE, _GENDER_SIGN.sub("", fold(text[:LONGEST]).text))


@cache
def _harmless(table: str) -> re.Pattern[str]:
    """What only looks delicate: the work, an allowed question, another word."""
    name = "FINE_TO_ASK" if table == "ASKED" else "FINE_TO_NOTE"
    return any_of(line for language in _LANGUAGES for line in spelled(language, getattr(language, name)))


@cache
def _patterns(table: str) -> list[tuple[Topic, re.Pattern[str]]]:
    return [
        (topic, any_of(line for it in _LANGUAGES for line in spelled(it, getattr(it, table).get(topic, ()))))
        for topic in Topic
    ]


def spelled(language: ModuleType, lines: Iterable[str]) -> Iterable[str]:
    """The lines of a language as regular expressions. Each module of words is written in this shorthand:

    a space is any space or hyphen, and ` ?` one or none; `…` is a few words of the same sentence; `<name>` stands for
    what the module's SHORT says; `^word$` is a label that stands alone on its line; `word$` ends a clause.
    """
    for line in lines:
        while (whole := re.sub(r"<(\w+)>", lambda short: f"(?:{language.SHORT[short[1]]})", line)) != line:
            line = whole  # what stands for words may be made of such
        line = re.sub(r"\^([^$]*)\$", rf"(?m:^)[^\\w\\n]*(?:{language.SHORT['your']} )?\1{_LINE_END}", line)
        line = re.sub(r"(?<![\\§])\$", lambda _: _CLAUSE_END, line).replace("§", "")
        yield line.replace("…", "[^.?!;\n]{0,40}?").replace(" ?", r"[\s\-]*").replace(" ", r"[\s\-]+")


_CLAUSE_END = r"(?=\s*\*?\s*(?:[?.!,;:)(\n]|\Z))"
_LINE_END = r"(?=[^\\w\\n]*(?:\([^)\\n]*\)[^\\w\\n]*)?§$)"


def any_of(lines: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(lines)})(?!\w)", re.MULTILINE)
