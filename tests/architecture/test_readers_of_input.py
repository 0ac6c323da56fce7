"""No text that a stranger writes keeps a process busy: no pattern explodes, and what is read has an end.

How long reading takes is measured in `benchmarks/strangers.py`. Here nothing is timed: the shapes of the patterns are
looked at, the lines that Python runs are counted, and what lies beyond a cap must change nothing.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest
import regex

from recruit.candidates.documents.masking import mask
from recruit.candidates.documents.masking_names import stretches
from recruit.candidates.screening.sensitive import words as delicate
from recruit.candidates.screening.sensitive.signs import pattern as searching
from tests.support import ROOT
from tests.support.pattern_shapes import shapes
from tests.support.readers_of_input import NAME, READERS, SHORT, Reader, hostile
from tests.support.shared_data import shared

CALLS = {"compile", "sub", "subn", "match", "search", "fullmatch", "findall", "finditer", "split"}
ASKS = re.compile(r"\b(?:re|regex)\s*\.")
"""Where a module may use a pattern."""
SHORT_ENOUGH = 2_000
"""Characters for which a quadratic search takes no time that anybody notices."""
FINE = {
    ("adapters.wording.plain_text", "_DOUBLED"): "the word that comes again tells the rounds apart",
    ("adapters.wording.coverage.figures", "_OTHERWISE"): "matched at a place, in 60 characters",
    ("adapters.wording.coverage.figures", "_NOT_A_WEEK"): "matched at a place, in 60 characters",
    ("adapters.wording.coverage.figures", "_BETWEEN"): "looked for in 70 characters",
    ("adapters.wording.parsing.pay_cues", "CONTAINED"): "looked for in 160 characters",
    ("adapters.wording.parsing.pay_cues", "BASIS"): "looked for in 160 characters",
    ("recruit.publishing.house_rules.checking", "_TERMS"): "matched at a place; each begins with a letter there",
    ("recruit.publishing.house_rules.terms", "_MARK"): "matched at a place",
    ("recruit.publishing.house_rules.terms", "_NEXT"): "matched at a place",
    ("recruit.publishing.house_rules.terms", "_LAST"): "looked for in 40 characters",
    ("recruit.candidates.documents.masking", "_TAKEN_OUT"): "a search begins at the first sign of an address alone",
}
"""Patterns for long texts whose shape does no harm, and why."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for folder in ("adapters", "recruit"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            text = path.read_text("utf-8")
            if "migrations" not in parts and ASKS.search(text):  # to parse all of them takes a second
                yield ".".join(parts).removesuffix(".__init__"), ast.parse(text)


