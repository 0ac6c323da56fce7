"""A channel whose kind this version does not have keeps nobody from working: it says so, and a person sees to it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

import jobs.dispatch
import jobs.publish_posts
import jobs.settle_post
import jobs.take_down_post
from recruit.core.database import db, now
from recruit.models import Channel, Publication, PublicationState, VacancyState
from recruit.publishing import channels, publications
from recruit.publishing.transitions import pretend
from tests.support.browser import Browser
from tests.support.factories import a_channel, a_vacancy

State = PublicationState


@pytest.fixture
def post(app: Flask) -> Publication:
    """A draft there, beside one of a channel that works."""
    vacancy, gone = a_vacancy(), a_channel(name="Old telex")
    a_channel(name="Notebook")
    publications.drafts(vacancy)
    gone.kind = "telex"
    db.session.commit()
    return db.session.query(Publication).filter_by(channel_id=gone.id).one()


@pytest.mark.parametrize("state", State)
def test_every_page_with_such_a_post_opens_and_the_vacancy_can_be_closed(
    recruiter: Browser, post: Publication, state: State
) -> None:
    wanted = {"text": "Other words", "title": "", "summary": ""}
    pretend(post, state, text="Words", due=now() + timedelta(hours=1), published_at=now(), wanted=wanted)
    db.session.commit()
    number = post.vacancy_id
    for path in (f"vacancies/{number}", f"vacancies/{number}/posts", f"posts/{post.id}", "planned"):
        recruiter.get(f"/office/{path}")
    recruiter.submit(f"/office/vacancies/{number}/close", {"reason": "filled"})
    assert post.vacancy.state == VacancyState.CLOSED
    assert post.state not in (State.PUBLISHED, State.SCHEDULED)


def test_the_administrator_reads_why_on_its_own_page(administrator: Browser, post: Publication) -> None:
    page = administrator.get(f"/office/settings/channels/{post.channel_id}")
    assert "does not have this kind of channel" in page.text


def test_what_was_planned_there_failed_and_the_channel_is_off_and_says_why(app: Flask, post: Publication) -> None:
    pretend(post, State.SCHEDULED, text="Words", due=now() - timedelta(minutes=1))
    db.session.commit()
    jobs.publish_posts.publish(post.channel_id)
    db.session.expire_all()
    channel = db.session.get_one(Channel, post.channel_id)
    assert (post.state, channel.on) == (State.FAILED, False)
    assert "does not have this kind of channel" in post.problem
    channels.remind()


def test_where_no_program_can_look_a_person_is_asked_at_once(app: Flask, post: Publication) -> None:
    long_ago = now() - timedelta(minutes=1)
    pretend(post, State.UNSURE, text="Words", due=long_ago, doubt_since=long_ago, problem="No answer came.")
    db.session.commit()
    jobs.settle_post.settle(post.id)
    db.session.expire_all()
    assert (post.state, post.due, post.problem) == (State.UNSURE, None, "No answer came.")


def test_what_is_to_be_taken_down_there_is_a_persons_work(app: Flask, post: Publication) -> None:
    pretend(post, State.CLOSING, text="Words", due=now() - timedelta(minutes=1), receipt_id="1")
    db.session.commit()
    jobs.take_down_post.close(post.id)
    db.session.expire_all()
    assert (post.state, post.due) == (State.CLOSING, None)
    jobs.dispatch.sweep()
