"""Words as lines that a person reads: no control signs, no runs of empty lines."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100_000
"""Characters that are kept of a document, and shown; a CV has ten thousand."""

_SIGNS = {
    ord("\r"): "\n",
    ord("\f"): "\n\n",
    ord("\v"): "\n",
    0x2028: "\n",
    0x2029: "\n\n",
    0xAD: None,
    0xFEFF: None,
    0x200B: None,
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),  # they would turn other words round
    0xF0B7: "•",  # Symbol and Wingdings, which word processors make bullets of
    0xF0A7: "•",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
}


def tidy(words: str) -> str:
    """The words without what cannot be seen, and with at most one empty line at a time."""
    words = words.replace("\r\n", "\n").translate(_SIGNS)
    words = "".join(sign if sign in "\n\t" else _shown(sign) for sign in words)
    words = "\n".join(line.rstrip() for line in words.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", words).strip("\n")


def _shown(sign: str) -> str:
    if sign.isascii() and sign.isprintable():
        return sign
    category = unicodedata.category(sign)
    return "" if category == "Cc" else "\N{REPLACEMENT CHARACTER}" if category in ("Cs", "Co", "Cn") else sign
