"""A click that was written down is counted once, whatever dies and when."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from recruit.clicks import ingesting, journal
from recruit.clicks.journal import Followed, Writer
from recruit.db import db
from recruit.models import Click, Journal, LinkDay
from tests.factories import a_link

MOMENT = 1_790_000_000


def stored() -> int:
    return db.session.scalar(select(func.count()).select_from(Click)) or 0


def counted() -> int:
    return db.session.scalar(select(func.coalesce(func.sum(LinkDay.people), 0))) or 0


@pytest.fixture
def writer(app: Flask) -> Writer:
    return Writer(ingesting.folder())


def a_click(number: int = 0) -> bytes:
    return Followed(MOMENT + number, a_link().id, 0, 0).line()


def test_what_was_written_is_taken_over_once(writer: Writer) -> None:
    writer.write(a_click())
    assert [ingesting.take_over(), ingesting.take_over()] == [1, 0]
    assert (stored(), counted()) == (1, 1)


def test_a_journal_stays_as_long_as_somebody_writes_to_it(writer: Writer) -> None:
    writer.write(a_click())
    ingesting.take_over()
    assert len(journal.files(writer.folder)) == 1
    writer.write(a_click())
    writer.close()
    assert ingesting.take_over() == 1
    assert journal.files(writer.folder) == []
    assert db.session.scalars(select(Journal)).all() == []


def test_a_journal_is_found_only_when_it_is_locked(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    rename = Path.rename

    def look(path: Path, target: Path) -> Path:
        seen.append(journal.files(writer.folder))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", look)
    writer.write(a_click())
    assert seen == [[]]
    assert not journal.is_complete(journal.files(writer.folder)[0])


def test_a_line_that_was_cut_off_is_no_click_and_spoils_none(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    line, write = a_click(), os.write
    monkeypatch.setattr(os, "write", lambda file, said: write(file, said[:9]))
    with pytest.raises(OSError, match="takes no more"):
        writer.write(line)
    monkeypatch.undo()
    writer.write(line)
    assert ingesting.take_over() == 1
    writer.close()
    assert ingesting.take_over() == 0
    assert journal.files(writer.folder) == []


def test_what_is_no_click_is_passed_over_with_a_word(writer: Writer, caplog: pytest.LogCaptureFixture) -> None:
    for line in (b"\0\0\0\n", b"what is this\n", b"1 2 3\n", b"%d 99999 0 0 0 0\n" % MOMENT, a_click()):
        writer.write(line)
    assert ingesting.take_over() == 1
    assert "4 lines of a journal are no clicks" in caplog.text


def test_a_full_journal_is_followed_by_another(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "LARGEST", 50)
    line = a_click()
    for _ in range(10):
        writer.write(line)
    assert len(journal.files(writer.folder)) > 2
    assert ingesting.take_over() == 10
    assert len(journal.files(writer.folder)) == 1, "the one that is being written to"


def test_a_process_that_was_forked_begins_a_journal_of_its_own(writer: Writer) -> None:
    line = a_click()
    writer.write(line)
    child = os.fork()
    if not child:
        writer.write(line)
        os._exit(0)
    os.waitpid(child, 0)
    assert len(journal.files(writer.folder)) == 2
    assert ingesting.take_over() == 2


STEPS = ["click", "take over", "die before the end", "die after it", "restart"]


class PowerCut(Exception):
    """The process is gone."""


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    steps=st.lists(
        st.sampled_from(["click", "take over", "die before the end", "die after it", "restart"]), max_size=14
    )
)
def test_each_click_is_counted_once_wherever_the_taking_over_dies(app: Flask, steps: list[str]) -> None:
    before, line = (stored(), counted()), a_click()
    writer, written = Writer(ingesting.folder()), 0
    with pytest.MonkeyPatch.context() as patch:
        for step in steps:
            if step == "click":
                writer.write(line)
                written += 1
            elif step == "restart":
                writer.close()
            else:
                patch.undo()
                if step == "die before the end":
                    patch.setattr(ingesting.Sums, "keep", raising)
                elif step == "die after it":
                    patch.setattr(Path, "unlink", raising)
                try:
                    ingesting.take_over()
                except PowerCut:
                    db.session.rollback()
        patch.undo()
    writer.close()
    ingesting.take_over()
    assert (stored() - before[0], counted() - before[1]) == (written, written)
    assert journal.files(ingesting.folder()) == []


def raising(*given: object, **named: object) -> None:
    raise PowerCut
