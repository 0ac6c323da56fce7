"""Mastodon, and the many servers that speak its interface in a dialect of their own."""

from __future__ import annotations

import html
from datetime import datetime
from functools import partial
from typing import Any

from adapters import words
from adapters.base import (
    GONE,
    Adapter,
    ChannelError,
    Closing,
    Editing,
    Page,
    Post,
    Receipt,
    Rejected,
    Setting,
    Unauthorised,
    Unavailable,
    Uncertain,
)
from adapters.text import X_URL, mastodon
from adapters.wire import Answer, get, site

VISIBILITIES = ("public", "unlisted", "private", "direct")
UNKNOWN = (*GONE, 405)
"""The post is not there, or the server cannot do this with posts: it takes a look to know which."""
MOST = 40
"""Posts on a page of a timeline."""


class Mastodon(Adapter):
    """Posts appear on your account on a Mastodon server, or on one that works like it.

    1. Sign in on the server. Under Preferences, choose Development, then "New application".
    2. Give it a name, and the permissions read:accounts, read:statuses and write:statuses.
    3. Open the application again and copy "Your access token" here. It lasts until you revoke it.
    """

    kind = "mastodon"
    label = "Mastodon"
    limit = 500
    shape = words.MASTODON
    settings = (
        Setting("server", "Server", "The part after the last @ of your account, such as mastodon.social."),
        Setting("access_token", "Access token", secret=True),
        Setting("visibility", "Who sees the posts", "public, unlisted, private or direct.",
                required=False, default="public"),
    )  # fmt: skip
    # Not repeatable, although the official server drops a second post with the same Idempotency-Key within the hour:
    # no compatible server we tried does. So after a lost answer we look first, everywhere.
    findable = True
    closing = Closing.DELETE
    editing = Editing.ALL  # the server makes the card from the page behind the link
    closing_pause = 61  # 30 deletions in 30 minutes

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.limit = _between(self.given.get("max_characters", ""), 1, 1_000_000) or Mastodon.limit
        self._per_url = _between(self.given.get("per_url", ""), 1, 1_000) or X_URL

    def length(self, text: str) -> int:
        """Characters as a person sees them; a link counts 23, or what the server said when it was connected."""
        return mastodon(text, self._per_url)

    def place(self) -> str:
        """The server."""
        return site(self.setting("server"))

    def verify(self) -> str:
        """The account that the token belongs to. Also asks the server for its limits, and keeps them."""
        if self.setting("visibility") not in VISIBILITIES:
            raise Unauthorised(
                self.says("{label}: fill in who sees the posts: {choices}.", choices=", ".join(VISIBILITIES))
            )
        account = self._account()
        for version in "v2", "v1":
            answer = self._call("GET", f"/api/{version}/instance")
            limits = ("configuration", "statuses")
            if answer.ok and (most := answer.get(*limits, "max_characters") or answer.get("max_toot_chars")):
                self.renew(max_characters=most, per_url=answer.get(*limits, "characters_reserved_per_url"))
                break
        return f"@{get(account, 'acct') or get(account, 'username')}@{self.place().partition('://')[2]}"

    def publish(self, post: Post) -> Receipt:
        """One post. The key goes along for the servers that know it."""
        answer = self._call(
            "POST",
            "/api/v1/statuses",
            creates=True,
            headers={"Idempotency-Key": post.key},
            json=_words(post) | {"visibility": self.setting("visibility")},
        )
        self._check_token(answer)
        if not answer.ok:
            raise self._refusal(answer)
        return _receipt(answer.json()) or self._without_id()

    def find(self, post: Post, since: datetime) -> Receipt | None:
        """The post that has our tracked link, among those of the account since then."""
        for found in self.timeline(since, partial(self._page, get(self._account(), "id"))):
            if not isinstance(found, dict) or "content" not in found:
                raise Unavailable(self.says("{label} shows its posts without their words. Look there yourself."))
            if post.link in html.unescape(get(found, "content")) and (receipt := _receipt(found)):
                return receipt
        return None

    def edit(self, receipt: Receipt, post: Post) -> Receipt:
        """Other words on the same post; the server shows that it was edited."""
        answer = self._call("PUT", f"/api/v1/statuses/{receipt.id}", creates=True, json=_words(post))
        self._check_token(answer)
        if answer.status in GONE and not self._is_up(receipt):
            raise self.is_gone(receipt)
        if answer.status in UNKNOWN:
            raise Rejected(
                self.says(
                    "{label}: this server lets no program change posts. Do it yourself: {address}", address=receipt.url
                )
            )
        if not answer.ok:
            raise self._refusal(answer)
        changed = _receipt(answer.json())
        return changed if changed and changed.id == receipt.id else self._without_id()

    def close(self, receipt: Receipt, farewell: str) -> None:
        """Delete the post; where a server cannot, put the farewell in the place of the words."""
        path = f"/api/v1/statuses/{receipt.id}"
        answer = self._call("DELETE", path)
        if answer.ok and answer.get("id"):
            return
        if (answer.ok or answer.status in UNKNOWN) and not self._is_up(receipt):
            return
        if answer.status in UNKNOWN:
            answer = self._call("PUT", path, json={"status": farewell})
            if answer.status in UNKNOWN:
                raise Rejected(
                    self.says(
                        "{label}: this server lets no program take posts down. Do it yourself: {address}",
                        address=receipt.url,
                    )
                )
        if not answer.ok:
            self._check_token(answer)
            raise self._refusal(answer)
        if not answer.get("id"):
            raise self.could_not_look(answer)

    def _is_up(self, receipt: Receipt) -> bool:
        """Whether the post is there. To a stranger a server may say that it is not, so it must know us first."""
        self._account()
        return self.is_there(self._call("GET", f"/api/v1/statuses/{receipt.id}"), "id")

    def _page(self, account: str, before: str) -> Page:
        """The posts older than the one with the id `before`. A server may give fewer than it has, but not none."""
        older = {"max_id": before} if before else {}
        answer = self._call(
            "GET",
            f"/api/v1/accounts/{account}/statuses",
            params={"exclude_replies": "true", "limit": str(MOST)} | older,
        )
        posts = answer.json()
        if not answer.ok or not isinstance(posts, list):
            raise self._refusal(answer)
        last = get(posts, -1, "id")
        # Some relatives know no max_id and give the same again: fewer than a page is then all they have.
        ends = not posts or (last == before and len(posts) < MOST)
        return Page(posts, get(posts, -1, "created_at"), None if ends else last)

    def _check_token(self, answer: Answer) -> None:
        if answer.status in (400, 422) and not answer.get("error").startswith("Validation failed"):
            self._account()  # some servers say this when the token is the trouble

    def _account(self) -> Any:
        answer = self._call("GET", "/api/v1/accounts/verify_credentials")
        if answer.status in (400, 401, 403, 404, 422):
            raise Unauthorised(self.says("{label} no longer accepts our sign-in. Connect the channel again."))
        if not answer.get("id"):
            raise self._refusal(answer)
        return answer.json()

    def _call(self, method: str, path: str, headers: dict[str, str] | None = None, **said: Any) -> Answer:
        bearer = {"Authorization": f"Bearer {self.setting('access_token')}"}
        return self.wire.call(method, self.place() + path, headers=bearer | (headers or {}), **said)

    def _refusal(self, answer: Answer) -> ChannelError:
        said = answer.get("error")
        if answer.status == 403 and ("login" in said.lower() or "scope" in said.lower()):
            return Unauthorised(self.says("{label} no longer accepts our sign-in. {words}", words=self.quote(said)))
        if answer.status == 429:
            return Unavailable(
                self.says("{label} wants us to wait: too many calls."), *answer.limit("X-RateLimit-Reset")
            )
        return self.error(answer, said)

    def _without_id(self) -> Receipt:
        raise Uncertain(self.says("{label} took the post but did not say where it is."))


def _words(post: Post) -> dict[str, str]:
    return {"status": post.text} | ({"language": post.language} if post.language else {})


def _receipt(status: Any) -> Receipt | None:
    id = get(status, "id")
    address = get(status, "url") or get(status, "uri")
    return Receipt(id, address if address.startswith("http") else "") if id else None


def _between(given: str, least: int, most: int) -> int | None:
    return int(given) if given.isdecimal() and least <= int(given) <= most else None
