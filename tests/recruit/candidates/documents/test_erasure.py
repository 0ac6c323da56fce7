"""What was read of a CV goes when the CV goes, whatever happens at that moment, and comes back with it alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from jobs.read_documents import read
from recruit.candidates.documents import files
from recruit.candidates.documents.text import reader, store
from recruit.candidates.privacy import erasure
from recruit.config import Settings
from recruit.core.database import db, now
from recruit.models import Application, DeletionReason, DocumentText
from recruit.ops import backup, restore
from tests.recruit.candidates.privacy.test_erasure import PRIVATE, all_bytes
from tests.support.apply_form import apply, cv, the_application
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.documents import a_pdf
from tests.support.factories import an_application, the_version
from tests.support.sent_documents import rows, text_of, with_cv

pytestmark = pytest.mark.usefixtures("steps_taken_once")


def by_the_candidate(number: int) -> None:
    """Everything is deleted."""
    erasure.forget(db.session.get_one(Application, number), DeletionReason.ASKED)


def by_withdrawing(number: int) -> None:
    """Only the documents are."""
    erasure.drop_documents(db.session.get_one(Application, number))


@pytest.mark.parametrize("remove", [by_the_candidate, by_withdrawing])
def test_a_document_that_is_deleted_while_it_is_read_leaves_no_text(app: Flask, remove: Callable[[int], None]) -> None:
    number = with_cv().id
    reading = store.claim(number)
    assert reading
    text = reading.read()
    remove(number)
    db.session.commit()
    assert text.words and not store.keep(reading, text)
    db.session.commit()
    assert rows() == [] and store.claim(number) is None and rows() == []


@pytest.mark.parametrize("remove", [by_the_candidate, by_withdrawing])
@pytest.mark.parametrize("first", ["claim", "keep"])
def test_deleting_and_reading_at_one_moment_leave_no_text(
    app: Flask, remove: Callable[[int], None], first: str
) -> None:
    for _ in range(5):
        number = with_cv().id
        reading = store.claim(number) if first == "keep" else None
        deeds: list[Callable[[], Any]] = [lambda n=number: remove(n)]  # type: ignore[misc]
        if reading:
            deeds.append(lambda r=reading: store.keep(r, reader.Text("Kim de Proef")))  # type: ignore[misc]
        else:
            deeds.append(lambda n=number: read(n))  # type: ignore[misc]
        brought = at_once(app, *deeds)
        assert not [error for error in brought if isinstance(error, Exception)], brought
        assert rows() == []


def test_another_document_takes_the_words_of_the_first_away(app: Flask, recruiter: Browser) -> None:
    application = with_cv()
    read(application.id)
    application.document = files.keep(a_pdf(["Lassen"]))
    db.session.commit()
    assert "is being read" in recruiter.get(text_of(application)).text
    assert store.waiting(now()) == [application.id]
    read(application.id)
    assert [row.words for row in rows()] == ["Lassen"]


def test_who_withdraws_leaves_neither_the_cv_nor_what_was_read_of_it(visitor: Browser, settings: Settings) -> None:
    place = apply(visitor, **PRIVATE, cv=cv(a_pdf(["Zwaluwfile"]), "quirina.pdf")).headers["Location"]
    read(the_application().id)
    written = db.session.scalars(select(DocumentText.words)).all()
    db.session.rollback()
    assert written == ["Zwaluwfile"] and b"Zwaluwfile" in all_bytes(settings)
    visitor.submit(f"{place}/withdraw", {}, expect=303)
    assert db.session.scalars(select(DocumentText)).all() == []
    assert b"Zwaluwfile" not in all_bytes(settings)


def test_what_was_read_of_a_cv_comes_back_with_the_cv(app: Flask, settings: Settings, tmp_path: Path) -> None:
    (settings.folder / "uploads" / ("c" * 32)).write_bytes(a_pdf(["Quirina"]))
    number = an_application(document="c" * 32, document_kind="pdf").id
    read(number)
    the_version()
    backup.back_up(tmp_path / "backup.tar.gz", lambda said: None)
    files.discard(*erasure.drop_documents(db.session.get_one(Application, number)))
    db.session.commit()
    db.session.remove()
    restore.restore(tmp_path / "backup.tar.gz", lambda said: None)
    assert files.path_of("c" * 32)
    assert db.session.scalars(select(DocumentText.words)).all() == ["Quirina"]
