"""What servers say, each in the language of whoever looks after it, of a text that is too long for them."""

from __future__ import annotations

import regex

from adapters.translatable import Said

TOO_LONG = Said("{label} finds these words too long, although they keep to the length it states. {words}")
"""What a refusal for length starts with, by which a card knows that it should offer shorter words."""
LONGEST = 1000
"""Letters of a server's sentence that are read."""
_SIGNS = r"(?:(?:char(?:acter)?|grapheme|byte|teken|karakter)s?|zeichen|caract\S{1,4}res?)"
_LIMIT = (
    r"(?:limi\w+|max\w*|exce\w+|allowed|overschr\w+|hoogstens|toegestaan\w*|überschr\w+|begrenz\w+|höchst\w*|erlaubt\w*|"
    r"dépass\w*|autoris\w+|plus|too many|te veel|zu viele|trop de|long|lang)"
)
_SAID = regex.compile(
    r"too[ _-]long|too big|longer than|bit shorter|\bte lang\b|langer dan|\bzu lang\b|länger als|\btrop long|plus long"
    rf"|\d\W{{0,3}}{_SIGNS}\b"
    rf"|\b{_SIGNS}\b\W.*\b{_LIMIT}\b|\b{_LIMIT}\b.*\W{_SIGNS}\b"
    rf"|\b(?:length|lengte|länge|longueur)\b.*\b{_LIMIT}\b"
)
_TOO_SHORT = regex.compile(r"too short|at least|minim|te kort|minstens|zu kurz|mindest|trop court|au moins")


def is_about_length(said: str) -> bool:
    """Whether a sentence of ours says that a channel found words too long."""
    return getattr(said, "template", "") == TOO_LONG


def calls_it_too_long(said: str) -> bool:
    """Whether a server's own sentence says so. A limit of anything but signs is none of a text."""
    said = said[:LONGEST].casefold()
    return bool(_SAID.search(said)) and not _TOO_SHORT.search(said)
