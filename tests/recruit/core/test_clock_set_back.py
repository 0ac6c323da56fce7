"""The machine's time is set back by an hour: nothing goes out twice, nobody waits for it to come round again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from flask import Flask, current_app
from itsdangerous import TimestampSigner

import jobs.clock
import jobs.dispatch
import jobs.publish_posts
import jobs.settle_post
from adapters.types import Post
from recruit.core.database import db, now
from recruit.models import Publication, PublicationState, clock_lease
from recruit.publishing import channel_locks, channels, publications
from tests.support.apply_form import ALEX, form_of, how_many
from tests.support.browser import Browser
from tests.support.channel_server.protocols import ALL
from tests.support.channel_server.server import ChannelServer, Fault, Kind
from tests.support.channel_server.wire import filled_in, speak_through, wire_to
from tests.support.factories import a_channel, a_vacancy
from tests.support.fault_scripts import Clock

pytestmark = pytest.mark.one_database

State = PublicationState
HOUR = timedelta(hours=1)
FEW = timedelta(minutes=6)
KINDS = tuple(ALL)


@pytest.fixture
def clock(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time of everything."""
    clock = Clock(now())
    clock.rule(monkeypatch)
    return clock


@pytest.fixture
def server(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChannelServer]:
    """Channels whose own clock was right all the time."""
    with ChannelServer() as server:
        speak_through(wire_to(server.url), monkeypatch)
        yield server


def planned(kind: str, server: ChannelServer, due: datetime | None = None) -> Publication:
    """A post that goes out then, or now."""
    channel = a_channel(kind=kind, settings=dict(filled_in(server.url)[kind]))
    publication = publications.draft(a_vacancy(), channel)
    assert publications.schedule(publication, due) == []
    db.session.commit()
    return publication


def claimed(publication: Publication, clock: Clock) -> None:
    """A worker took its channel and then the post, and has died."""
    publications.freeze(publication)
    publication.state, publication.sent_at, publication.attempts = State.SENDING, clock(), 1
    publication.channel.busy_until = clock() + channel_locks.SLOW
    db.session.commit()


