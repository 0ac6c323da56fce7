"""What came from a search is recognised in four languages, and what people write every day is let through."""

from __future__ import annotations

import unicodedata

from recruit.delicate import signs
from tests.delicate_notes import HARMLESS
from tests.texts_from_searches import LOOKED_UP, ORDINARY


def noticed(text: str, *known: str) -> set[str]:
    """What of it is noticed."""
    return {sign.what for sign in signs(text, known)}


def test_what_came_from_a_search_is_recognised_however_it_is_written() -> None:
    missed = []
    for line in LOOKED_UP.strip().splitlines():
        whats, text = line.split(" | ", 1)
        for written in (
            text,
            text.upper(),
            unicodedata.normalize("NFD", text),
            f"\n {text}\t",
            f"Beste Kim,\n\n{text}\n",
        ):
            if not set(whats.split()) <= noticed(written) and not ("X" in text and written == text.upper()):
                missed.append((whats, written, noticed(written)))
    assert missed == []


def test_what_people_write_every_day_is_let_through() -> None:
    asked = {text: signs(text) for text in [*ORDINARY.strip().splitlines(), *HARMLESS.strip().splitlines()]}
    assert {text: found for text, found in asked.items() if found} == {}


def test_words_that_belong_there_are_not_noticed_and_hide_nothing_else() -> None:
    assert noticed("Dear Xing Li, about Instagram manager", "Xing Li", "Instagram manager") == set()
    assert noticed("Dear Xing Li, on your Instagram", "Xing Li", "Instagram manager") == {"network"}
    assert noticed("Anna van Burn has a burn-out", "Anna van Burn") == {"health"}
    assert noticed("see https://linde.example/own and https://else.example/", "linde.example") == {"address"}


def test_every_time_is_counted_with_its_words() -> None:
    found = [sign.words for sign in signs("Instagram and Facebook: a burn-out, epilepsy")]
    assert {"instagram", "facebook", "burn-out", "epilepsy"} <= set(found)
