"""How facts can be said in a shape: the wordings of every slot, and what each is worth.

The worth of a wording is in points; only their order matters. The link comes before everything, then the role with its
mark, the town, the pay, the organisation; a sentence about the work is worth more than the kind of contract, and less
than two plain facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from adapters.words import places, tags, titles
from adapters.words.choosing import Wording
from adapters.words.facts import Facts
from adapters.words.hooks import hooks
from adapters.words.plain import fold, says
from adapters.words.shapes import Shape
from adapters.words.wordings import wordings

WORTH: Mapping[str, int] = {
    "link": 100_000,
    "role": 10_000,
    "place": 300,
    "salary": 200,
    "organisation": 160,
    "openness": 90,
    "closes": 60,
    "hours": 55,
    "call": 50,
    "hook": 40,
    "ask": 30,
    "contract": 30,
    "tags": 24,
    "video": 20,
}
_LESS = 6
"""What a shorter wording of the same fact is worth less."""
_ELSEWHERE = 60
"""Of the place: that the work can be done from anywhere."""
_ADDITION = 20
_LEVEL = 45
"""What brackets in a title hold: "(Junior)", "(DevOps)"."""
_UNMARKED = 3_000
_CURTAILED = 1_000
_LONG = 80
"""A role longer than this may lose words at its end to make room for the town and the organisation."""
_CURRENCY = regex.compile(r"[€$£]|CHF")
_FRENCH_NEEDS_AN_ARTICLE = regex.compile(
    r"^(?:mairie|ville|commune|d[ée]partement|conseil|communaut|m[ée]tropole|r[ée]gion|minist[eè]re|universit|centre"
    r"|soci[ée]t|h[oô]pita|chu\b|ca\b|le\b|la\b|les\b|l['’]|syndicat|direction|groupe\b|caisse|banque|agence|compagnie"
    r"|association|secours|institut|[ée]cole)",
    regex.I,
)


@dataclass(frozen=True)
class Head:
    """One way to begin: the role in one wording, with or without the organisation. It bears on all that follows."""

    role: str
    mark: str
    employer: bool
    worth: int


def heads(facts: Facts) -> Iterator[Head]:
    """The ways to begin, the most telling first."""
    roles = facts.title.wordings or (wordings(facts.language).vacancy,)
    core = facts.title.core or roles[-1]
    named = bool(facts.organisation) and facts.place.said_in(facts.organisation[-1])
    for at, role in enumerate(roles):
        worth = WORTH["role"] - at + _ADDITION * (" – " in role) + _LEVEL * (" (" in role)
        if len(role) < len(core):
            worth -= _CURTAILED + 20 * (len(core) - len(role)) if len(core) <= _LONG else 4 * (len(core) - len(role))
        worth += WORTH["hours"] * titles.names_hours(role)
        worth += WORTH["place"] * facts.place.said_in(role)
        worth += WORTH["organisation"] * bool(facts.organisation and says(role, facts.organisation[-1]))
        for employer in (True, False) if named else (True,):
            yield Head(role, facts.title.mark, employer, worth)
    if facts.title.mark:
        yield Head(roles[-1], "", True, WORTH["role"] - _UNMARKED)


def options(facts: Facts, shape: Shape) -> dict[str, list[Wording]]:
    """The wordings of every fact that does not depend on the way to begin."""
    opening, words = facts.opening, wordings(facts.language)
    told = hooks(opening.summary, shape.hook, facts.language == "fr", opening.organisation) if shape.hook[0] else []
    found = {
        "salary": _ranked("salary", _salary(facts, shape)),
        "hours": _ranked("hours", facts.hours),
        "closes": _ranked("closes", facts.closes[:1] if _has_line("closes", shape) else facts.closes[1:]),
        "contract": _ranked("contract", (facts.contract,)),
        "openness": _ranked("openness", (facts.openness,)),
        "hook": [Wording(text, WORTH["hook"] + score) for text, score in told],
        "ask": _ranked("ask", (words.ask,)),
        "call": _ranked("call", (words.call,)),
        "link": _ranked("link", (opening.link,)),
    }
    if opening.video != opening.link and regex.fullmatch(r"https?://\S+", opening.video):
        found["video"] = _ranked("video", (f"Video: {opening.video}",))
    return {fact: _labelled(fact, wordings, shape, facts.language) for fact, wordings in found.items() if wordings}


def beginning(facts: Facts, shape: Shape, head: Head) -> dict[str, list[Wording]]:
    """The wordings of the role and of what depends on it: what it says already is not said again."""
    role = f"{head.role} {head.mark}".strip()
    found = {"role": [Wording(role, head.worth)]}
    said = role
    names = facts.organisation
    if names and head.employer and not says(head.role, names[-1]):
        if not facts.place.said_in(names[-1]):
            names = tuple(name for name in names if not facts.place.said_in(name))
        worth = WORTH["organisation"] + WORTH["place"] * facts.place.said_in(names[-1])
        found["organisation"] = [
            Wording(_following(name, head.role, facts.language), worth - _LESS * at) for at, name in enumerate(names)
        ]
        said = f"{role} {names[-1]}"
    if titles.names_hours(head.role):
        found["hours"] = []
    found["place"] = _places(facts, shape, said)
    chosen = tags.hashtags(
        facts.opening.tags, head.role, facts.language, shape.tags, f"{said} {' '.join(facts.places)}"
    )
    found["tags"] = [
        Wording(" ".join(chosen[:count]), WORTH["tags"] + _LESS * count) for count in range(len(chosen), 0, -1)
    ]
    return {fact: _labelled(fact, wordings, shape, facts.language) for fact, wordings in found.items()}


def _places(facts: Facts, shape: Shape, said: str) -> list[Wording]:
    """The wordings of the place that can follow what is said: not a town twice, nor the same word twice in a row."""
    told = facts.places
    if not _has_label("place", shape):
        elsewhere = places.elsewhere(facts.place, facts.language)
        if facts.place.said_in(said):
            away = (elsewhere,) if elsewhere and not says(said, elsewhere) else ()
            told = (facts.place.district, *away) if facts.place.district else away
        told = tuple(_without_repeated_town(wording, said) for wording in told)
    remote = facts.place.remote or facts.place.flexible
    return [
        Wording(wording, WORTH["place"] - _LESS * at - (_ELSEWHERE if remote and at else 0))
        for at, wording in enumerate(told)
        if wording
    ]


def _without_repeated_town(wording: str, said: str) -> str:
    """What follows a name that ends in the town, without the town: "Gemeente Utrecht, Binnenstad"."""
    first, _, rest = wording.partition(" ")
    return rest.strip("(), ") if fold(first) == (fold(said).split() or [""])[-1] else wording


def _ranked(fact: str, told: tuple[str, ...]) -> list[Wording]:
    return [Wording(text, WORTH[fact] - _LESS * at) for at, text in enumerate(told) if text]


def _salary(facts: Facts, shape: Shape) -> tuple[str, ...]:
    """The pay; where neither a currency nor a label says that it is pay, a word does."""
    if _has_label("salary", shape) or not facts.salary or _CURRENCY.search(facts.salary[0]):
        return facts.salary
    return tuple(f"{wordings(facts.language).labels['salary'].lower()} {wording}" for wording in facts.salary)


def _following(name: str, role: str, language: str) -> str:
    """The organisation as it follows the role; before an institution French would need an article."""
    twice = says(role, wordings(language).at)
    if twice or (language == "fr" and _FRENCH_NEEDS_AN_ARTICLE.match(name)):
        return f" – {name}"
    return f" {wordings(language).at}{name}"


def _has_label(fact: str, shape: Shape) -> bool:
    return any(slot.labelled for paragraph in shape.paragraphs for slot in paragraph if slot.fact == fact)


def _has_line(fact: str, shape: Shape) -> bool:
    return any(slot.before == "\n" for paragraph in shape.paragraphs for slot in paragraph if slot.fact == fact)


def _labelled(fact: str, told: list[Wording], shape: Shape, language: str) -> list[Wording]:
    if not _has_label(fact, shape):
        return told
    label = wordings(language).labels[fact] + ("\u00a0:" if language == "fr" else ":")
    return [Wording(f"{label} {_capital(wording.text)}", wording.worth) for wording in told]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[1:2].islower() else text
