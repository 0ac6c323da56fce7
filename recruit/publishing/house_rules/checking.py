"""A text against the rules: what they say about it. Pure, so that every kind of text can be checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from adapters.translatable import Said
from recruit.core.folding import Folded, fold
from recruit.models.house_rules import RuleKind, Severity, Subject
from recruit.publishing.house_rules import dutch, english
from recruit.publishing.house_rules.capitals import shouted
from recruit.publishing.house_rules.rules import Remark, Rule, Rules
from recruit.publishing.house_rules.terms import Term, is_paired

_BETWEEN = r"[\W_]{0,3}"
"""What may stand between two words of a phrase."""


@dataclass(frozen=True)
class About:
    """What the rules must know of a text."""

    channel: int | None = None
    language: str = ""
    link: str = ""
    """Its own tracked link, which holds no words."""
    own_name: str = ""
    """The name of the house, which may be in capitals."""
    card: str = ""
    """Words that are shown beside the text: what is required must stand in the text itself."""


def check(text: str, rules: Rules, about: About = About()) -> list[Remark]:
    """What the rules say about a text, what stops it first."""
    if about.link:
        text = text.replace(about.link, " " * len(about.link))
    shown = f"{text}\n{about.card}" if about.card else text
    folded = fold(shown)
    own = _own(folded, fold(text) if about.card else folded, rules, about.channel)
    remarks = [*own, *_capitals(shown, rules, about.own_name), *_terms(folded, rules, about.language)]
    return sorted(dict.fromkeys(remarks), key=lambda remark: not remark.blocks)


@lru_cache(4096)  # the same words stand on several networks, and before colleague after colleague
def checked(text: str, rules: Rules, about: About) -> tuple[Remark, ...]:
    """The same, remembered as long as these rules hold."""
    return tuple(check(text, rules, about))


def _own(shown: Folded, text: Folded, rules: Rules, channel: int | None) -> Iterator[Remark]:
    """The office's own list."""
    for rule in rules.own:
        if rule.channel is not None and rule.channel != channel:
            continue
        required = rule.kind == RuleKind.REQUIRED
        found = pattern(rule.words).search(text.text if required else shown.text)
        if bool(found) != required:
            written = shown.written(*found.span()) if found else rule.words
            yield Remark(f"{rule.key} {rule.words}", written, _sentence(rule, written), rule.blocks)


@lru_cache(2000)
def pattern(words: str) -> regex.Pattern[str]:
    """What finds these words however they are written: case, accents, spaces between words or between letters."""
    parts = [part for part in regex.split(r"[\s_-]+", fold(words).text) if part]
    plain = _BETWEEN.join(map(regex.escape, parts))
    letters = "".join(parts)
    if len(letters) >= 4 and letters.isalnum():
        plain += "|" + r"[ .\-*_]".join(letters)
    return regex.compile(rf"(?<!\w)(?:{plain})(?:'?s)?(?!\w)" if parts else r"(?!)")


def _sentence(rule: Rule, word: str) -> Said:
    """What the rule says, and what to do."""
    match rule.kind, rule.blocks:
        case RuleKind.REQUIRED, True:
            return Said("The text must contain “{word}”: add it. {note}", word=word, note=rule.note)
        case RuleKind.REQUIRED, False:
            return Said("“{word}” is missing from the text. {note}", word=word, note=rule.note)
        case RuleKind.CONFIDENTIAL, True:
            return Said("“{word}” is confidential: take it out. {note}", word=word, note=rule.note)
        case RuleKind.CONFIDENTIAL, False:
            return Said("“{word}” may be confidential. {note}", word=word, note=rule.note)
        case _, True:
            return Said("“{word}” is a word we do not use: take it out. {note}", word=word, note=rule.note)
    return Said("“{word}” is a word we would rather not use. {note}", word=word, note=rule.note)


def _capitals(text: str, rules: Rules, own_name: str) -> Iterator[Remark]:
    """Words that shout."""
    severity = rules.switches.get(Subject.CAPITALS, Severity.OFF)
    if severity == Severity.OFF or text.islower():
        return
    quiet = text.replace(own_name, " " * len(own_name)) if own_name else text
    for words in shouted(quiet):
        said = Said("“{words}” stands in capitals, which reads as shouting: use small letters.", words=words)
        yield Remark(f"{Subject.CAPITALS} {words}", words, said, severity == Severity.BLOCK)


_TERMS: tuple[tuple[Term, regex.Pattern[str]], ...] = tuple(
    (term, regex.compile(rf"(?:{term.pattern})(?!\w)")) for term in (*dutch.TERMS, *english.TERMS)
)
_DUTCH = frozenset(dutch.TERMS)
"""Dutch words such as “directrice” are another language's own: there only the English ones count."""
_LONGEST_TERM = 200
"""Characters of a term, and of what may stand between its words: without a limit each match looks at the whole text."""
_BEGINNING = regex.compile(r"(?<![\w@])\w(?s:..?)?")


@lru_cache(20_000)
def _that_begin(letters: str) -> tuple[tuple[Term, regex.Pattern[str]], ...]:
    """The few terms that a text with these letters may be about to say: asking for all at each word takes a while."""
    return tuple(pair for pair in _TERMS if pair[1].match(letters, partial=True))


def _terms(folded: Folded, rules: Rules, language: str) -> Iterator[Remark]:
    """Words that shut people out."""
    end = 0
    for place in _BEGINNING.finditer(folded.text, overlapped=True):
        if place.start() < end:
            continue
        for term, pattern in _that_begin(place[0]):
            found = pattern.match(folded.text, place.start(), place.start() + _LONGEST_TERM)
            if found is None or (language in ("de", "fr") and term in _DUTCH):
                continue
            end = found.end()
            severity = rules.switches.get(term.subject, Severity.OFF)
            paired = term.subject == Subject.GENDER and is_paired(folded.text, *found.span())
            if severity != Severity.OFF and not paired:
                written = " ".join(folded.written(*found.span()).split())
                yield Remark(f"{term.subject} {found[0]}", written, _advice(term, written), severity == Severity.BLOCK)
            break


def _advice(term: Term, word: str) -> Said:
    """Why the word shuts people out, and the better one."""
    instead = Said("Write “{instead}”.", instead=term.instead) if term.instead else Said("Leave it out.")
    match term.subject:
        case Subject.AGE:
            return Said("“{word}” may shut people out by age. {instead}", word=word, instead=instead)
        case Subject.GENDER:
            return Said("“{word}” speaks to one gender only. {instead}", word=word, instead=instead)
    return Said("“{word}” may shut people out by origin. {instead}", word=word, instead=instead)
