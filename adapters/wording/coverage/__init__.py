"""What a post carries and what it leaves out, whoever wrote it.

A fact is carried when one of its wordings stands in the text, as words or as a hashtag, or when its figures do in
another way of writing. Where that is in doubt it is left out: a person looks once more, and no candidate misses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from adapters.counting import tags
from adapters.vacancy_facts import Contract, Hours, Remote
from adapters.wording.coverage import figures
from adapters.wording.facts import Facts
from adapters.wording.lexicon import LANGUAGES, wordings
from adapters.wording.parsing import contract
from adapters.wording.parsing.places import Place
from adapters.wording.parsing.titles import MARK
from adapters.wording.parsing.vocabulary import CONTRACTS_ALSO, REMOTE_ALSO, TOWNS_THAT_ARE_WORDS
from adapters.wording.plain_text import fold, says

_NEGATED = re.compile(r" (?:niet|geen|zonder|not|no|without|nicht|kein|keine|keinen|ohne|pas|pas de|non|sans)$")
_NOT_ALL_DAY = re.compile(
    r"\b(?:niet|geen|not|no|nicht|keine?|pas|non)\s+"
    r"(?:full|part|voltijd|deeltijd|vollzeit|teilzeit|(?:à |de )?temps)",
    re.I,
)
_TELLING = "+#"
"""Signs that folding drops and that tell C, C++ and C# apart."""
_BEFORE_A_PLACE = r"\b(?:[Ii]n|[Tt]e|à|nach|aus|[Rr]egio|[Nn]ear|bei)\s|[,:·/(#|–]\s?"


@dataclass(frozen=True)
class Carrying:
    """The names of the facts that a text carries and of those it leaves out; what an opening lacks is in neither."""

    carries: tuple[str, ...]
    leaves_out: tuple[str, ...]


@dataclass(frozen=True)
class _Text:
    """A text, read once for all facts."""

    text: str
    folded: str
    tags: frozenset[str]

    def says(self, words: str) -> bool:
        """Whether these words stand in it, also as a hashtag, and are not taken back by the word before them."""
        wanted = fold(words)
        differs = any(sign in words for sign in _TELLING) and words.casefold() not in self.text.casefold()
        if not wanted or differs:
            return False
        if wanted.replace(" ", "") in self.tags:
            return True
        at = self.folded.find(f" {wanted} ")
        while at >= 0 and _NEGATED.search(self.folded[:at]):
            at = self.folded.find(f" {wanted} ", at + 1)
        return at >= 0

    def names(self, name: str) -> bool:
        """Whether it names somebody: a name of one word only in its own letters, for it may be a word as well."""
        if " " in fold(name) or fold(name) in self.tags:
            return self.says(name)
        written = (name, name.upper(), name[:1].upper() + name[1:])
        return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", self.text) for one in written)


def carrying(facts: Facts, text: str) -> Carrying:
    """Which facts of an opening a text carries, and which it leaves out. Pure."""
    read = _Text(text, f" {fold(text)} ", frozenset(fold(tag.value).replace(" ", "") for tag in tags(text)))
    said = {fact: is_carried(facts, read) for fact, (is_known, is_carried) in _FACTS.items() if is_known(facts)}
    return Carrying(
        tuple(fact for fact, is_said in said.items() if is_said),
        tuple(fact for fact, is_said in said.items() if not is_said),
    )


def _role(facts: Facts, text: _Text) -> bool:
    """A wording that lost words at its end counts only where a post begins with it: alone it may say another role."""
    told, core = facts.title.wordings, facts.title.core
    at = wordings(facts.language).at.strip()
    return any(
        text.says(role)
        if len(role) >= len(core)
        else re.search(rf"^{re.escape(role)}(?:\s*$|,|\s\(|\s–\s|\s{at}\s)", text.text, re.M)
        for role in told
    )


def _mark(facts: Facts, text: _Text) -> bool:
    """The same letters, in whatever order and with whatever between them."""
    wanted = set(fold(facts.title.mark).split())
    return any(set(fold(found[0]).split()) == wanted for found in MARK.finditer(text.text))


def _organisation(facts: Facts, text: _Text) -> bool:
    return any(text.names(name) for name in facts.organisation)


