"""Imports point down: adapters < recruit < jobs, and inside recruit from the doors to plumbing, one room a floor."""

from __future__ import annotations

import ast
from configparser import ConfigParser
from pathlib import Path

from tests.support import ROOT

FORBIDDEN = {
    "adapters": {"recruit", "jobs", "flask", "sqlalchemy", "rq", "redis", "wtforms"},
    "recruit": {"jobs", "wsgi", "tests"},
    "jobs": {"wsgi", "tests", "wtforms"},
}
ROOMS = (
    "config core models outbox organisation attribution candidates publishing referrals vacancies reports web __init__"
    " ops __main__"
).split()
"""The rooms of recruit from the ground up; a room uses those below."""
UPWARDS = {
    ("attribution/remembered_visits.py", "candidates.correspondence"),
    ("candidates/applying.py", "referrals.consent"),
    ("candidates/decisions.py", "referrals.integrity.scan"),
    ("candidates/decisions.py", "referrals.rewards.claims"),
    ("candidates/origin_correction.py", "referrals.forwarding"),
    ("candidates/origin_correction.py", "referrals.integrity.scan"),
    ("candidates/origin_correction.py", "referrals.rewards.claims"),
    ("candidates/privacy/corrections.py", "referrals.integrity.scan"),
    ("candidates/privacy/erasure.py", "referrals.rewards.claims"),
    ("candidates/undelivered_letters.py", "referrals.integrity.scan"),
    ("organisation/accounts.py", "candidates.undelivered_letters"),
}
"""Imports that still point up. The list only becomes shorter."""


def imports(path: Path) -> set[str]:
    """The full names of what a file imports, anywhere; what is for type checkers alone does not count."""
    tree = ast.parse(path.read_text())
    only_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in only_types:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_no_room_imports_what_stands_above_it() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for room, forbidden in FORBIDDEN.items()
        for path in sorted((ROOT / room).rglob("*.py"))
        for name in imports(path)
        if name.split(".")[0] in forbidden
    ]
    assert wrong == []


def room_of(name: str) -> str:
    """The room of something in recruit, by its full name."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in ROOMS else "__init__"


def upwards() -> set[tuple[str, str]]:
    """Each file of recruit with what it imports from a room above its own."""
    found = set()
    for path in sorted((ROOT / "recruit").rglob("*.py")):
        place = path.relative_to(ROOT / "recruit")
        own = place.parts[0].removesuffix(".py")
        if own == "migrations":
            continue
        assert own in ROOMS, f"{own} is no room"
        for name in imports(path):
            if name.startswith("recruit.") and ROOMS.index(room_of(name)) > ROOMS.index(own):
                found.add((place.as_posix(), module_of(name)))
    return found


def module_of(name: str) -> str:
    """The module in recruit that holds a name."""
    parts = name.split(".")
    while not ((path := ROOT.joinpath(*parts)).is_dir() or path.with_suffix(".py").is_file()):
        parts.pop()
    return ".".join(parts[1:])


def test_inside_recruit_imports_point_down() -> None:
    found = upwards()
    assert found - UPWARDS == set()
    assert UPWARDS - found == set(), "one less: take it off the list"


def test_verbs_know_no_request_and_no_session() -> None:
    verbs = ROOMS[ROOMS.index("models") : ROOMS.index("web")]
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for room in verbs
        for path in sorted((ROOT / "recruit" / room).rglob("*.py"))
        for name in imports(path)
        if name in ("flask.request", "flask.session", "flask.flash")
    ]
    assert wrong == []


def test_no_file_is_longer_than_the_wall() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for room in ("adapters", "recruit", "jobs", "tests", "benchmarks")
        for path in (ROOT / room).rglob("*.py")
        if (lines := len(path.read_text().splitlines())) > 400
    ]
    assert long == []


def test_no_view_hides_a_verb() -> None:
    long = []
    for path in sorted((ROOT / "recruit" / "web").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.decorator_list and node.end_lineno:
                lines = node.end_lineno - node.body[0].lineno
                if lines > 20:
                    long.append(f"{path.name}: {node.name} has {lines} lines")
    assert long == []


def test_every_room_is_installed() -> None:
    told = ConfigParser()
    told.read(ROOT / "setup.cfg")
    named = set(told["options"]["packages"].split())
    rooms = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for room in ("adapters", "recruit", "jobs")
        for path in (ROOT / room).rglob("__init__.py")
    }
    assert rooms <= named


KNOW_THE_ADDRESS = {"config.py", "core/urls.py", "attribution/clicks/redirect.py", "ops/runner.py"}
"""Settings, their room, the redirect that answers before there is an application, and what is printed at the start."""


def test_one_module_knows_the_address_of_the_site() -> None:
    found = {
        path.relative_to(ROOT / "recruit").as_posix()
        for path in (ROOT / "recruit").rglob("*.py")
        if "settings.url" in path.read_text()
    }
    assert found <= KNOW_THE_ADDRESS
