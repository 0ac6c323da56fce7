"""A CV is read once, in a job, and remembered for as long as the CV is there; no page starts a reader."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from jobs.read_documents import read
from recruit.candidates import blind_review
from recruit.candidates.documents import files, masking
from recruit.candidates.documents.text import lines, reader, store
from recruit.candidates.documents.text.problems import Problem
from recruit.config import Settings
from recruit.core.database import db, now
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.documents import a_docx, a_pdf, paragraph
from tests.support.factories import a_vacancy, an_application
from tests.support.sent_documents import KIM, rows, text_of, with_cv

pytestmark = pytest.mark.one_database

SOON = timedelta(seconds=1)


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], int]:
    """Readers that say a name; how many were started so far."""
    started = tmp_path / "started"
    answer = json.dumps({"words": "Kim de Proef", "pages": 1, "cut": False, "problem": ""})
    program = f"open({str(started)!r}, 'a').write('x'); print({answer!r})"
    monkeypatch.setattr(reader, "command", lambda path, kind: [sys.executable, "-I", "-c", program])
    return lambda: len(started.read_text()) if started.exists() else 0


@pytest.fixture
def no_reader(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """No reader can be started; those that were asked for."""
    asked: list[str] = []

    def refuse(path: Path, kind: str) -> list[str]:
        asked.append(str(path))
        raise OSError("no reader is to be had")

    monkeypatch.setattr(reader, "command", refuse)
    return asked


# --- pages


def test_no_page_starts_a_reader(recruiter: Browser, no_reader: list[str]) -> None:
    application = with_cv()
    for address in (text_of(application), f"/office/applications/{application.id}", "/office/applications"):
        recruiter.get(address)
    with recruiter.client.get(f"/office/applications/{application.id}/document") as sent:
        assert sent.data == KIM
    assert no_reader == [] and rows() == []


def test_a_page_shows_what_was_read_before_also_when_nothing_can_be_read_any_more(
    recruiter: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = with_cv()
    read(application.id)
    monkeypatch.setattr(reader, "command", lambda path, kind: ["/no/such/program"])
    files.path_of(application.document).unlink()
    page = recruiter.get(text_of(application))
    assert page.one(".cv-words").get_text() == "Kim de Proef"


def test_until_it_is_read_the_page_says_so_and_looks_again_by_itself(recruiter: Browser) -> None:
    application = with_cv()
    for begun in (False, True):
        if begun:
            assert store.claim(application.id)
        words = recruiter.get(text_of(application)).one("#cv-words")
        assert "is being read" in words.get_text()
        assert (words["hx-get"], words["hx-trigger"]) == (text_of(application), "every 3s")
    db.session.delete(rows()[0])
    db.session.commit()
    read(application.id)
    words = recruiter.get(text_of(application)).one("#cv-words")
    assert "Kim de Proef" in words.get_text() and not words.has_attr("hx-get")


def test_without_a_cv_nothing_is_awaited(recruiter: Browser) -> None:
    application = an_application()
    read(application.id)
    words = recruiter.get(text_of(application)).one("#cv-words")
    assert "There is no CV." in words.get_text() and not words.has_attr("hx-get")
    assert rows() == []


def test_a_document_without_words_says_why_and_is_not_looked_at_again(recruiter: Browser) -> None:
    application = with_cv(a_pdf([]))
    read(application.id)
    words = recruiter.get(text_of(application)).one("#cv-words")
    assert "pictures of text" in words.get_text() and not words.has_attr("hx-get")
    assert [(row.tries, row.due) for row in rows()] == [(1, None)]


def test_why_there_are_no_words_is_said_in_the_readers_language(recruiter: Browser, settings: Settings) -> None:
    application = with_cv(a_pdf([]))
    read(application.id)
    [row] = rows()
    assert row.problem == reader.SENTENCES[Problem.PICTURES]
    assert getattr(row.problem, "template", "") == str(row.problem), "it can still be translated"


def test_under_a_blind_first_look_the_remembered_words_are_masked_at_every_view(recruiter: Browser) -> None:
    lines = a_pdf(["Kim de Proef", "kim@example.org", "Lassen"])
    application = with_cv(lines, name="Kim de Proef", email="kim@example.org", vacancy=a_vacancy(blind=True))
    read(application.id)
    page = recruiter.get(text_of(application))
    assert "Lassen" in page.text and masking.MARK in page.text
    assert "Kim" not in page.text and "kim@" not in page.text
    blind_review.reveal(application)
    db.session.commit()
    assert "Kim de Proef" in recruiter.get(text_of(application)).text


def test_what_is_kept_has_an_end_that_masking_reaches_too(recruiter: Browser) -> None:
    application = with_cv(a_docx(paragraph("woord " * 1000) * 50), "docx")
    read(application.id)
    [row] = rows()
    assert lines.LONGEST - 10 < len(row.words) <= lines.LONGEST <= masking.LONGEST
    assert row.cut and "Download it to read the rest" in recruiter.get(text_of(application)).text


# --- once


def test_two_jobs_at_one_moment_read_it_once(app: Flask, children: Callable[[], int]) -> None:
    number = with_cv().id
    assert at_once(app, lambda: read(number), lambda: read(number)) == [None, None]
    assert children() == 1
    assert [(row.words, row.tries, row.due) for row in rows()] == [("Kim de Proef", 1, None)]


def test_what_was_read_is_not_read_again(app: Flask, children: Callable[[], int]) -> None:
    number = with_cv().id
    for _ in range(3):
        read(number)
    assert children() == 1
    assert store.claim(number, now() + timedelta(days=99)) is None


def test_a_job_that_is_killed_is_followed_by_another_when_its_time_is_over(app: Flask) -> None:
    number, begun = with_cv().id, now()
    assert store.claim(number, begun), "here it is killed"
    assert store.claim(number, begun + SOON) is None
    assert store.waiting(begun + SOON) == []
    late = begun + store.LEASE
    assert store.waiting(late) == [number]
    second = store.claim(number, late)
    assert second and store.keep(second, second.read(), late)
    db.session.commit()
    assert [(row.words, row.tries, row.due) for row in rows()] == [("Kim de Proef", 2, None)]


def test_one_that_was_given_up_and_comes_back_writes_nothing(app: Flask) -> None:
    number, begun = with_cv().id, now()
    slow = store.claim(number, begun)
    other = store.claim(number, begun + store.LEASE)
    assert slow and other
    assert not store.keep(slow, reader.Text("Something else"))
    assert store.keep(other, reader.Text("Kim de Proef"))
    assert not store.keep(other, reader.Text("Once more"))
    db.session.commit()
    assert [row.words for row in rows()] == ["Kim de Proef"]


def test_a_document_whose_readers_all_die_is_given_up_after_three_with_a_sentence(
    app: Flask, recruiter: Browser
) -> None:
    application = with_cv()
    moment = now()
    for _ in range(store.TRIES):
        assert store.claim(application.id, moment)
        moment += store.LEASE
    for _ in range(2):
        assert store.claim(application.id, moment) is None
        assert store.waiting(moment + timedelta(days=99)) == []
    assert "cannot be shown as text now" in recruiter.get(text_of(application)).text
    assert [(row.tries, row.due) for row in rows()] == [(3, None)]


def test_what_may_be_the_machines_fault_is_tried_three_times_and_the_page_says_why_meanwhile(
    recruiter: Browser, no_reader: list[str]
) -> None:
    application, moment = with_cv(), now()
    pauses = [*store.PAUSES, None]
    for tries, pause in enumerate(pauses, 1):
        reading = store.claim(application.id, moment)
        assert reading and store.keep(reading, reading.read(), moment)
        db.session.commit()
        [row] = rows()
        assert (row.tries, row.due) == (tries, moment + pause if pause else None)
        assert "cannot be shown as text now" in recruiter.get(text_of(application)).text
        assert store.claim(application.id, moment + SOON) is None
        moment = row.due or moment
    assert store.claim(application.id, moment + timedelta(days=99)) is None
    assert len(no_reader) == 3


def test_a_second_try_may_find_words(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    application = with_cv()
    with monkeypatch.context() as without:
        without.setattr(reader, "command", lambda path, kind: ["/no/such/program"])
        read(application.id)
    [row] = rows()
    assert row.problem and row.due
    row.due = now()
    db.session.commit()
    read(application.id)
    assert [(row.words, row.problem, row.due) for row in rows()] == [("Kim de Proef", "", None)]


@pytest.mark.parametrize("kind", ["pdf", "exe"])
def test_a_lost_file_and_a_kind_that_nobody_knows_come_to_an_end(app: Flask, kind: str) -> None:
    application = with_cv(kind=kind)
    if kind == "pdf":
        files.path_of(application.document).unlink()
    moment = now()
    for _ in range(store.TRIES + 1):
        if reading := store.claim(application.id, moment):
            try:
                store.keep(reading, reading.read(), moment)
            except ValueError:
                assert kind == "exe"
            db.session.commit()
        moment += timedelta(hours=1)
    [row] = rows()
    assert row.due is None and row.problem
    assert (row.problem == reader.SENTENCES[Problem.GONE]) == (kind == "pdf")
