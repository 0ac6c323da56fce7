"""Who takes up what is due: one worker for a post, one worker at a time for a channel."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from flask import Flask
from rq import Queue

import jobs.dispatch
import jobs.publish_posts
from adapters.channels.notebook import Notebook
from adapters.errors import Unavailable, Uncertain
from adapters.types import Post, Receipt
from recruit.config import Settings
from recruit.core.database import db, now
from recruit.core.queue import connection
from recruit.models import Channel, CloseReason, Publication, PublicationState, Vacancy, VacancyState
from recruit.publishing import channel_locks, publications
from recruit.publishing import due_posts as claiming
from recruit.vacancies import lifecycle
from tests.support import report_queries
from tests.support.factories import a_vacancy
from tests.support.outgoing import due, lines, publish, sweep


def test_one_bell_sends_all_that_is_due_on_a_channel(publication: Publication, settings: Settings) -> None:
    due(publication)
    [second] = publications.drafts(a_vacancy())
    due(second)
    publish(publication.channel_id)
    assert [line["key"] for line in lines(settings)] == [publication.key, second.key]


def test_a_worker_hands_a_channel_on_when_its_shift_is_over(
    publication: Publication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(publication)
    [second] = publications.drafts(a_vacancy())
    due(second)
    connection().flushall()
    # The channel takes longer than a shift.
    real = Notebook.publish
    monkeypatch.setattr(Notebook, "publish", lambda notebook, post: (time.sleep(0.2), real(notebook, post))[1])
    monkeypatch.setattr(jobs.publish_posts, "SHIFT", 0.1)
    publish(publication.channel_id)
    assert len(lines(settings)) == 1
    [bell] = Queue(connection=connection()).jobs
    assert (bell.func_name, bell.args) == ("jobs.publish_posts.publish", (publication.channel_id,))


def test_nobody_speaks_to_a_channel_while_another_does(publication: Publication, settings: Settings) -> None:
    due(publication)
    with channel_locks.line_to(publication.channel_id) as ours, channel_locks.line_to(publication.channel_id) as theirs:
        assert (ours, theirs) == (True, False)
        assert sweep() == 0
        publish(publication.channel_id)
    assert lines(settings) == []
    publish(publication.channel_id)
    assert len(lines(settings)) == 1


def test_a_worker_that_died_holds_its_channel_for_seconds_and_not_after_the_clock_was_set_back(
    publication: Publication,
) -> None:
    with channel_locks.line_to(publication.channel_id):
        for ends in (now() - timedelta(seconds=1), now() + timedelta(hours=1)):
            publication.channel.busy_until = ends
            db.session.commit()
            with channel_locks.line_to(publication.channel_id) as ours:
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
    [second] = publications.drafts(a_vacancy())
    due(second)
    publish(publication.channel_id)
    assert calls == [publication.key]
    assert second.state == PublicationState.SCHEDULED
    assert sweep() == 0


def plan(many: int) -> list[Publication]:
    """So many posts that are due on the only channel."""
    made = [publication for _ in range(many) for publication in publications.drafts(a_vacancy())]
    for publication in made:
        due(publication)
    return made


def test_a_quick_channel_is_claimed_for_in_bursts_and_a_slow_one_post_by_post() -> None:
    assert claiming.fitting(1, 0.3) == 1
    assert claiming.fitting(20, 4.0) == 1
    assert claiming.fitting(1, 0.02) == 10
    assert claiming.fitting(1, 0.0) == claiming.fitting(5, 0.0001) == claiming.MOST


def test_what_was_claimed_goes_back_when_the_channel_asks_us_to_wait(
    notebook: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts, sent = plan(4), []

    def publish_some(self: Notebook, post: Post) -> Receipt:
        if len(sent) == 2:
            raise Unavailable("Notebook: slowly.", until=now() + timedelta(hours=1))
        sent.append(post.key)
        return Receipt(post.key)

    monkeypatch.setattr(Notebook, "publish", publish_some)
    monkeypatch.setattr(claiming, "fitting", lambda sent, seconds: 20)
    publish(notebook.id)
    states = [post.state for post in posts]
    assert states == [PublicationState.PUBLISHED] * 2 + [PublicationState.SCHEDULED] * 2
    assert [post.attempts for post in posts] == [1, 1, 1, 0]
    assert sweep() == 0


def test_nothing_leaves_long_after_it_was_claimed(notebook: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    posts, clock, claims, waited = plan(4), [0.0], [0.0], []
    publishes, claim = Notebook.publish, claiming.claim

    def slowly(self: Notebook, post: Post) -> Receipt:
        waited.append(clock[0] - claims[-1])
        clock[0] += 0.6 * jobs.publish_posts.PATIENCE
        return publishes(self, post)

    def noted(channel_id: int, most: int) -> list[Publication]:
        claims.append(clock[0])
        return claim(channel_id, most)

    monkeypatch.setattr(jobs.publish_posts, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr(Notebook, "publish", slowly)
    monkeypatch.setattr(claiming, "claim", noted)
    monkeypatch.setattr(claiming, "fitting", lambda sent, seconds: 20)
    monkeypatch.setattr(jobs.publish_posts, "SHIFT", 30)
    publish(notebook.id)
    assert [post.state for post in posts] == [PublicationState.PUBLISHED] * 4
    assert max(waited) < jobs.publish_posts.PATIENCE


def test_a_bug_with_one_post_of_a_burst_leaves_that_one_in_doubt_alone(
    notebook: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts, sent = plan(4), []

    def stumble(self: Notebook, post: Post) -> Receipt:
        sent.append(post.key)
        if len(sent) == 3:
            raise ZeroDivisionError
        return Receipt(post.key)

    monkeypatch.setattr(Notebook, "publish", stumble)
    monkeypatch.setattr(Notebook, "repeatable", False)
    monkeypatch.setattr(claiming, "fitting", lambda sent, seconds: 20)
    with pytest.raises(ZeroDivisionError):
        publish(notebook.id)
    db.session.expire_all()
    states = [post.state for post in posts]
    assert states[:2] == [PublicationState.PUBLISHED] * 2
    assert states[2:] == [PublicationState.UNSURE, PublicationState.SCHEDULED]


def test_what_goes_out_while_its_vacancy_closes_is_taken_down(
    publication: Publication, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(publication)
    number = publication.vacancy_id

    def meanwhile(self: Notebook, post: Post) -> Receipt:
        with app.app_context():
            lifecycle.close(db.session.get_one(Vacancy, number), CloseReason.FILLED, "", None)
            db.session.commit()
            db.session.remove()
        return Receipt(post.key)

    monkeypatch.setattr(Notebook, "publish", meanwhile)
    publish(publication.channel_id)
    assert publication.state == PublicationState.CLOSING


def test_the_clock_takes_down_what_a_closing_overlooked(publication: Publication) -> None:
    due(publication)
    publish(publication.channel_id)
    publication.vacancy.state = VacancyState.CLOSED
    db.session.commit()
    jobs.dispatch.tidy()
    db.session.expire_all()
    assert publication.state == PublicationState.CLOSING


def test_what_is_taken_back_while_a_worker_reads_ahead_does_not_go_out(
    publication: Publication, settings: Settings, monkeypatch: pytest.MonkeyPatch, app: Flask
) -> None:
    due(publication)
    [second] = publications.drafts(a_vacancy())
    due(second)
    number, real = second.id, Notebook.publish

    def meanwhile(self: Notebook, post: Post) -> Receipt:
        with app.app_context():
            publications.cancel(db.session.get_one(Publication, number))
            db.session.commit()
            db.session.remove()
        return real(self, post)

    monkeypatch.setattr(Notebook, "publish", meanwhile)
    publish(publication.channel_id)
    assert [line["key"] for line in lines(settings)] == [publication.key]
    assert second.state == PublicationState.DRAFT


def test_ten_workers_that_claim_at_once_leave_nine_with_nothing(app: Flask, publication: Publication) -> None:
    due(publication)
    channel, claimed, ready = publication.channel_id, [], threading.Barrier(10)

    def work() -> None:
        with app.app_context():
            ready.wait()
            claimed.append(len(claiming.claim(channel)))
            db.session.remove()

    workers = [threading.Thread(target=work) for _ in range(10)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(claimed) == [0] * 9 + [1]


def test_a_claim_asks_the_database_as_often_for_many_posts_as_for_two(app: Flask, notebook: Channel) -> None:
    counted, channel = [], notebook.id
    for many in (2, 12):
        for _ in range(many):
            [publication] = publications.drafts(a_vacancy())  # nobody thought about how far it goes
            assert publications.schedule(publication) == []
        db.session.commit()
        db.session().expire_on_commit = False  # as a worker does
        with report_queries.asked() as questions:
            assert len(claiming.claim(channel, many)) == many
        counted.append(len(questions))
        db.session.expunge_all()
    assert counted[0] == counted[1], questions
