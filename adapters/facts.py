"""From an opening to facts: what there is to say, in wordings from long to short, and what each is worth.

The worth of a wording is in points; only their order matters. The role and its mark come before everything, then the
town, the pay, the organisation; a sentence about the work is worth more than the kind of contract, and less than two
plain facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex
from babel.dates import format_date

from adapters import conditions, organisations, pay, places, tags, titles
from adapters.base import Opening
from adapters.choosing import Wording
from adapters.hooks import french_spaces, hooks
from adapters.plain import clear_of_links, plain, says, shortened, tidy, without_doubles
from adapters.shapes import Shape
from adapters.wordings import wordings

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
_FR_INSTITUTION = regex.compile(
    r"^(?:mairie|ville|commune|d[ée]partement|conseil|communaut|m[ée]tropole|r[ée]gion|minist[eè]re|universit|centre|soci[ée]t|"
    r"h[oô]pita|chu\b|ca\b|le\b|la\b|les\b|l['’]|syndicat|direction|groupe\b|caisse|banque|agence|compagnie|association)",
    regex.I,
)


@dataclass(frozen=True)
class Facts:
    """What an opening says, read once and cleaned."""

    opening: Opening
    language: str
    title: titles.Title
    organisation: tuple[str, ...]
    place: tuple[str, ...]
    salary: tuple[str, ...]
    hours: tuple[str, ...]
    contract: str
    closes: tuple[str, ...]

    @property
    def headline(self) -> str:
        """The title with its mark, for cards and forums."""
        role = self.title.wordings[0] if self.title.wordings else wordings(self.language).vacancy
        return f"{role} {self.title.mark}".strip()


def read(opening: Opening) -> Facts:
    """The facts of an opening."""
    words = wordings(opening.language)
    language = words.locale[:2]
    organisation = organisations.wordings(opening.organisation)
    place = places.read(opening.place)
    return Facts(
        opening=opening,
        language=language,
        title=titles.read(opening.title, organisation[-1] if organisation else "", place.names),
        organisation=organisation,
        place=places.said(place, language),
        salary=_salary(opening.salary, language),
        hours=conditions.hours(opening.hours, language) or _presentable(opening.hours),
        contract=conditions.contract(opening.contract, language) or conditions.presentable(opening.contract),
        closes=tuple(
            wording.format(date=format_date(opening.closes, _DAY[language], locale=words.locale))
            for wording in words.closes
        )
        if opening.closes
        else (),
    )


_DAY = {"nl": "d MMMM", "en": "d MMMM", "de": "d. MMMM", "fr": "d MMMM"}


def _salary(text: str, language: str) -> tuple[str, ...]:
    if found := pay.read(text):
        return pay.write(found, language)
    return ()


def _presentable(text: str) -> tuple[str, ...]:
    said = conditions.presentable(text)
    return (said,) if said else ()


def heads(facts: Facts) -> Iterator[tuple[Wording, str]]:
    """The ways to say the role, and for each the organisation that could follow it: both bear on what else is said."""
    mark = f" {facts.title.mark}" if facts.title.mark else ""
    roles = facts.title.wordings or (wordings(facts.language).vacancy,)
    core = next((role for role in roles if "(" not in role and " – " not in role), roles[-1])
    for at, role in enumerate(roles):
        lost = max(0, len(core) - len(role)) * 20
        added = 20 if len(role) > len(core) else 0
        yield Wording(role + mark, WORTH["role"] + added - lost - at), role
    if mark:
        yield Wording(roles[-1], WORTH["role"] - 3000), roles[-1]


def options(facts: Facts, shape: Shape, head: Wording, role: str, with_organisation: bool) -> dict[str, list[Wording]]:
    """For every fact the wordings that could stand beside that role."""
    opening, words = facts.opening, wordings(facts.language)
    found: dict[str, list[Wording]] = {"role": [head]}
    said = role
    employer = next((name for name in facts.organisation[:1] if not says(role, facts.organisation[-1])), "")
    if employer and with_organisation:
        found["organisation"] = [
            Wording(_following(name, facts), _worth(shape, "organisation") - 8 * at)
            for at, name in enumerate(facts.organisation)
        ]
        said += " " + facts.organisation[-1]
    if facts.place and not says(said, facts.place[-1]):
        found["place"] = _ranked(facts.place, "place", shape)
    for fact, told in (("salary", facts.salary), ("hours", facts.hours), ("closes", facts.closes)):
        found[fact] = _ranked(told, fact, shape)
    found["contract"] = _ranked((facts.contract,) if facts.contract else (), "contract", shape)
    french = facts.language == "fr"
    found["hook"] = (
        [Wording(text, _worth(shape, "hook") + score) for text, score in hooks(opening.summary, shape.hook, french)]
        if shape.hook[0]
        else []
    )
    found["openness"] = _ranked((_line(opening.openness, facts),), "openness", shape)
    found["ask"] = [Wording(words.ask, _worth(shape, "ask"))]
    found["call"] = [Wording(words.call, _worth(shape, "call"))]
    found["link"] = [Wording(opening.link, _worth(shape, "link"))] if opening.link else []
    if opening.video and opening.video != opening.link and not regex.search(r"\s", opening.video):
        found["video"] = [Wording(f"Video: {opening.video}", _worth(shape, "video"))]
    chosen = tags.hashtags(opening.tags, role, facts.language, shape.tags, " ".join((said, *facts.place)))
    found["tags"] = [
        Wording(" ".join(chosen[:count]), _worth(shape, "tags") + 6 * count) for count in range(len(chosen), 0, -1)
    ]
    return {fact: _labelled(told, fact, shape, words.labels) for fact, told in found.items() if told}


def _following(name: str, facts: Facts) -> str:
    """The organisation as it follows the role; French would need an article before an institution."""
    if facts.language == "fr" and _FR_INSTITUTION.match(name):
        return f" – {name}"
    return f" {wordings(facts.language).at}{name}"


def _ranked(told: tuple[str, ...], fact: str, shape: Shape) -> list[Wording]:
    return [Wording(text, _worth(shape, fact) - 6 * at) for at, text in enumerate(told) if text]


def _labelled(told: list[Wording], fact: str, shape: Shape, labels: Mapping[str, str]) -> list[Wording]:
    slot = next((slot for paragraph in shape.paragraphs for slot in paragraph if slot.fact == fact), None)
    if not slot or not slot.labelled or fact not in labels:
        return told
    colon = "\u00a0:" if labels["salary"] == "Salaire" else ":"
    return [Wording(f"{labels[fact]}{colon} {_capital(wording.text)}", wording.worth) for wording in told]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[1:2].islower() and not text.startswith(("'", "’")) else text


def _worth(shape: Shape, fact: str) -> int:
    return shape.worth.get(fact, WORTH[fact])


def _line(text: str, facts: Facts) -> str:
    line = without_doubles(plain(clear_of_links(text)))
    line = french_spaces(line) if facts.language == "fr" else line
    return tidy(shortened(line, 300)) + ("." if line.endswith(".") and len(line) <= 300 else "") if line else ""
