"""Mastodon's interface, against two servers that nobody here wrote."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests

import adapters
from adapters.base import Adapter
from adapters.errors import Rejected, Unauthorised, Unavailable, Uncertain
from adapters.http import Wire
from tests.real.servers import SERVERS, Account, CannotRun, mastodon_mock
from tests.support.channel_cases.case import LINK, POST

pytestmark = pytest.mark.real
SINCE = datetime.now(UTC) - timedelta(minutes=1)


@pytest.fixture(scope="module", params=["mastodon", "snac"])
def account(request: pytest.FixtureRequest) -> Iterator[Account]:
    try:
        with SERVERS[request.param]() as account:
            yield account
    except CannotRun as why:
        pytest.skip(str(why))


@pytest.fixture(scope="module")
def faulty() -> Iterator[Account]:
    try:
        with mastodon_mock() as account:
            yield account
    except CannotRun as why:
        pytest.skip(str(why))


def connected(account: Account, **changed: str) -> tuple[Adapter, dict[str, str]]:
    stored = {"server": account.address, "access_token": account.secret, **changed}
    wire = Wire("Mastodon", allowed={account.host})
    return adapters.get("mastodon")(stored, wire, stored.update), stored


def post_of(name: str) -> Any:
    link = f"{LINK}{name}?ch=ma&n=1"
    return replace(POST, text=POST.text.replace(LINK, link), link=link, key=f"vacancy-42:{name}")


def fail(account: Account, effect: dict[str, Any], path: str = "/api/v1/statuses", method: str = "POST") -> None:
    rule = {"match": {"methods": [method], "path": path}, "effect": effect, "count": 1}
    requests.post(f"{account.address}/api/v1/_mock/faults", json=rule, timeout=5).raise_for_status()


def test_a_post_goes_out_is_found_and_is_taken_down(account: Account) -> None:
    adapter, stored = connected(account)
    assert adapter.verify() == f"@{account.name}@{account.host}"
    assert int(stored["max_characters"]) >= 500
    post = post_of("journey")
    assert adapter.find(post, SINCE) is None
    receipt = adapter.publish(post)
    assert receipt.url.startswith("http")
    assert adapter.find(post, SINCE) == receipt
    assert adapter.find(post_of("other"), SINCE) is None
    shown = requests.get(f"{account.address}/api/v1/statuses/{receipt.id}", headers=bearer(account), timeout=5).json()
    assert "Senior Python developer (32–40 uur)" in shown["content"] and post.link in shown["content"].replace(
        "&amp;", "&"
    )
    adapter.close(receipt, "Vervuld.")
    adapter.close(receipt, "Vervuld.")
    assert adapter.find(post, SINCE) is None
    left = requests.get(f"{account.address}/api/v1/statuses/{receipt.id}", headers=bearer(account), timeout=5)
    assert left.status_code == 404 or "Vervuld." in left.json()["content"], "one of the dialects cannot delete"


def test_other_words_stand_in_the_place_of_the_old_ones(account: Account) -> None:
    adapter, _ = connected(account)
    post = post_of("edited")
    receipt = adapter.publish(post)
    new = replace(post, text=f"Lead developer [36–40 uur] & *meer* ✨\n{post.link} #Zorg")
    for _ in range(2):
        assert adapter.edit(receipt, new).id == receipt.id
    page = requests.get(f"{account.address}/api/v1/statuses/{receipt.id}", headers=bearer(account), timeout=5).json()
    shown = html.unescape(page["content"])
    assert "Lead developer [36–40 uur] &" in shown and "meer" in shown and "#" in shown
    assert "Senior" not in shown
    assert adapter.find(new, SINCE) is not None
    adapter.close(receipt, "Vervuld.")


def test_a_post_that_was_deleted_there_is_not_brought_back_by_an_edit(faulty: Account) -> None:
    adapter, _ = connected(faulty)
    post = post_of("deleted")
    receipt = adapter.publish(post)
    adapter.close(receipt, "Vervuld.")
    with pytest.raises(Rejected, match="no longer there"):
        adapter.edit(receipt, post)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_lost_answer_to_an_edit_is_tried_again(faulty: Account, status: int) -> None:
    adapter, _ = connected(faulty)
    post = post_of(f"edit-{status}")
    receipt = adapter.publish(post)
    fail(faulty, {"type": "status", "status": status}, path="/api/v1/statuses/*", method="PUT")
    with pytest.raises(Uncertain):
        adapter.edit(receipt, post)
    assert adapter.edit(receipt, post).id == receipt.id


def bearer(account: Account) -> dict[str, str]:
    return {"Authorization": f"Bearer {account.secret}"}


def test_a_wrong_token_is_a_matter_of_connecting_again(account: Account) -> None:
    adapter, _ = connected(account, access_token="wrong-token-altogether")
    for do in (adapter.verify, lambda: adapter.publish(post_of("nobody")), lambda: adapter.find(POST, SINCE)):
        with pytest.raises(Unauthorised) as caught:
            do()
        assert "wrong-token" not in str(caught.value)


def test_a_text_over_the_limit_is_refused_here_before_it_is_refused_there(account: Account) -> None:
    adapter, stored = connected(account)
    adapter.verify()
    adapter, _ = connected(account, **stored)
    long = replace(post_of("long"), text="word " * (adapter.limit // 5) + LINK)
    assert adapter.problems(long)
    try:
        adapter.publish(long)  # one of the dialects takes it
    except Rejected:
        pass


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_after_a_server_error_we_look_and_it_is_not_there(faulty: Account, status: int) -> None:
    adapter, _ = connected(faulty)
    post = post_of(f"error-{status}")
    fail(faulty, {"type": "status", "status": status})
    with pytest.raises(Uncertain):
        adapter.publish(post)
    assert adapter.find(post, SINCE) is None
    assert adapter.find(post, SINCE) is None
    receipt = adapter.publish(post)
    assert adapter.find(post, SINCE) == receipt


@pytest.mark.parametrize("effect", [{"type": "status", "status": 503}, {"type": "malformed", "truncate": True}])
def test_a_closing_without_a_clear_answer_looks_and_then_says(faulty: Account, effect: dict[str, Any]) -> None:
    adapter, _ = connected(faulty)
    receipt = adapter.publish(post_of(f"closing-{effect['type']}"))
    fail(faulty, effect, path="/api/v1/statuses/*", method="DELETE")
    try:
        adapter.close(receipt, "Vervuld.")  # it may have been deleted before the answer broke off
    except Unavailable as error:
        assert "Nothing was changed" not in str(error)
    adapter.close(receipt, "Vervuld.")
    left = requests.get(f"{faulty.address}/api/v1/statuses/{receipt.id}", headers=bearer(faulty), timeout=5)
    assert left.status_code == 404


def test_a_garbled_answer_is_no_receipt(faulty: Account) -> None:
    adapter, _ = connected(faulty)
    fail(faulty, {"type": "malformed", "truncate": True})
    with pytest.raises(Uncertain):
        adapter.publish(post_of("garbled"))


def test_a_limit_names_its_moment(faulty: Account) -> None:
    adapter, _ = connected(faulty)
    fail(faulty, {"type": "ratelimit"})
    with pytest.raises(Unavailable) as caught:
        adapter.publish(post_of("limited"))
    assert caught.value.until or caught.value.wait


def test_a_look_that_failed_is_not_a_look(faulty: Account) -> None:
    adapter, _ = connected(faulty)
    fail(faulty, {"type": "status", "status": 503}, path="/api/v1/accounts/*", method="GET")
    with pytest.raises(Unavailable):
        adapter.find(POST, SINCE)
