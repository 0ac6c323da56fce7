"""How facts can be said in a layout: the wordings of every slot, and what each is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

import regex

from adapters.types import Opening
from adapters.wording import hashtags
from adapters.wording.facts import Facts
from adapters.wording.knapsack import Wording
from adapters.wording.layouts import Layout
from adapters.wording.lexicon import wordings
from adapters.wording.location import whereabouts
from adapters.wording.parsing import places, titles
from adapters.wording.plain_text import says
from adapters.wording.weights import LESS, WORTH
from adapters.wording.work import work

_ADDITION = 52
"""What follows the role behind a dash: "– Expert Réseaux"."""
_LEVEL = 45
"""What brackets in a title hold: "(Junior)", "(DevOps)"."""
_BARE = 40
"""What pay is worth less without its period: "€3.000–3.600"."""
_UNMARKED = 3_000
_CURTAILED = 1_000
_LONG = 80
"""A role longer than this may lose words at its end to make room for the town and the organisation."""
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
        worth = WORTH["role"] - at + _ADDITION * (" – " in role) + _LEVEL * (" (" in f" {role}")
        if len(role) < len(core):
            worth -= _CURTAILED + 20 * (len(core) - len(role)) if len(core) <= _LONG else 4 * (len(core) - len(role))
        worth += WORTH["hours"] * titles.names_hours(role)
        worth += WORTH["place"] * facts.place.said_in(role)
        worth += WORTH["organisation"] * bool(facts.organisation and says(role, facts.organisation[-1]))
        for employer in (True, False) if named else (True,):
            yield Head(role, facts.title.mark, employer, worth)
    if facts.title.mark:
        yield Head(roles[-1], "", True, WORTH["role"] - _UNMARKED)


def options(facts: Facts, layout: Layout) -> dict[str, list[Wording]]:
    """The wordings of every fact that does not depend on the way to begin."""
    opening, told = facts.opening, work(facts, layout)
    found = {
        "salary": _pay(facts),
        "hours": _ranked("hours", facts.hours),
        "closes": _ranked("closes", facts.closes[1:]),
        "contract": _ranked("contract", (facts.contract,)),
        "openness": _ranked("openness", (facts.openness,)),
        "hook": list(told.hooks),
        "points": list(told.also),
        "call": _calls(facts),
        "link": _ranked("link", (opening.link,)),
    }
    if opening.video != opening.link and regex.fullmatch(r"https?://\S+", opening.video):
        found["video"] = _ranked("video", (f"Video: {opening.video}",))
    return found


def _calls(facts: Facts) -> list[Wording]:
    """What to do, and by when where that is known; else one of several ways to say it."""
    words, last = wordings(facts.language), WORTH["call"]
    calls = words.calls[number(facts.opening) % len(words.calls)], words.calls[0]
    told = [Wording(call, last - LESS * at) for at, call in enumerate(dict.fromkeys(calls))]
    if facts.closes:
        return [Wording(words.call_until.format(date=facts.day), last + WORTH["closes"]), *told]
    return told


def beginning(facts: Facts, layout: Layout, head: Head) -> dict[str, list[Wording]]:
    """The wordings of the role and of what depends on it: what it says already is not said again."""
    role = f"{head.role} {head.mark}".strip()
    found = {"role": [Wording(_asked(facts, role) if layout.asks else role, head.worth)]}
    said = role
    names = facts.organisation
    if names and head.employer and not says(head.role, names[-1]):
        if not facts.place.said_in(names[-1]):
            names = tuple(name for name in names if not facts.place.said_in(name))
        worth = WORTH["organisation"] + WORTH["place"] * facts.place.said_in(names[-1])
        found["organisation"] = [
            Wording(_following(name, head.role, facts.language), worth - LESS * at) for at, name in enumerate(names)
        ]
        said = f"{role} {names[-1]}"
    if titles.names_hours(head.role) or any(says(head.role, hours) for hours in facts.hours):
        found["hours"] = []
    if says(head.role, facts.contract):
        found["contract"] = []
    found["place"] = whereabouts(facts, layout, head.role, said)
    most = layout.tags - any(wording.text.startswith("#") for wording in found["place"])
    known = f"{said} {' '.join(facts.places)}"
    chosen = hashtags.hashtags(facts.opening.tags, head.role, facts.language, most, known, layout.tags_role)
    found["tags"] = [
        Wording(" ".join(chosen[:count]), WORTH["tags"] + LESS * count) for count in range(len(chosen), 0, -1)
    ]
    if layout.asks:
        found["place"] = []
        found["organisation"] = [Wording(one.text.strip(" –"), one.worth) for one in found.get("organisation", ())]
    return found


def number(opening: Opening) -> int:
    """A number that is always the same for one vacancy, so that neighbours do not sound alike."""
    return crc32(f"{opening.title}|{opening.organisation}|{opening.places}".encode("utf-8", "replace"))


def _asked(facts: Facts, role: str) -> str:
    """The role and the town in a question to those who read it."""
    words = wordings(facts.language)
    told = places.place_wordings(facts.place, facts.language)
    town = "" if not facts.place.names or facts.place.said_in(role) else told[-1]
    asks = words.asks if town else words.asks_anywhere
    return asks[number(facts.opening) % len(asks)].format(role=role, town=town)


def _ranked(fact: str, told: tuple[str, ...]) -> list[Wording]:
    return [Wording(text, WORTH[fact] - LESS * at) for at, text in enumerate(told) if text]


def _pay(facts: Facts) -> list[Wording]:
    """The wordings of the pay; without its period it is worth much less, and least in thousands."""
    told = _salary(facts)
    periods = [said for both in wordings(facts.language).periods.values() for said in both]
    named = bool(told) and any(said in told[0] for said in periods)
    found = [
        Wording(text, WORTH["salary"] - LESS * at - _BARE * (named and not any(said in text for said in periods)))
        for at, text in enumerate(told)
    ]
    if facts.shortest_salary:
        found.append(Wording(facts.shortest_salary, WORTH["salary"] - 2 * _BARE))
    return found


def _salary(facts: Facts) -> tuple[str, ...]:
    """The pay; where no currency says that it is pay, a word does."""
    if not facts.salary or (facts.pay and facts.pay.currency):
        return facts.salary
    return tuple(f"{wordings(facts.language).salary} {wording}" for wording in facts.salary)


def _following(name: str, role: str, language: str) -> str:
    """The organisation as it follows the role; before an institution French would need an article."""
    twice = says(role, wordings(language).at)
    if twice or (language == "fr" and _FRENCH_NEEDS_AN_ARTICLE.match(name)):
        return f" – {name}"
    return f" {wordings(language).at}{name}"
