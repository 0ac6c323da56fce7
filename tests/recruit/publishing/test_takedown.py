"""When a vacancy closes its posts come down, each as its channel can, and only the channel's word counts."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import pairwise

import pytest
from flask import Flask

import jobs.dispatch
import jobs.publish_posts
import jobs.take_down_post
from adapters.channels.notebook import Notebook
from adapters.errors import Rejected, Unauthorised, Unavailable, Uncertain
from adapters.types import Closing, Post, Receipt
from recruit.config import Settings
from recruit.core.database import db, now
from recruit.models import CloseReason, Publication, PublicationState, Vacancy
from recruit.publishing import edits, publications, takedown
from recruit.vacancies.lifecycle import close, open_
from tests.support.browser import Browser
from tests.support.channel_cases import FILLED_IN
from tests.support.factories import a_channel, a_vacancy
from tests.support.outgoing import due, lines, publish


@pytest.fixture
def published(app: Flask) -> Publication:
    """A post that is out."""
    a_channel()
    [draft] = publications.drafts(a_vacancy())
    publications.schedule(draft)
    db.session.commit()
    jobs.publish_posts.publish(draft.channel_id)
    db.session.expire_all()
    return draft


def take_down(publication: Publication) -> None:
    """What a worker does when it is time."""
    if publication.due:
        publication.due = now()
    db.session.commit()
    jobs.take_down_post.close(publication.id)
    db.session.expire_all()


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """The channel answers a closing with this."""

    def fail(self: Notebook, receipt: Receipt, farewell: str) -> None:
        raise error

    monkeypatch.setattr(Notebook, "close", fail)


def test_a_filled_vacancy_changes_its_post_to_say_so(published: Publication, settings: Settings) -> None:
    close(published.vacancy, CloseReason.FILLED, "", None)
    db.session.commit()
    assert published.state == PublicationState.CLOSING
    assert jobs.dispatch.sweep() == 1
    take_down(published)
    assert published.state == PublicationState.CLOSED
    [path] = settings.folder.glob("*.jsonl")
    assert json.loads(path.read_text())["text"] == "Filled: Ward nurse (m/f/x)"


@pytest.mark.parametrize(
    ("language", "filled", "other"),
    [
        ("nl", "Vervuld: Kok", "Gesloten: Kok"),
        ("en", "Filled: Kok", "Closed: Kok"),
        ("de", "Besetzt: Kok", "Geschlossen: Kok"),
        ("fr", "Pourvu : Kok", "Fermé : Kok"),
    ],
)
def test_the_farewell_is_in_the_vacancys_language(app: Flask, language: str, filled: str, other: str) -> None:
    vacancy = a_vacancy(title="Kok", language=language, close_reason=CloseReason.FILLED)
    assert takedown.farewell(vacancy) == filled
    vacancy.close_reason = CloseReason.CANCELLED
    assert takedown.farewell(vacancy) == other


@pytest.mark.parametrize("error", [Unavailable("Notebook: later."), Uncertain("Notebook gave no answer.")])
def test_what_cannot_be_taken_down_now_is_tried_again_and_then_a_person_is_asked(
    published: Publication, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    failing(monkeypatch, error)
    close(published.vacancy, CloseReason.FILLED, "", None)
    take_down(published)
    assert published.state == PublicationState.CLOSING
    assert published.due
    assert published.due > now()
    published.attempts = takedown.TRIES
    take_down(published)
    assert published.due is None


@pytest.mark.parametrize("error", [Rejected("Notebook: no."), Unauthorised("Notebook: who are you?")])
def test_what_the_channel_refuses_is_a_question_to_a_person(
    published: Publication, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    failing(monkeypatch, error)
    close(published.vacancy, CloseReason.FILLED, "", None)
    take_down(published)
    assert (published.state, published.due) == (PublicationState.CLOSING, None)
    assert published.problem == str(error)
    assert published.channel.on == isinstance(error, Rejected)


def test_a_channel_that_cannot_take_down_leaves_the_post(
    published: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Notebook, "closing", Closing.NEVER)
    close(published.vacancy, CloseReason.FILLED, "", None)
    assert published.state == PublicationState.PUBLISHED


def test_mass_closings_are_spread_under_the_channels_limit(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Notebook, "closing_pause", 60)
    channel = a_channel()
    due = []
    for _ in range(4):
        vacancy = a_vacancy()
        [post] = publications.drafts(vacancy)
        post.state, post.receipt_id = PublicationState.PUBLISHED, "1"
        close(vacancy, CloseReason.FILLED, "", None)
        db.session.flush()
        assert post.channel == channel
        assert post.due
        due.append(post.due)
    gaps = [after - before for before, after in pairwise(due)]
    assert all(gap >= timedelta(seconds=60) for gap in gaps), gaps


def test_a_person_takes_an_assisted_post_down_and_says_so(app: Flask, recruiter: Browser) -> None:
    a_channel(kind="linkedin_group", name="Nurses", settings=FILLED_IN["linkedin_group"])
    vacancy = a_vacancy()
    [post] = publications.drafts(vacancy)
    publications.posted_by_hand(post, "https://www.linkedin.com/feed/update/1")
    db.session.commit()
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/close")
    assert "You take it down yourself" in page.text
    recruiter.submit(f"/office/vacancies/{vacancy.id}/close", {"reason": "filled"})
    assert "Take this post down yourself" in recruiter.get("/office/").text
    recruiter.submit(f"/office/vacancies/{vacancy.id}/posts", {}, action="/gone")
    assert post.state == PublicationState.CLOSED
    assert "Taken down" in recruiter.get(f"/office/vacancies/{vacancy.id}/posts").text


def test_closing_twice_is_closing_once(published: Publication) -> None:
    close(published.vacancy, CloseReason.FILLED, "", None)
    take_down(published)
    closed = published.closed_at
    jobs.take_down_post.close(published.id)
    db.session.expire_all()
    assert published.closed_at == closed
    with pytest.raises(publications.NotNow):
        takedown.is_gone(published)


def test_a_vacancy_that_is_opened_again_is_published_again_where_a_channel_drops_what_it_had(
    publication: Publication, settings: Settings
) -> None:
    vacancy = publication.vacancy
    for _ in range(2):  # the notebook, like Mastodon, takes the same key for the same post
        [post] = publications.drafts(vacancy)
        due(post)
        publish(post.channel_id)
        close(vacancy, CloseReason.CANCELLED, "", None)
        open_(vacancy, None)
        db.session.commit()
    assert len({line["key"] for line in lines(settings)}) == 2


def test_what_was_on_its_way_while_its_vacancy_was_closed_and_opened_again_comes_down(
    app: Flask, publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    vacancy, send = publication.vacancy, Notebook.publish

    def closed_and_opened_meanwhile(self: Notebook, post: Post) -> Receipt:
        with app.app_context():
            same = db.session.get_one(Vacancy, vacancy.id)
            close(same, CloseReason.CANCELLED, "", None)
            open_(same, None)
            db.session.commit()
        return send(self, post)

    monkeypatch.setattr(Notebook, "publish", closed_and_opened_meanwhile)
    due(publication)
    publish(publication.channel_id)
    assert publication.round < vacancy.round
    assert publication.state == PublicationState.CLOSING


def test_what_is_left_of_an_earlier_round_is_neither_sent_nor_planned_nor_reworded(publication: Publication) -> None:
    vacancy = publication.vacancy
    due(publication)
    vacancy.round += 1
    db.session.commit()
    publish(publication.channel_id)
    assert publication.state == PublicationState.SCHEDULED, "no worker takes it up"
    takedown.catch_up()
    db.session.commit()
    assert publication.state == PublicationState.DRAFT
    assert publications.schedule(publication) != []
    publications.posted_by_hand(publication, "https://notes.example/1")
    assert edits.obstacles(publication) != []
    takedown.catch_up()
    db.session.commit()
    assert publication.state == PublicationState.CLOSING
