"""A text as people read it, whatever signs it is made of: what cannot be seen is left out, and what only looks like a
letter or a dot counts for what it looks like."""

from __future__ import annotations

import re
from html import unescape
from unicodedata import normalize

from recruit.same_people import INVISIBLE

TAG = re.compile(
    r"</?(?:a|b|big|br|code|del|div|em|font|i|ins|mark|p|s|small|span|strike|strong|sub|sup|u|wbr) ?/?>", re.I
)
"""Mark-up inside a word. What has an address in it is left as it is."""
POINTS = str.maketrans(
    dict.fromkeys("。܁܂ꓸ", ".") | dict.fromkeys("꞉∶ː׃։", ":") | dict.fromkeys("⁄∕⧸╱", "/") | {"\u2800": ""}
)
"""What looks like a point, a colon, a slash or nothing. The middle dot is none: it writes “étudiant·e”."""
WRITTEN_DOT = re.compile(r"[ \t]?[\[(][ \t]?(?:\.|dot|punt)[ \t]?[\])][ \t]?", re.IGNORECASE)
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


def as_read(text: str) -> str:
    """The text in plain signs."""
    seen = INVISIBLE.sub("", TAG.sub("", unescape(text)))
    plain = INVISIBLE.sub("", normalize("NFKC", seen)).translate(POINTS)
    return WORD.sub(in_latin, WRITTEN_DOT.sub(".", plain))


def in_latin(word: re.Match[str]) -> str:
    """A word in which Latin letters stand beside others that look like them; any other stays as it is."""
    found = word[0]
    return found if found.isascii() or not LATIN.search(found) else found.translate(LETTERS)
