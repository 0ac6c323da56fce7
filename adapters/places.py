"""Places as people write them, from the shapes that feeds and boards use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from adapters.plain import balanced, clear_of_links, fold, plain, shortened, tidy
from adapters.wordings import wordings

_COUNTRIES = frozenset(
    "nl nederland netherlands the netherlands holland de deutschland germany duitsland allemagne be belgie belgium "
    "belgique fr france frankrijk us usa uk gb at ch lu österreich schweiz".replace("the netherlands ", "").split()
) | {"the netherlands", "united states", "united kingdom", "posted"}
_REGIONS = frozenset(
    fold(name)
    for name in (
        "Drenthe,Flevoland,Friesland,Fryslân,Gelderland,Groningen,Limburg,Noord-Brabant,Noord-Holland,Overijssel,Utrecht,"
        "Zeeland,Zuid-Holland,North Brabant,North Holland,South Holland,Provincie Utrecht,Provincie Groningen,Gelre,"
        "Baden-Württemberg,Bayern,Bavaria,Berlin,Brandenburg,Bremen,Hamburg,Hessen,Hesse,Mecklenburg-Vorpommern,"
        "Niedersachsen,Lower Saxony,Nordrhein-Westfalen,North Rhine-Westphalia,Rheinland-Pfalz,Rhineland-Palatinate,"
        "Saarland,Sachsen,Saxony,Sachsen-Anhalt,Saxony-Anhalt,Schleswig-Holstein,Thüringen,Thuringia,"
        "Île-de-France,Antwerpen,Vlaams-Brabant,West-Vlaanderen,Oost-Vlaanderen,Vlaanderen,Wallonie"
    ).split(",")
)
_DUTCH_CODES = {
    "dr": "Drenthe", "fl": "Flevoland", "fr": "Friesland", "ge": "Gelderland", "gr": "Groningen", "li": "Limburg",
    "nb": "Noord-Brabant", "nh": "Noord-Holland", "ov": "Overijssel", "ut": "Utrecht", "ze": "Zeeland",
    "zh": "Zuid-Holland",
}  # fmt: skip
_REMOTE = regex.compile(
    r"\b(?:fully |100 ?% )?(?:remote|home ?-?office|work from home|thuiswerken|op afstand|télétravail|telewerk)\b",
    regex.I,
)
_FLEXIBLE = regex.compile(r"\bflexib(?:le|el)\b", regex.I)
_CODE_BEFORE = regex.compile(r"^\s*(?:\d[\dAB]{0,4}\s*[-–]\s*|\d{4}\s?[A-Z]{2}\s+|\d{4,5}\s+)")
_CODE_AFTER = regex.compile(
    r"\s+(?:[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{5}(?:-\d{4})?|\d{4}\s?[A-Z]{2})$|\s*\((?:dept\.?|\d+)\)", regex.I
)
_AROUND = regex.compile(r"^(?:regio|omgeving|region|raum|provincie|großraum|area of)\s+", regex.I)
_ARRONDISSEMENT = regex.compile(r"^(paris|lyon|marseille)\s+(\d{1,2})(?:e|er|ème)?(?:\s+arrondissement)?$", regex.I)
_NOISE = regex.compile(r"\bposted \d+ \w+ ago\b|\bprovincie\b(?=\s+\w)", regex.I)
_SMALL = frozenset(
    "de la le les du des d l en sur sous aux au et lez lès près van der den het aan op bij te ten ter am an im in a".split()
)
_LONGEST = 60


@dataclass(frozen=True)
class Place:
    """Where the work is: names from most to least telling, and whether it can be done from elsewhere."""

    names: tuple[str, ...]
    remote: bool = False
    flexible: bool = False
    """The source says that the place is open: "Flexible / Remote"."""


@lru_cache(maxsize=4096)
def read(text: str) -> Place:
    """The place in `text`; no names where it holds only a country or nothing at all."""
    text = clear_of_links(_NOISE.sub(" ", plain(text)))
    remote, flexible = bool(_REMOTE.search(text)), bool(_FLEXIBLE.search(text))
    names: list[str] = []
    for several in regex.split(r"\s*[;|•]\s*", text):
        several = _REMOTE.sub(" ", _FLEXIBLE.sub(" ", several)) if remote or flexible else several
        several = regex.sub(r"\(\s*\)", "", several)
        for one in regex.split(r"\s+/\s+|(?<=\p{L}{4})/(?=\p{Lu})", several):
            name = _one(one)
            if name and fold(name) not in {fold(known) for known in names}:
                names.append(name)
    return Place(tuple(names[:4]), remote, flexible)


def _one(text: str) -> str:
    """A single place: "Utrecht, UT, NL" is Utrecht, "Papendorp, Utrecht" is Utrecht (Papendorp)."""
    parts = [_name(part) for part in text.split(",")]
    parts = [part for part in parts if part]
    if not parts:
        return ""
    if fold(parts[0]) in ("us", "ca", "in", "au", "gb", "qa", "es", "nz") and len(parts) > 1:
        parts = [*reversed(parts[1:]), parts[0]]
    first, rest = parts[0], [part for part in parts[1:] if fold(part) != fold(parts[0])]
    if fold(first) in _DUTCH_CODES and any(fold(part) in ("nl", "nederland", "netherlands") for part in rest):
        return _DUTCH_CODES[fold(first)]
    abroad = [part for part in rest if regex.fullmatch(r"[A-Z]{2}", part) and fold(part) not in _COUNTRIES]
    rest = [part for part in rest if fold(part) not in _COUNTRIES | _REGIONS and len(part) > 3]
    if abroad and not any(fold(part) in _COUNTRIES for part in parts[1:] if part not in ("US", "CA")):
        return f"{first}, {abroad[0]}"
    if not rest or len(parts) > 3:
        return shortened(first, _LONGEST)
    if len(text.split(",")) == 2 and len(rest[0]) < 26 and not _FAR.search(rest[0]):
        return shortened(f"{rest[0]} ({first})", _LONGEST) if "(" not in text else first
    return shortened(first if not _FAR.search(rest[-1]) else f"{first}, {rest[-1]}", _LONGEST)


_FAR = regex.compile(
    r"^(?:Canada|India|United|Armenia|Ireland|Spain|Poland|Portugal|Singapore|Mexico|Israel|Brazil|Japan|.*(?:land|ia|stan)$)"
)


def _name(part: str) -> str:
    part = _CODE_AFTER.sub("", _CODE_BEFORE.sub("", part.strip()))
    part = tidy(_AROUND.sub("", part)).strip(" .")
    if found := _ARRONDISSEMENT.match(part):
        return found[1].capitalize()
    part = regex.sub(r"\s+\d+e?\s+arrondissement$", "", part, flags=regex.I)
    if not regex.search(r"\p{L}", part):
        return ""
    if part.isupper() and len(part) > 3:
        part = capitalised(part)
    return balanced(part[:1].upper() + part[1:] if part[:1].islower() and part[:2] not in ("'s", "'t") else part)


def capitalised(text: str) -> str:
    """A name in capitals the way it is written in a sentence: LE KREMLIN BICETRE is Le Kremlin Bicetre."""
    text = regex.sub(r"\p{L}[\p{L}\p{M}]*", lambda found: _cased(found[0]), text)
    text = regex.sub(r"(?i)\b([dl])(['’])(\p{L})", lambda found: found[1].lower() + found[2] + found[3].upper(), text)
    text = regex.sub(r"(?<=['’])S\b", "s", text)
    return text[:1].upper() + text[1:]


def _cased(word: str) -> str:
    lower = word.lower()
    if lower in _SMALL:
        return lower
    return "IJ" + lower[2:] if lower.startswith("ij") else lower.capitalize()


def said(place: Place, language: str) -> tuple[str, ...]:
    """The place from long to short: "Utrecht, Zwolle, remote", "Utrecht"."""
    words = wordings(language)
    elsewhere = words.flexible if place.flexible else words.remote if place.remote else ""
    told = list(place.names)
    long = ", ".join([*told[:3], *([elsewhere] if elsewhere else [])])
    short = told[0] if told else elsewhere
    brief = short.split(" (")[1].rstrip(")") if " (" in short else short
    return tuple(dict.fromkeys(wording for wording in (long, short, brief) if wording))
