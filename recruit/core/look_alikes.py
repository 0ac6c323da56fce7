"""Letters of other scripts that look like Latin ones."""

from __future__ import annotations

import re

LETTERS = str.maketrans(
    dict(zip("аеорсухіјѕԁһӏкмтвнгпԛԝєѡ", "aeopcyxijsdhlkmtbhrnqwew", strict=True))
    | dict(zip("АВЕКМНОРСТХІЈЅУҮԌԚԜ", "ABEKMHOPCTXIJSYYGQW", strict=True))
    | dict(zip("αβεικνορτυχγϲϳ", "abeikvoptuxycj", strict=True))
    | dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True))
    | dict(zip("օսոհցզ", "ounhgq", strict=True))
    | dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
    | dict(zip("ɑɡɩǀꞮꓡꓲ", "agilILI", strict=True))
)
"""Letters of Cyrillic, Greek, Armenian and phonetic writing that look like Latin ones, after Unicode's list of
confusables (UTS 39)."""
WORD = re.compile(r"[^\W\d_]{2,80}")
LATIN = re.compile(r"[a-zA-Zᴀ-ᴢɪɴʀʟʙɢʜʏꜰꜱ]")


def as_latin(text: str) -> str:
    """The text; in each word, Latin letters for what only looks like them beside others."""
    return WORD.sub(in_latin, text)


def in_latin(word: re.Match[str]) -> str:
    """A word in which Latin letters stand beside others that look like them; any other stays as it is."""
    found = word[0]
    return found if found.isascii() or not LATIN.search(found) else found.translate(LETTERS)


def are_mixed(label: str) -> bool:
    """Whether Latin letters stand there beside others that look like them."""
    return bool(LATIN.search(label)) and label.translate(LETTERS) != label
