"""The documents tell the truth: what they name is there, what is there they name, and their examples run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from configparser import ConfigParser
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

import adapters
from recruit.config import PREFIX, Settings
from recruit.core.database import Base
from recruit.models import PublicationState
from recruit.ops.cli import main
from recruit.publishing.transitions import Step
from tests.architecture import structure
from tests.support import ROOT, channel_table

README = ROOT / "README.md"
ADMINISTRATORS, DEVELOPERS = ROOT / "docs" / "administrators", ROOT / "docs" / "developers"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
"""Every document that people read; the changelog may name what is gone."""
TEXTS = {path: path.read_text() for path in DOCUMENTS if path.name != "CHANGELOG.md"}
ALL = "\n".join(TEXTS.values())
LONGEST = 150
FOLDERS = ("adapters", "benchmarks", "docs", "jobs", "recruit", "templates", "tests")
ENDINGS = "py|md|html|txt|js|mjs|po|cfg|toml|lock"


def named(path: Path) -> str:
    """A document, as a failing test calls it."""
    return path.relative_to(ROOT).as_posix()


@cache
def files() -> tuple[str, ...]:
    """Every file of the project."""
    inside = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.*")]
    return tuple(f"/{named(path)}" for path in [*ROOT.glob("*.*"), *inside])


def without_code(text: str) -> str:
    """A document without what stands between fences."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def links(path: Path) -> Iterator[tuple[Path, str]]:
    """Where the links of a document lead inside the project, each with the place on that page."""
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(path.read_text())):
        if not re.match(r"[a-z]+:", target):
            file, _, place = target.partition("#")
            yield ((path.parent / file).resolve() if file else path), place


