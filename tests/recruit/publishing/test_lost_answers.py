"""After a lost answer: look three times, send once more, then ask a person. Never two posts."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask

import jobs.dispatch
import jobs.publish_posts
import jobs.settle_post
from adapters.channels.notebook import Notebook
from adapters.errors import Rejected, Unauthorised, Unavailable, Uncertain
from adapters.types import Post, Receipt
from recruit.core.database import db, now
from recruit.core.queue import connection
from recruit.models import CloseReason, Publication, PublicationState
from recruit.publishing import publications
from recruit.vacancies.lifecycle import close
from tests.support.factories import a_channel, a_vacancy


class Elsewhere:
    """A channel whose answers get lost: what is live there, and what each call does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.live: list[str] = []
        self.arrives, self.answers, self.found = True, False, True
        self.looked: list[datetime] = []
        monkeypatch.setattr(Notebook, "repeatable", False)
        monkeypatch.setattr(Notebook, "publish", lambda adapter, post: self.publish(post))
        monkeypatch.setattr(Notebook, "find", lambda adapter, post, since: self.find(post, since))

    def publish(self, post: Post) -> Receipt:
        """Take the post, or not; answer, or not."""
        if self.arrives:
            self.live.append(post.key)
        if not self.answers:
            raise Uncertain("Notebook gave no answer.")
        return Receipt(post.key)

    def find(self, post: Post, since: datetime) -> Receipt | None:
        """Show what is live, when the index has caught up."""
        self.looked.append(since)
        return Receipt(post.key) if self.found and post.key in self.live else None


@pytest.fixture
def elsewhere(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """A channel that can be searched."""
    a_channel()
    return Elsewhere(monkeypatch)


@pytest.fixture
def publication(elsewhere: Elsewhere) -> Publication:
    """A post that left, and whose answer was lost."""
    [draft] = publications.drafts(a_vacancy())
    assert publications.schedule(draft) == []
    db.session.commit()
    jobs.publish_posts.publish(draft.channel_id)
    db.session.expire_all()
    return draft


def is_time_for(publication: Publication) -> None:
    """So much later that it is due and its channel has rested."""
    publication.due = now()
    publication.channel.parked_until = publication.channel.busy_until = None
    db.session.commit()


def look(publication: Publication) -> None:
    """The time has come, and the worker looks."""
    is_time_for(publication)
    jobs.settle_post.settle(publication.id)
    db.session.expire_all()


def test_it_is_looked_for_half_a_minute_later_and_nobody_is_bothered_yet(publication: Publication) -> None:
    assert publication.state == PublicationState.UNSURE
    assert publication.due
    assert timedelta(seconds=25) < publication.due - now() <= timedelta(seconds=30)
    jobs.settle_post.settle(publication.id)
    assert publication.looks == 0, "nobody looks too early"


def test_found_is_published(publication: Publication, elsewhere: Elsewhere) -> None:
    look(publication)
    assert publication.state == PublicationState.PUBLISHED
    assert publication.doubt_since is None
    assert elsewhere.live == [publication.key]
    assert elsewhere.looked[0] <= now()


def test_only_the_third_miss_is_believed(publication: Publication, elsewhere: Elsewhere) -> None:
    elsewhere.found = False
    look(publication)
    look(publication)
    assert publication.state == PublicationState.UNSURE
    elsewhere.found = True
    look(publication)
    assert publication.state == PublicationState.PUBLISHED
    assert len(elsewhere.live) == 1


def test_after_three_misses_it_is_sent_once_more_and_then_a_person_is_asked(
    publication: Publication, elsewhere: Elsewhere
) -> None:
    elsewhere.arrives = False
    elsewhere.live.clear()
    for _ in range(3):
        look(publication)
    assert publication.state == PublicationState.SCHEDULED
    jobs.publish_posts.publish(publication.channel_id)
    db.session.expire_all()
    for _ in range(3):
        assert publication.state == PublicationState.UNSURE
        look(publication)
    assert (publication.state, publication.due) == (PublicationState.UNSURE, None)
    jobs.settle_post.settle(publication.id)
    assert publication.state == PublicationState.UNSURE


@pytest.mark.parametrize("error", [Unavailable("Notebook: later."), Uncertain("Notebook: what?"), Rejected("No.")])
def test_could_not_look_is_no_miss(publication: Publication, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(adapter: Notebook, post: Post, since: datetime) -> Receipt:
        raise error

    monkeypatch.setattr(Notebook, "find", fail)
    for _ in range(5):
        look(publication)
    assert publication.looks == 0
    assert publication.state == PublicationState.UNSURE
    assert publication.due
    publication.doubt_since = now() - timedelta(days=2)
    look(publication)
    assert publication.due is None, "after a day a person is asked"


def test_a_channel_that_forgot_us_while_we_looked_leaves_the_question_to_a_person(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(adapter: Notebook, post: Post, since: datetime) -> Receipt:
        raise Unauthorised("Notebook: who are you?")

    monkeypatch.setattr(Notebook, "find", fail)
    look(publication)
    assert not publication.channel.on
    assert (publication.state, publication.due) == (PublicationState.UNSURE, None)


def test_what_may_be_live_never_becomes_a_draft_by_cancelling(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    a_channel()
    elsewhere = Elsewhere(monkeypatch)
    monkeypatch.setattr(Notebook, "repeatable", True)
    [draft] = publications.drafts(a_vacancy())
    publications.schedule(draft)
    db.session.commit()
    jobs.publish_posts.publish(draft.channel_id)
    db.session.expire_all()
    assert draft.state == PublicationState.SCHEDULED, "the same key again"
    assert publications.cancel(draft)
    assert draft.state == PublicationState.UNSURE
    assert publications.schedule(draft), "it cannot be sent anew before somebody looked"
    assert len(elsewhere.live) == 1


def test_a_refusal_after_a_lost_answer_does_not_hide_that_it_may_be_live(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_channel()
    Elsewhere(monkeypatch)
    monkeypatch.setattr(Notebook, "repeatable", True)
    [draft] = publications.drafts(a_vacancy())
    publications.schedule(draft)
    db.session.commit()
    jobs.publish_posts.publish(draft.channel_id)

    def refuse(adapter: Notebook, post: Post) -> Receipt:
        raise Rejected("Notebook has this text already.")

    monkeypatch.setattr(Notebook, "publish", refuse)
    db.session.expire_all()
    is_time_for(draft)
    jobs.publish_posts.publish(draft.channel_id)
    db.session.expire_all()
    assert draft.state == PublicationState.UNSURE
    assert not draft.can_change


def test_a_post_that_turns_up_after_its_vacancy_closed_is_taken_down(
    publication: Publication, elsewhere: Elsewhere
) -> None:
    close(publication.vacancy, CloseReason.FILLED, "", None)
    db.session.commit()
    look(publication)
    assert publication.state == PublicationState.CLOSING


def test_a_post_that_is_not_there_is_not_sent_once_more_for_a_closed_vacancy(
    publication: Publication, elsewhere: Elsewhere
) -> None:
    elsewhere.found = False
    close(publication.vacancy, CloseReason.FILLED, "", None)
    for _ in range(3):
        look(publication)
    assert publication.state == PublicationState.DRAFT


def test_the_clock_rings_for_a_look_that_is_due(publication: Publication) -> None:
    connection().flushall()
    is_time_for(publication)
    assert jobs.dispatch.sweep() == 1
