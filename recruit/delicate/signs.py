"""What makes a text about a person look as though it came from a search, or touch what is the person's own affair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from recruit.delicate import online
from recruit.delicate.places import network
from recruit.delicate.words import HOLE, LONGEST, any_of, mentions, spelled
from recruit.house_rules.folding import fold

NETWORK, ADDRESS, SEARCH = "network", "address", "search"
"""What can be noticed besides the topics that are a candidate's own affair: the name of a network, an address on the
web, words for looking somebody up."""
X = re.compile(r"\b(?:[Oo]p|[Oo]n|[Aa]uf|[Ss]ur|[Vv]ia) X\b(?![\w'’&+/-]| (?:en|and|und|et|of|or)\b)")
"""A network of one letter, in a capital and after a word for being there."""
HANDLE = re.compile(r"(?<![\w.@/])@[A-Za-z_][\w.]{2,29}")
"""What somebody is called on a network."""
LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']+|(?<![\w.@/-])(?:[a-z\d-]{1,63}\.){1,9}[a-z]{2,24}(?![\w@-])(?:/[^\s<>\"']*)?",
    re.IGNORECASE,
)
MEETING = re.compile(
    r"(?:https?://)?(?:[\w-]{1,63}\.){0,5}(?:zoom\.us|teams\.(?:microsoft|live)\.com|meet\.google\.com|whereby\.com"
    r"|meet\.jit\.si|webex\.com|calendly\.com|doodle\.com|datumprikker\.nl|9292\.nl|ns\.nl|maps\.google\.\w+"
    r"|maps\.app\.goo\.gl|google\.\w+/maps|openstreetmap\.org)(?:[/?].*)?",
    re.IGNORECASE,
)
"""Where people meet, and how they get there."""


@dataclass(frozen=True)
class Sign:
    """One thing that was noticed: a topic's value or one of the three above, and the very words, folded."""

    what: str
    words: str


def signs(text: str, known: Iterable[str] = ()) -> list[Sign]:
    """What is noticed in a text. `known` are words that belong there whatever they say: the person's own name, the
    title and the criteria of the vacancy, our own address."""
    rest = without(text[:LONGEST], known)
    found = [Sign(str(topic.value), words) for topic, words in mentions(rest)]
    plain = fold(LINK.sub(HOLE, rest)).text
    for what, words in on_the_web(plain):
        found.append(Sign(what, words))
    found += [Sign(NETWORK, match[0].casefold()) for match in X.finditer(rest)]
    found += [Sign(ADDRESS, words.casefold()) for words in addresses(rest)]
    return list(dict.fromkeys(found))


def without(text: str, known: Iterable[str]) -> str:
    """The text with holes for the words that belong there."""
    for words in sorted(filter(None, known), key=len, reverse=True):
        spaced = r"\s+".join(map(re.escape, words.split()))
        text = re.sub(rf"(?<!\w){spaced}(?!\w)", HOLE, text, flags=re.IGNORECASE)
    return text


def on_the_web(plain: str) -> Iterator[tuple[str, str]]:
    """Networks, and words for looking somebody up."""
    for match in pattern("OF_THEM").finditer(plain):
        yield NETWORK, match[0]
    rest = pattern("FINE_TO_SAY").sub(HOLE, pattern("OF_THEM").sub(HOLE, plain))
    for what, name in ((NETWORK, "NETWORKS"), (SEARCH, "SEARCHES")):
        for match in pattern(name).finditer(rest):
            yield what, match[0]


def addresses(text: str) -> Iterator[str]:
    """Addresses on the web; not those at which people meet, and no bare name of a host that is no network."""
    for match in LINK.finditer(text):
        address = match[0].rstrip(".,;:!?)]")
        place = network(address)
        if place is None or MEETING.fullmatch(address):
            continue
        if address.lower().startswith(("http", "www.")) or "/" in address or place.name != place.domain:
            yield address
    yield from HANDLE.findall(text)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The lines of `online` under that name, as one."""
    return any_of(spelled(online, getattr(online, name)))