def places(path: Path) -> set[str]:
    """The places in a document that a link may name: its headings, as they are written in addresses."""
    headings = re.findall(r"^#+ (.+)$", without_code(path.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_readme_is_short() -> None:
    assert len(README.read_text().splitlines()) <= LONGEST


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_link_between_documents_leads_somewhere(path: Path) -> None:
    for target, place in links(path):
        assert target.is_file(), f"{target} is not there"
        assert not place or place in places(target), f"{named(target)} has no place #{place}"


def test_every_document_and_picture_is_reached_from_readme() -> None:
    todo, reached = [README], set[Path]()
    while todo:
        if (path := todo.pop()) not in reached:
            reached.add(path)
            todo += [target for target, _ in links(path)] if path.suffix == ".md" else []
    there = {*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs").rglob("*.png"), *DOCUMENTS}
    assert sorted(map(named, there - reached)) == []


def test_a_folder_of_more_than_three_documents_has_an_index_of_all() -> None:
    for folder in {path.parent for path in DOCUMENTS if path.parent != ROOT}:
        others = {path for path in folder.glob("*.md") if path.name != "README.md"}
        if len(others) > 3:
            assert others <= {target for target, _ in links(folder / "README.md")}, named(folder)


def test_every_command_stands_in_the_documents_and_nothing_else_does() -> None:
    told = set(re.findall(r"^\| `recruit ([a-z-]+)", ALL, re.MULTILINE))
    assert told == set(main.commands)


def test_every_command_and_option_that_is_named_exists() -> None:
    for name, rest in re.findall(r"(?:^|`|\$ |/|env\] )recruit ([a-z][a-z-]*)([^`\n#]*)", ALL, re.MULTILINE):
        assert name in main.commands or name == "statement", name  # “recruit statement” is what a signature says
        known = {option for parameter in main.commands[name].params for option in parameter.opts} if rest else set()
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= known | {"--help"}, f"recruit {name}{rest}"


def test_every_setting_stands_in_the_documents_once_with_its_default() -> None:
    found = re.findall(rf"^\| `{PREFIX}(\w+)` \| (.*?) \|", ALL, re.MULTILINE)
    rows = dict(found)
    assert len(rows) == len(found)
    assert set(rows) == {field.name.upper() for field in fields(Settings)}
    for field in fields(Settings):
        shown = rows[field.name.upper()]
        assert shown == (f"`{field.default}`" if field.default else "–"), field.name


def test_every_setting_that_is_named_exists() -> None:
    known = {field.name.upper() for field in fields(Settings)} | {"KILLS"}  # of a test against real servers
    assert set(re.findall(rf"{PREFIX}([A-Z][A-Z_]*[A-Z])\b", ALL)) <= known


def test_every_setting_says_what_it_is_for() -> None:
    for field in fields(Settings):
        assert field.metadata["says"] in ALL, field.name


def test_every_kind_of_channel_stands_in_the_documents() -> None:
    for kind in adapters.all().values():
        assert re.search(rf"^\| {re.escape(kind.label)} \|", ALL, re.MULTILINE), kind.label


def test_every_target_of_make_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in set(re.findall(r"(?:^|`|=\d+ )make ([a-z-]+)", ALL, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_file_that_is_named_exists() -> None:
    for name in re.findall(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]*)`", ALL):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("path", [*DEVELOPERS.rglob("*.md"), ADMINISTRATORS / "asvs.md"], ids=named)
def test_every_module_that_is_named_by_the_end_of_its_path_is_one(path: Path) -> None:
    for name in set(re.findall(rf"`([\w-][\w./-]*\.(?:{ENDINGS}))`", TEXTS[path])):
        assert any(file.endswith(f"/{name}") for file in files()), name


def test_every_name_in_code_that_a_security_review_gives_exists() -> None:
    sources = {path.stem: path.read_text() for path in structure.files()}
    for module, name in re.findall(r"`(\w+)\.([A-Za-z_]+)`", TEXTS[ADMINISTRATORS / "asvs.md"]):
        if module in sources and name not in ("py", "md"):
            everywhere = [path.read_text() for path in structure.files() if path.stem == module]
            assert any(re.search(rf"\b{name}\b", text) for text in everywhere), f"{module}.{name}"


def test_every_room_stands_in_the_architecture_on_its_floor() -> None:
    rows = re.findall(r"^\| (\d+) \| (.+?) \|", TEXTS[DEVELOPERS / "architecture.md"], re.MULTILINE)
    told = {name: int(floor) for floor, cell in rows for name in re.findall(r"`recruit/(\w+)[./]", cell)}
    assert told == {room: floor + 1 for room, floor in structure.FLOOR.items() if room != "__main__"}


def test_every_state_and_step_of_a_publication_stands_in_publishing() -> None:
    text = TEXTS[DEVELOPERS / "publishing.md"]
    assert re.findall(r"^\| (\w+) \| [^|]+ \| [^|]+ \|$", text, re.MULTILINE)[1:] == [s.value for s in PublicationState]
    drawn = re.findall(r"^    (\w+) --> (\w+): (.+)$", text, re.MULTILINE)
    assert {(one, other, step) for one, other, steps in drawn for step in steps.split(", ")} == {
        (source.value, step.target.value, step.name)
        for step in Step
        for source in step.sources
        if source != step.target
    }
    for step in Step:
        begins = ", ".join(source.value for source in step.sources)
        row = f"| `{step.name}` | {step.what} | {begins} | {step.target.value} | {step.hand.value} |"
        assert row in text, row


def test_every_table_stands_once_in_the_record_of_processing() -> None:
    record = TEXTS[ADMINISTRATORS / "record-of-processing.md"]
    kept, _, rest = record.partition("\n## Tables that hold nothing about people\n")
    nobodys = rest.partition("\n## ")[0]
    told = re.findall(r"^\| `(\w+)` \|", kept, re.MULTILINE) + re.findall(r"`(\w+)`", nobodys)
    assert sorted(told) == sorted(Base.metadata.tables)


def test_what_holds_somebody_is_not_called_nobodys() -> None:
    record = TEXTS[ADMINISTRATORS / "record-of-processing.md"]
    nobodys = record.partition("\n## Tables that hold nothing about people\n")[2].partition("\n## ")[0]
    for name in re.findall(r"`(\w+)`", nobodys):
        keys = [key for key in Base.metadata.tables[name].foreign_keys if key.column.table.name != "units"]
        about = {key.column.table.name for key in keys} & {"users", "applications", "leads"}
        assert about == set(), name


def test_the_licence_is_named_alike_everywhere() -> None:
    package = ConfigParser()
    package.read(ROOT / "setup.cfg")
    assert package["metadata"]["license"] == "EUPL-1.2"
    assert package["metadata"]["license_files"] == "LICENSE"
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text()
    assert "Licensed under the EUPL, version 1.2" in README.read_text()


def test_the_example_of_facts_runs_and_has_these_fields(tmp_path: Path) -> None:
    example = re.search(r'^(\{"id".*"hook".*\})$', ALL, re.MULTILINE)
    assert example
    shown = json.loads(example[1])
    vacancies = tmp_path / "vacancies.jsonl"
    vacancies.write_text(
        json.dumps(
            {
                "id": "1",
                "title": "Kok (m/v/x)",
                "organisation": "De Linde",
                "location": "Veghel",
                "language": "nl",
                "text": "Je kookt.\nSalaris: € 2.950 - € 3.870 bruto o.b.v. 36 uur (schaal 8)\nContract: 24-36 uur",
            }
        )
    )
    said = CliRunner().invoke(main, ["facts", str(vacancies), "--json"])
    assert said.exit_code == 0, said.output
    assert json.loads(said.output) | {"hook": "…"} == shown
    lines = CliRunner().invoke(main, ["facts", str(vacancies)]).output.splitlines()
    assert "\n".join([line for line in lines if line and not line.startswith("  hook: ")] + ["  hook: …"]) in ALL


def test_the_example_of_compose_runs_and_has_these_fields(tmp_path: Path) -> None:
    example = re.search(r'^(\{"id".*"carries".*\})$', ALL, re.MULTILINE)
    assert example
    vacancies = tmp_path / "vacancies.jsonl"
    vacancies.write_text(
        json.dumps({"id": "1", "title": "Ward nurse (m/f/x)", "organisation": "Acme", "location": "Leeds"})
    )
    said = CliRunner().invoke(main, ["compose", str(vacancies), "--kind", "x", "--json"])
    assert said.exit_code == 0, said.output
    post = json.loads(said.output)
    assert list(post) == list(json.loads(example[1]))
    assert post["problems"] == []
    assert post["length"] <= post["limit"] == 140


def test_the_example_of_classify_runs_and_answers_so(tmp_path: Path) -> None:
    example = re.search(r'^(\{"kind".*\})$', ALL, re.MULTILINE)
    assert example
    requests = tmp_path / "requests.jsonl"
    requests.write_text('{"ua": "curl/8.5.0", "headers": {"Host": "jobs.example.org"}}')
    said = CliRunner().invoke(main, ["classify", str(requests), "--json"])
    assert json.loads(said.output) == json.loads(example[1])


def test_a_wrong_file_is_a_sentence_with_its_line(tmp_path: Path) -> None:
    wrong = tmp_path / "vacancies.jsonl"
    wrong.write_text('{"id": "1", "title": "Nurse"}\nnot json\n')
    said = CliRunner().invoke(main, ["compose", str(wrong), "--kind", "x", "--json"])
    assert said.exit_code == 1
    assert "2" in said.output.splitlines()[-1]
    assert "Traceback" not in said.output


def test_the_example_of_health_has_the_fields_of_the_answer(app: Flask) -> None:
    example = re.search(r'^(\{"status".*\})$', ALL, re.MULTILINE)
    assert example
    told = json.loads(example[1])
    given = app.test_client().get("/health").get_json()
    assert told.keys() == given.keys()


def test_every_unit_of_systemd_runs_a_command_that_exists() -> None:
    commands = re.findall(r"^Exec\w+=\S+/recruit (\S+)(?: --(\S+))?", ALL, re.MULTILINE)
    assert {name for name, _ in commands} == {"migrate", "web", "worker", "clock"}
    for name, option in commands:
        assert not option or option in {parameter.name for parameter in main.commands[name].params}


def test_the_table_of_channels_says_what_the_adapters_say() -> None:
    page = channel_table.PLACE.read_text()
    assert page == channel_table.written(page), "run `make strings`"
