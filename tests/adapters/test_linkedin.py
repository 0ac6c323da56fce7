"""LinkedIn: its little language, its versions, its memory for duplicates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.api_versions import linkedin_ends
from adapters.channels.linkedin import commentary
from adapters.errors import Unauthorised, Uncertain
from tests.adapters.test_contract import LONG_AGO, scripted
from tests.adapters.test_timeline_search import LATELY, leafed, page_of
from tests.support.channel_cases.case import LINK, POST
from tests.support.channel_cases.linkedin import CASE as LINKEDIN
from tests.support.scripted_replies import Reply, body_of

DUPLICATE = next(failure.script[0] for failure in LINKEDIN.failures if failure.name == "duplicate of a deleted one")


def test_no_sign_of_its_language_goes_out_unescaped() -> None:
    assert commentary("a (b) [c] {d} <e> @f *g* _h_ ~i~ j|k \\l") == (
        r"a \(b\) \[c\] \{d\} \<e\> \@f \*g\* \_h\_ \~i\~ j\|k \\l"
    )


def test_a_hashtag_is_a_hashtag_and_a_number_sign_is_not() -> None:
    assert commentary("#Vacature in C# #a_b") == r"{hashtag|\#|Vacature} in C\# \#a\_b"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_readers_see_what_was_written(text: str) -> None:
    assert LINKEDIN.words({"commentary": commentary(f"{text} #Zorg")}) == f"{text} #Zorg"


def test_an_edit_escapes_as_a_new_post_does() -> None:
    post = replace(POST, text=f"C++ [senior] *nu* a_b \\ #Zorg {LINK}")
    adapter, replies, _ = scripted("linkedin", *LINKEDIN.published, *LINKEDIN.edited)
    adapter.edit(adapter.publish(post), post)
    made, changed = (body_of(request) for request in replies.seen)
    assert changed == {"patch": {"$set": {"commentary": made["commentary"]}}}
    assert r"\[senior\]" in made["commentary"]


def test_the_card_is_not_escaped() -> None:
    adapter, replies, _ = scripted("linkedin", *LINKEDIN.published)
    adapter.publish(POST)
    article = body_of(replies.seen[0])["content"]["article"]
    assert article == {"source": LINK, "title": POST.title, "description": POST.summary}


def test_a_duplicate_names_the_post_that_is_live() -> None:
    adapter, _, _ = scripted("linkedin", DUPLICATE, Reply(200, {"id": "urn"}))
    assert adapter.publish(POST) == LINKEDIN.receipt


@pytest.mark.parametrize("look", [Reply(401), Reply(403), Reply(500), Reply(200, "<html>")])
def test_a_duplicate_that_cannot_be_looked_at_may_be_live(look: Reply) -> None:
    adapter, _, _ = scripted("linkedin", DUPLICATE, look)
    with pytest.raises(Uncertain, match="may be live"):
        adapter.publish(POST)


def test_a_page_may_be_given_as_its_urn() -> None:
    adapter, replies, _ = scripted("linkedin", *LINKEDIN.published, organization="urn:li:organization:5515715")
    adapter.publish(POST)
    assert body_of(replies.seen[0])["author"] == "urn:li:organization:5515715"


def test_an_old_post_that_was_edited_lately_does_not_reach_back() -> None:
    newer = page_of("linkedin", 0, LATELY)
    for post in newer.body["elements"]:
        post["createdAt"] = 0
    adapter, replies, _ = scripted("linkedin", newer, page_of("linkedin", 1, LATELY, LINK))
    assert adapter.find(POST, LONG_AGO) == LINKEDIN.receipt
    assert not replies.script


def test_pages_overlap_for_posts_deleted_meanwhile_move_the_others_up() -> None:
    adapter, replies = leafed("linkedin", LINKEDIN.absent[-1], pages=2)
    adapter.find(POST, LONG_AGO)
    asked = [dict(parse_qsl(urlsplit(str(request.url)).query)) for request in replies.seen]
    assert [(page["start"], page["count"]) for page in asked] == [("0", "50"), ("40", "50"), ("80", "50")]


def test_a_version_lasts_a_year() -> None:
    assert linkedin_ends("202608") == date(2027, 8, 15)
    adapter, _, _ = scripted("linkedin", Reply(426, {"status": 426, "code": "NONEXISTENT_VERSION"}), version="202608")
    with pytest.raises(Unauthorised, match="switched off version 202608"):
        adapter.publish(POST)
