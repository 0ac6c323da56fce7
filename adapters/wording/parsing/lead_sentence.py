"""The sentence that says what the work is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from adapters.wording.lexicon import JOINING
from adapters.wording.parsing.phrases import ABOUT_THE_WORK, ABOUT_US, DOING, LEANS_BACK, NOT_HERE, VERBS
from adapters.wording.plain_text import balanced, from_html, from_markdown, without_doubles

_END = regex.compile(
    r"(?<=[.!?])(?<!\b(?:bijv|etc|ca|bzw|inkl|evt|nr|incl|excl|max|min|resp|vgl|z\.B|d\.h|o\.a|m\.b\.t|i\.e|e\.g"
    r"|a\.m|p\.m"
    r"|dr|drs|mr|ir|ing|prof|St|inc|ltd|co|vs|approx|\p{Lu}|u\.a|o\.ä)\.)\s+(?=[\p{Lu}'‘’\"“„«\d])"
)
_BEGINS = regex.compile(r"['‘\"“„«]?\p{Lu}")
_ENDS = regex.compile(r"\p{L}[)\"'”’»]?[.!?]$")
_UNTIDY = regex.compile(r"\b\p{Lu}{6,}\b|[\p{So}\p{Cn}\p{Co}]|\w [,.;](?:\s|$)")
_ADDRESS = regex.compile(r"@|https?:|www\.|[{}<>|*_#\\=~^]")
_WRITTEN_TO_BE_SHOWN = 400
_LABEL = regex.compile(r"^[\p{L}&/ –-]{3,45}\s?:\s+(?=\p{Lu})")
"""What stands before a sentence as its heading: "Operative Arbeit: Du unterstützt …"."""
_FRENCH_SPACE = regex.compile(r"\s[:!?](?:\s|$)")
_FAR_ENOUGH = 3_000
"""Characters of a description to read: what comes later is about terms and the employer."""
_GOOD_ENOUGH = 14
_HIGH = regex.compile(r" ([:;!?»])")
_OPENED = regex.compile(r"«\s+")
_LAST_WORD = regex.compile(r"(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)")


@dataclass(frozen=True)
class Sentence:
    """A whole sentence, and how well it says what the work is (0 to 40)."""

    text: str
    score: int
    at: int


def sentences(text: str) -> list[str]:
    """The whole sentences of a plain text: what stands on a line without a full stop is a heading, and left out."""
    found = []
    for line in text.split("\n"):
        for part in _END.split(line.strip()):
            part = _LABEL.sub("", part)
            if _BEGINS.match(part) and _ENDS.search(part):
                found.append(part)
    return found


@lru_cache(maxsize=256)
def _told(summary: str) -> tuple[tuple[str, ...], bool]:
    """The first sentences of a summary, and whether it is a few lines that were written to be shown."""
    text = from_markdown(from_html(summary[:_FAR_ENOUGH]))
    return tuple(sentences(text)[:30]), len(text) <= _WRITTEN_TO_BE_SHOWN


def telling(summary: str, size: int = 260, french: bool = False) -> list[Sentence]:
    """The sentences of a summary that say what the work is in at most `size` characters, best first.

    A sentence counts when it is whole, between 24 and 260 characters, stands on its own (no "This", "Daarnaast"), asks
    nothing, is not about the employer, and holds no address, amount, capitals or talk of applying, demands or benefits.
    It counts for more when it speaks to the reader about work ("In deze functie", "You will", "Vous"), begins with what
    is done ("Develop", "Assurer") or has a verb of work; earlier is better than later, and a shout is worth less.
    A summary of a few lines was written to be shown, so there almost any clean sentence counts.
    """
    return [sentence for sentence in _telling(summary, french) if len(sentence.text) <= size]


@lru_cache(maxsize=256)
def _telling(summary: str, french: bool) -> tuple[Sentence, ...]:
    """The same of any length: a vacancy goes to many channels, which differ only in their room."""
    told, short = _told(summary)
    found = []
    for at, said in enumerate(told):
        if not (short or (24 <= len(said) <= 260 and said.count(" ") >= 3)):
            continue
        score = (18 if short else 10) - min(8, at // 3)
        score += 20 * bool(ABOUT_THE_WORK.match(said)) + 8 * bool(DOING.match(said)) + 6 * bool(VERBS.search(said))
        score -= 6 * said.endswith("!")
        if not short and (score < _GOOD_ENOUGH or LEANS_BACK.match(said)):
            continue
        # The long list of what does not belong here is the slowest to search: last, and only where it is asked for.
        if _shows_well(said, french) and (short or not NOT_HERE.search(said)):
            found.append(Sentence(french_spaces(said) if french else said, score, at))
    return tuple(sorted(found, key=lambda sentence: (-sentence.score, sentence.at)))


def _shows_well(said: str, french: bool) -> bool:
    """Whether a sentence is clean, asks nothing and is not about the employer."""
    return (
        "?" not in said
        and not ABOUT_US.match(said)
        and not _ADDRESS.search(said)
        and not _UNTIDY.search(said)
        and (french or not _FRENCH_SPACE.search(said))
        and not any(word.casefold() in JOINING for word in _LAST_WORD.findall(said))
        and balanced(said) == said
        and without_doubles(said) == said
    )


def french_spaces(text: str) -> str:
    """The unbreakable space that French wants before high punctuation."""
    return _OPENED.sub("«\u00a0", _HIGH.sub("\u00a0\\1", " ".join(text.split())))
