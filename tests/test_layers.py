"""Imports point down: adapters < recruit < jobs, and inside recruit settings < database < rows < verbs < doors."""

from __future__ import annotations

import ast
from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = {
    "adapters": {"recruit", "jobs", "flask", "sqlalchemy", "rq", "redis", "wtforms"},
    "recruit": {"jobs", "wsgi", "tests"},
    "jobs": {"wsgi", "tests", "wtforms"},
}
RANKS = [
    {"config"},
    {
        "db",
        "compact",
        "storing",
        "outage_errors",
        "one_by_one",
        "logs",
        "methods",
        "compressing",
        "sentences",
        "reasons",
        "embedded_queue",
        "slow_clients",
        "countries",
        "json_lines",
        "addresses",
        "row_numbers",
        "own_address",
        "markdown",
        "colours",
        "folding",
        "delicate",
        "masking",
        "masking_names",
        "masking_readings",
        "masking_lives",
        "same_people",
        "look_alikes",
        "person_names",
        "smtp",
        "email_addresses",
    },
    {"models"},
    {
        "audit",
        "house_rules",
        "visibility",
        "organisations",
        "queue",
        "limits",
        "mail",
        "mail_format",
        "auth",
        "sessions",
        "devices",
        "browsing",
        "openings",
        "documents",
        "document_text",
        "policies",
        "seeds",
        "private_addresses",
        "taking",
        "unit_access",
        "deeds",
        "audit_words",
    },
    {
        "attribution",
        "links",
        "clicks",
        "figures",
        "integrity",
        "origins",
        "brought",
        "channels",
        "posting",
        "vacancies",
        "applying",
        "drafts",
        "feeds",
        "composing",
        "reading",
        "overview",
        "upkeep",
        "rotating",
        "migrating",
        "backing_up",
        "restoring",
        "unpacking",
        "nightly",
        "lost_secrets",
        "leading",
        "errands",
        "health",
        "measures",
        "demo",
        "screening",
        "deciding",
        "privacy",
        "told",
        "correspondence",
        "leads",
        "lost_addresses",
        "undelivered",
        "questions",
        "sharing",
        "rewards",
        "coming_in",
        "costs",
        "reports",
        "charts",
    },
    {"outages", "other_sites"},
    {"pages", "forms", "given_back"},
    {"public", "share", "office", "probes"},
    {
        "__init__",
        "runner",
        "serving",
        "workers",
        "cli",
        "cli_words",
        "cli_clicks",
        "cli_screening",
        "cli_opening",
        "__main__",
    },
]
"""The rooms of recruit from the ground up; a room may use its own floor and those below."""


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


def rank(room: str) -> int:
    """The floor of a room inside recruit."""
    return next((floor for floor, rooms in enumerate(RANKS) if room in rooms), -1)


def test_inside_recruit_imports_point_down() -> None:
    wrong = []
    for path in sorted((ROOT / "recruit").rglob("*.py")):
        room = path.relative_to(ROOT / "recruit").parts[0].removesuffix(".py")
        if room == "migrations":
            continue
        assert rank(room) >= 0, f"{room} has no floor yet"
        for name in imports(path):
            parts = name.split(".")
            if parts[0] != "recruit":
                continue
            wanted = next((p for p in parts[1:] if rank(p) >= 0), "__init__")
            if rank(wanted) > rank(room):
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


def test_verbs_know_no_request_and_no_session() -> None:
    verbs = RANKS[2] | RANKS[3] | RANKS[4]
    wrong = []
    for path in sorted((ROOT / "recruit").rglob("*.py")):
        room = path.relative_to(ROOT / "recruit").parts[0].removesuffix(".py")
        if room in verbs - {"auth", "limits"}:  # auth holds the guards, which are about requests by nature
            wrong += [
                f"{path.name}: {n}" for n in imports(path) if n in ("flask.request", "flask.session", "flask.flash")
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
    for path in [path for door in ("office", "public", "share") for path in (ROOT / "recruit" / door).glob("*.py")]:
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
