"""Words that shout. Acronyms and short words are let through: HBO, BIG, EHBO, SQL."""

from __future__ import annotations

from collections.abc import Iterator

import regex

LONG_WORD = 9
"""Letters from which a single word in capitals is no acronym any more."""
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")
_STAYS_TOGETHER = regex.compile(r"[ \t!-]{1,3}|\n")


def shouted(text: str) -> Iterator[str]:
    """The stretches in capitals: three words of which one is long enough, two such words, or one very long one."""
    run: list[regex.Match[str]] = []
    for word in _WORD.finditer(text):
        if run and not (is_capital(word[0]) and _STAYS_TOGETHER.fullmatch(text, run[-1].end(), word.start())):
            yield from _heard(text, run)
            run = []
        if is_capital(word[0]):
            run.append(word)
    yield from _heard(text, run)


def is_capital(word: str) -> bool:
    """Whether a word of two letters or more has no small ones."""
    return len(word) > 1 and word.isupper()


def _heard(text: str, run: list[regex.Match[str]]) -> Iterator[str]:
    lengths = [len(word[0]) for word in run]
    words = sum(length >= 5 for length in lengths)
    if words >= 2 or (words and len(run) >= 3) or max(lengths, default=0) >= LONG_WORD:
        yield text[run[0].start() : run[-1].end()]
