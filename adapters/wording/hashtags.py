"""Hashtags for a vacancy: its own, its field of work, and the one under which people look for work."""

from __future__ import annotations

from functools import lru_cache

import regex

from adapters.counting import hashtag
from adapters.wording.lexicon import JOINING, wordings
from adapters.wording.occupations import FIELDS
from adapters.wording.parsing.regions import ABROAD, COUNTRIES
from adapters.wording.parsing.vocabulary import LEVELS
from adapters.wording.plain_text import fold

_FIELD = [(regex.compile(pattern, regex.I), names) for pattern, names in FIELDS]


@lru_cache(maxsize=4096)
def fields(title: str, language: str) -> tuple[str, ...]:
    """The fields of work that a title speaks of, in the words of that language."""
    return tuple(names.get(language, names["en"]) for pattern, names in _FIELD if pattern.search(title))


_hashtag = lru_cache(maxsize=4096)(hashtag)


def hashtags(
    own: tuple[str, ...], title: str, language: str, most: int, said: str, with_role: bool = False
) -> list[str]:
    """At most so many hashtags, none of them a word that the post already says and could tag in place.

    The vacancy's own come first; then the role where it has two or three words, the field of work, and the word under
    which people look for work in that language.
    """
    if most < 1:
        return []
    usual, more = wordings(language).tags
    known_fields = fields(title, language)
    wanted = [*own, usual, *known_fields, more] if own else [*known_fields[: max(1, most - 1)], usual, more]
    found: dict[str, str] = {}
    known = f" {fold(said)} "
    if with_role and not own and (tag := role_tag(title)):
        found[fold(tag)] = tag
    for words in wanted:
        tag = _hashtag(words)
        if tag and f" {fold(words)} " not in known:
            found.setdefault(fold(tag), tag)
    return list(found.values())[:most]


def role_tag(title: str) -> str:
    """The role as one word: "Senior Data Engineer" is #DataEngineer; empty where that is no word people look for."""
    words = [word for word in title.split() if fold(word) not in LEVELS]
    if not 2 <= len(words) <= 3 or len(title) > 30 or not all(regex.fullmatch(r"\p{L}{2,}", word) for word in words):
        return ""
    return "" if any(word.casefold() in JOINING for word in words) else _hashtag(" ".join(words))


def town_tag(place: str, town: str) -> str:
    """A place with its town tagged where it stands: "#Breda", "#Amsterdam (Oud Zuid)"; empty where that cannot be."""
    if fold(town) in COUNTRIES or town in ABROAD:
        return ""
    return f"#{place}" if place.startswith(town) and regex.fullmatch(r"\p{Lu}\p{L}{2,}", town) else ""
