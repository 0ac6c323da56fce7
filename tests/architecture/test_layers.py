"""Imports point down: adapters < recruit < jobs, and inside recruit from the doors to plumbing, one room a floor."""

from __future__ import annotations

import ast
import importlib
import re
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.architecture import structure
from tests.support import ROOT

FORBIDDEN = {
    "adapters": {"recruit", "jobs", "flask", "sqlalchemy", "rq", "redis", "wtforms"},
    "recruit": {"jobs", "wsgi", "tests"},
    "jobs": {"wsgi", "tests", "wtforms"},
}


def test_no_room_imports_what_stands_above_it() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for room, forbidden in FORBIDDEN.items()
        for path in sorted((ROOT / room).rglob("*.py"))
        for name in structure.imports(path)
        if name.split(".")[0] in forbidden
    ]
    assert wrong == []


def test_inside_recruit_imports_point_down() -> None:
    assert structure.upwards() == []


def test_no_files_and_no_rooms_import_each_other_in_a_circle() -> None:
    assert structure.circles(structure.graph()) == []
    assert structure.circles_of_rooms() == []


def test_every_folder_of_recruit_is_a_room_with_a_floor_of_its_own() -> None:
    folders, loose = structure.at_the_root()
    assert {*folders} - structure.NO_ROOMS == {*structure.FLOOR} - {"config", "__init__", "__main__"}
    assert loose == ["__init__.py", "__main__.py", "config.py"]


def test_names_say_what_they_are_about_and_stand_once_in_a_room() -> None:
    assert structure.unclear_names() == []
    assert structure.same_names() == []


OLD_CIRCLES = (
    ("recruit.candidates.decisions", "recruit.referrals.rewards.claims"),
    ("recruit.candidates.undelivered_letters", "recruit.referrals.integrity.scan"),
    ("recruit.candidates.applying", "recruit.referrals.consent"),
    ("recruit.organisation.audit", "recruit.candidates.leads"),
    ("recruit.organisation.accounts", "recruit.candidates.undelivered_letters"),
    ("recruit.attribution.remembered_visits", "recruit.candidates.correspondence"),
    ("recruit.publishing.due_posts", "recruit.vacancies.search"),
    ("recruit.referrals.monthly_mail", "recruit.vacancies.search"),
)
"""Imports that once tied thirteen rooms into a circle."""


@pytest.mark.parametrize("arrow", OLD_CIRCLES, ids=" to ".join)
def test_each_import_that_once_pointed_up_would_be_seen_again(arrow: tuple[str, str]) -> None:
    importer, imported = arrow
    known = structure.graph()
    assert importer in known and imported in known
    with_it = {**known, importer: known[importer] | {imported}}
    assert arrow in structure.upwards(with_it)


def test_a_circle_of_two_files_or_of_two_rooms_inside_a_room_is_seen() -> None:
    known = structure.graph()
    arrows = {
        "recruit.candidates.screening.levels": {"recruit.candidates.privacy.erasure"},
        "recruit.candidates.former_addresses": {"recruit.candidates.privacy.erasure"},
    }
    with_them = {name: wanted | arrows.get(name, set()) for name, wanted in known.items()}
    assert any({"privacy", "screening"} <= {*circle} for circle in structure.circles_of_rooms(with_them))
    assert any("recruit.candidates.former_addresses" in circle for circle in structure.circles(with_them))


def test_verbs_know_no_request_and_no_session() -> None:
    verbs = [
        room for room, floor in structure.FLOOR.items() if structure.FLOOR["models"] <= floor < structure.FLOOR["web"]
    ]
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for room in verbs
        for path in sorted((ROOT / "recruit" / room).rglob("*.py"))
        for name in structure.imports(path)
        if name in ("flask.request", "flask.session", "flask.flash")
    ]
    assert wrong == []


def test_no_file_is_longer_than_the_wall() -> None:
    assert structure.too_long() == []


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


DOORS = ("office", "public", "share")
HOLD_THE_KEY = {"config.py", "core/tokens.py", "attribution/clicks/redirect.py"}
"""Settings, the room of secret links, and the redirect that answers before there is an application."""


def test_one_module_makes_and_checks_secret_links() -> None:
    sources = {path.relative_to(ROOT / "recruit").as_posix(): path for path in (ROOT / "recruit").rglob("*.py")}
    assert {name for name, path in sources.items() if "SECRET_KEY" in path.read_text()} == HOLD_THE_KEY
    signing = re.compile(r"\bURLSafe\w*Serializer\(")
    assert {name for name, path in sources.items() if signing.search(path.read_text())} == {"core/tokens.py"}


def is_of_views(path: Path) -> bool:
    """Whether a module hangs views on a door."""
    functions = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)]
    calls = [mark.func for node in functions for mark in node.decorator_list if isinstance(mark, ast.Call)]
    return any(isinstance(call, ast.Attribute) and call.attr in ("get", "post", "route") for call in calls)


def test_no_view_imports_a_view() -> None:
    doors = [path for path in structure.files() if path.parts[-3:-1] in (("web", door) for door in DOORS)]
    views = {structure.module(path) for path in doors if is_of_views(path)}
    assert len(views) > 50
    assert {view: others for view in views if (others := structure.graph()[view] & views)} == {}


@pytest.mark.parametrize("module", sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py")))
def test_every_measurement_finds_what_it_measures(module: str) -> None:
    importlib.import_module(f"benchmarks.{module}" if module != "__init__" else "benchmarks")
