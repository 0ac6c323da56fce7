"""Hashtags for a vacancy: its own, its field of work, and the one under which people look for work."""

from __future__ import annotations

from functools import lru_cache

import regex

from adapters.text import hashtag
from adapters.words.fields import FIELDS
from adapters.words.plain import fold
from adapters.words.wordings import wordings

_FIELD = [(regex.compile(pattern, regex.I), names) for pattern, names in FIELDS]


@lru_cache(maxsize=4096)
def fields(title: str, language: str) -> tuple[str, ...]:
    """The fields of work that a title speaks of, in the words of that language."""
    return tuple(names.get(language, names["en"]) for pattern, names in _FIELD if pattern.search(title))


_hashtag = lru_cache(maxsize=4096)(hashtag)


def hashtags(own: tuple[str, ...], title: str, language: str, most: int, said: str) -> list[str]:
    """At most so many hashtags, none of them a word that the post already says."""
    if not most:
        return []
    usual, more = wordings(language).tags
    known_fields = fields(title, language)
    wanted = [*own, usual, *known_fields, more] if own else [*known_fields[: most - 1], usual, more]
    found: dict[str, str] = {}
    known = f" {fold(said)} "
    for words in wanted:
        tag = _hashtag(words)
        if tag and f" {fold(words)} " not in known:
            found.setdefault(fold(tag), tag)
    return list(found.values())[:most]
