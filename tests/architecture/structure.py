"""The structure of the project, counted: `make structure`.

Rooms are the packages below `recruit/`, adapters and jobs; a room may hold rooms of its own. What a file imports counts
wherever in it the import stands, but for what is for type checkers alone.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.support import ROOT

FLOORS = (
    "config core models outbox organisation attribution candidates publishing vacancies|referrals reports web __init__"
    " ops __main__"
).split()
"""The rooms of recruit from the ground up. A room uses those below; two on one floor do not use each other."""
FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in floor.split("|")}
PACKAGES = ("adapters", "recruit", "jobs")
NO_ROOMS = {"migrations", "static", "translations"}
LONGEST = 400
SAYS_NOTHING = {"of", "told", "said", "take", "page", "new", "listing", "read"}
"""No public function is called so: what of, and listing of what? A job is always called by its whole name."""

Graph = Mapping[str, set[str]]


@cache
def files() -> tuple[Path, ...]:
    """Every file of Python that is part of the product, but for migrations."""
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


def module(path: Path) -> str:
    """The module that a file is."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def imports(path: Path) -> frozenset[str]:
    """The full names of what a file imports."""
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
    return frozenset(found)


@cache
def graph() -> Graph:
    """Each module of ours with those that it imports."""
    modules = {module(path) for path in files()}
    found: dict[str, set[str]] = {}
    for path in files():
        wanted = {owner(name, modules) for name in imports(path) if name.partition(".")[0] in PACKAGES}
        found[module(path)] = wanted - {None, module(path)}  # type: ignore[assignment]
    return found


def owner(name: str, modules: set[str]) -> str | None:
    """The module that holds a name."""
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name or None


def rooms(inside: str, arrows: Graph) -> Graph:
    """The rooms directly inside a package with those that they import; a file beside them is no room, unless the
    package is recruit itself."""
    found: dict[str, set[str]] = defaultdict(set)
    for importer, wanted in arrows.items():
        for one in wanted:
            mine, other = room(importer, inside), room(one, inside)
            if mine and other and mine != other:
                found[mine].add(other)
    return found


def room(name: str, inside: str) -> str:
    """The room directly inside a package that a module lies in, or nothing."""
    if not f"{name}.".startswith(f"{inside}."):
        return ""
    first = name.removeprefix(inside).lstrip(".").partition(".")[0]
    if inside == "recruit":
        return first or "__init__"
    return first if (ROOT.joinpath(*inside.split("."), first) / "__init__.py").is_file() and first else ""


def circles(arrows: Graph) -> list[list[str]]:
    """Those that reach each other: each once, in the order of the alphabet."""
    reached = {start: reach(start, arrows) for start in arrows}
    together = {tuple(sorted(two for two in reached[one] if one in reached.get(two, ()))) for one in arrows}
    return sorted(list(circle) for circle in together if len(circle) > 1)


def reach(start: str, arrows: Graph) -> set[str]:
    """Whatever can be reached from there."""
    seen: set[str] = set()
    todo = [*arrows.get(start, ())]
    while todo:
        if (one := todo.pop()) not in seen:
            seen.add(one)
            todo.extend(arrows.get(one, ()))
    return seen


def packages() -> list[str]:
    """Every package of ours that holds rooms or files."""
    return [module(path) for path in files() if path.name == "__init__.py"]


def circles_of_rooms(arrows: Graph | None = None) -> list[list[str]]:
    """In recruit, and among the rooms inside each room."""
    return [circle for inside in packages() for circle in circles(rooms(inside, arrows or graph()))]


def upwards(arrows: Graph | None = None) -> list[tuple[str, str]]:
    """Each module of recruit with what it imports from a room that is not below its own."""
    found = []
    for importer, wanted in (arrows or graph()).items():
        for one in sorted(wanted):
            mine, other = room(importer, "recruit"), room(one, "recruit")
            if mine and other and mine != other and FLOOR[other] >= FLOOR[mine]:
                found.append((importer, one))
    return found


def at_the_root() -> tuple[list[str], list[str]]:
    """Packages and loose files directly in recruit."""
    inside = sorted((ROOT / "recruit").iterdir())
    folders = [path.name for path in inside if path.is_dir() and holds_more_than_bytecode(path)]
    return folders, [path.name for path in inside if path.suffix == ".py"]


def holds_more_than_bytecode(folder: Path) -> bool:
    """Whether something lies there that somebody wrote: Python leaves its own where a folder was once."""
    return any(path.is_file() and path.parent.name != "__pycache__" for path in folder.rglob("*"))


def doors(path: Path) -> str:
    """Within what a base name must be the only one: a door of the web, else the whole room."""
    parts = path.relative_to(ROOT).parts
    return "/".join(parts[: 3 if parts[:2] == ("recruit", "web") else 2] if len(parts) > 2 else parts[:1])


def same_names() -> list[str]:
    """Base names that two modules of one room share."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in files():
        if path.name != "__init__.py":
            found[doors(path), path.name].append(path.relative_to(ROOT).as_posix())
    return [" and ".join(two) for two in found.values() if len(two) > 1]


def too_long() -> list[str]:
    """Files of more lines than one can keep in mind, tests and benchmarks too."""
    mine = [path for folder in (*PACKAGES, "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    return [path.relative_to(ROOT).as_posix() for path in sorted(mine) if len(path.read_text().splitlines()) > LONGEST]


def unclear_names() -> list[str]:
    """Public functions that do not say what they are about, and views whose endpoint has another name."""
    return [*nameless(), *(f"{module(path)}: endpoint=" for path in files() if "endpoint=" in path.read_text())]


def nameless() -> Iterator[str]:
    """Public functions of a module whose name says nothing."""
    for path in (path for path in files() if path.parent.name != "jobs"):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and node.name in SAYS_NOTHING:
                yield f"{module(path)}.{node.name}"


def lines() -> Iterator[tuple[str, Iterable[str]]]:
    """What is counted, each with what was found."""
    folders, loose = at_the_root()
    yield "packages at recruit's root", folders
    yield "loose files at recruit's root", loose
    yield "imports upwards", [f"{one} -> {other}" for one, other in upwards()]
    yield "circles of files", map(" ".join, circles(graph()))
    yield "circles of rooms", map(" ".join, circles_of_rooms())
    yield "base names that occur twice in one room", same_names()
    yield f"files of more than {LONGEST} lines", too_long()
    yield "public names that do not say what they are about", unclear_names()


def main() -> None:
    """Print it."""
    for what, found in lines():
        found = list(found)
        print(f"{len(found):>4}  {what}")
        for one in found:
            print(f"        {one}")


if __name__ == "__main__":
    main()
