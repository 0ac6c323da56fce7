"""Old and new words side by side: only what differs, and nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recruit.publishing.diff import NEW, OLD, SAME, changes, pieces

WORDS = st.text("ab \n#", max_size=30)


def test_only_the_lines_that_differ_are_shown_and_in_them_the_words() -> None:
    old = "Ward nurse\n24–36 hours · Leeds\nhttps://jobs.example.org/r/1"
    [line] = changes(old, old.replace("24–36 hours · Leeds", "32–36 hours · York"))
    assert line == [(OLD, "24–36"), (NEW, "32–36"), (SAME, " hours · "), (OLD, "Leeds"), (NEW, "York")]


def test_a_space_between_two_changes_does_not_tear_them_apart() -> None:
    [line] = changes("up to £ 4,100 a month", "from £ 5,000 a month")
    assert line[:2] == [(OLD, "up to"), (NEW, "from")]
    [line] = changes("in Leeds city", "in old York")
    assert line == [(SAME, "in "), (OLD, "Leeds city"), (NEW, "old York")]


def test_each_line_keeps_its_own_changes() -> None:
    [line] = changes("in Leeds\n£3 a month", "in York\n£4 a month")
    assert [(p.kind, p.words) for p in line if p.kind != SAME] == [
        (OLD, "Leeds"),
        (NEW, "York"),
        (OLD, "£3"),
        (NEW, "£4"),
    ]


def test_the_same_words_have_no_changes() -> None:
    assert changes("a\nb", "a\nb") == []


@given(WORDS, WORDS)
def test_both_texts_can_be_read_back(old: str, new: str) -> None:
    found = list(pieces(old, new))
    assert "".join(p.words for p in found if p.kind != NEW) == old
    assert "".join(p.words for p in found if p.kind != OLD) == new
