"""Tokens that run out: one worker renews them at a time, and a channel that forgot us is switched off once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from adapters import api_versions
from adapters.channels.linkedin import LinkedIn
from adapters.errors import Unavailable
from recruit.core.database import db, now
from recruit.models import Channel, Letter, Role
from recruit.publishing import channels
from tests.support.browser import Browser
from tests.support.channel_cases import FILLED_IN
from tests.support.factories import a_channel, a_person


@pytest.fixture
def channel(app: Flask) -> Channel:
    """A channel with tokens."""
    made: Channel = a_channel(kind="x", name="X", settings=FILLED_IN["x"] | {"refresh_token": "old-refresh"})
    return made


def test_a_renewed_token_is_stored_before_it_is_used(channel: Channel) -> None:
    adapter = channels.adapter_of(channel)
    stored = []

    def renewal() -> None:
        adapter.keep(access_token="new-token")
        db.session.expire_all()
        stored.append(channel.settings["access_token"])

    adapter.renew_alone("access_token", renewal)
    assert stored == ["new-token"]
    assert channel.renewing_until is None


def test_a_token_that_another_worker_renewed_meanwhile_is_used_and_not_renewed_again(channel: Channel) -> None:
    adapter = channels.adapter_of(channel)
    channel.settings = {**channel.settings, "access_token": "newer-token"}
    db.session.commit()
    adapter.renew_alone("access_token", lambda: pytest.fail("the refresh token would be used twice"))
    assert adapter.setting("access_token") == "newer-token"


def test_two_workers_never_renew_at_once(channel: Channel) -> None:
    adapter = channels.adapter_of(channel)
    with channels.alone_with(channel), pytest.raises(Unavailable) as refused:
        adapter.renew_alone("access_token", lambda: pytest.fail("not our turn"))
    assert refused.value.wait == 5
    done = []
    adapter.renew_alone("access_token", lambda: done.append(True))
    assert done == [True]


def test_a_worker_that_died_while_renewing_does_not_block_the_channel_for_good(channel: Channel) -> None:
    channel.renewing_until = now()
    db.session.commit()
    done = []
    channels.adapter_of(channel).renew_alone("access_token", lambda: done.append(True))
    assert done == [True]


def test_a_channel_that_forgot_us_is_switched_off_once_with_one_letter_to_each_administrator(channel: Channel) -> None:
    a_person(role=Role.RECRUITER)
    a_person(role=Role.ADMINISTRATOR, email="ada@example.org", language="nl")
    a_person(role=Role.ADMINISTRATOR, email="bob@example.org", language="en")
    a_person(role=Role.ADMINISTRATOR, active=False)
    for _ in range(3):
        channels.switch_off(channel, "X no longer accepts our sign-in.")
        db.session.commit()
    assert not channel.on
    letters = db.session.scalars(select(Letter).order_by(Letter.id)).all()
    assert [letter.content["to"] for letter in letters] == ["ada@example.org", "bob@example.org"]
    assert letters[0].content["subject"] == "X is uitgeschakeld"
    assert f"/office/settings/channels/{channel.id}" in letters[1].content["text"]


def test_no_version_that_we_speak_ends_within_sixty_days() -> None:
    for name, day in api_versions.ENDS.items():
        assert day > date.today() + timedelta(days=60), f"{name} is switched off on {day}: speak a newer one"


def test_ten_days_before_a_sign_in_ends_the_administrators_are_told_once(app: Flask) -> None:
    a_person(role=Role.ADMINISTRATOR, language="en")
    a_channel(kind="mastodon", settings=FILLED_IN["mastodon"], signed_in_at=now() - timedelta(days=900))
    channel = a_channel(kind="linkedin", name="LinkedIn", settings=FILLED_IN["linkedin"])
    channels.remind()
    assert db.session.scalars(select(Letter)).all() == [], "tokens of Mastodon do not end, and LinkedIn's is fresh"
    channel.signed_in_at = now() - timedelta(days=50, minutes=1)
    for _ in range(2):
        channels.remind()
        db.session.commit()
    [letter] = db.session.scalars(select(Letter))
    assert letter.content["subject"].startswith("LinkedIn must be connected again before")


def test_a_new_token_begins_a_new_period(administrator: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LinkedIn, "verify", lambda self: "Acme")
    channel = a_channel(kind="linkedin", name="LinkedIn", settings=FILLED_IN["linkedin"])
    channel.signed_in_at = now() - timedelta(days=55)
    channel.reminded_at = now() - timedelta(days=5)
    db.session.commit()
    page = f"/office/settings/channels/{channel.id}"
    administrator.submit(page, {"set_access_token": "a-newer-token"}, action=page)
    assert channels.ends_on(channel) == channel.signed_in_at + timedelta(days=60)
    assert channel.signed_in_at > now() - timedelta(minutes=1)
    assert "Sign-in ends on" in administrator.get(page).text
