"""One row refers to another by a key and by a kind from a list: no `application 12` in a string, no deed in quotes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from recruit.config import ROOT
from recruit.models import Deed, Forgotten, Proof, Subject

KINDS = {kind.value for kind in (*Forgotten, *Proof, *Subject)} | {"later", "publication", "vacancy"}
"""What a row, or something about one, can be."""
IN_WORDS = re.compile(rf"(?:{'|'.join(sorted(KINDS))}) ")
NO_ROW = {
    "recruit/candidates/leads.py": "a token grows from it, and nothing is found by it",
    "recruit/candidates/screening/verification.py": "whoever checks the log reads in it where something was changed",
}
"""Where such a string is no reference, and what it is."""


def files() -> Iterator[Path]:
    """Every file of the program. What a migration reads is what an earlier version wrote."""
    for room in ("recruit", "jobs"):
        yield from (path for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts)


def references(source: str) -> Iterator[str]:
    """Strings of a kind and a number alone, and the beginnings of such strings that something is compared with."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr) and len(node.values) == 2:
            kind, number = node.values
            if isinstance(kind, ast.Constant) and IN_WORDS.fullmatch(str(kind.value)):
                yield f"{kind.value}{{{ast.unparse(getattr(number, 'value', number))}}}"
        if isinstance(node, ast.Call):
            for given in node.args:
                if isinstance(given, ast.Constant) and isinstance(given.value, str) and IN_WORDS.fullmatch(given.value):
                    yield given.value


BUILT = {
    'put(to, f"application {row.id}")': ["application {row.id}"],
    'proves = f"finding {line.number}"': ["finding {line.number}"],
    'letter.about.startswith("lead ")': ["lead "],
    'literal("application ").concat(number)': ["application "],
    'said = f"application {number}, line {line}: its words were changed"': [],
    'said = "application 12"': [],
}


@pytest.mark.parametrize("code", BUILT)
def test_what_is_looked_for_is_found(code: str) -> None:
    assert list(references(code)) == BUILT[code]


def test_no_code_builds_a_reference_to_a_row_in_a_string() -> None:
    found = {(str(path.relative_to(ROOT)), said) for path in files() for said in references(path.read_text())}
    assert {one for one in found if one[0] not in NO_ROW} == set()
    assert {path for path, _ in found} == set(NO_ROW), "what is allowed is there"


def test_no_deed_stands_in_quotes() -> None:
    deeds, home = {deed.value for deed in Deed}, ROOT / "recruit" / "models" / "deeds.py"
    quoted = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value}"
        for path in files()
        if path != home
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and node.value in deeds
    ]
    assert quoted == []


NO_LONGER = {Deed.DOCUMENT_OPENED}
"""What an earlier release noted: lines of then are read with these words."""


def test_every_deed_is_noted_somewhere() -> None:
    source = "".join(path.read_text() for path in files() if path.name not in ("deeds.py", "audit_wordings.py"))
    assert {deed for deed in Deed if not re.search(rf"\bDeed\.{deed.name}\b", source)} == NO_LONGER
