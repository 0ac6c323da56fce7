"""Connecting an account: a form made from the adapter, secrets that are never shown, and what the channel said."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import select

import adapters
from adapters.channels.mastodon import Mastodon
from adapters.errors import Unauthorised
from recruit.core.database import db
from recruit.models import Channel
from tests.support.browser import Browser
from tests.support.channel_cases import FILLED_IN
from tests.support.channel_cases.case import SECRET
from tests.support.factories import a_channel

pytestmark = pytest.mark.one_database

SECRETS = (SECRET, "abcd-efgh-ijkl-mnop")


def connected(browser: Browser, kind: str, **changes: str) -> Channel:
    """A channel that was connected on its page."""
    typed = {f"set_{name}": value for name, value in (FILLED_IN[kind] | changes).items()}
    browser.submit(f"/office/settings/channels/new/{kind}", {"name": f"Our {kind}"} | typed)
    channel = db.session.scalars(select(Channel).order_by(Channel.id.desc())).first()
    assert channel
    return channel


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every channel knows us."""
    for kind in adapters.all().values():
        monkeypatch.setattr(kind, "verify", lambda self: "@acme")


@pytest.mark.parametrize("kind", list(FILLED_IN))
def test_each_kind_is_connected_on_a_page_made_from_its_settings(
    administrator: Browser, known: None, kind: str
) -> None:
    page = administrator.get(f"/office/settings/channels/new/{kind}")
    for setting in adapters.get(kind).settings:
        assert setting.label in page.text
    channel = connected(administrator, kind)
    assert channel.account == "@acme"
    assert channel.on
    assert {k: v for k, v in channel.settings.items() if v} == FILLED_IN[kind] | {
        s.name: s.default for s in adapters.get(kind).settings if s.default and s.name not in FILLED_IN[kind]
    }


@pytest.mark.parametrize("kind", list(FILLED_IN))
def test_a_secret_is_never_shown_and_lies_encrypted(administrator: Browser, known: None, kind: str) -> None:
    channel = connected(administrator, kind)
    page = administrator.get(f"/office/settings/channels/{channel.id}")
    raw = str(db.session.execute(db.text("SELECT settings FROM channels")).all())
    for secret in SECRETS:
        assert secret not in page.html
        assert secret not in raw


def test_a_secret_left_empty_keeps_the_one_that_was_stored(administrator: Browser, known: None) -> None:
    channel = connected(administrator, "mastodon")
    page = f"/office/settings/channels/{channel.id}"
    administrator.submit(page, {"set_server": "other.example"}, action=page)
    assert channel.settings["access_token"] == SECRET
    assert channel.settings["server"] == "other.example"


def test_what_is_missing_gets_a_sentence(administrator: Browser) -> None:
    page = administrator.submit("/office/settings/channels/new/mastodon", {"set_server": "social.example"}, expect=422)
    assert "cannot be used without it" in page.text
    assert page.fields()["set_server"] == "social.example"


def test_a_channel_that_does_not_know_us_is_saved_with_what_it_said(
    administrator: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Mastodon) -> str:
        raise Unauthorised("Mastodon no longer accepts our sign-in. Connect the channel again.")

    monkeypatch.setattr(Mastodon, "verify", refuse)
    channel = connected(administrator, "mastodon")
    assert channel.problem.startswith("Mastodon no longer accepts")
    assert "Mastodon no longer accepts" in administrator.get("/office/settings/channels").text


def test_plain_http_and_private_addresses_need_the_administrators_word(administrator: Browser) -> None:
    for server in ("http://127.0.0.1:1", "http://localhost:1", "https://127.0.0.1:1", "https://10.0.0.1"):
        channel = connected(administrator, "mastodon", server=server)
        assert channel.problem, server
        assert "allow" in channel.problem or "https://" in channel.problem


def test_a_channel_is_switched_off_and_on(administrator: Browser) -> None:
    channel = a_channel()
    administrator.submit(f"/office/settings/channels/{channel.id}", {}, action="/switch")
    assert not channel.on
    administrator.submit(f"/office/settings/channels/{channel.id}", {}, action="/switch")
    assert channel.on


def test_a_kind_that_nobody_wrote_is_not_found(administrator: Browser) -> None:
    administrator.get("/office/settings/channels/new/myspace", expect=404)


def test_no_secret_reaches_the_log(administrator: Browser, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        connected(administrator, "mastodon", server="127.0.0.1:9")
        connected(administrator, "bluesky", server="http://127.0.0.1:9")
    for secret in SECRETS:
        assert secret not in caplog.text