def _place(facts: Facts, text: _Text) -> bool:
    """The first town in any language, or the district of it that stands for it where room is short."""
    names = (*Place(facts.place.names[:1]).called, facts.place.district)
    return any(_is_named(name, text) for name in names if name)


def _places(facts: Facts, text: _Text) -> bool:
    """All of several places."""
    return all(
        any(_is_named(name, text) for name in (*one.called, one.district) if name)
        for one in (Place((name,)) for name in facts.place.names)
    )


def _is_named(town: str, text: _Text) -> bool:
    if fold(town) not in TOWNS_THAT_ARE_WORDS:
        return text.says(town)
    alone = rf"^(?={re.escape(town)}\s*(?:[,·|(–]|$))"
    return bool(re.search(rf"(?:{_BEFORE_A_PLACE}|{alone}){re.escape(town)}(?!\w)", text.text, re.M))


def _remote(facts: Facts, text: _Text) -> bool:
    remote = facts.place.remote
    if remote == Remote.HYBRID:
        return any(text.says(words.elsewhere[remote]) for words in LANGUAGES.values())
    said = wordings(facts.language).elsewhere[remote]
    told = (said, *(words.elsewhere[Remote.FULL] for words in LANGUAGES.values()))
    return any(text.says(wording) for wording in (*told, *REMOTE_ALSO))


def _pay(facts: Facts, text: _Text) -> bool:
    """All amounts; where there are none, the scale."""
    if facts.pay:
        return figures.pays(text.text, facts.pay)
    scale = r"\s?".join(map(re.escape, facts.salary[0].split()))
    return bool(re.search(rf"(?<!\w){scale}(?!\w|\s?[-–/]\s?\d)", text.text, re.I))


def _hours(facts: Facts, text: _Text) -> bool:
    """The figures; without any, full-time or part-time, just as the opening says."""
    hours = facts.opening.hours or Hours()
    if hours.ends:
        return figures.works(text.text, hours)
    wanted = (hours.full_time, hours.part_time)
    if all(wanted) and text.says(facts.hours[0]):
        return True
    return any(
        contract.presence(part) == wanted and not _NOT_ALL_DAY.search(part) for part in figures.stretches(text.text)
    )


def _contract(facts: Facts, text: _Text) -> bool:
    """Its wording, or another of the same kind, in a sentence that speaks of no other kind."""
    said, told = contract.kind(facts.contract), (facts.contract, *CONTRACTS_ALSO.get(facts.opening.contract, ()))
    lines = (_Text(part, f" {fold(part)} ", text.tags) for part in figures.stretches(text.text))
    named = (line for line in lines if any(line.says(wording) for wording in told))
    return any(said in (Contract.UNSAID, contract.kind(line.text)) for line in named)


def _closes(facts: Facts, text: _Text) -> bool:
    return facts.opening.closes is not None and figures.names_day(text.text, facts.opening.closes)


def _openness(facts: Facts, text: _Text) -> bool:
    """Whole: it is a promise."""
    return says(text.text, facts.openness)


def _link(facts: Facts, text: _Text) -> bool:
    return bool(re.search(rf"{re.escape(facts.opening.link)}(?![\w%/-])", text.text))


_FACTS: Mapping[str, tuple[Callable[[Facts], object], Callable[[Facts, _Text], bool]]] = {
    "role": (lambda facts: facts.title.is_named, _role),
    "mark": (lambda facts: facts.title.mark, _mark),
    "organisation": (lambda facts: facts.organisation, _organisation),
    "place": (lambda facts: facts.place.names, _place),
    "places": (lambda facts: facts.place.names[1:], _places),
    "remote": (lambda facts: facts.place.is_far, _remote),
    "pay": (lambda facts: facts.salary, _pay),
    "hours": (lambda facts: facts.hours, _hours),
    "contract": (lambda facts: facts.contract, _contract),
    "closes": (lambda facts: facts.closes, _closes),
    "openness": (lambda facts: facts.openness, _openness),
    "link": (lambda facts: facts.opening.link, _link),
}
"""For each fact whether an opening has it, and whether a text carries it; in the order in which they are shown."""
