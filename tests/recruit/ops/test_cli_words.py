"""`recruit compose` and `recruit facts` read a file of vacancies and need nothing else."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recruit.ops.cli import main

COMPOSE, FACTS = ("compose", "--kind", "x"), ("facts",)


def told(folder: Path, command: tuple[str, ...], *options: str, closes: str = "2026-11-29") -> Result:
    file = folder / "v.jsonl"
    row = {"id": "a1", "title": "Kok (m/v/x)", "location": "Veghel", "country": "NL", "closing_date": closes}
    file.write_text(json.dumps(row | {"salary_text": "€ 3.100"}) + "\n", "utf-8")
    return CliRunner().invoke(main, [*command, str(file), *options])


@pytest.mark.parametrize(("today", "closes"), [("2026-11-29", "2026-11-29"), ("2026-11-30", None)])
def test_facts_say_a_closing_date_until_it_is_past(tmp_path: Path, today: str, closes: str | None) -> None:
    assert json.loads(told(tmp_path, FACTS, "--json", "--today", today).output)["closes"] == closes


@pytest.mark.parametrize(("today", "said"), [("2026-11-29", True), ("2026-11-30", False)])
def test_a_post_says_a_closing_date_until_it_is_past(tmp_path: Path, today: str, said: bool) -> None:
    post = json.loads(told(tmp_path, COMPOSE, "--json", "--today", today).output)
    assert ("29 november" in post["text"], "closes" in post["carries"]) == (said, said)
    assert "closes" not in post["leaves_out"]


def test_the_day_is_this_one_unless_another_is_given(tmp_path: Path) -> None:
    two_days_ago, in_two_days = ((date.today() + timedelta(days=days)).isoformat() for days in (-2, 2))
    for day, closes in ((two_days_ago, None), (in_two_days, in_two_days)):
        assert json.loads(told(tmp_path, FACTS, "--json", closes=day).output)["closes"] == closes
        assert ("closes" in json.loads(told(tmp_path, COMPOSE, "--json", closes=day).output)["carries"]) == bool(closes)


@pytest.mark.parametrize("command", [COMPOSE, FACTS])
@pytest.mark.parametrize("typed", ["tomorrow", "2026-02-30", "29-11-2026", ""])
def test_what_is_no_day_is_told_in_a_sentence(tmp_path: Path, command: tuple[str, ...], typed: str) -> None:
    said = told(tmp_path, command, "--today", typed)
    assert said.exit_code == 2 and f"“{typed}” is no day. Write it as in 2026-11-29." in said.output


def test_facts_and_posts_read_the_same_pay(tmp_path: Path) -> None:
    assert json.loads(told(tmp_path, FACTS, "--json").output)["pay"]["period"] == "month"
    assert "€3.100 per maand" in told(tmp_path, COMPOSE).output
