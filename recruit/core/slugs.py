"""Titles as a part of addresses."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii


def slug_of(title: str) -> str:
    """A title as part of an address."""
    letters = "".join(map(in_ascii, unicodedata.normalize("NFKC", title))).lower()
    words = re.sub(r"\((?:[mvfdxwh]\s*/\s*)+[mvfdxwh]\)", "", letters)
    return re.sub(r"[^a-z0-9]+", "-", words)[:60].strip("-") or "vacancy"


def in_ascii(sign: str) -> str:
    """A letter of any writing in the letters of an address; other signs only where they are one with a mark on it."""
    if sign.isascii():
        return sign
    return anyascii(sign) if sign.isalpha() else unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
