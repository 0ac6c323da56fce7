"""Places as people write them, from the shapes that feeds and boards use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from adapters.vacancy_facts import Remote
from adapters.wording.lexicon import wordings
from adapters.wording.parsing.regions import (
    ABROAD,
    ALSO,
    BOTH,
    CITY_STATES,
    COUNTRIES,
    DEPARTMENTS,
    DUTCH_CODES,
    FOREIGN,
    REGIONS,
)
from adapters.wording.plain_text import clear_of_links, fold, plain, says, shortened, tidy

_REMOTE = regex.compile(
    r"\b(?:fully |100 ?% )?(?:remote|home ?-?office|work from home|thuiswerken|werk van thuis|thuiswerk|op afstand"
    r"|télétravail|telewerk)\b",
    regex.I,
)
_FLEXIBLE = regex.compile(r"\bflexib(?:le|el)\b", regex.I)
_ADDRESS = regex.compile(
    r"^\d{1,5}\s+[\p{L} .'-]+\b(?:road|rd|street|st|avenue|ave|drive|lane|boulevard|way)$", regex.I
)
"""A street with its number is the place where people go; of other names a number in front is a code."""
_HOME_OFFICE = regex.compile(r"\b(?:home ?-?office|work from home|thuiswerk(?:en)?|werk van thuis)\b", regex.I)
_CODE_BEFORE = regex.compile(r"^\s*(?:\d[\dAB]{0,4}\s*[-–]\s*|\d{4}\s?[A-Z]{2}\s+|\d{4,5}\s+)")
_CODE_AFTER = regex.compile(
    r"\s+(?:[A-Z]\d[A-Z](?:\s?\d[A-Z]\d)?|\d{5}(?:-\d{4})?|\d{4}\s?[A-Z]{2})$|\s*\((?:dept\.?|\d+)\)", regex.I
)
_FRENCH_HALF = regex.compile(r"^(.*\p{L}) \((Bas|Haut|Hauts|Haute|Hautes)\)$")
"""How a French register writes Bas-Rhin: Rhin (Bas)."""
_AROUND = regex.compile(r"^(?:regio|omgeving|region|raum|provincie|großraum|area of)\s+", regex.I)
_NAMED = regex.compile(r"(?:standort|location|standplaats|lieu|arbeitsort)\s*:\s*([^|;•]+)", regex.I)
_SEVERAL = regex.compile(r"\s*[;|•]\s*|\s+/\s+|(?<=\p{L}{4})/(?=\p{Lu})")
_EMPTY = regex.compile(r"\(\s*(?:hybrid[ae]?)?\s*\)", regex.I)
_NOISE = regex.compile(r"\bposted \d+ \w+ ago\b|\bprovincie\b(?=\s+\w)", regex.I)
_SMALL = frozenset(
    "de la le les du des d l en sur sous aux au et lez lès près a "
    "van der den het aan op bij te ten ter am an im in".split()
)
_NOWHERE = frozenset("ingelogd|logged in|unknown|onbekend|various|diverse|n a|none|null|anywhere|worldwide".split("|"))
_NOT_A_NAME = regex.compile(r"[\p{So}@:!?]|\d{3}|\b(?:is|are|we|our|partner|platform)\b", regex.I)
_LONGEST = 40
_MOST_READ = 40
"""Places of one vacancy, as many as the office keeps."""
_MOST_NAMED = 6
"""Places that a post names one by one."""
_LONGEST_READ = 2_000
"""Characters of what should be places that are read."""


@dataclass(frozen=True)
class Place:
    """Where the work is: names from most to least telling, and whether it can be done from elsewhere."""

    names: tuple[str, ...]
    remote: Remote = Remote.NO

    @property
    def is_far(self) -> bool:
        """Whether the work, or a part of it, can be done from elsewhere."""
        return self.remote != Remote.NO

    def said_in(self, text: str) -> bool:
        """Whether the first town stands in `text`, by its own name or by the one that another language has for it."""
        town = self.towns[0] if self.towns else ""
        return says(text, town) or says(text, ALSO.get(town, ""))

    def ends(self, text: str) -> bool:
        """Whether `text` ends in the first town: "Gemeente Utrecht"."""
        town = fold(self.towns[0]) if self.towns else ""
        return bool(town) and f" {fold(text)}".endswith(f" {town}")

    @property
    def called(self) -> tuple[str, ...]:
        """The names under which a title may mention the place."""
        return (*self.towns, *(ALSO[town] for town in self.towns if town in ALSO))

    @property
    def towns(self) -> tuple[str, ...]:
        """The names without state, country or district: "Amsterdam (Oud Zuid)" is Amsterdam."""
        return tuple(name.split(", ")[0].split(" (")[0] for name in self.names)

    @property
    def district(self) -> str:
        """The part of the first town, or the village in that municipality; empty when none is named."""
        inside = self.names[0].partition(" (")[2].rstrip(")") if self.names else ""
        return inside if inside[:1].isalpha() or inside[:1] in "'’" else ""


@lru_cache(maxsize=4096)
def parse_places(text: str, language: str = "nl") -> Place:
    """The place in `text`; no names where it holds none."""
    text = plain(text[:_LONGEST_READ])
    if named := _NAMED.search(text):
        text = named[1]
    text = clear_of_links(_NOISE.sub(" ", text))
    text = text[: text.rindex("(")] if text.count("(") > text.count(")") else text
    remote = _remote(text)
    if remote != Remote.NO:
        text = _REMOTE.sub(" ", _FLEXIBLE.sub(" ", text))
    names: dict[str, str] = {}
    for part in _SEVERAL.split(_EMPTY.sub("", text)):
        for one in part.split(",") if _is_a_row_of_towns(part) else [part]:
            if name := _one(one, language == "nl"):
                names.setdefault(fold(name), name)
    return Place(tuple(names.values())[:_MOST_READ], remote)


def _remote(text: str) -> Remote:
    if _FLEXIBLE.search(text):
        return Remote.FLEXIBLE
    if _HOME_OFFICE.search(text):
        return Remote.AT_HOME
    return Remote.FULL if _REMOTE.search(text) else Remote.NO


def _is_a_row_of_towns(text: str) -> bool:
    """Whether three or more names stand apart by commas, and none of them is a state or a country around the others."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    around = (COUNTRIES | REGIONS) - CITY_STATES
    return len(parts) > 2 and all(len(part) > 2 and fold(part) not in around and part not in ABROAD for part in parts)


