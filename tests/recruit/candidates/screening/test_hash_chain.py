"""The screening log tells of every change behind its back, and a statement is worth its signature."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm.attributes import set_committed_value

from recruit.candidates.screening import hash_chain, log, statements
from recruit.config import Misconfigured, running
from recruit.core.database import db, fernet, now
from recruit.models import Application, LineKind, ScreeningLine, SigningKey
from recruit.ops.cli import main
from tests.conftest import KEY
from tests.support.factories import a_person, an_application, the_version

WRONG: dict[str, Any] = {
    "application_id": 2,
    "number": 9,
    "kind": "looked",
    "about": 1,
    "content": '{"what":"Something else"}',
    "by_id": None,
    "at": "2020-01-01 00:00:00.000000",
    "previous": "f" * 64,
    "hash": "f" * 64,
}
"""For each column that says something, what it does not say now. The row's id says nothing: nobody refers to it."""


@pytest.fixture
def database_url() -> str:
    """SQLite, which lets itself be meddled with."""
    return ""


@pytest.fixture
def application(app: Flask) -> Application:
    """Somebody with three lines, beside somebody without."""
    application, by = an_application(), a_person()
    an_application(vacancy=application.vacancy)
    log.write(application, LineKind.FINDING, {"what": "A talk about night shifts"}, by)
    log.write(application, LineKind.SHOWN, {"by": "letter"}, about=1)
    log.write(application, LineKind.ANSWER, {"deed": "answer", "text": "That was me."}, about=1)
    db.session.commit()
    return application


def says() -> list[str]:
    """What a check finds."""
    db.session.commit()
    db.session.expire_all()
    return [broken.says for broken in log.verify()]


def meddle(sql: str, **values: Any) -> None:
    """Change the database behind the program's back."""
    db.session.commit()
    db.session.execute(text("PRAGMA foreign_keys=OFF"))
    db.session.execute(text(sql), values)
    db.session.commit()


def test_a_log_that_nobody_touched_is_whole(application: Application) -> None:
    assert says() == []


def test_every_column_that_says_something_is_tried() -> None:
    assert set(WRONG) == {column.name for column in ScreeningLine.__table__.columns} - {"id"}


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("column", WRONG)
def test_a_change_of_any_column_of_any_line_is_found(application: Application, column: str, number: int) -> None:
    value = WRONG[column]
    if number > 1:  # these lines are about the first, and nobody's
        value = {"about": 2, "by_id": 1}.get(column, value)
    meddle(f"UPDATE screening_lines SET {column} = :value WHERE number = :number", value=value, number=number)
    assert says()


@pytest.mark.parametrize("column", ["kind", "at", "content"])
def test_what_the_program_could_not_have_written_is_a_break_and_no_crash(application: Application, column: str) -> None:
    meddle(f"UPDATE screening_lines SET {column} = 'nonsense' WHERE number = 2")
    assert says()


@pytest.mark.parametrize("which", ["number = 1", "number = 2", "number = 3", "number > 1", "number > 0"])
def test_a_line_that_was_taken_out_is_missed(application: Application, which: str) -> None:
    meddle(f"DELETE FROM screening_lines WHERE {which}")
    assert says()


def test_two_lines_that_changed_places_are_found(application: Application) -> None:
    for old, new in ((1, 99), (2, 1), (99, 2)):
        meddle("UPDATE screening_lines SET number = :new WHERE number = :old", old=old, new=new)
    assert says()


def forge(application: Application, content: str) -> None:
    """One more line, and every hash made anew."""
    meddle(
        "INSERT INTO screening_lines (application_id, number, kind, content, at, previous, hash)"
        " VALUES (:application, :number, 'looked', :content, '2026-01-01 00:00:00.000000', '', '')",
        application=application.id,
        number=application.chain_length + 1,
        content=content,
    )
    recompute(application)


def recompute(application: Application) -> None:
    """What somebody does who knows how hashes are made."""
    db.session.expire_all()
    before = hash_chain.START
    for line in log.lines_of(application):
        set_committed_value(line, "previous", before)
        before = hash_chain.hash_of(line)
        values = {"previous": line.previous, "hash": before, "id": line.id}
        db.session.execute(text("UPDATE screening_lines SET previous = :previous, hash = :hash WHERE id = :id"), values)
    db.session.commit()


def test_a_forged_line_is_found_although_all_hashes_were_made_anew(application: Application) -> None:
    forge(application, '{"what":"Never happened"}')
    assert says() == ["the log has 4 lines and should have 3"]


