"""What an earlier version wrote of rows in words names them by keys afterwards; and what cannot be read is not lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask_migrate import downgrade
from sqlalchemy import text

from recruit.config import running
from recruit.core import migration, schema
from recruit.core.database import db
from recruit.migrations.references_in_words import SECOND
from recruit.models import Deed, Proof, Subject
from tests.support import earlier_releases

LETTERS: dict[tuple[str, str], tuple[Any, ...]] = {
    ("application 1", ""): (1, None, "", None, None, None, None),
    ("application 2", "message 1"): (2, None, "", "message", None, 1, None),
    ("application 1", "level 2"): (1, None, "", "level", 2, None, None),
    ("application 1", "finding 7"): (1, None, "", "finding", None, None, 7),
    ("application 1", "former address"): (1, None, "", "former address", None, None, None),
    ("lead 2", "notice"): (None, 2, "", "notice", None, None, None),
    ("later abc_DEF-1", ""): (None, None, "abc_DEF-1", None, None, None, None),
    ("", ""): (None, None, "", None, None, None, None),
}
"""Whom letters are about and what they prove, in words and in columns."""
UNREADABLE: dict[tuple[str, str], tuple[Any, ...]] = {
    ("application 99", "level 99"): (None, None, "", None, None, None, None),
    ("application 1", "message 99"): (1, None, "", None, None, None, None),
    ("lead 99999999999999", "finding x"): (None, None, "", None, None, None, None),
    ("application", "finding"): (None, None, "", None, None, None, None),
    ("rocket 1", "moon 2"): (None, None, "", None, None, None, None),
    ("lead 1 or 2", ""): (None, None, "", None, None, None, None),
}
"""Of rows that are not there, and of nothing."""
LINES: dict[tuple[str, str], tuple[Any, ...]] = {
    ("same person", "12"): ("applications", 12, ""),
    ("lead is not candidate", "3"): ("applications", 3, ""),
    ("invitation looked at", "4"): ("vacancies", 4, ""),
    ("finding noted", "2"): ("screening_lines", 2, ""),
    ("text explained", "9"): ("possible_findings", 9, ""),
    ("application moved", "5"): ("stages", 5, ""),
    ("sharing conduct agreed", "2"): ("conducts", 2, ""),
    ("screening changed", "2, 0 → 3"): ("screenings", 2, "0 → 3"),
    ("screening changed", "3"): ("screenings", 3, ""),
    ("candidate told", "telephone, level, 2"): ("screenings", 2, "telephone, level"),
    ("candidate told", "in person, finding, 4"): ("screening_lines", 4, "in person, finding"),
    ("candidate told", "post, 3"): ("screenings", 3, "post"),
}
"""What lines noted, in one note and in columns."""
AS_THEY_ARE: dict[tuple[str, str], tuple[Any, ...]] = {
    ("vacancy closed", "filled"): (None, None, "filled"),
    ("same person", ""): (None, None, ""),
    ("same person", "99999999999999"): (None, None, "99999999999999"),
    ("candidate told", "telephone"): (None, None, "telephone"),
    ("people invited", "12"): (None, None, "12"),
    ("rocket launched", "12"): (None, None, "12"),
}
"""Where there is no second row, or none that can be read."""


@pytest.fixture
def earlier(empty: Flask) -> Iterator[None]:
    """An installation of the version before, with letters and lines of every kind."""
    migration.upgrade(db.engine, "0008")
    earlier_releases.fill()
    with db.engine.begin() as line:
        line.execute(text("DELETE FROM letters"))
        line.execute(text("DELETE FROM audit_lines"))
        columns = "id, content, message_id, attempts, problem, about, proves, to_colleague, created_at, due"
        content = earlier_releases.sealed(running().keys[0])
        for number, (about, proves) in enumerate({**LETTERS, **UNREADABLE}, 1):
            values = {"id": number, "about": about, "proves": proves, "content": content}
            moments = "'2026-11-01 12:00:00', '2026-11-01 12:00:00'"
            row = f"(:id, :content, '<1@x>', 0, '', :about, :proves, :to_colleague, {moments})"
            line.execute(text(f"INSERT INTO letters ({columns}) VALUES {row}"), values | {"to_colleague": False})
        add = "INSERT INTO audit_lines (id, at, deed, subject_kind, subject_id, note)"
        for number, (deed, note) in enumerate({**LINES, **AS_THEY_ARE}, 1):
            row = "(:id, '2026-11-01 12:00:00', :deed, 'applications', 1, :note)"
            line.execute(text(f"{add} VALUES {row}"), {"id": number, "deed": deed, "note": note})
    yield


def letters() -> list[tuple[Any, ...]]:
    columns = "application_id, lead_id, finish_later_digest, proves, screening_id, sent_message_id, finding_number"
    with db.engine.connect() as line:
        return [tuple(row) for row in line.execute(text(f"SELECT {columns} FROM letters ORDER BY id"))]


def noted(columns: str) -> list[tuple[Any, ...]]:
    with db.engine.connect() as line:
        return [tuple(row) for row in line.execute(text(f"SELECT {columns} FROM audit_lines ORDER BY id"))]


def test_letters_of_an_earlier_version_name_their_rows(earlier: None) -> None:
    migration.upgrade(db.engine)
    assert letters() == [*LETTERS.values(), *UNREADABLE.values()], "not one is lost"
    schema.check()


def test_a_letter_that_was_given_up_and_is_about_a_row_that_is_not_there_is_read_by_nobody(earlier: None) -> None:
    with db.engine.begin() as line:
        line.execute(text("UPDATE letters SET due = NULL"))
    migration.upgrade(db.engine)
    about_nobody = (None, None, "")
    assert letters() == [*LETTERS.values(), *(row for row in UNREADABLE.values() if row[:3] != about_nobody)]


def test_lines_of_an_earlier_version_name_their_second_row(earlier: None) -> None:
    migration.upgrade(db.engine)
    columns = "other_kind, other_number, note"
    assert noted(columns) == [*LINES.values(), *AS_THEY_ARE.values()]
    assert [deed for (deed,) in noted("deed")] == [deed for deed, _ in {**LINES, **AS_THEY_ARE}]


def test_the_version_before_reads_them_as_it_wrote_them(earlier: None) -> None:
    migration.upgrade(db.engine)
    db.session.remove()
    downgrade(revision="0008")
    with db.engine.connect() as line:
        kept = [tuple(row) for row in line.execute(text("SELECT about, proves FROM letters ORDER BY id"))]
    assert kept[: len(LETTERS)] == [*LETTERS]
    assert noted("deed, note") == [*LINES, *AS_THEY_ARE]
    migration.upgrade(db.engine)
    assert letters()[: len(LETTERS)] == [*LETTERS.values()]


def test_more_lines_than_are_read_at_once_are_carried_over(earlier: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recruit.migrations.references_in_words.MANY", 2)
    migration.upgrade(db.engine)
    assert noted("other_kind, other_number, note") == [*LINES.values(), *AS_THEY_ARE.values()]


def test_the_migration_knows_the_names_that_the_program_knows() -> None:
    assert set(SECOND) <= {deed.value for deed in Deed}
    assert set(SECOND.values()) <= {subject.value for subject in Subject}
    assert {proves for _, _, _, proves, *_ in LETTERS.values()} - {None} == {proof.value for proof in Proof}
