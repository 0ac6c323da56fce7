"""X, through version 2 of its interface."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from adapters import words
from adapters.base import (
    GONE,
    Adapter,
    ChannelError,
    Closing,
    Page,
    Post,
    Receipt,
    Rejected,
    Setting,
    Unauthorised,
    Unavailable,
    Uncertain,
)
from adapters.text import x_weight
from adapters.wire import Answer, at, get, get_all

API = "https://api.x.com/2"
REMEMBERS = timedelta(days=1)
"""How long before a post was told to go out its duplicate is looked for: X asks money for each post that is read."""


class X(Adapter):
    """Posts appear on the X account of your organisation. X asks about $0.20 for each post with a link.

    1. Sign in at https://developer.x.com with the account that will post, and add credit.
    2. Make a project with one app. Under "User authentication settings", allow "Read and write".
    3. Make a token for your own account, with the permissions tweet.read, tweet.write, users.read and offline.access.
    4. Copy the access token here. It lasts two hours; with the refresh token and the client id we renew it ourselves.
    """

    kind = "x"
    label = "X"
    limit = 140
    shape = words.X
    settings = (
        Setting("username", "User name", "Without the @, such as acmejobs."),
        Setting("access_token", "Access token", secret=True),
        Setting("refresh_token", "Refresh token", "Without it the channel must be connected again every two hours.",
                secret=True, required=False),
        Setting("client_id", "Client id", "Needed to use the refresh token.", required=False),
        Setting("client_secret", "Client secret", "Only if your app has one.", secret=True, required=False),
    )  # fmt: skip
    findable = True
    closing = Closing.DELETE
    closing_pause = 19  # 50 deletions in 15 minutes

    def length(self, text: str) -> int:
        """A link counts 23 and an emoji 2, as X counts."""
        return x_weight(text)

    def place(self) -> str:
        """The account's own page."""
        return f"https://x.com/{self._name}"

    def verify(self) -> str:
        """The account that the token belongs to, which must be the one that was filled in."""
        name = self._me().get("username", "")
        if name.casefold() != self._name.casefold():
            raise Unauthorised(
                self.says("{label}: this token belongs to @{theirs}, not to @{ours}.", theirs=name, ours=self._name)
            )
        return f"@{name}"

    def publish(self, post: Post) -> Receipt:
        """One post, with nothing but its words: X makes the card from the page behind the link."""
        answer = self._call("POST", "/tweets", creates=True, json={"text": post.text})
        if answer.status == 403 and "duplicate content" in answer.get("detail").lower():
            found = self.find(post, datetime.fromisoformat(post.at) - REMEMBERS)
            if found:
                return found
            raise Rejected(self.says("{label} has this text already. Change a word and try again."))
        if not answer.ok:
            raise self._refusal(answer)
        if not (id := answer.get("data", "id")):
            raise Uncertain(self.says("{label} took the post but did not say where it is."))
        return self._receipt(id)

    def find(self, post: Post, since: datetime) -> Receipt | None:
        """The post that has our tracked link, among those of the account since then."""
        for found in self.timeline(since, partial(self._page, self._me()["id"])):
            if "https://t.co/" in get(found, "text") and not get_all(found, "entities", "urls"):
                raise Unavailable(self.says("{label} shows its posts without their links. Look there yourself."))
            if any(get(link, "expanded_url") == post.link for link in get_all(found, "entities", "urls")):
                return self._receipt(get(found, "id"))
        return None

    def close(self, receipt: Receipt, farewell: str) -> None:
        """Delete the post; X cannot change one."""
        answer = self._call("DELETE", f"/tweets/{receipt.id}")
        if answer.status in GONE and not self._is_up(receipt):
            return
        if not answer.ok:
            raise self._refusal(answer)
        if not answer.yes("data", "deleted"):
            raise Unavailable(self.says("{label} did not say whether the post was deleted."))

    def _is_up(self, receipt: Receipt) -> bool:
        """Whether the post is there. X says that it is not with an answer that looks well."""
        look = self._call("GET", f"/tweets/{receipt.id}")
        if look.ok and look.get("errors", 0, "type").endswith("/resource-not-found"):
            return False
        return self.is_there(look, "data", "id")

    @property
    def _name(self) -> str:
        return self.setting("username").strip().lstrip("@")

    def _receipt(self, id: str) -> Receipt:
        return Receipt(id, f"https://x.com/{self._name}/status/{id}")

    def _page(self, account: str, token: str) -> Page:
        """Twenty posts first, for X asks money for each; the next ones by the hundred, for it also counts the calls."""
        sized = {"max_results": "100", "pagination_token": token} if token else {"max_results": "20"}
        answer = self._call("GET", f"/users/{account}/tweets", params=sized | {"tweet.fields": "created_at,entities"})
        if not answer.ok:
            raise self._refusal(answer)
        posts = get_all(answer.json(), "data")
        if not posts and not isinstance(at(answer.json(), "meta"), dict):
            raise self.could_not_look(answer)
        return Page(posts, get(posts, -1, "created_at"), answer.get("meta", "next_token") or None)

    def _me(self) -> dict[str, str]:
        answer = self._call("GET", "/users/me")
        if not answer.ok or not answer.get("data", "id"):
            raise self._refusal(answer)
        return {"id": answer.get("data", "id"), "username": answer.get("data", "username")}

    def _call(self, method: str, path: str, **said: Any) -> Answer:
        """One call; where the token has run out, a second one with a renewed token."""
        answer = self.wire.call(method, API + path, headers=self._bearer(), **said)
        if answer.status == 401 and self.setting("refresh_token"):
            self.renew_alone("access_token", self._refresh)
            answer = self.wire.call(method, API + path, headers=self._bearer(), **said)
        return answer

    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.setting('access_token')}"}

    def _refresh(self) -> None:
        id, secret = self.setting("client_id"), self.setting("client_secret")
        answer = self.wire.call(
            "POST",
            f"{API}/oauth2/token",
            form={"grant_type": "refresh_token", "refresh_token": self.setting("refresh_token")}
            | ({} if secret else {"client_id": id}),
            basic=(id, secret) if secret else None,
        )
        token = answer.get("access_token")
        if answer.status == 429 or answer.status >= 500:
            raise self._refusal(answer)
        if not token:
            raise Unauthorised(self.says("{label} no longer accepts our sign-in. Connect the channel again."))
        # X gives a new refresh token every time and forgets the old one: renew() stores it before it is used.
        self.renew(access_token=token, refresh_token=answer.get("refresh_token") or self.setting("refresh_token"))

    def _refusal(self, answer: Answer) -> ChannelError:
        if answer.status == 402:
            return Unauthorised(
                self.says("{label}: the credit is used up. Add credit there, then connect the channel again.")
            )
        if answer.status == 429:
            return Unavailable(
                self.says("{label} wants us to wait: too many calls."), *answer.limit("x-rate-limit-reset")
            )
        said = answer.get("errors", 0, "message") or answer.get("detail") or answer.get("title")
        return self.error(answer, said)
