"""A post that is out follows its vacancy when a person says so; what the row says is what the channel confirmed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from threading import Thread

import pytest
from flask import Flask
from rq import Queue

import jobs.dispatch
import jobs.edit_post
import jobs.take_down_post
from adapters.abilities import Editable
from adapters.channels.notebook import Notebook
from adapters.errors import Rejected, Unauthorised, Unavailable, Uncertain
from adapters.types import Post, Receipt
from recruit.config import Settings
from recruit.core.database import db, now
from recruit.core.queue import connection
from recruit.models import CloseReason, Publication
from recruit.publishing import edits as changing
from recruit.publishing import publications
from recruit.vacancies.lifecycle import close
from tests.support.channel_cases import CASES, able
from tests.support.channel_server.protocols import ALL
from tests.support.channel_server.server import ChannelServer, Fault, Kind
from tests.support.channel_server.wire import filled_in, speak_through, wire_to
from tests.support.edits import State, ask, failing, move_to_york, put_out, work

pytestmark = pytest.mark.one_database


@pytest.fixture
def published(app: Flask) -> Publication:
    """A post that is out in the notebook."""
    return put_out()


def lines(settings: Settings) -> list[str]:
    """What stands in the notebook."""
    [path] = settings.folder.glob("*.jsonl")
    return [json.loads(line)["text"] for line in path.read_text().splitlines()]


def test_the_post_follows_the_vacancy_when_a_person_says_so(published: Publication, settings: Settings) -> None:
    old = published.text
    assert not changing.is_out_of_date(published)
    move_to_york(published)
    assert changing.is_out_of_date(published)
    assert ask(published) == []
    assert (published.state, published.text) == (State.CHANGING, old), "nothing is confirmed yet"
    connection().flushall()
    assert jobs.dispatch.sweep() == 1
    assert [job.func_name for job in Queue(connection=connection()).jobs] == ["jobs.edit_post.change"]
    work(published)
    assert published.state == State.PUBLISHED
    assert published.text == publications.composed(published).text != old
    assert "York" in published.text
    assert lines(settings) == [published.text]
    assert not changing.is_out_of_date(published)
    assert (published.due, published.wanted, published.doubt_since, published.problem) == (None, None, None, "")


def test_a_persons_own_words_go_out_and_are_kept_when_the_vacancy_changes(
    published: Publication, settings: Settings
) -> None:
    mine = f"{published.text}\n\nSee you!"
    assert ask(published, mine) == []
    work(published)
    assert lines(settings) == [mine] == [published.text]
    assert not changing.is_out_of_date(published)
    move_to_york(published)
    assert changing.is_out_of_date(published)
    changing.leave(published)
    assert not changing.is_out_of_date(published)
    assert published.text == mine


def test_words_that_cannot_be_sent_change_nothing(published: Publication) -> None:
    assert ask(published, "No link")[0].startswith("Put the tracked link back")
    assert ask(published) == ["These are the words that are out."]
    assert published.state == State.PUBLISHED


def test_two_clicks_change_once(published: Publication, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    move_to_york(published)
    edits: list[str] = []
    edit = Notebook.edit

    def counting(self: Notebook, receipt: Receipt, post: Post) -> Receipt:
        edits.append(post.text)
        return edit(self, receipt, post)

    monkeypatch.setattr(Notebook, "edit", counting)
    with app.app_context():  # another person, who saw the page before
        other = db.session.get_one(Publication, published.id)
        assert changing.obstacles(other) == []
        other_asks(app, published.id)
        assert changing.request(other) == ["This post is being changed already."]
        db.session.rollback()
    number = published.id
    workers = [Thread(target=in_app, args=(app, number)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    db.session.expire_all()
    assert (len(edits), published.state) == (1, State.PUBLISHED)


def other_asks(app: Flask, number: int) -> None:
    """Somebody else presses the button meanwhile."""
    with app.app_context():
        assert ask(db.session.get_one(Publication, number)) == []


def in_app(app: Flask, number: int) -> None:
    """A worker of its own."""
    with app.app_context():
        jobs.edit_post.change(number)


@pytest.mark.parametrize("error", [Rejected("Notebook: no."), Unauthorised("Notebook: who are you?")])
def test_a_refusal_leaves_the_old_words_out_and_says_why(
    published: Publication, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    old = published.text
    failing(monkeypatch, error)
    move_to_york(published)
    ask(published)
    work(published)
    assert (published.state, published.text, published.problem) == (State.PUBLISHED, old, str(error))
    assert published.channel.on == isinstance(error, Rejected)
    assert published.wanted and "York" in published.wanted["text"], "what was asked for is not lost"
    assert changing.is_out_of_date(published)


@pytest.mark.parametrize("error", [Unavailable("Notebook: later."), Uncertain("Notebook gave no answer.")])
def test_what_cannot_be_changed_now_is_tried_again(
    published: Publication, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    failing(monkeypatch, error)
    move_to_york(published)
    ask(published)
    work(published)
    assert published.state == State.CHANGING
    assert published.due and published.due > now()
    monkeypatch.undo()
    work(published)
    assert published.state == State.PUBLISHED
    assert published.text and "York" in published.text


def test_after_many_tries_a_person_is_asked_only_when_nobody_knows(
    published: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = published.text
    move_to_york(published)
    for error, end in (
        (Unavailable("Notebook: later."), (State.PUBLISHED, None)),
        (Uncertain("Notebook gave no answer."), (State.CHANGING, None)),
    ):
        ask(published)
        failing(monkeypatch, error)
        published.attempts = changing.TRIES
        work(published)
        assert (published.state, published.due) == end
        assert published.text == old
    changing.not_changed(published)
    assert (published.state, published.text) == (State.PUBLISHED, old)


def test_a_refusal_after_a_lost_answer_is_a_question(published: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    move_to_york(published)
    ask(published)
    for error in (Uncertain("Notebook gave no answer."), Rejected("Notebook: no.")):
        failing(monkeypatch, error)
        work(published)
    assert (published.state, published.due) == (State.CHANGING, None), "the first may have come through"
    changing.changed_by_hand(published)
    assert published.state == State.PUBLISHED
    assert published.text == publications.composed(published).text


def test_a_refusal_after_the_channel_was_out_of_reach_is_none(
    published: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_to_york(published)
    ask(published)
    for error in (Unavailable("Notebook: later."), Rejected("Notebook: no.")):
        failing(monkeypatch, error)
        work(published)
    assert (published.state, published.problem) == (State.PUBLISHED, "Notebook: no."), "nothing ever arrived there"


def test_a_worker_that_died_leaves_a_doubt(published: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    move_to_york(published)
    ask(published)
    with changing.held(published.id) as mine, changing.held(published.id) as theirs:
        assert mine
        assert theirs is None, "another worker has it"
    failing(monkeypatch, Rejected("Notebook: no."))
    work(published)
    assert (published.state, published.due) == (State.CHANGING, None)


def test_a_bug_is_a_question_and_the_worker_keeps_the_traceback(
    published: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_to_york(published)
    ask(published)
    failing(monkeypatch, ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        work(published)
    db.session.expire_all()
    assert (published.state, published.due) == (State.CHANGING, None)
    assert "The old or the new words are there" in published.problem


def test_closing_the_vacancy_takes_a_post_down_that_is_being_changed(
    published: Publication, settings: Settings
) -> None:
    move_to_york(published)
    ask(published)
    close(published.vacancy, CloseReason.FILLED, "", None)
    work(published)
    assert published.state == State.CLOSING
    published.due = now()
    db.session.commit()
    jobs.take_down_post.close(published.id)
    db.session.expire_all()
    assert published.state == State.CLOSED
    assert lines(settings) == ["Filled: Ward nurse (m/f/x)"]


def test_closing_waits_for_the_worker_that_is_changing_the_post(
    published: Publication, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit = Notebook.edit

    def meanwhile(self: Notebook, receipt: Receipt, post: Post) -> Receipt:
        with app.app_context():
            close(db.session.get_one(Publication, published.id).vacancy, CloseReason.FILLED, "", None)
            db.session.commit()
        return edit(self, receipt, post)

    monkeypatch.setattr(Notebook, "edit", meanwhile)
    move_to_york(published)
    ask(published)
    work(published)
    assert published.state == State.CLOSING
    assert published.due and published.due > now() + timedelta(minutes=1)
    assert published.text and "York" in published.text, "what the channel confirmed is what was out"


def test_closing_does_not_wait_for_a_change_that_is_to_be_tried_much_later(published: Publication) -> None:
    move_to_york(published)
    ask(published)
    published.due = now() + timedelta(hours=3)
    db.session.commit()
    close(published.vacancy, CloseReason.FILLED, "", None)
    assert published.due < now() + timedelta(minutes=6)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChannelServer]:
    """All channels, as strict as their contracts."""
    with ChannelServer() as server:
        speak_through(wire_to(server.url), monkeypatch)
        yield server


@pytest.mark.parametrize("applies", [True, False])
@pytest.mark.parametrize("fault", [Kind.DROP, Kind.ERROR, Kind.GARBLED])
@pytest.mark.parametrize("kind", able(Editable))
def test_a_lost_answer_is_tried_again_until_the_new_words_are_up_once(
    app: Flask, server: ChannelServer, kind: str, fault: Kind, applies: bool
) -> None:
    post = put_out(kind, dict(filled_in(server.url)[kind]))
    move_to_york(post)
    ask(post)
    server.will(Fault(fault, applies, on=ALL[kind].edits_at))
    work(post)
    assert post.state == State.CHANGING
    assert post.text and "Leeds" in post.text
    work(post)
    assert post.state == State.PUBLISHED
    [held] = server.live()
    as_read = CASES[kind].new_words or (lambda body: held.text)
    assert as_read({"patch": {"$set": {"commentary": held.text}}}) == post.text == publications.composed(post).text


def test_a_post_that_somebody_deleted_there_is_not_brought_back(app: Flask, server: ChannelServer) -> None:
    post = put_out("bluesky", dict(filled_in(server.url)["bluesky"]))
    server.live()[0].live = False
    move_to_york(post)
    ask(post)
    work(post)
    assert server.live() == []
    assert post.state == State.PUBLISHED
    assert "no longer there" in post.problem


def test_the_card_under_the_words_of_linkedin_stays_and_the_row_says_so(app: Flask, server: ChannelServer) -> None:
    post = put_out("linkedin", dict(filled_in(server.url)["linkedin"]))
    title = post.title
    post.vacancy.title = "Night nurse (m/f/x)"
    db.session.commit()
    ask(post)
    assert publications.words(post).title == title, "nothing is confirmed yet"
    work(post)
    assert post.text and "Night nurse" in post.text
    assert (post.title, publications.words(post).title) == (title, title)
