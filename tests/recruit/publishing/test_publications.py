"""A publication's way out: claimed once, sent once, and every end of it in the right state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

import adapters
from adapters.base import Adapter
from adapters.channels.notebook import Notebook
from adapters.errors import Rejected, Unauthorised, Unavailable, Uncertain
from adapters.types import Post, Receipt
from recruit.config import Settings
from recruit.core.database import db, now, today
from recruit.core.queue import connection
from recruit.models import CloseReason, Publication, PublicationState, VacancyState
from recruit.publishing import channel_locks, due_posts, outdated, publications
from recruit.vacancies import lifecycle
from tests.support.factories import a_channel, a_vacancy, places_of
from tests.support.outgoing import due, lines, publish, sweep


def test_what_was_previewed_is_what_is_sent(publication: Publication, settings: Settings) -> None:
    previewed = publications.words(publication).text
    due(publication)
    publish(publication.channel_id)
    [line] = lines(settings)
    assert line["text"] == previewed
    assert publication.state == PublicationState.PUBLISHED
    assert publication.published_at
    assert publication.receipt_id


def test_ringing_twice_publishes_once(publication: Publication, settings: Settings) -> None:
    due(publication)
    publish(publication.channel_id)
    publish(publication.channel_id)
    assert len(lines(settings)) == 1
    assert publication.attempts == 1


def test_sending_is_committed_before_the_request_leaves(
    app: Flask, publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def look(self: Notebook, post: Post) -> Receipt:
        with db.engine.connect() as elsewhere:
            seen.append(elsewhere.exec_driver_sql("SELECT state FROM publications").scalar())
        return Receipt("1")

    monkeypatch.setattr(Notebook, "publish", look)
    due(publication)
    publish(publication.channel_id)
    assert seen == ["sending"]


def test_nothing_goes_out_before_its_time(publication: Publication, settings: Settings) -> None:
    publications.schedule(publication, now() + timedelta(hours=1))
    db.session.commit()
    publish(publication.channel_id)
    assert lines(settings) == []
    assert publication.state == PublicationState.SCHEDULED


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception, kind: type[Adapter] = Notebook) -> None:
    """The channel answers with this."""

    def fail(self: Adapter, post: Post) -> Receipt:
        raise error

    monkeypatch.setattr(kind, "publish", fail)


def test_a_refused_post_failed_with_what_the_channel_said(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, Rejected("Notebook: no."))
    due(publication)
    publish(publication.channel_id)
    assert (publication.state, publication.problem) == (PublicationState.FAILED, "Notebook: no.")
    assert publication.channel.on


def test_a_channel_that_no_longer_knows_us_is_switched_off(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, Unauthorised("Notebook: who are you?"))
    due(publication)
    publish(publication.channel_id)
    assert publication.state == PublicationState.FAILED
    assert not publication.channel.on
    assert publication.channel.problem == "Notebook: who are you?"


def test_a_limit_parks_the_whole_channel_until_the_moment_it_named(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    until = now() + timedelta(hours=2)
    failing(monkeypatch, Unavailable("Notebook: slowly.", until=until))
    due(publication)
    publish(publication.channel_id)
    assert publication.state == PublicationState.SCHEDULED
    assert publication.due == until
    assert publication.channel.parked_until == until
    [other] = publications.drafts(a_vacancy())
    due(other)
    assert not due_posts.claim(other.channel_id)
    assert due_posts.overdue().channels == []


def test_what_could_not_be_reached_is_tried_later_and_ever_later(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, Unavailable("Notebook: not there."))
    due(publication)
    waits = []
    for _ in range(3):
        publish(publication.channel_id)
        assert publication.due and publication.state == PublicationState.SCHEDULED
        waits.append(publication.due - now())
        publication.due = now()
        db.session.commit()
    assert waits == sorted(waits)
    assert publication.channel.parked_until is None


def test_a_lost_answer_is_sent_again_with_the_same_key_where_the_channel_drops_a_second_one(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, Uncertain("Notebook gave no answer."))
    due(publication)
    key, text = publication.key, publications.words(publication).text
    publish(publication.channel_id)
    assert publication.state == PublicationState.SCHEDULED
    assert (publication.key, publications.words(publication).text) == (key, text)


def test_a_lost_answer_elsewhere_is_a_question_to_a_person(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Elsewhere(Adapter):
        """A channel that can do nothing but publish."""

        label = "Elsewhere"
        kind, limit, layout = Notebook.kind, Notebook.limit, Notebook.layout

    monkeypatch.setattr(adapters, "get", lambda kind: Elsewhere)
    failing(monkeypatch, Uncertain("Notebook gave no answer."), Elsewhere)
    due(publication)
    publish(publication.channel_id)
    assert (publication.state, publication.due) == (PublicationState.UNSURE, None)
    sweep()
    assert not due_posts.claim(publication.channel_id)


def test_a_bug_leaves_the_publication_unsure_and_the_traceback_with_the_worker(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Notebook, "repeatable", False)
    failing(monkeypatch, ZeroDivisionError())
    due(publication)
    with pytest.raises(ZeroDivisionError):
        publish(publication.channel_id)
    db.session.expire_all()
    assert publication.state == PublicationState.UNSURE


def test_a_worker_that_died_while_sending_is_noticed(publication: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Notebook, "repeatable", False)
    due(publication)
    assert due_posts.claim(publication.channel_id)
    sweep()
    assert publication.state == PublicationState.SENDING, "it may still be at work"
    publication.sent_at = now() - channel_locks.STUCK - timedelta(seconds=1)
    db.session.commit()
    sweep()
    assert publication.state == PublicationState.UNSURE


def test_the_sweep_rings_for_what_is_due_so_a_lost_queue_loses_nothing(publication: Publication) -> None:
    due(publication)
    connection().flushall()
    assert sweep() == 1
    assert connection().llen("rq:queue:default") == 1


def test_unsent_words_follow_the_vacancy_and_sent_words_stay(publication: Publication) -> None:
    publication.vacancy.places = places_of("York")
    db.session.commit()
    assert "York" in publications.words(publication).text
    due(publication)
    publish(publication.channel_id)
    publication.vacancy.places = places_of("Hull")
    db.session.commit()
    assert "York" in publications.words(publication).text


def test_a_planned_post_follows_the_vacancy_until_it_leaves(publication: Publication, settings: Settings) -> None:
    due(publication)
    publication.vacancy.places, publication.vacancy.title = places_of("York"), "Night nurse"
    db.session.commit()
    previewed = publications.words(publication).text
    assert "York" in previewed
    publish(publication.channel_id)
    [line] = lines(settings)
    assert line["text"] == previewed == publication.text
    assert line["title"] == publication.title == "Night nurse"


def test_words_are_made_once_while_nothing_changes(publication: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    due(publication)
    monkeypatch.setattr(Notebook, "compose", lambda *given: pytest.fail("composed once more"))
    publish(publication.channel_id)
    assert publication.state == PublicationState.PUBLISHED
    assert publication.title


def test_words_changed_by_hand_stay_and_are_marked_out_of_date(publication: Publication) -> None:
    mine = publications.words(publication).text + "\nCome and see us."
    publications.change(publication, mine)
    db.session.commit()
    assert not outdated.is_out_of_date(publication)
    publication.vacancy.places = places_of("York")
    db.session.commit()
    assert publications.words(publication).text == mine
    assert outdated.is_out_of_date(publication)
    outdated.reset(publication)
    assert "York" in publications.words(publication).text


def test_a_closed_vacancy_is_not_published(publication: Publication) -> None:
    publication.vacancy.state = VacancyState.CLOSED
    assert publications.schedule(publication)
    assert publication.state == PublicationState.DRAFT


def test_a_planned_post_of_a_vacancy_that_closed_meanwhile_does_not_go_out(
    publication: Publication, settings: Settings
) -> None:
    due(publication)
    lifecycle.close(publication.vacancy, CloseReason.FILLED, "", None)
    db.session.commit()
    publish(publication.channel_id)
    assert lines(settings) == []
    assert publication.state == PublicationState.DRAFT


def test_a_post_that_became_due_after_the_closing_date_does_not_go_out(
    publication: Publication, settings: Settings
) -> None:
    due(publication)
    publication.vacancy.closes = today() - timedelta(days=1)
    db.session.commit()
    publish(publication.channel_id)
    assert lines(settings) == []


def test_cancelling_comes_too_late_once_a_worker_has_it(publication: Publication) -> None:
    due(publication)
    assert due_posts.claim(publication.channel_id)
    assert not publications.cancel(publication)


def test_each_channel_has_one_publication_a_round_however_often_somebody_looks(publication: Publication) -> None:
    assert publications.drafts(publication.vacancy) == [publication]
    publication.vacancy.round = 2
    [again] = publications.drafts(publication.vacancy)
    assert again != publication
    assert again.link.token != publication.link.token


@pytest.fixture
def fresh_app(settings: Settings, app: Flask) -> Iterator[Flask]:
    """For Hypothesis, which runs one fixture many times."""
    yield app


@hypothesis_settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["ring", "sweep", "schedule", "cancel", "later", "refuse", "look"]), max_size=12))
def test_whatever_happens_in_whatever_order_a_post_is_written_at_most_once(
    fresh_app: Flask, tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("notebook")
    channel = a_channel(settings={"folder": str(folder)})
    [publication] = [p for p in publications.drafts(a_vacancy()) if p.channel_id == channel.id]
    db.session.commit()
    with pytest.MonkeyPatch.context() as patch:
        for step in steps:
            patch.undo()
            if step == "later":
                failing(patch, Unavailable("Notebook: not there."))
                publish(publication.channel_id)
            elif step == "refuse":
                failing(patch, Rejected("Notebook: no."))
                publish(publication.channel_id)
            elif step == "ring":
                publish(publication.channel_id)
            elif step == "sweep":
                sweep()
            elif step == "schedule":
                publications.schedule(publication)
                db.session.commit()
            elif step == "cancel":
                publications.cancel(publication)
                db.session.commit()
            elif publication.state == PublicationState.SCHEDULED:
                publication.due = now()
                db.session.commit()
    written = [line for path in Path(folder).glob("*.jsonl") for line in path.read_text().splitlines()]
    assert len(written) == (1 if publication.state == PublicationState.PUBLISHED else 0)
