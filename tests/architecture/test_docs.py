"""README tells the truth: every command and setting stands in it, and its examples run."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

from click.testing import CliRunner
from flask import Flask

import adapters
from recruit.config import PREFIX, Settings
from recruit.ops.cli import main
from tests.support import ROOT

README = (ROOT / "README.md").read_text()


def test_every_command_stands_in_readme_and_nothing_else_does() -> None:
    told = set(re.findall(r"^\| `recruit ([a-z-]+)", README, re.MULTILINE))
    assert told == set(main.commands)


def test_every_setting_stands_in_readme_with_its_default() -> None:
    rows = dict(re.findall(rf"^\| `{PREFIX}(\w+)` \| (.*?) \|", README, re.MULTILINE))
    assert set(rows) == {field.name.upper() for field in fields(Settings)}
    for field in fields(Settings):
        shown = rows[field.name.upper()]
        assert shown == (f"`{field.default}`" if field.default else "–"), field.name


def test_every_setting_says_what_it_is_for() -> None:
    for field in fields(Settings):
        assert field.metadata["says"] in README, field.name


def test_every_kind_of_channel_stands_in_readme() -> None:
    for kind in adapters.all().values():
        assert re.search(rf"^\| {re.escape(kind.label)} \|", README, re.MULTILINE), kind.label


def test_every_target_of_make_that_readme_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_file_that_readme_names_exists() -> None:
    for name in re.findall(r"`((?:adapters|recruit|jobs|tests|docs)/[\w./-]*)`", README) + re.findall(
        r"\]\((docs/\S+)\)", README
    ):
        assert (ROOT / name).exists(), name


def test_the_example_of_facts_runs_and_has_these_fields(tmp_path: Path) -> None:
    example = re.search(r'^(\{"id".*"hook".*\})$', README, re.MULTILINE)
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


def test_the_example_of_compose_runs_and_has_these_fields(tmp_path: Path) -> None:
    example = re.search(r"^(\{\"id\".*\})$", README, re.MULTILINE)
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
    example = re.search(r'^(\{"kind".*\})$', README, re.MULTILINE)
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
    example = re.search(r'^(\{"status".*\})$', README, re.MULTILINE)
    assert example
    told = json.loads(example[1])
    given = app.test_client().get("/health").get_json()
    assert told.keys() == given.keys()


def test_every_unit_of_systemd_runs_a_command_that_exists() -> None:
    commands = re.findall(r"^Exec\w+=\S+/recruit (\S+)(?: --(\S+))?", README, re.MULTILINE)
    assert {name for name, _ in commands} == {"migrate", "web", "worker", "clock"}
    for name, option in commands:
        assert not option or option in {parameter.name for parameter in main.commands[name].params}
