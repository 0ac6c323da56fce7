"""A text as people read it, whatever signs it is made of: what cannot be seen is left out, and what only looks like a
letter or a dot counts for what it looks like."""

from __future__ import annotations

import re
from html import unescape
from unicodedata import normalize

from recruit.core.look_alikes import as_latin
from recruit.core.same_people import INVISIBLE

TAG = re.compile(
    r"</?(?:a|b|big|br|code|del|div|em|font|i|ins|mark|p|s|small|span|strike|strong|sub|sup|u|wbr) ?/?>", re.I
)
"""Mark-up inside a word. What has an address in it is left as it is."""
POINTS = str.maketrans(
    dict.fromkeys("。܁܂ꓸ", ".") | dict.fromkeys("꞉∶ː׃։", ":") | dict.fromkeys("⁄∕⧸╱", "/") | {"\u2800": ""}
)
"""What looks like a point, a colon, a slash or nothing. The middle dot is none: it writes “étudiant·e”."""
WRITTEN_DOT = re.compile(r"[ \t]?[\[(][ \t]?(?:\.|dot|punt)[ \t]?[\])][ \t]?", re.IGNORECASE)


def as_read(text: str) -> str:
    """The text in plain signs."""
    seen = INVISIBLE.sub("", TAG.sub("", unescape(text)))
    plain = INVISIBLE.sub("", normalize("NFKC", seen)).translate(POINTS)
    return as_latin(WRITTEN_DOT.sub(".", plain))
