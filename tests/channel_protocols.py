"""What X, LinkedIn, Mastodon and Bluesky answer, as far as our adapters ask: the manners of the channel server.

Whose account it is stands in the token, before the first dot: "acme.1" and "acme.2" are tokens of one account.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

LINK = re.compile(r"https?://[^\s\\]+")


@dataclass(frozen=True)
class Call:
    """One request, read."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @classmethod
    def read(cls, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Call:
        """From what came over the line; a body that cannot be read is empty."""
        place = urlsplit(target)
        try:
            given = json.loads(body) if body.startswith(b"{") else dict(parse_qsl(body.decode()))
        except ValueError:
            given = {}
        return cls(method, unquote(place.path), dict(parse_qsl(place.query)), headers, given)

    @property
    def token(self) -> str:
        """What it signs in with."""
        return self.headers.get("Authorization", "").removeprefix("Bearer ")

    @property
    def account(self) -> str:
        """Whose token that is."""
        return self.token.partition(".")[0]


@dataclass(frozen=True)
class Said:
    """What the channel answers."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Held:
    """A post that a channel accepted. `link` tells whose it is, `key` is what the channel itself goes by."""

    channel: str
    id: str
    key: str
    link: str
    text: str
    account: str
    at: datetime
    live: bool = True
    edits: int = 0


class Channel:
    """What all channels share: posts, and tokens that count until they are revoked."""

    name: str
    prefixes: tuple[str, ...]
    """How the paths of this channel begin."""
    doors: tuple[tuple[str, str, str], ...]
    """Method, regular expression for the path, and the name of what answers: create, find, delete, edit, ..."""
    open_doors: tuple[str, ...] = ()
    """Doors where nobody needs to be signed in."""

    def __init__(self, clock: Callable[[], datetime], lag: timedelta, remembers: bool) -> None:
        self.clock, self.lag, self.remembers = clock, lag, remembers
        self.posts: list[Held] = []
        self.by_id: dict[str, Held] = {}
        self.by_key: dict[tuple[str, str], Held] = {}
        self.revoked: set[str] = set()
        self.tokens = 0

    def door(self, call: Call) -> tuple[str, re.Match[str]] | None:
        """Which door this call knocks on, and what its path said."""
        for method, path, name in self.doors:
            if call.method == method and (found := re.fullmatch(path, call.path)):
                return name, found
        return None

    def answer(self, name: str, call: Call, path: re.Match[str]) -> Said:
        """Do what is asked."""
        if name not in self.open_doors and (not call.token or call.token in self.revoked):
            return self.unknown()
        said: Said = getattr(self, name)(call, *path.groups())
        return said

    def unknown(self) -> Said:
        """To somebody whose token does not count."""
        raise NotImplementedError

    def accept(self, account: str, text: str, *, key: str = "", link: str = "", id: str = "") -> Held:
        """Put a post up."""
        found = LINK.search(text)
        id = id or str(10_000 + len(self.posts))
        held = Held(self.name, id, key, link or (found[0] if found else ""), text, account, self.clock())
        self.posts.append(held)
        self.by_id[id] = self.by_key[account, key or id] = held
        return held

    def live(self, account: str) -> Iterable[Held]:
        """What is up, newest first."""
        return (post for post in reversed(self.posts) if post.live and post.account == account)

    def listed(self, account: str, most: int) -> list[Held]:
        """What the timeline shows: it lags behind."""
        seen = (post for post in self.live(account) if post.at <= self.clock() - self.lag)
        return [post for post, _ in zip(seen, range(most), strict=False)]

    def same(self, account: str, text: str) -> Held | None:
        """A post that is up with exactly these words, if the channel looks for one."""
        return next((post for post in self.live(account) if post.text == text), None) if self.remembers else None

    def fresh(self, account: str, kind: str = "") -> str:
        """A new token for an account."""
        self.tokens += 1
        return f"{account}.{kind}{self.tokens}-{'x' * 16}"


class X(Channel):
    """`remembers`: a second post with the same words is refused."""

    name = "x"
    prefixes = ("/2/",)
    doors = (
        ("POST", "/2/tweets", "create"),
        ("GET", r"/2/users/(\d+)/tweets", "find"),
        ("DELETE", r"/2/tweets/(\d+)", "delete"),
        ("GET", "/2/users/me", "verify"),
        ("POST", "/2/oauth2/token", "session"),
    )
    open_doors = ("session",)

    def unknown(self) -> Said:
        return Said(401, {"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"})

    def create(self, call: Call) -> Said:
        text = str(call.body.get("text", ""))
        if not text or set(call.body) - {"text"}:
            return Said(
                400, {"title": "Invalid Request", "detail": "One or more parameters to your request was invalid."}
            )
        if self.same(call.account, text):
            detail = "You are not allowed to create a Tweet with duplicate content."
            return Said(403, {"title": "Forbidden", "status": 403, "detail": detail})
        held = self.accept(call.account, text)
        return Said(201, {"data": {"id": held.id, "text": LINK.sub("https://t.co/x", text)}})

    def find(self, call: Call, id: str) -> Said:
        posts = self.listed(call.account, int(call.query.get("max_results", "10")))
        shown = [
            {"id": post.id, "created_at": _iso(post.at), "entities": {"urls": [{"expanded_url": post.link}]}}
            for post in posts
        ]
        return Said(200, {"data": shown, "meta": {}} if shown else {"meta": {"result_count": 0}})

    def delete(self, call: Call, id: str) -> Said:
        held = self.by_id.get(id)
        if not held or not held.live:
            return Said(404, {"title": "Not Found Error"})
        held.live = False
        return Said(200, {"data": {"deleted": True}})

    def verify(self, call: Call) -> Said:
        return Said(200, {"data": {"id": "7", "username": call.account, "name": call.account}})

    def session(self, call: Call) -> Said:
        """A refresh token counts once."""
        given = str(call.body.get("refresh_token", ""))
        if call.body.get("grant_type") != "refresh_token" or not given or given in self.revoked:
            return Said(
                400, {"error": "invalid_request", "error_description": "Value passed for the token was invalid."}
            )
        self.revoked.add(given)
        account = given.partition(".")[0]
        tokens = {"access_token": self.fresh(account), "refresh_token": self.fresh(account, "r")}
        return Said(200, {"token_type": "bearer", "expires_in": 7200} | tokens)


class LinkedIn(Channel):
    """`remembers`: a second post with the same words is refused, and the first is named."""

    name = "linkedin"
    prefixes = ("/rest/posts",)
    doors = (
        ("POST", "/rest/posts", "create"),
        ("GET", "/rest/posts", "find"),
        ("POST", "/rest/posts/(urn:li:share:.+)", "edit"),
        ("DELETE", "/rest/posts/(urn:li:share:.+)", "delete"),
        ("GET", "/rest/posts/(urn:li:share:.+)", "show"),
    )

    def unknown(self) -> Said:
        return Said(401, {"message": "Empty oauth2_access_token", "serviceErrorCode": 401, "status": 401})

    def answer(self, name: str, call: Call, path: re.Match[str]) -> Said:
        if not call.headers.get("LinkedIn-Version"):
            return Said(400, {"message": "A version must be present.", "code": "VERSION_MISSING", "status": 400})
        return super().answer(name, call, path)

    def create(self, call: Call) -> Said:
        author, words = str(call.body.get("author", "")), str(call.body.get("commentary", ""))
        article = (call.body.get("content") or {}).get("article") or {}
        if not author or not words:
            return Said(400, {"message": "commentary is required", "status": 400})
        if first := self.same(author, words):
            message = f"Content is a duplicate of {first.id}"
            errors = {"inputErrors": [{"code": "DUPLICATE_POST", "description": "Duplicate post is detected"}]}
            return Said(422, {"message": message, "errorDetails": errors, "status": 422})
        urn = f"urn:li:share:{70_000 + len(self.posts)}"
        self.accept(author, words, id=urn, link=str(article.get("source", "")))
        return Said(201, None, {"x-restli-id": urn})

    def find(self, call: Call) -> Said:
        posts = self.listed(call.query.get("author", ""), int(call.query.get("count", "10")))
        return Said(200, {"elements": [_linkedin(post) for post in posts], "paging": {}})

    def show(self, call: Call, urn: str) -> Said:
        held = self.by_id.get(urn)
        return Said(200, _linkedin(held)) if held and held.live else Said(404, {"message": "Not found", "status": 404})

    def edit(self, call: Call, urn: str) -> Said:
        held, words = self.by_id.get(urn), call.body.get("patch", {}).get("$set", {})
        if call.headers.get("X-RestLi-Method") != "PARTIAL_UPDATE" or set(words) != {"commentary"}:
            return Said(400, {"message": "Unknown method or field", "status": 400})
        if not held or not held.live:
            return Said(404, {"message": "Not found", "status": 404})
        held.text, held.edits = words["commentary"], held.edits + 1
        return Said(204)

    def delete(self, call: Call, urn: str) -> Said:
        if urn in self.by_id:
            self.by_id[urn].live = False
        return Said(204)


class Mastodon(Channel):
    """`remembers`: a second post with the same key answers with the first, as the official server does for an hour."""

    name = "mastodon"
    prefixes = ("/api/",)
    doors = (
        ("POST", "/api/v1/statuses", "create"),
        ("GET", r"/api/v1/accounts/(\w+)/statuses", "find"),
        ("PUT", r"/api/v1/statuses/(\d+)", "edit"),
        ("DELETE", r"/api/v1/statuses/(\d+)", "delete"),
        ("GET", r"/api/v1/statuses/(\d+)", "show"),
        ("GET", "/api/v1/accounts/verify_credentials", "verify"),
        ("GET", "/api/v[12]/instance", "instance"),
    )
    open_doors = ("instance",)

    def unknown(self) -> Said:
        return Said(401, {"error": "The access token is invalid"})

    def create(self, call: Call) -> Said:
        key, text = call.headers.get("Idempotency-Key", ""), str(call.body.get("status", ""))
        if not text:
            return Said(422, {"error": "Validation failed: Text can't be blank"})
        first = self.by_key.get((call.account, key)) if self.remembers and key else None
        if first and first.at < self.clock() - timedelta(hours=1):
            first = None
        return Said(200, self._status(first or self.accept(call.account, text, key=key)))

    def find(self, call: Call, id: str) -> Said:
        return Said(200, [self._status(post) for post in self.listed(call.account, int(call.query.get("limit", "20")))])

    def show(self, call: Call, id: str) -> Said:
        return self._of(id, lambda held: None)

    def edit(self, call: Call, id: str) -> Said:
        if not call.body.get("status") or set(call.body) - {"status", "language"}:
            return Said(422, {"error": "Validation failed: Text can't be blank"})
        return self._of(id, lambda held: vars(held).update(text=call.body["status"], edits=held.edits + 1))

    def delete(self, call: Call, id: str) -> Said:
        return self._of(id, lambda held: setattr(held, "live", False))

    def verify(self, call: Call) -> Said:
        return Said(200, {"id": "1", "username": call.account, "acct": call.account})

    def instance(self, call: Call) -> Said:
        limits = {"max_characters": 500, "characters_reserved_per_url": 23}
        return Said(200, {"configuration": {"statuses": limits}})

    def _of(self, id: str, do: Callable[[Held], object]) -> Said:
        held = self.by_id.get(id)
        if not held or not held.live:
            return Said(404, {"error": "Record not found"})
        do(held)
        return Said(200, self._status(held))

    def _status(self, held: Held) -> dict[str, Any]:
        words = f"<p>{html.escape(held.text)}</p>"
        address = f"https://social.example/@{held.account}/{held.id}"
        return {"id": held.id, "created_at": _iso(held.at), "url": address, "uri": address, "content": words}


class Bluesky(Channel):
    """A record is put at the key that the caller chose: putting it twice is as good as once."""

    name = "bluesky"
    prefixes = ("/xrpc/",)
    doors = tuple(
        (method, f"/xrpc/com\\.atproto\\.{path}", name)
        for method, path, name in (
            ("POST", r"repo\.putRecord", "create"),
            ("GET", r"repo\.getRecord", "find"),
            ("POST", r"repo\.deleteRecord", "delete"),
            ("GET", r"server\.getSession", "verify"),
            ("POST", r"server\.createSession", "session"),
            ("POST", r"server\.refreshSession", "refresh"),
        )
    )
    open_doors = ("session",)

    def unknown(self) -> Said:
        return Said(400, {"error": "ExpiredToken", "message": "Token has expired"})

    def create(self, call: Call) -> Said:
        key, made = str(call.body.get("rkey", "")), call.body.get("record") or {}
        if not re.fullmatch("[2-7a-z]{13}", key) or not made.get("text"):
            return Said(400, {"error": "InvalidRequest", "message": "Invalid record"})
        held = self.by_key.get((call.account, key))
        swap = call.body.get("swapRecord")
        if swap is not None and not (held and held.live and swap == _cid(held)):
            return Said(400, {"error": "InvalidSwap", "message": "Record was at another version"})
        link = made.get("embed", {}).get("external", {}).get("uri", "")
        if held and held.live:
            held.edits += held.text != made["text"]
            held.text = made["text"]
        else:
            uri = f"at://did:plc:{call.account}/app.bsky.feed.post/{key}"
            held = self.accept(call.account, made["text"], key=key, id=uri, link=link)
        return Said(200, {"uri": held.id, "cid": _cid(held), "validationStatus": "valid"})

    def find(self, call: Call) -> Said:
        held = self.by_key.get((call.account, call.query.get("rkey", "")))
        if not held or not held.live:
            return Said(400, {"error": "RecordNotFound", "message": "Could not locate record"})
        return Said(200, {"uri": held.id, "cid": _cid(held), "value": {"text": held.text, "createdAt": _iso(held.at)}})

    def delete(self, call: Call) -> Said:
        if held := self.by_key.get((call.account, str(call.body.get("rkey", "")))):
            held.live = False
        return Said(200, {})

    def verify(self, call: Call) -> Said:
        return Said(200, {"handle": call.account, "did": f"did:plc:{call.account}"})

    def session(self, call: Call) -> Said:
        if not call.body.get("password"):
            return Said(401, {"error": "AuthenticationRequired", "message": "Invalid identifier or password"})
        return self._session(str(call.body.get("identifier", "")).partition(".")[0])

    def refresh(self, call: Call) -> Said:
        """A refresh token counts once."""
        self.revoked.add(call.token)
        return self._session(call.account)

    def _session(self, account: str) -> Said:
        tokens = {"accessJwt": self.fresh(account), "refreshJwt": self.fresh(account, "r")}
        return Said(200, tokens | {"did": f"did:plc:{account}", "handle": account})


ALL: tuple[type[Channel], ...] = (X, LinkedIn, Mastodon, Bluesky)


def _linkedin(held: Held) -> dict[str, Any]:
    made = int(held.at.timestamp() * 1000)
    article = {"article": {"source": held.link}}
    return {"id": held.id, "author": held.account, "commentary": held.text, "content": article, "createdAt": made}


def _cid(held: Held) -> str:
    return f"bafyrei{held.edits}"


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
