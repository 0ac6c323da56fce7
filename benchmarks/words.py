"""What posts say: how many tell of the work, do not begin with a title, and have a hashtag that finds people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import regex

import adapters
from adapters.base import Adapter
from adapters.types import Opening
from adapters.wording.lexicon import JOINING, LANGUAGES
from adapters.wording.parsing.vocabulary import LEVELS
from adapters.wording.plain_text import fold
from benchmarks.composing import REAL
from benchmarks.figures import Figure
from recruit.vacancies.importing.openings import read_openings

_ENOUGH = 400
"""Characters of a description from which it says what is done."""
_FOLD = 200
"""Characters that are read before somebody opens the rest."""
_TAG = regex.compile(r"#([\p{L}\p{N}_]+)")
_GENERIC = {fold(tag) for words in LANGUAGES.values() for tag in words.tags} | {"fedihire", "getfedihired"}


def measure() -> list[Figure]:
    """what the posts of 2,000 vacancies say, kind by kind"""
    if not REAL.exists():
        return []
    return [figure for kind in kinds() for figure in census(kind, REAL)]


def kinds() -> list[type[Adapter]]:
    """Of the kinds that get the same words, one."""
    return list({(kind.layout, kind.length): kind for kind in adapters.all().values()}.values())


def census(kind: type[Adapter], path: Path) -> Iterator[Figure]:
    """Shares of the posts of one kind."""
    counted: Counter[str] = Counter()
    for _, opening in read_openings(path):
        text = kind.unconnected().compose(opening).text
        long = len(opening.body) > _ENOUGH
        tells = says_what_is_done(text, opening)
        counted += Counter(
            posts=1,
            long=long,
            tells=tells,
            long_tells=long and tells,
            tagged="#" in text,
            specific=has_own_tag(text, opening),
        )
        counted["opens"] += long and says_what_is_done(text[:_FOLD], opening)
    shares = {
        "say what is done": ("tells", "posts"),
        "say what is done, of those whose text has room for it": ("long_tells", "long"),
        "say so in the first 200 signs": ("opens", "long"),
        "have a hashtag of the occupation, field or skill": ("specific", "tagged"),
    }
    for what, (part, whole) in shares.items():
        if counted[whole]:
            yield Figure(f"{kind.kind}: {what}", "words", 100 * counted[part] / counted[whole], "%", 100, "all")


def says_what_is_done(text: str, opening: Opening) -> bool:
    """Whether a line that is no headline, terms or call has two words of weight from the vacancy's own text."""
    known = set(fold(opening.body).split()) - set(
        fold(f"{opening.title} {opening.organisation} {' '.join(opening.places)}").split()
    )
    return any(len(words_of_weight(line) & known) >= 2 for line in text.split("\n") if _is_of_the_work(line, opening))


def _is_of_the_work(line: str, opening: Opening) -> bool:
    return not (
        "#" in line or opening.link in line or " · " in line or "€" in line or line.endswith("?") or len(line) < 15
    )


def words_of_weight(line: str) -> set[str]:
    """Words that say something by themselves."""
    return {word for word in fold(line).split() if len(word) > 3 and word not in JOINING}


def has_own_tag(text: str, opening: Opening) -> bool:
    """Whether a hashtag is neither one for all vacancies, nor a town, a level or an employer."""
    others = _GENERIC | {fold(name) for name in (*opening.places, opening.organisation)} | LEVELS
    others |= {word for name in (*opening.places, opening.organisation) for word in fold(name).split()}
    return any(fold(tag) not in others for tag in _TAG.findall(text))
