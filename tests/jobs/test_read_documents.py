"""A worker reads a CV when nothing else is to be done; the clock sees that none is left out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from redis.exceptions import ConnectionError as NoConnection
from rq import Queue

from jobs.read_documents import read
from recruit.candidates.documents.text import store
from recruit.candidates.privacy import erasure
from recruit.config import Settings
from recruit.core import queue
from recruit.core.database import db, now
from recruit.models import DeletionReason
from recruit.ops import workers
from tests.support.apply_form import apply, cv, the_application
from tests.support.browser import Browser
from tests.support.documents import a_pdf
from tests.support.factories import an_application
from tests.support.sent_documents import KIM, rows, text_of, with_cv


def waiting_bells(settings: Settings) -> list[tuple[str, Any]]:
    """What waits in the queue of what may wait."""
    return [(job.func_name, job.args) for job in Queue(queue.PATIENT, connection=queue.bell(settings.redis)).jobs]


def test_who_applies_with_a_cv_has_it_read_by_the_next_worker(
    visitor: Browser, recruiter: Browser, settings: Settings
) -> None:
    apply(visitor, cv=cv(KIM))
    application = the_application()
    assert waiting_bells(settings) == [("jobs.read_documents.read", (application.id,))]
    connection = queue.connection()
    workers.Worker([Queue(name, connection=connection) for name in queue.QUEUES], connection=connection).work(
        burst=True
    )
    assert "Kim de Proef" in recruiter.get(text_of(application)).text
    connection.close()


def test_who_applies_without_a_cv_rings_for_nobody(visitor: Browser, settings: Settings) -> None:
    apply(visitor)
    assert waiting_bells(settings) == []


def test_reading_waits_for_everything_else(app: Flask, settings: Settings) -> None:
    application = with_cv()
    store.ring_for(application.id)
    queue.ring("jobs.send_letter.send", 7)
    connection = queue.connection()
    worker = workers.Worker([Queue(name, connection=connection) for name in queue.QUEUES], connection=connection)
    worker.work(burst=True, max_jobs=1)
    assert waiting_bells(settings) == [("jobs.read_documents.read", (application.id,))]
    connection.close()


def test_a_bell_that_nobody_heard_is_rung_again_by_the_clock(
    visitor: Browser, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: object, **more: object) -> None:
        raise NoConnection("the queue is away")

    with monkeypatch.context() as without:
        without.setattr(Queue, "enqueue", away)
        apply(visitor, cv=cv(KIM))
    queue.silent.clear()
    assert waiting_bells(settings) == []
    assert store.ring_again() == 1
    assert waiting_bells(settings) == [("jobs.read_documents.read", (the_application().id,))]


def test_the_clock_rings_for_old_uploads_until_they_are_read(app: Flask, settings: Settings) -> None:
    old, done, failed, gone = (with_cv(data) for data in (KIM, KIM, a_pdf([]), KIM))
    an_application()
    read(done.id)
    read(failed.id)
    erasure.forget(gone, DeletionReason.ASKED)
    db.session.commit()
    assert store.ring_again() == 1
    assert waiting_bells(settings) == [("jobs.read_documents.read", (old.id,))]
    read(old.id)
    assert store.ring_again() == 0


def test_what_a_job_reads_gets_into_no_log(
    app: Flask, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(0)
    application = with_cv()
    name = application.document
    read(application.id)
    said = caplog.text + "".join(capfd.readouterr())
    assert rows()[0].words == "Kim de Proef"
    assert "Kim" not in said and name not in said


def test_no_more_are_rung_for_at_one_look_than_can_be_read_until_the_next(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BELLS", 2)
    numbers = [with_cv().id for _ in range(3)]
    moment: datetime = now()
    assert store.waiting(moment) == numbers[:0:-1]
    for number in numbers[1:]:
        read(number)
    assert store.waiting(moment) == numbers[:1]
