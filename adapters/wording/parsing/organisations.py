"""The names of organisations as people write them."""

from __future__ import annotations

from functools import lru_cache

import regex

from adapters.wording.parsing.places import capitalised
from adapters.wording.plain_text import clear_of_links, plain, shortened, tidy, without_doubles

_NOBODY = frozenset(
    "gebruikersnaam|username|confidential|vertrouwelijk|anonymous|anoniem|unknown|onbekend|n/a|na|none|null|nan|company|"
    "undefined|test|onbekende werkgever|not specified".split("|")
)
_LEGAL = regex.compile(
    r"[\s,]+(?:b\.?v\.?|n\.?v\.?|(?:gmbh|se)(?: ?& ?co\.? ?kga?a?)?|ag|kg|ug(?: \(haftungsbeschränkt\))?|ltd\.?"
    r"|limited|llc|inc\.?|s\.?a\.?s?\.?|sarl|bvba|plc|e\.?v\.?|mbh)\.?$",
    regex.I,
)
_EDITION = regex.compile(
    r"\s*(?:\((?:english|deutsch|german|dutch)\)|\s[-–|]\s(?:english|deutsch|german|dutch))$", regex.I
)
"""How a careers site marks its own language: "Wolt - English"."""
_SHOUTED = regex.compile(r"\b\p{Lu}{4,}(?:[ -]\p{Lu}{4,})+\b")
_SMALL = frozenset("de la le les du des d l et en sur pour van der den het voor und für of the and for in".split())
_LONGEST_READ = 400
"""Characters of what should be a name that are read."""
_LONGEST = 60


@lru_cache(maxsize=4096)
def wordings(text: str) -> tuple[str, ...]:
    """The name from long to short, the legal form left out; empty for a placeholder."""
    name = regex.split(r"\s+\||\bANNOUNCEMENT\b", clear_of_links(plain(text.split("\n")[0][:_LONGEST_READ])))[0]
    name = _EDITION.sub("", tidy(without_doubles(name)))
    if name.casefold() in _NOBODY or regex.fullmatch(r"\d{4,}|[\W_]*", name) or "{" in name:
        return ()
    name = _LEGAL.sub("", name)
    if name.isupper() and regex.search(r"\p{L}{5}", name):
        name = _calm(name)
    else:
        name = _SHOUTED.sub(lambda found: _calm(found[0]), name)
    name = regex.sub(r"\.(?:De|Nl|Com|Fr|Be|Eu|Io|Ai)\b", lambda found: found[0].lower(), name)
    bare = tidy(regex.sub(r"\s*\([^()]*\)", "", name)) or name
    first = tidy(regex.split(r"\s+[-–—|/]\s+|:\s|,\s", bare)[0])
    short = first if len(first) > 3 else bare
    return tuple(dict.fromkeys(shortened(wording, _LONGEST) for wording in (name, bare, short) if wording))


def _calm(name: str) -> str:
    """A long name in capitals as a name: only words that people can pronounce lose theirs."""

    def cased(found: regex.Match[str]) -> str:
        word = found[0]
        if word.casefold() in _SMALL:
            return word.lower()
        spoken = len(regex.findall(r"[AEIOUYÀÂÉÈÊËÎÏÔÖÛÜÄ]", word)) * 4 >= len(word)
        return capitalised(word) if len(word) > 4 or (len(word) == 4 and spoken) else word

    calm = regex.sub(r"\p{L}[\p{L}\p{M}\p{N}]*", cased, name)
    calm = regex.sub(r"\b([DL])(['’])", lambda found: found[1].lower() + found[2], calm)
    calm = regex.sub(r"(?<=['’])S\b", "s", calm)
    return calm[:1].upper() + calm[1:]
