"""A file of vacancies becomes posts, and a bad line says where it is."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import adapters
from recruit.core.json_lines import BadLine
from recruit.vacancies.importing.openings import (
    closing,
    composed,
    guess_language,
    link,
    opening,
    read_openings,
)
from tests.support.shared_data import shared

pytestmark = pytest.mark.one_database

ROW = {
    "id": "a1",
    "title": "Kok (m/v/x)",
    "organisation": "Sligro",
    "location": "Veghel, NB, NL",
    "country": "NL",
    "employment_type": "fulltime, parttime",
    "salary_text": "3000-3600 per maand",
    "description_html_or_text": "<p>In deze functie kook je voor tachtig gasten per avond, met een team van vier.</p>",
    "language": None,
    "closing_date": "2026-12-31",
}


def written(path: Path, *rows: Any) -> Path:
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
    return path


def test_a_row_becomes_a_post_with_its_count(tmp_path: Path) -> None:
    [(identifier, read)] = read_openings(written(tmp_path / "v.jsonl", ROW, ""))
    said = composed(identifier, read, adapters.get("x"))
    named = {"id", "kind", "text", "title", "link", "length", "limit", "problems", "remarks", "carries", "leaves_out"}
    assert set(said) == named | {"remarks"}
    assert (said["id"], said["kind"], said["limit"], said["problems"]) == ("a1", "x", 140, [])
    assert said["text"].startswith("Kok (m/v/x) bij Sligro, #Veghel\n€3.000–3.600 per maand · fulltime of parttime")
    assert said["text"].count(said["link"]) == 1 and said["length"] <= 140
    assert said["carries"] == ["role", "mark", "organisation", "place", "pay", "hours", "closes", "link"]
    assert said["leaves_out"] == []


def test_a_post_tells_what_it_carries_and_what_it_leaves_out(tmp_path: Path) -> None:
    row = ROW | {"title": "Kok van een heel groot en heel mooi eetcafé aan het water (m/v/x)"}
    [(identifier, read)] = read_openings(written(tmp_path / "v.jsonl", row))
    said = composed(identifier, read, adapters.get("x"))
    assert (said["carries"][:4], said["leaves_out"]) == (["role", "mark", "organisation", "place"], ["hours", "closes"])


def test_every_kind_of_channel_composes_without_an_account(tmp_path: Path) -> None:
    [(identifier, read)] = read_openings(written(tmp_path / "v.jsonl", ROW))
    for kind, adapter in adapters.all().items():
        assert composed(identifier, read, adapter)["kind"] == kind


def test_a_zipped_file_reads_the_same(tmp_path: Path) -> None:
    plain = written(tmp_path / "v.jsonl", ROW)
    zipped = tmp_path / "v.jsonl.gz"
    zipped.write_bytes(gzip.compress(plain.read_bytes()))
    assert list(read_openings(zipped)) == list(read_openings(plain))


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{not json", "Line 2 is not JSON"),
        ("[1, 2]", "Line 2 is not a vacancy"),
        ('{"title": "Kok"}', "Line 2 has no id"),
        ('{"id": 5}', "Line 2 has no title"),
        ('{"id": 5, "title": "  "}', "Line 2 has no title"),
    ],
)
def test_a_bad_line_says_where_it_is_and_what_is_wrong(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(BadLine, match=complaint):
        list(read_openings(written(tmp_path / "v.jsonl", ROW, line)))


def test_a_file_that_is_broken_off_or_no_text_is_told_so(tmp_path: Path) -> None:
    broken = tmp_path / "v.jsonl.gz"
    broken.write_bytes(gzip.compress(json.dumps(ROW).encode() * 50)[:-12])
    with pytest.raises(BadLine, match="broken off"):
        list(read_openings(broken))
    (tmp_path / "v.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadLine, match="Line 1 is not UTF-8"):
        list(read_openings(tmp_path / "v.jsonl"))


def test_half_of_a_sign_is_left_out_and_the_rest_of_the_file_is_read(tmp_path: Path) -> None:
    half, whole = {"id": "a", "title": "Kok \ud83d"}, {"id": "b", "title": "Kok \U0001f600"}
    found = list(read_openings(written(tmp_path / "v.jsonl", half, whole)))
    assert [(identifier, one.title) for identifier, one in found] == [("a", "Kok "), ("b", "Kok \U0001f600")]


def test_odd_values_do_no_harm() -> None:
    odd = opening({"id": 1, "title": 5, "organisation": ["x"], "salary_text": 3, "closing_date": {}, "country": None})
    assert odd.title == "5" and odd.closes is None


def test_the_same_vacancy_always_gets_the_same_link() -> None:
    assert link("a1") == link("a1") != link("a2")


@pytest.mark.parametrize(
    ("text", "country", "language"),
    [
        ("Wir suchen einen Koch für die Küche", "", "de"),
        ("Nous recherchons un cuisinier pour la cantine", "", "fr"),
        ("We are looking for a cook for the kitchen", "NL", "en"),
        ("Kok", "NL", "nl"),
        ("Kok", "DE", "de"),
        ("Kok", "", "en"),
    ],
)
def test_a_missing_language_is_guessed(text: str, country: str, language: str) -> None:
    assert guess_language(text, country) == language


@pytest.mark.parametrize(
    "text", ["2026-12-31", "31-12-2026", "31/12/2026", "31.12.2026", "31 December 2026", "2026-12-31T10:00"]
)
def test_closing_dates_are_read_as_feeds_write_them(text: str) -> None:
    assert closing(text) == date(2026, 12, 31)


def test_a_closing_date_in_other_words_is_left_out() -> None:
    assert closing("ASAP") is None


@pytest.mark.parametrize("name", ["description", "text", "summary"])
def test_a_description_is_read_under_any_of_its_names(name: str) -> None:
    found = opening({"id": 1, "title": "Kok", name: "Salaris: € 2.400 tot € 2.900 per maand."})
    assert found.summary and found.pay and found.pay.amounts == (2400, 2900)


def test_pay_without_a_country_is_in_euros_unless_the_vacancy_is_in_english() -> None:
    for language, currency in (("nl", "EUR"), ("de", "EUR"), ("en", "")):
        found = opening({"id": 1, "title": "Kok", "language": language, "salary_text": "3000-3600"}).pay
        assert found and found.currency == currency


def test_pay_without_a_currency_gets_the_one_of_the_country() -> None:
    for salary, country, currency in (("3000-3600", "NL", "EUR"), ("$ 3000", "NL", "USD"), ("3000", "AM", "")):
        found = opening(ROW | {"salary_text": salary, "country": country}).pay
        assert found and found.currency == currency


NEEDED = {
    "answered": 100.0,
    "fits": 100.0,
    "link": 100.0,
    "clean": 99.5,
    "whole": 99.5,
    "mark": 99.0,
    "pay": 99.0,
    "title": 97.5,
    "place": 98.5,
}
KINDS = list({kind.layout: name for name, kind in adapters.all().items()}.values())
"""One of the kinds that like their posts the same."""


@pytest.mark.parametrize(
    ("kind", "every"), [(kind, 7) for kind in KINDS] + [pytest.param(kind, 1, marks=pytest.mark.real) for kind in KINDS]
)
def test_real_vacancies_score_well(kind: str, every: int, tmp_path: Path) -> None:
    scorer, vacancies = shared("tools/score_posts.py"), shared("data/vacancies.jsonl.gz")
    rows = gzip.decompress(vacancies.read_bytes()).decode().splitlines()[::every]
    given = tmp_path / "vacancies.jsonl"
    given.write_text("\n".join(rows), "utf-8")
    adapter = adapters.get(kind)
    posts = [json.dumps(composed(identifier, read, adapter)) for identifier, read in read_openings(given)]
    (tmp_path / "posts.jsonl").write_text("\n".join(posts), "utf-8")
    command = [sys.executable, str(scorer), str(given), str(tmp_path / "posts.jsonl"), "--kind", kind]
    said = subprocess.run([*command, "--limit", str(adapter.limit)], capture_output=True, text=True, check=True).stdout
    scores = {name: float(share.rstrip("%")) for name, share, *_ in map(str.split, said.splitlines())}
    needed = NEEDED | ({"used": 80.0} if kind == "x" else {})
    short = {name: scores[name] for name, least in needed.items() if scores[name] < least}
    assert not short, said
