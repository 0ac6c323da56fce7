"""X: tokens that run out, and posts it has seen before."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from adapters.base import Post, Unauthorised, Unavailable
from tests.channels import LINK, NEWER, POST, X
from tests.replies import Reply, body_of
from tests.test_adapters import LONG_AGO, scripted

EXPIRED = Reply(401, {"title": "Unauthorized"})
RENEWED = Reply(200, {"access_token": NEWER, "refresh_token": "next-refresh", "expires_in": 7200})


def test_a_new_token_is_stored_before_it_is_used() -> None:
    adapter, replies, kept = scripted("x", EXPIRED, RENEWED, *X.published, refresh_token="old-refresh", client_id="us")
    stored_when_asked = []
    send = replies.send
    replies.send = lambda *given, **named: (stored_when_asked.append(len(kept)), send(*given, **named))[1]  # type: ignore[method-assign]
    assert adapter.publish(POST) == X.receipt
    assert stored_when_asked == [0, 0, 1]
    assert kept == [{"access_token": NEWER, "refresh_token": "next-refresh"}]
    assert body_of(replies.seen[1]) == {
        "grant_type": "refresh_token",
        "refresh_token": "old-refresh",
        "client_id": "us",
    }
    assert replies.seen[2].headers["Authorization"] == f"Bearer {NEWER}"


def test_an_app_with_a_secret_signs_for_itself() -> None:
    given = {"refresh_token": "old-refresh", "client_id": "us", "client_secret": "ours"}
    adapter, replies, _ = scripted("x", EXPIRED, RENEWED, *X.published, **given)
    adapter.publish(POST)
    assert replies.seen[1].headers["Authorization"] == "Basic " + base64.b64encode(b"us:ours").decode()
    assert "client_id" not in body_of(replies.seen[1])


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(400, {"error": "invalid_request"}), Unauthorised),
        (Reply(200, {}), Unauthorised),
        (Reply(503), Unavailable),
        (Reply(429), Unavailable),
    ],
)
def test_a_token_that_cannot_be_renewed_is_a_persons_business_unless_x_is_down(
    reply: Reply, error: type[Exception]
) -> None:
    adapter, _, kept = scripted("x", EXPIRED, reply, refresh_token="old-refresh", client_id="us")
    with pytest.raises(error, match=r"^X"):
        adapter.publish(POST)
    assert kept == []


def test_it_refreshes_once_only() -> None:
    adapter, replies, _ = scripted("x", EXPIRED, RENEWED, EXPIRED, refresh_token="old-refresh", client_id="us")
    with pytest.raises(Unauthorised):
        adapter.publish(POST)
    assert len(replies.seen) == 3


def test_a_duplicate_of_our_own_post_is_that_post() -> None:
    duplicate = Reply(403, {"detail": "You are not allowed to create a Tweet with duplicate content."})
    adapter, _, _ = scripted("x", duplicate, *X.found)
    assert adapter.publish(POST) == X.receipt


def test_a_token_of_another_account_is_noticed() -> None:
    adapter, _, _ = scripted("x", *X.verified[0], username="somebody")
    with pytest.raises(Unauthorised, match="belongs to @AcmeJobs, not to @somebody"):
        adapter.verify()


def test_twenty_newer_posts_hide_what_was_looked_for() -> None:
    newer = {"id": "9", "created_at": "2026-11-21T09:31:00.000Z", "entities": {"urls": [{"expanded_url": "https://x"}]}}
    adapter, _, _ = scripted("x", X.found[0], Reply(200, {"data": [newer] * 20}))
    with pytest.raises(Unavailable, match=r"too many new posts"):
        adapter.find(POST, LONG_AGO)
    adapter, _, _ = scripted("x", X.found[0], Reply(200, {"data": [newer] * 20}))
    assert adapter.find(POST, datetime(2026, 11, 21, 9, 45, tzinfo=UTC)) is None


def test_a_word_that_looks_like_an_address_counts_as_one() -> None:
    adapter, _, _ = scripted("x")
    assert adapter.length("ASP.NET developer") == 23 + 10
    assert adapter.problems(Post(f"{LINK} " + "ASP.NET " * 6, LINK))
