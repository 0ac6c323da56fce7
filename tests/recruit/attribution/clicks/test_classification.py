"""`recruit classify` says of requests that were written down what made them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from recruit.models import Why
from recruit.ops.cli import main
from recruit.ops.cli_clicks import SAID
from tests.support.shared_data import shared

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def classified(tmp_path: Path, *rows: Any, options: tuple[str, ...] = ("--json",)) -> Result:
    """What the command answers to a file with these rows; a text stands there as it is."""
    file = tmp_path / "requests.jsonl"
    file.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows))
    return CliRunner().invoke(main, ["classify", str(file), *options])


def kinds(said: Result) -> list[str]:
    """The kinds that were printed."""
    assert said.exit_code == 0, said.output
    return [json.loads(line)["kind"] for line in said.stdout.splitlines()]


def test_every_line_is_answered_with_a_kind_and_a_sentence(tmp_path: Path) -> None:
    said = classified(tmp_path, {"ua": FIREFOX}, {"ua": "curl/8.5.0"}, {"ua": "Twitterbot/1.0"}, {"ua": ""}, {})
    assert kinds(said) == ["person", "robot", "preview", "preview", "preview"]
    answers = [json.loads(line) for line in said.stdout.splitlines()]
    assert all(set(answer) == {"kind", "why"} and answer["why"].endswith(".") for answer in answers)


def test_the_agent_may_stand_among_the_headers_however_they_are_written(tmp_path: Path) -> None:
    rows = [{"headers": {name: "curl/8.5.0"}} for name in ("User-Agent", "user-agent", "USER-AGENT")]
    assert kinds(classified(tmp_path, *rows, {"ua": None, "headers": {"user-agent": FIREFOX}})) == ["robot"] * 3 + [
        "person"
    ]


def test_a_head_or_a_prefetch_is_a_preview(tmp_path: Path) -> None:
    rows = [{"ua": FIREFOX, "method": "HEAD"}, {"ua": FIREFOX, "headers": {"sec-purpose": "prefetch"}}]
    assert kinds(classified(tmp_path, *rows)) == ["preview", "preview"]


def test_what_nobody_wrote_down_is_held_against_nobody(tmp_path: Path) -> None:
    rows = [{"ua": FIREFOX}, {"ua": FIREFOX, "headers": {}}, {"headers": {"User-Agent": FIREFOX, "Referer": "x"}}]
    assert kinds(classified(tmp_path, *rows)) == ["person"] * 3


def test_a_browser_that_left_out_how_it_fetches_is_a_robot_where_headers_were_written_down(tmp_path: Path) -> None:
    rows = [{"ua": FIREFOX, "headers": headers} for headers in ({"Host": "jobs.example.org"}, {"accept": "*/*"})]
    assert kinds(classified(tmp_path, *rows)) == ["robot", "robot"]


@pytest.mark.parametrize("name", ["X-Forwarded-Proto", "x-forwarded-proto", ":scheme", "scheme"])
def test_over_plain_http_it_is_a_person(tmp_path: Path, name: str) -> None:
    rows = [{"ua": FIREFOX, "headers": {"Host": "jobs.example.org", name: scheme}} for scheme in ("http", "https")]
    assert kinds(classified(tmp_path, *rows)) == ["person", "robot"]


def test_without_json_it_counts(tmp_path: Path) -> None:
    said = classified(tmp_path, {"ua": "curl/8.5.0"}, {"ua": "wget/1.2"}, {"ua": FIREFOX}, options=())
    assert [line.split()[:2] for line in said.stdout.splitlines()] == [["1", "person"], ["2", "robot"]]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("not json", "Line 2 is not JSON"),
        ("[]", "Line 2 is not an object."),
        ('{"ua": 5}', "Line 2: ua is not text."),
        ('{"ua": "x", "headers": []}', "Line 2: headers is not an object."),
        ('{"ua": "x", "method": {}}', "Line 2: method is not text."),
        ("[" * 100_000, "Line 2 is not JSON"),
    ],
)
def test_a_bad_line_is_a_sentence_and_the_lines_before_it_are_answered(
    tmp_path: Path, line: str, complaint: str
) -> None:
    said = classified(tmp_path, {"ua": FIREFOX}, line, {"ua": FIREFOX})
    assert said.exit_code == 1
    assert len(said.stdout.splitlines()) == 1
    assert complaint in said.stderr
    assert "Traceback" not in said.output


def test_it_reads_standard_input_and_gzip() -> None:
    rows = b'{"ua": "curl/8.5.0"}\n\n{"ua": "", "headers": {"Host": null, "Accept": 1}}\n'
    for given in (rows, gzip.compress(rows)):
        assert kinds(CliRunner().invoke(main, ["classify", "-", "--json"], input=given)) == ["robot", "preview"]


def test_a_file_that_is_broken_off_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "requests.jsonl.gz"
    file.write_bytes(gzip.compress(b'{"ua": "curl/8.5.0"}\n')[:-9])
    said = CliRunner().invoke(main, ["classify", str(file), "--json"])
    assert said.exit_code == 1
    assert "broken off" in said.stderr


def test_every_reason_that_a_request_alone_can_give_has_a_sentence() -> None:
    assert set(Why) - set(SAID) == {Why.SAME_DAY, Why.SIGNED_IN, Why.BURST}


def test_real_agents_come_out_line_for_line() -> None:
    file = shared("data/user-agents/humans.jsonl")
    found = kinds(CliRunner().invoke(main, ["classify", str(file), "--json"]))
    assert len(found) == len(file.read_text().splitlines())
    assert found.count("person") / len(found) >= 0.998
