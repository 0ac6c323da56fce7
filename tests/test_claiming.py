"""Who takes up what is due: one worker for a post, one worker at a time for a channel."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest
from flask import Flask
from rq import Queue

import jobs.publish
from adapters.base import Post, Receipt, Uncertain
from adapters.notebook import Notebook
from recruit import claiming, publishing, turns
from recruit.config import Settings
from recruit.db import db, now
from recruit.models import Channel, Publication, PublicationState
from recruit.queue import connection
from tests.factories import a_channel, a_vacancy
from tests.outgoing import due, lines, publish, sweep


@pytest.fixture
def notebook(app: Flask, settings: Settings) -> Channel:
    """A channel that writes to a file of this test."""
    return a_channel()


@pytest.fixture
def publication(notebook: Channel) -> Publication:
    """A draft."""
    [draft] = publishing.drafts(a_vacancy())
    db.session.commit()
    return draft


def test_one_bell_sends_all_that_is_due_on_a_channel(publication: Publication, settings: Settings) -> None:
    due(publication)
    [second] = publishing.drafts(a_vacancy())
    due(second)
    publish(publication.channel_id)
    assert [line["key"] for line in lines(settings)] == [publication.key, second.key]


def test_a_worker_hands_a_channel_on_when_its_shift_is_over(
    publication: Publication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(publication)
    [second] = publishing.drafts(a_vacancy())
    due(second)
    connection().flushall()
    # The channel takes longer than a shift.
    real = Notebook.publish
    monkeypatch.setattr(Notebook, "publish", lambda notebook, post: (time.sleep(0.2), real(notebook, post))[1])
    monkeypatch.setattr(jobs.publish, "SHIFT", 0.1)
    publish(publication.channel_id)
    assert len(lines(settings)) == 1
    [bell] = Queue(connection=connection()).jobs
    assert (bell.func_name, bell.args) == ("jobs.publish.publish", (publication.channel_id,))


def test_nobody_speaks_to_a_channel_while_another_does(publication: Publication, settings: Settings) -> None:
    due(publication)
    with turns.line_to(publication.channel_id) as ours, turns.line_to(publication.channel_id) as theirs:
        assert (ours, theirs) == (True, False)
        assert sweep() == 0
        publish(publication.channel_id)
    assert lines(settings) == []
    publish(publication.channel_id)
    assert len(lines(settings)) == 1


def test_a_worker_that_died_holds_its_channel_for_seconds_and_not_after_the_clock_was_set_back(
    publication: Publication,
) -> None:
    with turns.line_to(publication.channel_id):
        for ends in (now() - timedelta(seconds=1), now() + timedelta(hours=1)):
            publication.channel.busy_until = ends
            db.session.commit()
            with turns.line_to(publication.channel_id) as ours:
                assert ours


def test_after_a_lost_answer_a_channel_is_left_alone_for_a_while(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def lose(self: Notebook, post: Post) -> Receipt:
        calls.append(post.key)
        raise Uncertain("Notebook gave no answer.")

    monkeypatch.setattr(Notebook, "publish", lose)
    due(publication)
    [second] = publishing.drafts(a_vacancy())
    due(second)
    publish(publication.channel_id)
    assert calls == [publication.key]
    assert second.state == PublicationState.SCHEDULED
    assert sweep() == 0


def test_what_is_taken_back_while_a_worker_reads_ahead_does_not_go_out(
    publication: Publication, settings: Settings, monkeypatch: pytest.MonkeyPatch, app: Flask
) -> None:
    due(publication)
    [second] = publishing.drafts(a_vacancy())
    due(second)
    number, real = second.id, Notebook.publish

    def meanwhile(self: Notebook, post: Post) -> Receipt:
        with app.app_context():
            publishing.cancel(db.session.get_one(Publication, number))
            db.session.commit()
            db.session.remove()
        return real(self, post)

    monkeypatch.setattr(Notebook, "publish", meanwhile)
    publish(publication.channel_id)
    assert [line["key"] for line in lines(settings)] == [publication.key]
    assert second.state == PublicationState.DRAFT


def test_ten_workers_that_claim_at_once_leave_nine_with_nothing(app: Flask, publication: Publication) -> None:
    due(publication)
    number, claimed, ready = publication.id, [], threading.Barrier(10)

    def work() -> None:
        with app.app_context():
            ready.wait()
            claimed.append(claiming.claim(db.session.get_one(Publication, number), ""))
            db.session.remove()

    workers = [threading.Thread(target=work) for _ in range(10)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(claimed) == [False] * 9 + [True]
