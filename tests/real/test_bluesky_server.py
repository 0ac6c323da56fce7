"""Bluesky's own server, run on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import requests

import adapters
from adapters.abilities import prepared
from adapters.base import Adapter
from adapters.errors import Rejected, TooLong, Unauthorised, Unavailable, Uncertain
from adapters.http import Wire
from adapters.types import Post
from tests.adapters.test_contract import LONG, SHORT
from tests.real.servers import PASSWORD, Account, CannotRun, bluesky_pds
from tests.support.channel_cases.case import LINK, POST

pytestmark = pytest.mark.real
SINCE = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def account() -> Iterator[Account]:
    try:
        with bluesky_pds() as account:
            yield account
    except CannotRun as why:
        pytest.skip(str(why))


@pytest.fixture(scope="module")
def session(account: Account) -> dict[str, str]:
    """What a connected channel has stored; signing in is limited."""
    adapter, stored = connected(account)
    assert adapter.verify() == "@jobs-acme.test"
    return stored


def connected(account: Account, **changed: str) -> tuple[Adapter, dict[str, str]]:
    stored = {"server": account.address, "handle": account.name, "app_password": account.secret, **changed}
    return adapters.get("bluesky")(stored, Wire("Bluesky", allowed={account.host}), stored.update), stored


def records(account: Account, did: str) -> list[dict[str, Any]]:
    params = {"repo": did, "collection": "app.bsky.feed.post", "limit": "100"}
    answer = requests.get(f"{account.address}/xrpc/com.atproto.repo.listRecords", params=params, timeout=10)
    found: list[dict[str, Any]] = answer.json()["records"]
    return found


def test_a_post_goes_out_once_is_found_and_is_taken_down(account: Account, session: dict[str, str]) -> None:
    adapter, _ = connected(account, **session)
    post = prepared(adapter, POST)
    assert adapter.find(post, SINCE) is None
    receipt = adapter.publish(post)
    assert adapter.publish(prepared(adapter, POST)) == receipt, "the same key twice is the same post"
    assert adapter.find(post, SINCE) == receipt
    [only] = records(account, session["did"])
    assert only["uri"] == receipt.id
    assert only["value"]["text"] == POST.text
    said = POST.text.encode()
    pointed = [said[f["index"]["byteStart"] : f["index"]["byteEnd"]].decode() for f in only["value"]["facets"]]
    assert pointed == [LINK, "#Vacature"]
    assert only["value"]["embed"]["external"]["uri"] == LINK
    adapter.close(receipt, "Vervuld.")
    adapter.close(receipt, "Vervuld.")
    assert records(account, session["did"]) == []
    assert adapter.find(post, SINCE) is None


def test_other_words_stand_at_the_same_key_with_the_same_moment(account: Account, session: dict[str, str]) -> None:
    adapter, _ = connected(account, **session)
    receipt = adapter.publish(prepared(adapter, replace(POST, key="edited")))
    [before] = records(account, session["did"])
    new = replace(
        POST, text=f"✨✨ Lead developer\n{LINK} #Zorg", title="Lead developer", at="2027-01-01T00:00:00+00:00"
    )
    for _ in range(2):
        assert adapter.edit(receipt, new) == receipt
    [after] = records(account, session["did"])
    assert after["uri"] == before["uri"] and after["cid"] != before["cid"]
    assert after["value"]["createdAt"] == before["value"]["createdAt"]
    assert after["value"]["text"] == new.text
    said = new.text.encode()
    pointed = [said[f["index"]["byteStart"] : f["index"]["byteEnd"]].decode() for f in after["value"]["facets"]]
    assert pointed == [LINK, "#Zorg"]
    assert after["value"]["embed"]["external"]["title"] == "Lead developer"
    adapter.close(receipt, "")
    with pytest.raises(Rejected, match="no longer there"):
        adapter.edit(receipt, new)
    assert records(account, session["did"]) == []


def test_a_record_that_changed_meanwhile_is_not_overwritten(account: Account, session: dict[str, str]) -> None:
    adapter, _ = connected(account, **session)
    receipt = adapter.publish(prepared(adapter, replace(POST, key="raced")))
    call = adapter.wire.call

    def deleted_meanwhile(method: str, url: str, **said: Any) -> Any:
        if url.endswith("putRecord"):
            connected(account, **session)[0].close(receipt, "")
        return call(method, url, **said)

    adapter.wire.call = deleted_meanwhile  # type: ignore[method-assign]
    with pytest.raises(Unavailable):
        adapter.edit(receipt, POST)
    assert records(account, session["did"]) == []


def test_the_composed_words_are_accepted(account: Account, session: dict[str, str]) -> None:
    adapter, _ = connected(account, **session)
    for number, opening in enumerate((SHORT, LONG)):
        composed = adapter.compose(opening)
        post = Post(**{**vars(composed), "key": f"composed-{number}", "at": POST.at})
        receipt = adapter.publish(prepared(adapter, post))
        adapter.close(receipt, "")


def test_the_longest_text_is_accepted_and_one_more_is_not(account: Account, session: dict[str, str]) -> None:
    adapter, _ = connected(account, **session)
    room = 300 - adapter.length(f"{LINK} ")
    full = replace(POST, text=f"{LINK} " + "é" * room, key="full")
    assert adapter.problems(full) == []
    adapter.close(adapter.publish(prepared(adapter, full)), "")
    over = replace(full, text=full.text + "é", key="over")
    assert adapter.problems(over)
    with pytest.raises(TooLong):
        adapter.publish(prepared(adapter, over))


def test_a_closing_whose_answer_was_lost_looks_and_then_says(account: Account, session: dict[str, str]) -> None:
    adapter, _ = connected(account, **session)
    call = adapter.wire.call

    def lost(method: str, url: str, **said: Any) -> Any:
        if url.endswith("deleteRecord"):
            if applies:
                call(method, url, **said)
            raise Uncertain("Bluesky gave no answer.")
        return call(method, url, **said)

    receipt = adapter.publish(prepared(adapter, replace(POST, key="closing")))
    adapter.wire.call = lost  # type: ignore[method-assign]
    applies = False
    with pytest.raises(Unavailable, match="still there"):
        adapter.close(receipt, "")
    applies = True
    adapter.close(receipt, "")
    assert records(account, session["did"]) == []


def test_the_password_of_the_account_itself_is_told(account: Account) -> None:
    adapter, _ = connected(account, app_password=PASSWORD)
    with pytest.raises(Unauthorised, match="no app password"):
        adapter.verify()


def test_families_are_limited_by_their_bytes(account: Account, session: dict[str, str]) -> None:
    adapter, _ = connected(account, **session)
    over = replace(POST, text="👨‍👩‍👧‍👦" * 121, key="families")
    assert adapter.length(over.text) > adapter.limit
    with pytest.raises(Rejected):
        adapter.publish(prepared(adapter, over))


def test_a_session_that_is_no_longer_good_is_renewed(account: Account, session: dict[str, str]) -> None:
    spoilt = session["access_jwt"][:-3] + "AAA"
    adapter, stored = connected(account, **{**session, "access_jwt": spoilt})
    assert adapter.verify() == "@jobs-acme.test"
    assert stored["access_jwt"] != spoilt and stored["refresh_jwt"] != session["refresh_jwt"]
    session.update(stored)


def test_a_session_that_cannot_be_renewed_is_made_anew(account: Account, session: dict[str, str]) -> None:
    adapter, stored = connected(account, **{**session, "access_jwt": "none", "refresh_jwt": "none"})
    assert adapter.verify() == "@jobs-acme.test"
    session.update(stored)


def test_a_wrong_password_is_a_matter_of_connecting_again(account: Account) -> None:
    adapter, _ = connected(account, app_password="aaaa-bbbb-cccc-dddd")
    with pytest.raises(Unauthorised) as caught:
        adapter.verify()
    assert "aaaa-bbbb" not in str(caught.value)
