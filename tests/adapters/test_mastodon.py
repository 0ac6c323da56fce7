"""Mastodon: the server's own limits, and the dialects of its relatives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.errors import Rejected, Unauthorised
from tests.adapters.test_contract import LONG_AGO, scripted
from tests.adapters.test_timeline_search import LATELY
from tests.support.channel_cases.case import LINK, POST, SECRET
from tests.support.channel_cases.mastodon import CASE as MASTODON
from tests.support.scripted_replies import Reply, body_of

ACCOUNT = MASTODON.found[0]
LIMITS = {"configuration": {"statuses": {"max_characters": 1000, "characters_reserved_per_url": 30}}}


def test_the_servers_limits_are_asked_once_and_kept() -> None:
    adapter, _, kept = scripted("mastodon", ACCOUNT, Reply(404), Reply(200, LIMITS))
    assert adapter.limit == 500
    adapter.verify()
    assert kept == [{"max_characters": "1000", "per_url": "30"}]
    adapter, _, _ = scripted("mastodon", **kept[0])
    assert adapter.limit == 1000
    assert adapter.length(LINK) == 30


@pytest.mark.parametrize("most", ["", "0", "-5", "many", "99999999"])
def test_a_limit_that_makes_no_sense_is_not_believed(most: str) -> None:
    adapter, _, _ = scripted("mastodon", max_characters=most, per_url=most)
    assert adapter.limit == 500
    assert adapter.length(LINK) == 23


def test_older_servers_are_asked_in_the_older_way() -> None:
    adapter, _, kept = scripted("mastodon", ACCOUNT, Reply(405), Reply(500), Reply(200, {"max_toot_chars": 5000}))
    adapter.verify()
    assert kept == [{"max_characters": "5000", "per_url": ""}]


@pytest.mark.parametrize("typed", ["https://example.social/", "Example.social", "https://example.social/@acme"])
def test_the_server_may_be_typed_as_people_do(typed: str) -> None:
    adapter, _, _ = scripted("mastodon", *MASTODON.published, server=typed)
    assert adapter.publish(POST) == MASTODON.receipt


def test_a_post_in_no_known_language_says_none() -> None:
    adapter, replies, _ = scripted("mastodon", *MASTODON.published)
    adapter.publish(replace(POST, language=""))
    assert body_of(replies.seen[0]) == {"status": POST.text, "visibility": "public"}


def test_a_server_without_an_address_for_the_post_gives_its_name() -> None:
    adapter, _, _ = scripted("mastodon", Reply(200, {"id": "1", "url": None, "uri": "https://example.social/1"}))
    assert adapter.publish(POST).url == "https://example.social/1"


def test_a_link_is_found_however_the_server_writes_it() -> None:
    link = "https://jobs.example.org/r/a?b=1&c=2"
    post = replace(POST, link=link)
    shown = {"id": "5", "content": f'<a href="{link.replace("&", "&amp;")}">', "url": "https://example.social/5"}
    adapter, _, _ = scripted("mastodon", ACCOUNT, Reply(200, [{"id": 4, "content": None}, shown]))
    found = adapter.find(post, LONG_AGO)
    assert found and found.id == "5"


def test_a_moment_that_says_nothing_does_not_reach_back() -> None:
    for created in ("2026-01-01T00:00:00", "yesterday", ""):
        newer = {"id": "1", "content": "", "created_at": created}
        adapter, replies, _ = scripted("mastodon", ACCOUNT, Reply(200, [newer]), *MASTODON.found[1:])
        assert adapter.find(POST, LONG_AGO) == MASTODON.receipt
        assert not replies.script


def test_a_relative_that_cannot_turn_pages_has_shown_all_when_it_shows_few() -> None:
    few = Reply(200, [{"id": "1", "content": "", "created_at": LATELY.isoformat()}] * 39)
    adapter, replies, _ = scripted("mastodon", ACCOUNT, few, few)
    assert adapter.find(POST, LONG_AGO) is None
    assert not replies.script


KNOWN, STILL_THERE = Reply(200, {"id": "7"}), Reply(200, {"id": MASTODON.receipt.id})


def test_a_server_that_cannot_delete_shows_the_farewell() -> None:
    adapter, replies, _ = scripted("mastodon", Reply(404), KNOWN, STILL_THERE, STILL_THERE)
    adapter.close(MASTODON.receipt, "Vervuld.")
    assert body_of(replies.seen[-1]) == {"status": "Vervuld."}


def test_a_server_that_can_do_neither_is_not_believed_to_have() -> None:
    adapter, _, _ = scripted("mastodon", Reply(404), KNOWN, STILL_THERE, Reply(404))
    with pytest.raises(Rejected, match="Do it yourself"):
        adapter.close(MASTODON.receipt, "Vervuld.")


def test_a_server_that_lets_no_program_edit_says_so() -> None:
    adapter, _, _ = scripted("mastodon", Reply(405))
    with pytest.raises(Rejected, match="Do it yourself"):
        adapter.edit(MASTODON.receipt, POST)


def test_a_token_without_the_permission_is_a_matter_of_connecting() -> None:
    adapter, _, _ = scripted("mastodon", Reply(403, {"error": f"{SECRET}: outside the authorized scopes"}))
    with pytest.raises(Unauthorised, match=r"\*\*\*: outside"):
        adapter.publish(POST)


def test_a_server_that_moved_says_so_when_it_is_connected() -> None:
    adapter, _, _ = scripted("mastodon", Reply(301, headers={"Location": "https://www.example.social/"}))
    with pytest.raises(Unauthorised, match="has moved"):
        adapter.verify()


def test_a_visibility_nobody_knows_is_noticed_when_it_is_connected() -> None:
    adapter, replies, _ = scripted("mastodon", visibility="everybody")
    with pytest.raises(Unauthorised, match="public, unlisted, private, direct"):
        adapter.verify()
    assert replies.seen == []
