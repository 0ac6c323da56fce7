"""How the place follows the role and the organisation: nothing is said twice."""

from __future__ import annotations

from dataclasses import replace

from adapters.vacancy_facts import Remote
from adapters.wording import hashtags
from adapters.wording.facts import Facts
from adapters.wording.knapsack import Wording
from adapters.wording.layouts import Layout
from adapters.wording.lexicon import wordings
from adapters.wording.parsing import places
from adapters.wording.plain_text import fold, says
from adapters.wording.weights import LESS, WORTH

_ELSEWHERE = 60
"""That the work can be done from anywhere."""
_AGAIN = 26
"""The town, where the name of the organisation gives it away: "Amsterdam Data Collective"."""


def whereabouts(facts: Facts, layout: Layout, role: str, said: str) -> list[Wording]:
    """The wordings of the place that can follow what is said: not a town twice, nor the same word twice in a row."""
    place = facts.place
    away = wordings(facts.language).elsewhere[place.remote]
    if away and says(said, away):
        place, away = replace(place, remote=Remote.NO), ""
    told = places.place_wordings(place, facts.language)
    if place.said_in(role) or place.ends(said):
        told = tuple(wording for wording in (place.district, away) if wording)
    told = tuple(_without_repeated_town(wording, said) for wording in told)
    if layout.tags_town and place.towns:
        told = tuple(hashtags.town_tag(wording, place.towns[0]) or wording for wording in told)
    again = place.said_in(said) and bool(told) and told[0] not in (place.district, away)
    return _ranked(told, _AGAIN if again else WORTH["place"], place)


def _ranked(told: tuple[str, ...], worth: int, place: places.Place) -> list[Wording]:
    """The wordings with their worth; those that leave out "remote" are worth much less."""
    return [
        Wording(wording, worth - LESS * at - (_ELSEWHERE if place.is_far and at else 0))
        for at, wording in enumerate(told)
        if wording
    ]


def _without_repeated_town(wording: str, said: str) -> str:
    """What follows a name that ends in the town, without the town: "Gemeente Utrecht, Binnenstad"."""
    first, _, rest = wording.partition(" ")
    return rest.strip("(), ") if fold(first) == (fold(said).split() or [""])[-1] else wording
