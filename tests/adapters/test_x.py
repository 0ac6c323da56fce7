"""X: tokens that run out, and posts it has seen before."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from adapters.errors import Rejected, Unauthorised, Unavailable, Uncertain
from adapters.types import Post
from tests.adapters.test_answers import ask
from tests.adapters.test_contract import LONG_AGO, scripted
from tests.adapters.test_timeline_search import LATELY, leafed, page_of
from tests.support.channel_cases.case import LINK, NEWER, POST
from tests.support.channel_cases.x import CASE as X
from tests.support.scripted_replies import Reply, body_of

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
        (Reply(400, {"error": "invalid_grant"}), Unauthorised),
        (Reply(200, {}), Unavailable),
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


def test_few_posts_are_read_first_and_many_only_where_they_are_needed() -> None:
    adapter, replies = leafed("x", X.absent[-1], pages=2)
    adapter.find(POST, LONG_AGO)
    asked = [dict(parse_qsl(urlsplit(str(request.url)).query)) for request in replies.seen[1:]]
    assert [page["max_results"] for page in asked] == ["20", "100", "100"]
    assert [page.get("pagination_token") for page in asked] == [None, "after-0", "after-1"]


def test_an_empty_page_is_not_the_end_when_x_names_another() -> None:
    adapter, replies = leafed(
        "x", Reply(200, {"meta": {"result_count": 0, "next_token": "after-1"}}), page_of("x", 2, LATELY, LINK)
    )
    assert adapter.find(POST, LONG_AGO) == X.receipt
    assert not replies.script


def test_a_duplicate_is_not_looked_for_among_all_that_was_ever_posted() -> None:
    duplicate = Reply(403, {"detail": "You are not allowed to create a Tweet with duplicate content."})
    adapter, replies, _ = scripted("x", duplicate, X.found[0], page_of("x", 0, LATELY), page_of("x", 1, LONG_AGO))
    with pytest.raises(Rejected, match="has this text already"):
        adapter.publish(POST)
    assert not replies.script


def test_a_word_that_looks_like_an_address_counts_as_one() -> None:
    adapter, _, _ = scripted("x")
    assert adapter.length("ASP.NET developer") == 23 + 10
    assert adapter.problems(Post(f"{LINK} " + "ASP.NET " * 6, LINK))


# What X says with a number that looks well.


def x_shows(*posts: dict[str, Any], **more: Any) -> object:
    page = Reply(200, {"data": list(posts), "meta": {"result_count": len(posts)}} | more)
    return ask("x", lambda adapter: adapter.find(POST, LONG_AGO), X.found[0], page)


def test_posts_of_x_without_what_we_asked_for_are_no_look() -> None:
    made = {"created_at": "2026-11-21T09:31:00.000Z"}
    for shown in (
        {"id": "14", "text": "Senior Python developer https://t.co/x"},
        {"id": "14", "text": "Senior Python developer https://t.co/x", "entities": {}} | made,
        {"id": "14", "text": "Senior Python developer t.co/x", "entities": {"hashtags": []}} | made,
        {"id": "14", "text": "Senior Python developer"},
        {"id": "14"},
        {"id": "14", "text": "https://t.co/x", "entities": {"urls": [{"url": "https://t.co/x"}]}} | made,
        {"id": "14", "text": "HTTPS://T.CO/x"} | made,
    ):
        assert x_shows(shown) is Unavailable, shown
    assert x_shows({"id": "8", "text": "Good morning"} | made) is None
    other = {"id": "8", "text": "https://t.co/x", "entities": {"urls": [{"expanded_url": "https://example.org/"}]}}
    assert x_shows(other) is None


def test_a_page_of_x_that_says_it_is_not_whole_is_no_look() -> None:
    other = {"id": "8", "text": "Good morning", "created_at": "2026-11-21T09:31:00.000Z"}
    assert x_shows(other) is None
    assert x_shows(other, meta={"result_count": 3}) is Unavailable
    assert x_shows(other, errors=[{"type": "about:blank"}]) is Unavailable
    for said in ({"meta": {"result_count": 3}}, {"meta": {}}, {"data": {"id": "8"}, "meta": {"result_count": 0}}):
        assert ask("x", lambda adapter: adapter.find(POST, LONG_AGO), X.found[0], Reply(200, said)) is Unavailable


def test_an_answer_of_x_that_looks_well_is_what_it_says() -> None:
    errors = {"errors": [{"title": "Forbidden", "detail": "Not for you."}]}
    look = X.found[0]
    for page in ({"data": None, "meta": {}}, {"meta": {}} | errors, {"data": None}, errors):
        assert ask("x", lambda adapter: adapter.find(POST, LONG_AGO), look, Reply(200, page)) is Unavailable
    up, gone = Reply(200, {"data": {"id": "14"}}), X.closed[1][1]
    for said in ({"data": {"deleted": False}}, {"data": None}, errors, gone.body):
        deleted = Reply(200, said)
        assert ask("x", lambda adapter: adapter.close(X.receipt, ""), deleted, up) is Unavailable
        assert ask("x", lambda adapter: adapter.close(X.receipt, ""), deleted, gone) is False
    adapter, _, _ = scripted("x", Reply(201, errors))
    with pytest.raises(Uncertain, match=r"may be live\. It said: Not for you\."):
        adapter.publish(POST)
