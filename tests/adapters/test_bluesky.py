"""Bluesky: sessions, keys of our own, and links the server does not make."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.abilities import prepared
from adapters.channels.bluesky import record
from adapters.errors import Unauthorised, Unavailable
from tests.adapters.test_contract import quiet, scripted
from tests.support.channel_cases.bluesky import CASE as BLUESKY
from tests.support.channel_cases.case import LINK, NEWER, POST
from tests.support.scripted_replies import Reply, body_of, path_of

SESSION = Reply(200, {"accessJwt": NEWER, "refreshJwt": "refresh-token-YmFy", "did": BLUESKY.stored["did"]})
NEW = {"access_jwt": NEWER, "refresh_jwt": "refresh-token-YmFy", "did": BLUESKY.stored["did"]}
EXPIRED = Reply(400, {"error": "ExpiredToken", "message": "Token has expired"})


def calls(replies: object) -> list[str]:
    return [path_of(request).rpartition(".")[2] for request in replies.seen]  # type: ignore[attr-defined]


def test_it_signs_in_once_and_keeps_the_session() -> None:
    adapter, replies, kept = scripted("bluesky", SESSION, *BLUESKY.published, session_of="")
    assert adapter.publish(prepared(adapter, POST)) == BLUESKY.receipt
    assert calls(replies) == ["createSession", "putRecord"]
    assert body_of(replies.seen[0]) == {"identifier": "acme.bsky.social", "password": "abcd-efgh-ijkl-mnop"}
    [stored] = kept
    assert len(stored.pop("session_by")) == 12
    assert stored == {**NEW, "session_of": "acme.bsky.social https://bsky.social"}
    adapter, replies, _ = scripted("bluesky", *BLUESKY.published, **kept[0])
    adapter.publish(prepared(adapter, POST))
    assert calls(replies) == ["putRecord"]


def test_a_session_of_another_account_is_not_used() -> None:
    adapter, replies, _ = scripted("bluesky", SESSION, *BLUESKY.published, handle="other.bsky.social")
    adapter.publish(prepared(adapter, POST))
    assert calls(replies) == ["createSession", "putRecord"]


def test_another_app_password_is_tried_at_once_and_not_when_the_session_ends() -> None:
    adapter, _, kept = scripted("bluesky", SESSION, *BLUESKY.verified[0], session_of="")
    adapter.verify()
    wrong = Reply(401, {"error": "AuthenticationRequired", "message": "Invalid identifier or password"})
    adapter, replies, _ = scripted("bluesky", wrong, **kept[0] | {"app_password": "wxyz-wxyz-wxyz-wxyz"})
    with pytest.raises(Unauthorised, match="Invalid identifier or password"):
        adapter.verify()
    assert calls(replies) == ["createSession"]
    adapter, replies, _ = scripted("bluesky", *BLUESKY.verified[0], **kept[0])
    assert adapter.verify() == BLUESKY.verified[1]


@pytest.mark.parametrize("expired", [EXPIRED, Reply(401, {"error": "InvalidToken"})])
def test_a_session_that_ran_out_is_renewed_and_the_same_record_sent_again(expired: Reply) -> None:
    adapter, replies, kept = scripted("bluesky", expired, SESSION, *BLUESKY.published)
    adapter.publish(prepared(adapter, POST))
    assert calls(replies) == ["putRecord", "refreshSession", "putRecord"]
    assert body_of(replies.seen[0]) == body_of(replies.seen[2])
    assert len(kept) == 1


def test_a_session_too_old_to_renew_is_made_anew() -> None:
    adapter, replies, _ = scripted("bluesky", EXPIRED, EXPIRED, SESSION, *BLUESKY.published)
    adapter.publish(prepared(adapter, POST))
    assert calls(replies) == ["putRecord", "refreshSession", "createSession", "putRecord"]


def test_a_wrong_password_is_said_at_once() -> None:
    adapter, replies, _ = scripted("bluesky", Reply(401, {"message": "Invalid identifier or password"}), session_of="")
    with pytest.raises(Unauthorised, match="Invalid identifier or password"):
        adapter.verify()
    assert calls(replies) == ["createSession"]


def test_every_attempt_has_the_same_key_record_and_time() -> None:
    bodies = []
    for _ in range(2):
        adapter, replies, _ = scripted("bluesky", *BLUESKY.published)
        adapter.publish(prepared(adapter, POST))
        bodies.append(body_of(replies.seen[0]))
    assert bodies[0] == bodies[1]
    assert bodies[0]["record"]["createdAt"] == "2026-11-21T09:30:00.000Z"
    assert bodies[0]["record"]["langs"] == ["nl"]


def test_what_was_prepared_is_looked_for() -> None:
    adapter, replies, _ = scripted("bluesky", *BLUESKY.absent, *BLUESKY.absent)
    ready = prepared(adapter, POST)
    since = datetime(2026, 1, 1, tzinfo=UTC)
    assert adapter.find(ready, since) is adapter.find(POST, since) is None
    assert ready.handle in str(replies.seen[0].url) and ready.handle in str(replies.seen[1].url)


def test_ten_thousand_posts_of_one_minute_have_ten_thousand_keys() -> None:
    adapter = quiet("bluesky", None)  # type: ignore[arg-type]
    keys = {prepared(adapter, replace(POST, key=f"vacancy-{n}")).handle for n in range(10_000)}
    assert len(keys) == 10_000
    assert all(re.fullmatch("[2-7a-j][2-7a-z]{12}", key) for key in keys)


@given(st.datetimes(datetime(2024, 1, 1), datetime(2100, 1, 1)))
def test_later_posts_have_later_keys(at: datetime) -> None:
    adapter = quiet("bluesky", None)  # type: ignore[arg-type]
    at = at.replace(tzinfo=UTC)
    early = adapter.prepare(replace(POST, at=at.isoformat())).handle
    late = adapter.prepare(replace(POST, key="other", at=(at + timedelta(minutes=2)).isoformat())).handle
    assert early < late


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_links_and_tags_point_at_their_own_bytes(words: str) -> None:
    made = record(replace(POST, text=f"{words} {LINK} #Vacature"))
    said = made["text"].encode()
    pointed = [said[f["index"]["byteStart"] : f["index"]["byteEnd"]].decode() for f in made["facets"]]
    assert LINK in pointed and "#Vacature" in pointed
    uris = [feature.get("uri") for facet in made["facets"] for feature in facet["features"]]
    assert LINK in uris


def test_an_edit_keeps_the_moment_and_recomputes_links_and_card() -> None:
    there = Reply(200, {"uri": BLUESKY.receipt.id, "cid": "bafy7", "value": {"createdAt": "2026-01-02T03:04:05.000Z"}})
    adapter, replies, _ = scripted("bluesky", there, *BLUESKY.published)
    post = replace(POST, text=f"✨✨ {LINK}", title="Other", at="2027-01-01T00:00:00+00:00")
    adapter.edit(BLUESKY.receipt, post)
    sent = body_of(replies.seen[-1])
    assert (sent["rkey"], sent["swapRecord"]) == (BLUESKY.receipt.id.rpartition("/")[2], "bafy7")
    assert sent["record"]["createdAt"] == "2026-01-02T03:04:05.000Z"
    assert sent["record"]["facets"][0]["index"] == {"byteStart": 7, "byteEnd": 7 + len(LINK)}
    assert sent["record"]["embed"]["external"]["title"] == "Other"


def test_an_edit_that_meets_a_deletion_is_looked_at_again() -> None:
    swapped = Reply(400, {"error": "InvalidSwap", "message": "Record was at another version"})
    adapter, _, _ = scripted("bluesky", BLUESKY.found[0], swapped)
    with pytest.raises(Unavailable, match="at this moment"):
        adapter.edit(BLUESKY.receipt, POST)


def test_the_card_leads_to_the_tracked_link() -> None:
    assert record(POST)["embed"] == {
        "$type": "app.bsky.embed.external",
        "external": {"uri": LINK, "title": POST.title, "description": POST.summary},
    }


def test_bytes_count_where_they_are_the_tighter_limit() -> None:
    adapter = quiet("bluesky", None)  # type: ignore[arg-type]
    assert adapter.length("é" * 300) == 300
    assert adapter.length("👨‍👩‍👧‍👦" * 120) == 300
    assert adapter.length("👨‍👩‍👧‍👦" * 121) > 300
