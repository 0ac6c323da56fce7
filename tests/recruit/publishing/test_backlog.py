"""Nothing is planned in vain, and what was due while a channel was off goes out only if somebody says so."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

import jobs.publish_posts
from recruit.core.database import db, now
from recruit.models import Channel, Publication, PublicationState
from recruit.publishing import backlog, publications
from tests.recruit.web.office.test_posts import press
from tests.recruit.web.office.test_second_to_come import sender, signed_in
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.factories import a_channel, a_vacancy
from tests.support.fault_scripts import Clock

DRAFT, PLANNED, OUT = PublicationState.DRAFT, PublicationState.SCHEDULED, PublicationState.PUBLISHED


@pytest.fixture
def channel(app: Flask) -> Channel:
    """Somewhere to publish."""
    return a_channel()


def drafts(**but: object) -> Publication:
    """A post that is not planned yet."""
    [post] = publications.drafts(a_vacancy(**but))
    db.session.commit()
    return post


def due_while_off(channel: Channel, how_many: int = 2) -> list[Publication]:
    """Posts whose moment passed while the channel was off."""
    posts = [drafts(title=f"Nurse {number}") for number in range(how_many)]
    for post in posts:
        assert publications.schedule(post, now() - timedelta(days=20)) == []
    later = drafts(title="Later")
    assert publications.schedule(later, now() + timedelta(days=1)) == []
    channel.on = False
    db.session.commit()
    return posts


def states(posts: list[Publication]) -> list[PublicationState]:
    db.session.expire_all()
    return [post.state for post in posts]


@pytest.mark.parametrize(("send", "become"), [("", DRAFT), ("y", OUT)])
def test_switching_on_asks_what_becomes_of_posts_that_were_due_meanwhile(
    administrator: Browser, channel: Channel, send: str, become: PublicationState
) -> None:
    posts = due_while_off(channel)
    path = f"/office/settings/channels/{channel.id}"
    answer = administrator.submit(path, {}, action="/switch", expect=303)
    assert not channel.on
    page = administrator.follow(answer)
    assert "2 posts were due while Notebook was off" in page.text
    assert [link.get_text() for link in page.tree.select("main li a")] == ["Nurse 0", "Nurse 1"]
    jobs.publish_posts.publish(channel.id)
    assert states(posts) == [PLANNED, PLANNED]
    administrator.post(f"{path}/on", page.fields() | {"send": send}, expect=303)
    for _ in posts:
        jobs.publish_posts.publish(channel.id)
    assert states(posts) == [become, become]
    assert channel.on
    assert "Nothing waits for Notebook" in administrator.get(f"{path}/on").text


def test_connecting_a_channel_again_asks_too(administrator: Browser, channel: Channel) -> None:
    posts = due_while_off(channel)
    answer = administrator.submit(f"/office/settings/channels/{channel.id}", {"name": "Notebook"}, expect=303)
    assert answer.headers["Location"].endswith("/on")
    jobs.publish_posts.publish(channel.id)
    assert states(posts) == [PLANNED, PLANNED]


def test_a_channel_without_posts_that_were_due_is_simply_on_again(administrator: Browser, channel: Channel) -> None:
    channel.on = False
    db.session.commit()
    administrator.submit(f"/office/settings/channels/{channel.id}", {}, action="/switch", expect=303)
    db.session.expire_all()
    assert channel.on


def test_of_two_who_decide_at_once_both_wishes_leave_no_post_half_done(app: Flask, channel: Channel) -> None:
    (who, token), (other, its) = signed_in(app), signed_in(app)
    for _ in range(3):
        posts = due_while_off(channel)
        path = f"/office/settings/channels/{channel.id}/on"
        at_once(
            app,
            sender(who, path, {"send": "y", "csrf_token": token}),
            sender(other, path, {"send": "", "csrf_token": its}),
        )
        db.session.expire_all()
        assert channel.on and set(states(posts)) <= {DRAFT, PLANNED}


def test_the_lists_say_when_a_planned_post_will_not_leave(recruiter: Browser, channel: Channel) -> None:
    post = drafts()
    assert publications.schedule(post, now() + timedelta(days=3)) == []
    pages = ("/office/planned", f"/office/vacancies/{post.vacancy_id}/posts")
    for page in pages:
        assert "waits until it is on again" not in recruiter.get(page).text
    channel.on = False
    db.session.commit()
    for page in pages:
        assert "The post waits until it is on again." in recruiter.get(page).text
    channel.on, post.vacancy.closes = True, now().date() + timedelta(days=1)
    db.session.commit()
    for page in pages:
        assert "The vacancy closes before that." in recruiter.get(page).text


def test_nothing_is_planned_or_moved_to_a_moment_after_the_closing_date(
    recruiter: Browser, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    Clock(datetime(2026, 11, 30, 12, tzinfo=UTC)).rule(monkeypatch)
    post = drafts(closes=date(2026, 12, 5))
    assert "The vacancy closes on 5 December 2026" in press(
        recruiter, post.vacancy, "schedule", expect=422, at="2026-12-06T00:00"
    )
    press(recruiter, post.vacancy, "schedule", at="2026-12-05T23:59")
    page = recruiter.submit("/office/planned", {"at": "2026-12-06T00:00"}, action="/move", expect=422)
    assert "The vacancy closes on 5 December 2026" in page.text
    assert post.due == datetime(2026, 12, 5, 22, 59, tzinfo=UTC)


def test_an_hour_that_the_clock_skips_is_asked_about_and_one_that_comes_twice_is_taken(
    recruiter: Browser, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    Clock(datetime(2026, 11, 30, 12, tzinfo=UTC)).rule(monkeypatch)
    post = drafts()
    assert publications.schedule(post, now() + timedelta(days=1)) == []
    db.session.commit()
    before = post.due
    page = recruiter.submit("/office/planned", {"at": "2027-03-28T02:30"}, action="/move", expect=422)
    assert "The clock skips this hour on that day." in page.text
    assert post.due == before
    for typed, meant in (("2027-03-28T03:00", (2027, 3, 28, 1, 0)), ("2027-10-31T02:30", (2027, 10, 31, 0, 30))):
        recruiter.submit("/office/planned", {"at": typed}, action="/move", expect=303)
        assert post.due == datetime(*meant, tzinfo=UTC)


def test_a_channel_that_is_on_has_no_backlog(channel: Channel) -> None:
    due_while_off(channel)
    channel.on = True
    assert backlog.overdue_of(channel) == []
