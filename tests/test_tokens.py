"""Tokens that run out: one worker renews them at a time, and a channel that forgot us is switched off once."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from adapters.base import Unavailable
from recruit import channels
from recruit.db import db, now
from recruit.models import Channel, Letter, Role
from tests.factories import FILLED_IN, a_channel, a_person


@pytest.fixture
def channel(app: Flask) -> Channel:
    """A channel with tokens."""
    made: Channel = a_channel(kind="x", name="X", settings=FILLED_IN["x"] | {"refresh_token": "old-refresh"})
    return made


def test_a_renewed_token_is_stored_before_it_is_used(channel: Channel) -> None:
    adapter = channels.adapter_of(channel)
    stored = []

    def renewal() -> None:
        adapter.renew(access_token="new-token")
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
