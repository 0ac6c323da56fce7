"""X, through version 2 of its interface."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from adapters import wording
from adapters.abilities import Closable, Findable, Renewing
from adapters.counting import x_weight
from adapters.errors import ChannelError, Rejected, Unauthorised, Unavailable
from adapters.http import Answer, at, get, get_all
from adapters.timeline_pages import Page
from adapters.typed_settings import first_part, plain
from adapters.types import Connect, Post, Receipt, Setting

API = "https://api.x.com/2"
REMEMBERS = timedelta(days=1)
"""How long before a post was told to go out its duplicate is looked for: X asks money for each post that is read."""


class X(Findable, Closable, Renewing):
    """Posts appear on the X account of your organisation. X asks about $0.20 for each post with a link.

    1. Sign in at https://developer.x.com with the account that will post, and add credit.
    2. Make a project with one app. Under "User authentication settings", allow "Read and write".
    3. Make a token for your own account, with the permissions tweet.read, tweet.write, users.read and offline.access.
    4. Copy the access token here. It lasts two hours; with the refresh token and the client id we renew it ourselves.
    """

    kind = "x"
    label = "X"
    limit = 140
    layout = wording.X
    settings = (
        Setting("username", "User name", "Without the @, such as acmejobs."),
        Setting("access_token", "Access token", secret=True),
        Setting("refresh_token", "Refresh token", "Without it the channel must be connected again every two hours.",
                secret=True, required=False),
        Setting("client_id", "Client id", "Needed to use the refresh token.", required=False),
        Setting("client_secret", "Client secret", "Only if your app has one.", secret=True, required=False),
    )  # fmt: skip
    form = frozenset({"title", "errors"})
    connect = Connect(
        authorise="https://x.com/i/oauth2/authorize",
        exchange=f"{API}/oauth2/token",
        publish=("tweet.read", "tweet.write", "users.read", "offline.access"),
    )
    closing_pause = 19  # 50 deletions in 15 minutes

    def length(self, text: str) -> int:
        """A link counts 23 and an emoji 2, as X counts."""
        return x_weight(text)

    def place(self) -> str:
        """The account's own page."""
        return f"https://x.com/{self._name}"

    def verify(self) -> str:
        """The account that the token belongs to, which must be the one that was filled in. Renews the token where it
        can: in two hours that must go well, and then X says what the token may do."""
        self.renews()
        answer = self._look_at_me()
        name = answer.get("data", "username")
        if answer.headers.get("x-access-level", "").strip() == "read":
            raise self._read_only()
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
        if not answer.ok or not (id := answer.get("data", "id")):
            raise self.refusal(answer)
        return self._receipt(id)

    def find(self, post: Post, since: datetime) -> Receipt | None:
        """The post that has our tracked link, among those of the account since then."""
        for found in self.timeline(since, partial(self._page, self._look_at_me().get("data", "id"))):
            links = get_all(found, "entities", "urls")
            if any(get(link, "expanded_url") == post.link for link in links):
                return self._receipt(get(found, "id"))
            # X leaves out what a post has none of; the moment every post has, so that is left out with all we asked.
            is_bare = not links and ("t.co/" in get(found, "text").casefold() or not get(found, "created_at"))
            if is_bare or not all(get(link, "expanded_url") for link in links):
                raise Unavailable(self.says("{label} shows its posts without their links. Look there yourself."))
        return None

    def take_down(self, receipt: Receipt, farewell: str) -> None:
        """Delete the post; X cannot change one."""
        answer = self._call("DELETE", f"/tweets/{receipt.id}")
        if not answer.ok or not answer.yes("data", "deleted"):
            raise self.refusal(answer)

    def is_up(self, receipt: Receipt) -> bool:
        """Whether the post is there."""
        return self.is_there(self._call("GET", f"/tweets/{receipt.id}"), "data", "id")

    def says_gone(self, answer: Answer) -> bool:
        """X also says it with an answer that looks well."""
        looks_well = answer.ok and answer.get("errors", 0, "type").endswith("/resource-not-found")
        return looks_well or super().says_gone(answer)

    @property
    def _name(self) -> str:
        """The user name, from itself or from the address of the account."""
        host, _, rest = plain(self.setting("username")).rpartition("://")[2].partition("/")
        return first_part(rest if rest and "." in host else host).lstrip("@")

    def _receipt(self, id: str) -> Receipt:
        return Receipt(id, f"https://x.com/{self._name}/status/{id}")

    def _page(self, account: str, token: str) -> Page:
        """Twenty posts first, for X asks money for each; the next ones by the hundred, for it also counts the calls."""
        sized = {"max_results": "100", "pagination_token": token} if token else {"max_results": "20"}
        answer = self._call("GET", f"/users/{account}/tweets", params=sized | {"tweet.fields": "created_at,entities"})
        if not answer.ok:
            raise self.refusal(answer)
        said = answer.json()
        posts = get_all(said, "data")
        count = get(said, "meta", "result_count")
        is_whole = count == str(len(posts)) or (count == "" and bool(posts))
        if not is_whole or "errors" in said or said.get("data", []) != posts:
            raise self.could_not_look(answer)
        return Page(posts, get(posts, -1, "created_at"), answer.get("meta", "next_token") or None)

    def _look_at_me(self) -> Answer:
        answer = self._call("GET", "/users/me")
        if not answer.ok or not answer.get("data", "id"):
            raise self.refusal(answer)
        return answer

    def _call(self, method: str, path: str, **said: Any) -> Answer:
        return self.ask(lambda: self.wire.call(method, API + path, headers=self._bearer(), **said))

    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.setting('access_token')}"}

    @property
    def can_renew(self) -> bool:
        """Where a refresh token was filled in."""
        return bool(self.setting("refresh_token"))

    def renew(self) -> None:
        """With the refresh token."""
        self.renew_alone("access_token", self._refresh)

    def sign_in_trouble(self, answer: Answer) -> Unauthorised | None:
        """A token that counts no more, that is of no account, or of one that may not post; or no more credit."""
        kinds = {get(answer.json(), "type"), get(answer.json(), "errors", 0, "type")}
        problem = set() if at(answer.json(), "data") else {kind.rpartition("/")[2] for kind in kinds}
        if answer.status == 402:
            return Unauthorised(
                self.says("{label}: the credit is used up. Add credit there, then connect the channel again.")
            )
        if "user-suspended" in problem:
            return Unauthorised(self.says("{label}: this account is suspended. Ask there, then connect it again."))
        if "unsupported-authentication" in problem:
            return Unauthorised(
                self.says("{label}: this token belongs to an app and not to an account. Make one for your own account.")
            )
        if problem & {"oauth1-permissions", "client-forbidden"}:
            return Unauthorised(
                self.says('{label}: the app may not post. Allow it "Read and write" there, and make a new token.')
            )
        return super().sign_in_trouble(answer)

    def words_of(self, answer: Answer) -> str:
        """What X says of it, the first of the places where it may."""
        said = (
            answer.get("errors", 0, name) or answer.get(name) for name in ("message", "detail", "error_description")
        )
        return next(filter(None, said), "") or answer.get("title") or answer.get("error")

    def _refresh(self) -> None:
        id, secret, old = self.setting("client_id"), self.setting("client_secret"), self.setting("refresh_token")
        basic = (id, secret) if secret else None
        form = {"grant_type": "refresh_token", "refresh_token": old} | ({} if secret else {"client_id": id})
        ask = partial(self.wire.call, "POST", f"{API}/oauth2/token", form=form, basic=basic)
        answer = self.exchange(ask, _is_over, "access_token")
        # X gives a new refresh token every time and forgets the old one: keep() stores it before it is used.
        self.keep(access_token=answer.get("access_token"), refresh_token=answer.get("refresh_token") or old)
        if answer.get("scope") and "tweet.write" not in answer.get("scope").split():
            raise self._read_only()

    def _read_only(self) -> Unauthorised:
        return Unauthorised(
            self.says("{label}: this token may read and not post. Make one with the permission tweet.write.")
        )

    def refusal(self, answer: Answer) -> ChannelError:
        """X names the moment to come back in a header of its own."""
        if answer.status == 429:
            return Unavailable(
                self.says("{label} wants us to wait: too many calls."), *answer.limit("x-rate-limit-reset")
            )
        return super().refusal(answer)


def _is_over(answer: Answer) -> bool:
    """Whether X says that a refresh token counts no more; any other answer passes, or is about the app."""
    return answer.status < 500 and answer.get("error") in ("invalid_grant", "invalid_request")