def calls(tree: ast.Module) -> Iterator[ast.Call]:
    """What a module asks of re or regex."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS:
            if isinstance(node.func.value, ast.Name) and node.func.value.id in ("re", "regex"):
                yield node


def patterns(value: Any, depth: int = 0) -> Iterator[tuple[str, int]]:
    if isinstance(value, re.Pattern | regex.Pattern):
        if isinstance(value.pattern, str):
            yield value.pattern, value.flags
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from patterns(one, depth + 1)
    elif depth < 4 and isinstance(value, dict):
        yield from patterns(list(value.values()), depth + 1)


def written(name: str, tree: ast.Module) -> Iterator[tuple[str, str, int]]:
    """The patterns of a module: those it keeps, under their name, and those that stand in the middle of its code."""
    module, kept = importlib.import_module(name), set()
    for called, value in vars(module).items():
        if getattr(value, "__module__", name) == name or not isinstance(value, type):
            for pattern, flags in patterns(value):
                kept.add(pattern)
                yield called, pattern, flags
    for call in calls(tree):
        first = call.args[0] if call.args else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value not in kept:
            yield first.value, first.value, 0


LONGEST = {module: reader.most for reader in READERS for module in reader.modules}
WITH_PATTERNS = [(name, tree) for name, tree in modules() if any(calls(tree))]


def test_every_module_with_a_pattern_is_on_the_list_of_readers() -> None:
    named = set(LONGEST) | set(SHORT)
    missing = {name for name, _ in WITH_PATTERNS} - named
    assert missing == set(), "say in tests/support/readers_of_input.py who reads with it, and how much"
    assert set(SHORT) & set(LONGEST) == set()


@pytest.mark.parametrize(("name", "tree"), WITH_PATTERNS, ids=[name for name, _ in WITH_PATTERNS])
def test_no_pattern_has_a_shape_that_explodes(name: str, tree: ast.Module) -> None:
    wrong = []
    for called, pattern, flags in written(name, tree):
        found = shapes(pattern, flags)
        if LONGEST.get(name, 0) <= SHORT_ENOUGH:
            found &= {"nested"}
        if found and (name, called) not in FINE:
            wrong.append((called, found, pattern[:80]))
    assert wrong == []


@pytest.mark.parametrize("table", ["ASKED", "MENTIONED"])
def test_no_list_of_delicate_words_explodes(table: str) -> None:
    for pattern in (delicate._harmless(table), *(pattern for _, pattern in delicate._patterns(table))):
        assert "nested" not in shapes(pattern.pattern, pattern.flags)


def test_no_list_of_words_for_searches_explodes() -> None:
    for name in ("NETWORKS", "OF_THEM", "TO_THEM", "SEARCHES", "SEEN_THERE", "FINE_TO_SAY"):
        pattern = searching(name)
        assert "nested" not in shapes(pattern.pattern, pattern.flags), name


@pytest.mark.parametrize(
    ("pattern", "shape"),
    [
        (r"(a+)+b", {"nested", "anywhere"}),
        (r"(?:a|b+)+c", {"nested", "anywhere"}),
        (r"(?:\w+\s?)*$", {"nested", "anywhere"}),
        (r"x\s*,?\s*y", {"beside"}),
        (r"\s+$", {"anywhere"}),
        (r"<!--.*?-->", set()),
        (r"(?<!\s)\s+$", set()),
        (r"x(?:\s*[,;])+y", set()),
        (r"x[ \t]*+,?[ \t]*+y", set()),
    ],
)
def test_the_shapes_are_seen(pattern: str, shape: set[str]) -> None:
    assert shapes(pattern) == shape


@pytest.mark.parametrize("reader", [one for one in READERS if one.caps], ids=lambda one: one.name)
def test_what_lies_beyond_a_cap_changes_nothing(reader: Reader) -> None:
    for piece in ("Kok in Utrecht (m/v). € 3.200 per maand, 32 uur. ", "aaa aaaa ", "ABC-12 "):
        short = (piece * (reader.most // len(piece) + 1))[: reader.most]
        assert reader.read(short) == reader.read(short + "Kok bij Linde, € 9.999 per uur. " * 3), piece


class Steps:
    """How many lines of our own code run."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, frame: FrameType, event: str, _: Any) -> Any:
        if "/adapters/" not in frame.f_code.co_filename and "/recruit/" not in frame.f_code.co_filename:
            return None
        self.count += 1
        return self


def steps(reader: Reader, text: str) -> int:
    counted, before = Steps(), sys.gettrace()
    sys.settrace(counted)
    try:
        reader.read(text)
    finally:
        sys.settrace(before)
    return counted.count


@pytest.mark.parametrize("reader", [one for one in READERS if one.most > SHORT_ENOUGH], ids=lambda one: one.name)
def test_twice_the_text_takes_at_most_about_twice_the_steps(reader: Reader) -> None:
    for start in ("Een gewone zin. € 1.000 tot x.nl", *(text for _, text in hostile(60))):
        reader.read(start)  # what is read once, such as the list of top-level domains
    for (piece, half), (_, whole) in zip(hostile(400), hostile(800), strict=True):
        assert steps(reader, whole) <= 2.5 * steps(reader, half) + 1_000, piece


@pytest.mark.parametrize("reader", [one for one in READERS if one.most <= SHORT_ENOUGH], ids=lambda one: one.name)
def test_what_reads_little_takes_few_steps(reader: Reader) -> None:
    for piece, text in [*hostile(2 * reader.most)][:: 2 if reader.most > 400 else 1]:
        assert steps(reader, text) <= 500_000, piece


def test_a_name_of_many_parts_is_looked_for_in_one_pass() -> None:
    assert mask("a" * 80 + "b", NAME) == "a" * 80 + "b"
    assert mask("Dit is van aaaaaaa aaaaaaaaa.", NAME) == "Dit is van ▮▮▮."
    assert set(stretches("aaa.aaaa", NAME)) == {(0, 8)}


def test_the_letter_that_took_half_a_minute_is_read() -> None:
    name = shared("data/faults/mask-name.txt").read_text("utf-8").strip()
    assert mask("=" * 80 + " aaaaaaaaaa", name).endswith("▮▮▮")