def look(publication: Publication) -> State:
    """The clock looks once and a worker does what is due; where the post is then."""
    jobs.dispatch.sweep()
    jobs.publish_posts.publish(publication.channel_id)
    jobs.settle_post.settle(publication.id)
    db.session.rollback()
    return publication.state


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("left", [True, False])
def test_a_post_whose_worker_died_before_the_time_was_set_back_is_found_or_sent_within_minutes(
    clock: Clock, server: ChannelServer, kind: str, left: bool
) -> None:
    clock.step(HOUR)
    publication = planned(kind, server)
    claimed(publication, clock)
    if left:
        channels.adapter_of(publication.channel).publish(publications.words(publication))
    clock.step(-HOUR)
    for _ in range(8):
        clock.step(timedelta(minutes=3))
        look(publication)
    assert publication.state == State.PUBLISHED
    assert len(server.live()) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_worker_that_still_sends_when_the_time_is_set_back_has_the_last_word(
    clock: Clock, server: ChannelServer, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    clock.step(HOUR)
    publication = planned(kind, server)
    adapter = type(channels.adapter_of(publication.channel))
    number, send = publication.channel_id, adapter.publish

    def slowly(self: object, post: Post) -> object:
        clock.step(-HOUR)
        with db.session.no_autoflush:
            work_elsewhere(number)
        return send(self, post)  # type: ignore[arg-type]

    monkeypatch.setattr(adapter, "publish", slowly)
    jobs.publish_posts.publish(publication.channel_id)
    db.session.expire_all()
    assert publication.state == State.PUBLISHED
    assert look(publication) == State.PUBLISHED
    assert len(server.live()) == 1


def work_elsewhere(channel_id: int) -> None:
    """Other processes look and take up the channel, with sessions of their own."""
    with current_app._get_current_object().app_context():  # type: ignore[attr-defined]
        jobs.dispatch.sweep()
        jobs.publish_posts.publish(channel_id)


@pytest.mark.parametrize("kind", KINDS)
def test_a_lost_answer_is_looked_for_since_no_moment_that_is_still_to_come(
    clock: Clock, server: ChannelServer, kind: str
) -> None:
    clock.step(HOUR)
    publication = planned(kind, server)
    claimed(publication, clock)
    clock.step(-HOUR)
    jobs.dispatch.sweep()
    db.session.rollback()
    assert publication.doubt_since
    assert publication.doubt_since <= clock()


@pytest.mark.parametrize("kind", KINDS)
def test_after_a_lost_answer_a_channel_is_not_left_alone_for_an_hour(
    clock: Clock, server: ChannelServer, kind: str
) -> None:
    clock.step(HOUR)
    publication = planned(kind, server)
    server.will(Fault(Kind.DROP, on="create"))
    look(publication)
    assert publication.doubt_since
    clock.step(-HOUR)
    other = publications.draft(a_vacancy(), publication.channel)
    assert publications.schedule(other) == []
    db.session.commit()
    assert look(other) == State.PUBLISHED


def test_what_is_planned_goes_out_at_its_time_and_not_again(clock: Clock, server: ChannelServer) -> None:
    due = clock() + timedelta(minutes=10)
    publication = planned("x", server, due)
    clock.step(timedelta(minutes=11))
    assert look(publication) == State.PUBLISHED
    later = planned("mastodon", server, due + timedelta(minutes=10))
    clock.step(-HOUR)
    assert look(publication) == State.PUBLISHED
    assert look(later) == State.SCHEDULED
    clock.moment = due + timedelta(minutes=11)
    assert look(later) == State.PUBLISHED
    assert len(server.live()) == 2
    assert server.calls["x", "create"] == 1


def test_a_channel_that_asked_us_to_wait_is_not_asked_before_the_moment_it_named(
    clock: Clock, server: ChannelServer
) -> None:
    publication = planned("x", server)
    server.will(Fault(Kind.LIMIT, on="create", value="x-rate-limit-reset", seconds=600))
    assert look(publication) == State.SCHEDULED
    named = publication.due
    assert named
    clock.step(-HOUR)
    assert look(publication) == State.SCHEDULED
    clock.moment = named + timedelta(seconds=1)
    assert look(publication) == State.PUBLISHED
    assert len(server.live()) == 1


def test_a_renewal_that_a_dead_worker_began_is_taken_over_within_minutes(clock: Clock, server: ChannelServer) -> None:
    publication = planned("x", server)
    publication.channel.renewing_until = clock() + HOUR + channels.RENEWAL
    db.session.commit()
    with channels.alone_with(publication.channel) as settings:
        assert settings["username"] == "acme"


def test_the_clock_goes_on_leading(clock: Clock) -> None:
    assert jobs.clock.lead("me", timedelta(seconds=20))
    jobs.clock.tick()
    clock.step(-HOUR)
    assert jobs.clock.lead("me", timedelta(seconds=20))
    jobs.clock.tick()
    assert clock_lease.last_tick() == clock()


def test_a_form_that_was_opened_before_is_taken(clock: Clock, visitor: Browser) -> None:
    address = form_of(a_vacancy())
    form = visitor.get(address).fields()
    clock.step(timedelta(minutes=5) - HOUR)
    visitor.post(address, form | ALEX, expect=303)
    assert how_many() == 1


def test_who_was_signed_in_stays_signed_in_and_a_session_still_ends(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def signed(offset: float) -> Browser:
        with monkeypatch.context() as then:
            then.setattr(TimestampSigner, "get_timestamp", lambda self: int(time.time() + offset))
            return Browser(app).sign_in("recruiter")

    signed(3600).get("/office/")
    signed(-15 * 24 * 3600).get("/office/", expect=303)