def test_a_forged_end_is_found_for_nobody_else_can_sign_it(application: Application) -> None:
    forge(application, '{"what":"Never happened"}')
    application.chain_length, application.chain_head, application.searched = 4, log.lines_of(application)[-1].hash, 2
    assert says() == ["the signature is not the organisation's"]


def test_changed_words_with_all_hashes_made_anew_are_found(application: Application) -> None:
    meddle("UPDATE screening_lines SET content = '{}' WHERE number = 1")
    recompute(application)
    assert says() == ["the application knows another last line"]


def test_a_key_that_was_slipped_into_the_database_signs_nothing(application: Application) -> None:
    true = hash_chain.key()
    forger = hash_chain.Ed25519PrivateKey.generate()
    forge(application, '{"what":"Never happened"}')
    application.chain_length, application.chain_head, application.searched = 4, log.lines_of(application)[-1].hash, 2
    application.chain_signature = forger.sign(hash_chain.head_of(application).encode()).hex()
    # Its secret half cannot be written: that takes a key which the database does not hold.
    db.session.add(SigningKey(public=forger.public_key().public_bytes_raw().hex(), secret=true.secret))
    assert says() == ["the signature is not the organisation's"]


def test_an_unreadable_row_among_the_keys_counts_for_nothing_and_breaks_nothing(application: Application) -> None:
    true = hash_chain.key()
    known, slipped_in = (
        hash_chain.keys(),
        "INSERT INTO signing_keys (public, secret, created_at) VALUES (:public, :secret, :at)",
    )
    another = fernet().encrypt(b'{"key": "no key"}'), fernet().encrypt(b"[]"), fernet().encrypt(b"no JSON")
    for secret in (b"torn", b"", *another):
        meddle(slipped_in, public="0" * 64, secret=secret, at=str(now()))
    db.session.expire_all()
    assert hash_chain.keys() == known
    assert hash_chain.key().id == true.id
    assert says() == []


def test_where_no_key_opens_none_is_made_in_their_place(application: Application) -> None:
    hash_chain.key()
    meddle("UPDATE signing_keys SET secret = :torn", torn=b"torn")
    db.session.expire_all()
    with pytest.raises(Misconfigured):
        hash_chain.key()


def test_a_log_that_was_wiped_with_its_traces_is_missed_by_the_count_of_searches(application: Application) -> None:
    application.searched = 1
    meddle("DELETE FROM screening_lines")
    application.chain_head, application.chain_length, application.chain_signature = "", 0, ""
    assert says() == ["searches were counted, and there is no log"]


def test_lines_whose_application_is_gone_are_a_break(application: Application) -> None:
    meddle("DELETE FROM applications WHERE id = :number", number=application.id)
    assert says() == ["the application is gone and its log is not"]


WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
LINES = st.lists(
    st.tuples(st.sampled_from(LineKind), st.dictionaries(WORDS, WORDS, max_size=3)),
    min_size=1,
    max_size=6,
)
DEEDS = st.sampled_from(["drop", "words", "moment", "swap"])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, deed=DEEDS, where=st.integers(min_value=0, max_value=100))
def test_whatever_was_written_is_whole_and_any_meddling_is_found(
    app: Flask, lines: list[tuple[LineKind, dict[str, str]]], deed: str, where: int
) -> None:
    application = an_application()
    for kind, content in lines:
        log.write(application, kind, content)
    db.session.commit()
    assert log.check(application.id) is None
    written = log.lines_of(application)
    line, other = written[where % len(written)], written[(where + 1) % len(written)]
    same = deed == "swap" and line is not other and line.content == other.content
    first, second = {"application": application.id, "number": line.number}, other.content + " " * (line is other)
    sql = {
        "drop": "DELETE FROM screening_lines",
        "words": "UPDATE screening_lines SET content = content || ' '",
        "moment": "UPDATE screening_lines SET at = :at",
        "swap": "UPDATE screening_lines SET content = :content",
    }[deed]
    values = {"at": f"{line.at + timedelta(microseconds=1):%Y-%m-%d %H:%M:%S.%f}", "content": second}
    here = {name: value for name, value in values.items() if f":{name}" in sql}
    meddle(f"{sql} WHERE application_id = :application AND number = :number", **first, **here)
    db.session.expire_all()
    assert (log.check(application.id) is None) is same
    db.session.execute(text("DELETE FROM screening_lines"))
    db.session.execute(text("UPDATE applications SET chain_length = 0"))
    db.session.commit()