def _one(text: str, dutch: bool) -> str:
    """A single place: "Utrecht, UT, NL" is Utrecht, in Dutch "Papendorp, Utrecht" is Utrecht (Papendorp)."""
    if (number := text.strip().upper()) in DEPARTMENTS:
        return f"{DEPARTMENTS[number]} ({number})"
    first = _CODE_AFTER.sub("", text.split(",")[0].strip())
    if _ADDRESS.match(first):
        return ", ".join([first, *(part.strip() for part in _CODE_AFTER.sub("", text).split(",")[1:2])])
    if _NOT_A_NAME.search(_CODE_BEFORE.sub("", _CODE_AFTER.sub("", text.split(",")[0]))):
        return ""
    parts = [part for part in (_name(part) for part in text.split(",")) if part]
    if not parts or fold(parts[0]) in _NOWHERE:
        return ""
    if parts[0] in FOREIGN:  # the country first: "US, TX, Houston"
        country = parts[0] if parts[0] in ("US", "UK") else FOREIGN[parts[0]]
        state = parts[1:2] if parts[0] in ("US", "CA") else []
        return ", ".join(dict.fromkeys([*parts[:1:-1], *state, country]))
    first, rest = parts[0], [part for part in parts[1:] if fold(part) != fold(parts[0])]
    at_home = any(fold(part) in COUNTRIES for part in parts[1:])
    if fold(first) in DUTCH_CODES and at_home:
        return DUTCH_CODES[fold(first)]
    if len(parts) == 2 and fold(parts[1]) in BOTH and rest:
        return f"{first}, {parts[1]}"  # a town in that province or a district of that town: who can tell
    states = [part for part in rest if len(part) == 2 and part.isupper() and not at_home]
    rest = [part for part in rest if len(part) > 3 and fold(part) not in COUNTRIES | REGIONS]
    if states:
        return f"{first}, {states[0]}"
    if len(parts) == 2 and rest and rest[0] not in ABROAD and "(" not in text:
        if not dutch:
            return f"{first}, {rest[0]}"
        return f"{rest[0]} ({first})"  # a village in its municipality, or a district of its town
    return f"{first}, {rest[-1]}" if rest and rest[-1] in ABROAD else first


def _name(part: str) -> str:
    part = _CODE_AFTER.sub("", _FRENCH_HALF.sub(r"\2-\1", _CODE_BEFORE.sub("", part.strip())))
    part = tidy(_AROUND.sub("", part)).strip(" .")
    if not regex.search(r"\p{L}", part) or part.count(" ") > 5 or _NOT_A_NAME.search(part):
        return ""
    if part.isupper() and len(part) > 3:
        part = capitalised(part)
    return shortened(
        part[:1].upper() + part[1:] if part[:1].islower() and part[:2] not in ("'s", "'t") else part, _LONGEST
    )


def capitalised(text: str) -> str:
    """A name in capitals the way it is written in a sentence: LE KREMLIN BICETRE is Le Kremlin Bicetre."""
    text = regex.sub(r"\p{L}[\p{L}\p{M}]*", lambda found: _cased(found[0]), text)
    text = regex.sub(r"(?i)\b([dl])(['’])(\p{L})", lambda found: found[1].lower() + found[2] + found[3].upper(), text)
    text = regex.sub(r"(?i)(?<=\s)([dl]) (?=[aeiouyhéèê]\p{L}{2})", lambda found: found[1].lower() + "'", text)
    text = regex.sub(r"(?<=['’])S\b", "s", text)
    return text[:1].upper() + text[1:]


def _cased(word: str) -> str:
    lower = word.lower()
    if lower in _SMALL:
        return lower
    return "IJ" + lower[2:] if lower.startswith("ij") else lower.capitalize()


def place_wordings(place: Place, language: str) -> tuple[str, ...]:
    """The place from long to short: "Utrecht, Zwolle, remote", "Utrecht, Zwolle", "Utrecht and 1 other place" ...

    Where some are not named a reader is told that they are there, as long as that fits.
    """
    away = wordings(language).elsewhere[place.remote]
    if not place.names:
        return (away,) if away else ()
    first, several, some = (
        place.names[0],
        _listed(place.names, _MOST_NAMED, language),
        _listed(place.names, 1, language),
    )
    if away and fold(first) in COUNTRIES:
        return (f"{away} ({first})", away)
    short = [first.rpartition(", ")[0]] if first.count(", ") == 2 else []
    short += [place.district] if place.district else []
    said = [
        *(f"{told}, {away}" for told in (several, some, first) if away),
        *(several, some, first),
    ]
    return tuple(dict.fromkeys(wording for wording in [*said, *short] if wording))


def _listed(names: tuple[str, ...], most: int, language: str) -> str:
    """So many of the names, and how many more there are."""
    told = names[:most]
    listed = (" / " if any(", " in name for name in told) else ", ").join(told)
    others = len(names) - len(told)
    return f"{listed} {wordings(language).others[others > 1].format(count=others)}" if others else listed
