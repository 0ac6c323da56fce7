"""What makes a text about a person look as though it came from a search, or touch what is the person's own affair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from recruit.candidates.screening.sensitive import searches
from recruit.candidates.screening.sensitive.as_read import as_read
from recruit.candidates.screening.sensitive.web_addresses import is_ours, without_addresses
from recruit.candidates.screening.sensitive.words import HOLE, LONGEST, any_of, mentions, spelled
from recruit.core.folding import fold

NETWORK, ADDRESS, SEARCH = "network", "address", "search"
"""What can be noticed besides the topics that are a candidate's own affair: the name of a network, an address on the
web, words for looking somebody up."""
X = re.compile(r"\b(?:[Oo]p|[Oo]n|[Aa]uf|[Ss]ur|[Vv]ia) X\b(?![\w'’&+/-]| (?:en|and|und|et|of|or)\b)")
"""A network of one letter, in a capital and after a word for being there."""
LINE_END = re.compile(r"-?[ \t]{0,9}\r?\n[ \t]{0,9}")
BROKEN_OFF = re.compile(
    "|".join(rf"(?:{LINE_END.pattern})?".join(re.findall("di|.", name)) for name in searches.BROKEN_OFF)
)
SOMEBODY = (
    r"(?:[A-Z][\w'’-]{1,40}(?: (?:van|de|den|der|ten|ter|von|zu|le|la|[A-Z][\w'’-]{1,40})){0,4}"
    r"|\[(?:[Nn]ame|naam|nom)\]) "
)
"""Somebody by name, or by the mark that stands for it in a letter."""
LOOKED_UP = re.compile(
    rf"\b(?:[Ll]ook(?:ed|ing)? {SOMEBODY}up|[Zz]ocht(?:en)? {SOMEBODY}(?:even )?op"
    rf"|(?:[Hh]eb|[Hh]ebben|[Hh]eeft|[Hh]ad(?:den)?|[Hh]abe[n]?|[Hh]at) {SOMEBODY}(?:even |online |mal )?"
    r"(?:opgezocht|nagezocht|nagetrokken|opgesnord|nachgeschlagen|recherchiert))\b"
)
"""Looking up somebody who is named."""

SOMEBODY_IS_MEANT = re.compile(
    r"\b(?:hij|zij|ze|hem|haar|zijn|he|she|him|her|his|sie|ihr|ihm|ihn|sein\w*|elle|il|lui"
    r"|kandida(?:at|te|tin)|candidate?s?|candidat\w*|sollicitante?n?|applicants?|bewerber\w*|postulante?)\b"
)
A_NAME = re.compile(r"\b[A-Z][a-z'’-]{1,40}(?: (?:van|de|den|der|ten|ter|von|zu|le|la)){0,3} [A-Z][a-z'’-]{1,40}\b")
"""What reads like the name of a person, and of many a place."""


@dataclass(frozen=True)
class Sign:
    """One thing that was noticed: a topic's value or one of the three above, and the very words, folded."""

    what: str
    words: str


def signs(text: str, known: Iterable[str] = (), own: Iterable[str] = ()) -> list[Sign]:
    """What is noticed in a text. `known` are words that belong there whatever they say: the person's own name, the
    title and the criteria of the vacancy. Addresses below our `own` belong there too."""
    plain, known = as_read(text[:LONGEST]), [as_read(words) for words in known]
    rest, found = without_addresses(plain)
    rest = without(known, rest)
    noticed = [Sign(str(topic.value), words) for topic, words in mentions(rest)]
    noticed += [Sign(what, words) for what, words in on_the_web(fold(rest).text.replace("_", " "))]
    noticed += [Sign(NETWORK, match[0].casefold()) for match in X.finditer(rest)]
    noticed += [Sign(SEARCH, match[0].casefold()) for match in LOOKED_UP.finditer(plain)]
    fine = {address.casefold() for words in known for address in without_addresses(words)[1]}
    asked = [address for address in found if address.casefold() not in fine and not is_ours(address, own)]
    noticed += [Sign(ADDRESS, address.casefold()) for address in asked]
    return list(dict.fromkeys(noticed))


def about_somebody(text: str) -> list[Sign]:
    """What is noticed of a person where nobody should be written about: a place that is no secret, such as a fair of a
    union or a bill of a network, is none of it."""
    plain = as_read(text[:LONGEST])
    meant = SOMEBODY_IS_MEANT.search(fold(plain).text) is not None
    named = A_NAME.search(plain) is not None
    return [sign for sign in signs(text) if meant or (named and sign.what not in (NETWORK, ADDRESS))]


def without(known: Iterable[str], text: str) -> str:
    """The text with holes for the words that belong there."""
    for words in sorted(filter(None, known), key=len, reverse=True):
        spaced = r"\s+".join(map(re.escape, words.split()))
        text = re.sub(rf"(?<!\w){spaced}(?!\w)", HOLE, text, flags=re.IGNORECASE)
    return text


def on_the_web(plain: str) -> Iterator[tuple[str, str]]:
    """Networks, and words for looking somebody up."""
    plain = BROKEN_OFF.sub(lambda name: LINE_END.sub("", name[0]), plain)
    plain = pattern("TO_THEM").sub(HOLE, plain)
    for match in pattern("OF_THEM").finditer(plain):
        yield NETWORK, match[0]
    rest = pattern("FINE_TO_SAY").sub(HOLE, pattern("OF_THEM").sub(HOLE, plain))
    for what, name in ((NETWORK, "NETWORKS"), (SEARCH, "SEARCHES")):
        for match in pattern(name).finditer(rest):
            yield what, match[0]


NEGATED = re.compile(
    r"\b(?:niet|niets|nooit|niemand|geen|zonder|not|no|nobody|never|nothing|without|cannot|nicht|nie|kein\w*|pas"
    r"|jamais)\b|n['’]t\b"
)
TOLD = re.compile(
    r"\b(?:told|tells|vertel\w*|zei|zegt zelf|said|mention\w*|noemde|genoemd|letter|brief|cv|motivati\w*|interview"
    r"|gesprek|telefoon|telephone|phone|sent|stuurde|gestuurd|mailde|herself|himself|themsel\w+|asked|vroeg"
    r"|erzahlt\w*"
    r"|(?:zij|ze|hij|jij)(?: \w{1,20}){0,3} zelf|(?:haar|hem|je|u) ?zelf"
    r"|zelf (?:ge|verteld|opge|aange|toege)\w*)\b"
)
"""That the person told it: then it may be about a place on the web, and nobody looked there."""


def admits_search(answer: str) -> bool:
    """Whether the answer that something comes from no search says that it does."""
    for sentence in re.split(r"[.?!;\n]", as_read(answer[:LONGEST])):
        plain = fold(sentence).text.replace("_", " ")
        rest = pattern("FINE_TO_SAY").sub(HOLE, pattern("TO_THEM").sub(HOLE, plain))
        looked = [*pattern("LOOKED_FOR").finditer(rest), *LOOKED_UP.finditer(sentence)]
        seen = [] if TOLD.search(plain) else pattern("SEEN_THERE").finditer(rest)
        if any(not is_denied(found) for found in (*looked, *seen)):
            return True
    return False


def is_denied(found: re.Match[str]) -> bool:
    """Whether a “not” stands before it in its sentence, or behind it in the same clause: “on his site, which he "
    "did not
    give” denies nothing."""
    clause_end = found.string.find(",", found.end())
    before = found.string[: clause_end if clause_end >= 0 else None]
    return NEGATED.search(fold(before).text) is not None


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The lines of `online` under that name, as one."""
    return any_of(spelled(searches, getattr(searches, name)))
