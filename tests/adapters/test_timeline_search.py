"""The rest of the contract: a post is looked for page by page, as far back as it can be, and no further."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from adapters.base import Adapter
from adapters.errors import Unauthorised, Unavailable
from adapters.timeline_pages import PAGES
from tests.adapters.test_contract import LONG_AGO, scripted
from tests.support.channel_cases import CASES
from tests.support.channel_cases.case import LINK, POST
from tests.support.scripted_replies import Replies, Reply

LATELY = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
TIMELINES = [kind for kind, case in CASES.items() if case.page]


def leafed(kind: str, *then: Reply | Exception, pages: int = 1) -> tuple[Adapter, Replies]:
    """A channel with so many pages of newer posts, and what it answers after those."""
    *before, _ = CASES[kind].found
    adapter, replies, _ = scripted(kind, *before, *(page_of(kind, number, LATELY) for number in range(pages)), *then)
    return adapter, replies


def page_of(kind: str, number: int, made: datetime, link: str = "") -> Reply:
    page = CASES[kind].page
    assert page
    return page(number, made, link)


@pytest.mark.parametrize("kind", TIMELINES)
def test_a_post_on_the_third_page_is_found(kind: str) -> None:
    adapter, replies = leafed(kind, page_of(kind, 2, LATELY, LINK), pages=2)
    assert adapter.find(POST, LONG_AGO) == CASES[kind].receipt
    assert not replies.script
    assert len({request.url for request in replies.seen[-3:]}) == 3


@pytest.mark.parametrize("kind", TIMELINES)
def test_it_turns_no_more_pages_than_reach_back(kind: str) -> None:
    adapter, replies = leafed(kind, page_of(kind, 2, LONG_AGO), pages=2)
    assert adapter.find(POST, LONG_AGO) is None
    assert not replies.script


@pytest.mark.parametrize("kind", TIMELINES)
def test_where_the_timeline_ends_the_post_is_not_there(kind: str) -> None:
    adapter, replies = leafed(kind, CASES[kind].absent[-1], pages=2)
    assert adapter.find(POST, LONG_AGO) is None
    assert not replies.script


@pytest.mark.parametrize("kind", TIMELINES)
def test_a_timeline_that_never_reaches_back_says_nothing(kind: str) -> None:
    adapter, replies = leafed(kind, pages=PAGES)
    with pytest.raises(Unavailable, match=r"too many new posts"):
        adapter.find(POST, LONG_AGO)
    assert not replies.script


@pytest.mark.parametrize("kind", TIMELINES)
def test_a_page_that_comes_again_and_again_says_nothing_and_is_left(kind: str) -> None:
    adapter, replies = leafed(kind, page_of(kind, 0, LATELY))
    with pytest.raises(Unavailable, match=r"too many new posts"):
        adapter.find(POST, LONG_AGO)
    assert not replies.script


@pytest.mark.parametrize("kind", TIMELINES)
def test_an_error_on_the_second_page_is_the_same_as_on_the_first(kind: str) -> None:
    for status, error in ((401, Unauthorised), (429, Unavailable), (500, Unavailable), (418, Unavailable)):
        for pages in 0, 1:
            adapter, replies = leafed(kind, Reply(status, {}), pages=pages)
            with pytest.raises(error, match=f"^{adapter.label}") as caught:
                adapter.find(POST, LONG_AGO)
            assert "too many new posts" not in str(caught.value) and not replies.script
