"""What people type or paste where a channel is connected, as it is meant."""

from __future__ import annotations

from unicodedata import normalize

import regex

_UNSEEN = regex.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Signs that come along when a name is copied: directions, breaks that may be, spaces of no width."""


def visible(given: str) -> str:
    """An entry without what nobody sees in it."""
    return _UNSEEN.sub("", given)


def bare(secret: str) -> str:
    """A token as it is meant, from what people copy: with its header, in quotes, or with the end of its line."""
    secret = secret.strip().strip("\"'`“”‘’").strip()
    return secret[7:].strip() if secret[:7].casefold() == "bearer " else secret


def plain(given: str) -> str:
    """A name or number with its letters and digits of full width, as some keyboards type them, as everybody's."""
    return normalize("NFKC", given).strip()


def first_part(address: str) -> str:
    """An address, or a name, up to its first slash, question or number sign, and without its scheme."""
    return regex.split("[/?#]", address.rpartition("://")[2])[0]


def is_number(given: str) -> bool:
    """Whether it is written in the digits that every channel reads."""
    return given.isascii() and given.isdecimal()
