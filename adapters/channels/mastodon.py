"""Mastodon, and the many servers that speak its interface in a dialect of their own."""

from __future__ import annotations

import html
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

from adapters import wording as words
from adapters.abilities import Closable, Editable, Findable
from adapters.channel_answers import GONE
from adapters.counting import X_URL, mastodon
from adapters.errors import ChannelError, Rejected, Unauthorised, Unavailable, Uncertain
from adapters.http import Answer, get, site
from adapters.timeline_pages import Page
from adapters.typed_settings import is_number
from adapters.types import Connect, Post, Receipt, Setting

VISIBILITIES = ("public", "unlisted", "private", "direct")
UNKNOWN = (*GONE, 405)
"""The post is not there, or the server cannot do this with posts: it takes a look to know which."""
DOUBTFUL = (400, 403, 422)
"""What some servers say when the token is the trouble."""
ME = "/api/v1/accounts/verify_credentials"
MOST = 40
"""Posts on a page of a timeline."""


class Mastodon(Findable, Editable, Closable):
    """Posts appear on your account on a Mastodon server, or on one that works like it.

    1. Sign in on the server. Under Preferences, choose Development, then "New application".
    2. Give it a name, and the permissions read:accounts, read:statuses and write:statuses.
    3. Open the application again and copy "Your access token" here. It lasts until you revoke it.
    """

    kind = "mastodon"
    label = "Mastodon"
    limit = 500
    layout = words.MASTODON
    settings = (
        Setting("server", "Server", "The part after the last @ of your account, such as mastodon.social."),
        Setting("access_token", "Access token", secret=True),
        Setting("visibility", "Who sees the posts", "public, unlisted, private or direct.",
                required=False, default="public"),
    )  # fmt: skip
    # Not repeatable, although the official server drops a second post with the same Idempotency-Key within the hour:
    # no compatible server we tried does. So after a lost answer we look first, everywhere.
    form = frozenset({"error"})
    connect = Connect(
        authorise="{server}/oauth/authorize",
        exchange="{server}/oauth/token",
        publish=("read:accounts", "read:statuses", "write:statuses"),
    )
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
        if self._visibility not in VISIBILITIES:
            raise Unauthorised(
                self.says("{label}: fill in who sees the posts: {choices}.", choices=", ".join(VISIBILITIES))
            )
        answer = self._call("GET", ME)
        if not answer.get("id") and (answer.ok or answer.status in UNKNOWN):
            raise Unauthorised(
                self.says(
                    "{label}: {server} does not answer as a Mastodon server does. Fill in the part after the last @ of "
                    "your account.",
                    server=self._host,
                )
            )
        if answer.status == 403 and not isinstance(answer.json(), dict):
            raise Unauthorised(
                self.says(
                    "{label}: {server} lets no program in. It is another kind of server, or there is a wall in front "
                    "of it. Look whether it is the part after the last @ of your account, or ask whoever runs it.",
                    server=self._host,
                )
            )
        if not answer.ok:
            raise self.refusal(answer)
        account = answer.json()
        self._check_posting()
        for version in "v2", "v1":
            answer = self._call("GET", f"/api/{version}/instance")
            limits = ("configuration", "statuses")
            if answer.ok and (most := answer.get(*limits, "max_characters") or answer.get("max_toot_chars")):
                self.keep(max_characters=most, per_url=answer.get(*limits, "characters_reserved_per_url"))
                break
        return f"@{get(account, 'acct') or get(account, 'username')}@{self._host}"

    def _check_posting(self) -> None:
        """A token that may only read is refused before the server looks whether the post to be deleted is there."""
        with suppress(Uncertain, Unavailable):
            self._call("DELETE", "/api/v1/statuses/0")

    def publish(self, post: Post) -> Receipt:
        """One post. The key goes along for the servers that know it."""
        answer = self._call(
            "POST",
            "/api/v1/statuses",
            creates=True,
            headers={"Idempotency-Key": post.key},
            json=_words(post) | {"visibility": self._visibility},
        )
        if not answer.ok:
            raise self.refusal(answer)
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
        """Other words on the same post; the server shows that it was edited, and may know it by a new id from then on:
        the address tells that it is the same."""
        answer = self._call("PUT", f"/api/v1/statuses/{receipt.id}", creates=True, json=_words(post))
        if self.says_gone(answer) and not self.is_up(receipt):
            raise self.is_gone(receipt)
        if answer.status in UNKNOWN:
            raise Rejected(
                self.says(
                    "{label}: this server lets no program change posts. Do it yourself: {address}", address=receipt.url
                )
            )
        if not answer.ok:
            raise self.refusal(answer)
        changed = _receipt(answer.json())
        addresses = {answer.get("url"), answer.get("uri")} - {""}
        if changed and (changed.id == receipt.id or receipt.url in addresses):
            return changed
        return self._without_id()

    def take_down(self, receipt: Receipt, farewell: str) -> None:
        """Delete the post; where a server cannot, put the farewell in the place of the words."""
        path = f"/api/v1/statuses/{receipt.id}"
        answer = self._call("DELETE", path)
        if answer.ok and answer.get("id"):
            return
        if (answer.ok or answer.status in UNKNOWN) and not self.is_up(receipt):
            raise self.is_gone(receipt)
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
            raise self.refusal(answer)
        if not answer.get("id"):
            raise self.could_not_look(answer)

    def is_up(self, receipt: Receipt) -> bool:
        """Whether the post is there. To a stranger a server may say that it is not, so it must know us first."""
        self._account()
        return self.is_there(self._call("GET", f"/api/v1/statuses/{receipt.id}"), "id")

    def says_gone(self, answer: Answer) -> bool:
        """Some relatives say it with a page or with nothing, so it is no matter of form: `is_up` asks for the account
        first, which nothing that stands before the server can answer."""
        return answer.status in GONE

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
            raise self.refusal(answer)
        last = get(posts, -1, "id")
        # Some relatives know no max_id and give the same again: fewer than a page is then all they have.
        ends = not posts or (last == before and len(posts) < MOST)
        return Page(posts, get(posts, -1, "created_at"), None if ends else last)

    def sign_in_trouble(self, answer: Answer) -> Unauthorised | None:
        """A token that counts no more, or an account that may not be used: servers say it in many ways, so where it is
        not clear the account is asked for, which needs nothing but a good token."""
        if trouble := self._clear_trouble(answer):
            return trouble
        if answer.status not in DOUBTFUL or self.words_of(answer).startswith("Validation failed"):
            return None
        me = self.wire.call("GET", self.place() + ME, headers=self._bearer())
        is_theirs = not me.body.strip() or isinstance(me.json(), dict)  # and no page of a proxy before the server
        return self._clear_trouble(me) or (self.unknown() if me.status in DOUBTFUL and is_theirs else None)

    def _clear_trouble(self, answer: Answer) -> Unauthorised | None:
        said = self.words_of(answer).casefold()
        words = self.quote(self.words_of(answer))
        if answer.status == 403 and "login" in said:
            return Unauthorised(self.says("{label}: the account cannot be used at this moment. {words}", words=words))
        if answer.status == 403 and ("scope" in said or "permission" in said):
            return Unauthorised(
                self.says(
                    "{label}: this token lacks a permission. Make one with read:accounts, read:statuses and "
                    "write:statuses. {words}",
                    words=words,
                )
            )
        if "authenticated user" in said:
            return Unauthorised(
                self.says("{label}: this token belongs to an app and not to an account. Copy “Your access token”.")
            )
        return super().sign_in_trouble(answer)

    def _account(self) -> Any:
        answer = self._call("GET", ME)
        if not answer.ok or not answer.get("id"):
            raise self.could_not_look(answer)
        return answer.json()

    @property
    def _host(self) -> str:
        return self.place().partition("://")[2]

    @property
    def _visibility(self) -> str:
        return self.setting("visibility").strip().lower()

    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.setting('access_token')}"}

    def _call(self, method: str, path: str, headers: dict[str, str] | None = None, **said: Any) -> Answer:
        all_headers = self._bearer() | (headers or {})
        return self.ask(lambda: self.wire.call(method, self.place() + path, headers=all_headers, **said))

    def refusal(self, answer: Answer) -> ChannelError:
        """Servers name the moment to come back in a header of their own."""
        if answer.status == 429:
            return Unavailable(
                self.says("{label} wants us to wait: too many calls."), *answer.limit("X-RateLimit-Reset")
            )
        return super().refusal(answer)

    def _without_id(self) -> Receipt:
        raise Uncertain(self.says("{label} took the post but did not say where it is."))


def _words(post: Post) -> dict[str, str]:
    return {"status": post.text} | ({"language": post.language} if post.language else {})


def _receipt(status: Any) -> Receipt | None:
    id = get(status, "id")
    address = get(status, "url") or get(status, "uri")
    return Receipt(id, address if address.startswith("http") else "") if id else None


def _between(given: str, least: int, most: int) -> int | None:
    return int(given) if is_number(given) and least <= int(given) <= most else None
