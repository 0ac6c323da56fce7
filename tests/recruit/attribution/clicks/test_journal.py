"""A click that was written down is counted once, whatever dies and when."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from recruit.attribution.clicks import ingestion, journal
from recruit.attribution.clicks.journal import Followed, Writer
from recruit.core.database import db
from recruit.models import Click, Journal, LinkDay, Tally
from recruit.models.clicks import REFUSED
from tests.support.factories import a_link
from tests.support.shared_data import shared

pytestmark = pytest.mark.one_database

MOMENT = 1_790_000_000


def stored() -> int:
    return db.session.scalar(select(func.count()).select_from(Click)) or 0


def counted() -> int:
    return db.session.scalar(select(func.coalesce(func.sum(LinkDay.people), 0))) or 0


@pytest.fixture
def writer(app: Flask) -> Writer:
    return Writer(ingestion.folder())


def a_click(number: int = 0) -> bytes:
    return Followed(MOMENT + number, a_link().id, 0, 0).line()


def test_what_was_written_is_taken_over_once(writer: Writer) -> None:
    writer.write(a_click())
    assert [ingestion.take_over(), ingestion.take_over()] == [1, 0]
    assert (stored(), counted()) == (1, 1)


def test_a_journal_stays_as_long_as_somebody_writes_to_it(writer: Writer) -> None:
    writer.write(a_click())
    ingestion.take_over()
    assert len(journal.files(writer.folder)) == 1
    writer.write(a_click())
    writer.close()
    assert ingestion.take_over() == 1
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
    assert ingestion.take_over() == 1
    writer.close()
    assert ingestion.take_over() == 0
    assert journal.files(writer.folder) == []


def test_what_is_no_click_is_passed_over_with_a_word(writer: Writer, caplog: pytest.LogCaptureFixture) -> None:
    for line in (b"\0\0\0\n", b"what is this\n", b"1 2 3\n", b"%d 99999 0 0 0 0\n" % MOMENT, a_click()):
        writer.write(line)
    assert ingestion.take_over() == 1
    assert "4 lines of a journal are no clicks" in caplog.text


def test_a_full_journal_is_followed_by_another(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "LARGEST", 50)
    line = a_click()
    for _ in range(10):
        writer.write(line)
    assert len(journal.files(writer.folder)) > 2
    assert ingestion.take_over() == 10
    assert len(journal.files(writer.folder)) == 1, "the one that is being written to"


def test_a_journal_of_an_earlier_day_is_closed_and_goes(writer: Writer) -> None:
    writer.write(a_click())
    writer.end_day(time.time())
    ingestion.take_over()
    assert len(journal.files(writer.folder)) == 1, "the day is not over"
    writer.end_day(time.time() + journal.DAY)
    ingestion.take_over()
    assert journal.files(writer.folder) == []
    writer.write(a_click())
    assert ingestion.take_over() == 1


def test_a_process_that_was_forked_begins_a_journal_of_its_own(writer: Writer) -> None:
    line = a_click()
    writer.write(line)
    child = os.fork()
    if not child:
        writer.write(line)
        os._exit(0)
    os.waitpid(child, 0)
    assert len(journal.files(writer.folder)) == 2
    assert ingestion.take_over() == 2


STEPS = ["click", "take over", "die before the end", "die after it", "restart"]


class PowerCut(Exception):
    """The process is gone."""


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.sampled_from(["click", "take over", "die before the end", "die after it", "restart"]), max_size=14
    )
)
def test_each_click_is_counted_once_wherever_the_taking_over_dies(app: Flask, steps: list[str]) -> None:
    before, line = (stored(), counted()), a_click()
    writer, written = Writer(ingestion.folder()), 0
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
                    patch.setattr(ingestion.Sums, "keep", raising)
                elif step == "die after it":
                    patch.setattr(Path, "unlink", raising)
                try:
                    ingestion.take_over()
                except PowerCut:
                    db.session.rollback()
        patch.undo()
    writer.close()
    ingestion.take_over()
    assert (stored() - before[0], counted() - before[1]) == (written, written)
    assert journal.files(ingestion.folder()) == []


def raising(*given: object, **named: object) -> None:
    raise PowerCut


def lies_there(content: bytes, name: str = "1-1-aa") -> None:
    """A journal that nobody writes to any more."""
    ingestion.folder().mkdir(parents=True, exist_ok=True)
    (ingestion.folder() / f"{name}{journal.SUFFIX}").write_bytes(content)


def aside() -> list[Path]:
    return sorted(ingestion.folder().glob(f"*{journal.ASIDE}"))


IMPLAUSIBLE = {
    "a number too large for a link": b"%d 10000000000000000000 0 0 0 0",
    "one too large for a visitor": b"%d 1 0 0 9223372036854775808 0",
    "one below nothing": b"%d -1 0 0 0 0",
    "a kind that there is not": b"%d 1 99 0 0 0",
    "a kind below nothing": b"%d 1 -1 0 0 0",
    "a reason that there is not": b"%d 1 0 77 0 0",
    "signs that Python takes for a number": b"%d 1_0 0 0 0 0",
    "a plus": b"+%d 1 0 0 0 0",
    "another end of a line": b"%d 1 0 0 0 0\r",
    "too little": b"%d 1 0 0 0",
    "too much": b"%d 1 0 0 0 0 0",
    "no UTF-8": b"\xff\xfe %d 1 0 0 0 0",
    "nothing": b"",
    "long ago": b"3 1 0 0 0 0",
    "a far future": b"99999999999 1 0 0 0 0",
    "a time no calendar has": b"999999999999999999 1 0 0 0 0",
}


@pytest.mark.parametrize("why", IMPLAUSIBLE)
def test_a_line_that_cannot_be_a_click_is_refused_and_the_rest_counts(app: Flask, why: str) -> None:
    line = IMPLAUSIBLE[why]
    bad = line % MOMENT if b"%d" in line else line
    a_link()
    good = a_click()
    lies_there(good + bad + b"\n" + good)
    assert ingestion.take_over() == 2
    assert (stored(), counted(), refused()) == (2, 2, 1)
    assert journal.files(ingestion.folder()) == aside() == []


def refused() -> int:
    return db.session.scalar(select(Tally.value).where(Tally.name == REFUSED)) or 0


def test_one_bad_line_keeps_no_good_one_from_counting(app: Flask) -> None:
    lines = shared("data/faults/one-bad-line.clicks").read_bytes()
    number = a_link().id
    lies_there(lines.replace(b" 41 ", b" %d " % number))
    assert ingestion.take_over() == 6
    assert refused() == 1


def unreadable(path: Path, how: str) -> None:
    """Something that has the name of a journal and is none."""
    match how:
        case "a folder":
            path.mkdir()
        case "a link to nothing":
            path.symlink_to("/nowhere")
        case "a link to itself":
            path.symlink_to(path)
        case "a pipe":
            os.mkfifo(path)


@pytest.mark.parametrize("how", ["a folder", "a link to nothing", "a link to itself", "a pipe"])
def test_what_cannot_be_read_is_set_aside_and_the_rest_counts(app: Flask, how: str) -> None:
    ingestion.folder().mkdir(parents=True)
    unreadable(ingestion.folder() / "0.clicks", how)
    unreadable(ingestion.folder() / "9.clicks", how)
    lies_there(a_click())
    assert ingestion.take_over() == 1
    assert len(aside()) == 2
    assert ingestion.take_over() == 0
    assert len(aside()) == 2


def test_a_journal_that_fails_keeps_no_other_from_counting(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("1", "2", "3"):
        lies_there(a_click(), name)
    read = journal.read_lines

    def fail(path: Path, *given: int) -> tuple[bytes, int]:
        if path.name == "2.clicks":
            raise OSError(5, "Input/output error")
        return read(path, *given)

    with monkeypatch.context() as patch:
        patch.setattr(journal, "read_lines", fail)
        with pytest.raises(OSError, match="Input"):
            ingestion.take_over()
    assert stored() == 2
    assert ingestion.take_over() == 1, "it is not set aside: the next look may read it"


@pytest.mark.parametrize("size", [ingestion.BATCH - 1, ingestion.BATCH, ingestion.BATCH + 1, 3 * ingestion.BATCH + 7])
def test_what_has_no_end_of_a_line_in_sight_loses_no_click(app: Flask, size: int) -> None:
    good = a_click()
    lies_there(good + b"x" * size + b"\n" + good + b"y" * size)
    assert ingestion.take_over() == 2
    assert len(aside()) == 1, "nothing is thrown away that nobody can explain"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(
        st.one_of(
            st.just(b""),
            st.binary(max_size=60),
            st.integers(-(10**25), 10**25).map(lambda n: b"%d 1 0 0 0 0" % n),
            st.lists(st.integers(-(2**70), 2**70), min_size=5, max_size=7).map(
                lambda ns: b" ".join(b"%d" % n for n in ns)
            ),
            st.just(b"z" * (ingestion.BATCH + 5)),
        ),
        max_size=6,
    )
)
def test_whatever_lies_in_a_journal_every_good_line_counts(app: Flask, parts: list[bytes]) -> None:
    before, good = stored(), a_click()
    # What was drawn may hold ends of lines too; a good line stands between two.
    lies_there(b"\n".join([good.strip(), *(part + b"\n" + good.strip() for part in parts)]) + b"\n")
    ingestion.take_over()
    expected = 1 + len(parts) + sum(len(list(journal.clicks(part))) for part in parts if is_ours(part))
    assert stored() - before == expected
    assert journal.files(ingestion.folder()) == []


def is_ours(part: bytes) -> bool:
    """Whether a drawn line happens to be a click on a link that there is."""
    return bool(ingestion.known_links({one.link for one in journal.clicks(part)}))


@pytest.mark.parametrize("called", [b"16-\xff.clicks", b"n" * 90 + b".clicks"])
def test_a_journal_whose_name_cannot_be_written_down_is_set_aside(app: Flask, called: bytes) -> None:
    lies_there(line := a_click())
    with open(os.path.join(os.fsencode(ingestion.folder()), called), "wb") as file:
        file.write(line)
    assert ingestion.take_over() == 1 and len(aside()) == 1