@pytest.fixture
def command(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """The command line, on the same data."""
    the_version()
    for name, value in (("DATA", str(running().settings.folder)), ("KEYS", KEY), ("REDIS_URL", "")):
        monkeypatch.setenv(f"RECRUIT_{name}", value)
    monkeypatch.setattr(os, "umask", lambda mask: 0)
    return lambda *words: CliRunner().invoke(main, ["verify", *map(str, words)])


def test_the_command_names_each_break_and_ends_with_status_1(
    application: Application, command: Callable[..., Any]
) -> None:
    said = command()
    assert (said.exit_code, said.output) == (0, "Every screening log is as it was written.\n")
    meddle("UPDATE screening_lines SET content = '{}' WHERE number = 2")
    said = command()
    assert said.exit_code == 1
    assert f"application {application.id}, line 2: its words, its writer or its moment were changed" in said.output


def a_statement(tmp_path: Path) -> tuple[Path, Path]:
    """A statement and the public key, as files."""
    line = statements.issue(an_application())
    db.session.commit()
    (tmp_path / "statement.txt").write_text(statements.file(line))
    (tmp_path / "key.txt").write_text(f"# Public key\n{hash_chain.key().public}\n")
    return tmp_path / "statement.txt", tmp_path / "key.txt"


def test_a_statement_is_checked_with_our_own_key_or_with_the_published_one(
    app: Flask, tmp_path: Path, command: Callable[..., Any]
) -> None:
    statement, key = a_statement(tmp_path)
    assert command("--statement", statement).exit_code == 0
    assert command("--statement", statement, "--key", key).exit_code == 0
    statement.write_bytes(statement.read_bytes().replace(b"\n", b"\r\n"))
    assert command("--statement", statement).exit_code == 0  # as Windows keeps it
    key.write_text("00" * 32)
    assert command("--statement", statement, "--key", key).exit_code == 1


@pytest.mark.parametrize(
    ("old", "new"), [("no search", "no second search"), ("Ward nurse", "Porter"), ("Ed25519 ", "Ed25519 00")]
)
def test_a_statement_that_was_changed_holds_no_more(
    app: Flask, tmp_path: Path, command: Callable[..., Any], old: str, new: str
) -> None:
    statement, _ = a_statement(tmp_path)
    statement.write_text(statement.read_text().replace(old, new, 1))
    said = command("--statement", statement)
    assert said.exit_code == 1
    assert "was changed" in said.output


def test_a_statement_names_the_application_and_not_the_person(app: Flask) -> None:
    application = an_application(name="Sanne Visser")
    line = statements.issue(application)
    said = statements.file(line)
    assert f"Application: {application.id}" in said and f"{application.vacancy.title}" in said
    assert f"{now():%Y-%m-%d}" in said and hash_chain.START in said
    assert "Sanne" not in said and application.email not in said
    assert line.kind == LineKind.NOTHING


@pytest.mark.parametrize("kind", hash_chain.SEARCHES)
def test_who_was_searched_gets_no_statement_that_nothing_was(app: Flask, kind: LineKind) -> None:
    application = an_application()
    log.write(application, kind, {})
    with pytest.raises(statements.Searched):
        statements.issue(application)


def test_a_statement_has_one_form_and_what_was_signed_for_something_else_is_none(app: Flask) -> None:
    application = an_application()
    line = statements.issue(application)
    said, keys = statements.file(line), hash_chain.keys()
    text_, _, signature = said.partition(f"{statements.RULE}\n")
    assert statements.holds(said, keys) and statements.holds(said.rstrip("\n"), keys)
    head = hash_chain.head_of(application)
    wrong = {
        "words before": f"As we agreed:\n{said}",
        "words behind": f"{said}Signed by hand.\n",
        "spaces at the ends": said.replace("\n", " \n", 1),
        "one more empty line": f"\n{said}",
        "a gap in the signature": said[:-60] + " " + said[-60:],
        "capitals in the signature": text_ + f"{statements.RULE}\n" + signature.upper().replace("ED25519", "Ed25519"),
        "two signatures": said + signature,
        "the head of a log": f"{head}\n{statements.RULE}\nEd25519 {application.chain_signature}\n",
        "a head that was signed as before": f"{head}\n{statements.RULE}\nEd25519 {signed_as_before(head)}\n",
    }
    assert [name for name, file in wrong.items() if statements.holds(file, keys)] == []
    old = f"{text_}{statements.RULE}\nEd25519 {signed_as_before(text_.rstrip())}\n"
    assert statements.holds(old, keys), "what an earlier version signed still holds"


def signed_as_before(said: str) -> str:
    """As earlier versions signed, without saying what for."""
    secret = hash_chain.Ed25519PrivateKey.from_private_bytes(bytes.fromhex(hash_chain.key().secret["key"]))
    return secret.sign(said.encode()).hex()
