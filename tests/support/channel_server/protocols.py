"""What X, LinkedIn, Mastodon and Bluesky answer, as far as our adapters ask: the manners of the channel server."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.support.channel_server.accounts import LINK, Call, Channel, Held, Said


class X(Channel):
    """`remembers`: a second post with the same words is refused."""

    name = "x"
    prefixes = ("/2/",)
    doors = (
        ("POST", "/2/tweets", "create"),
        ("GET", r"/2/users/(\d+)/tweets", "find"),
        ("DELETE", r"/2/tweets/(\d+)", "delete"),
        ("GET", r"/2/tweets/(\d+)", "show"),
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
        most, token = int(call.query.get("max_results", "10")), call.query.get("pagination_token", "after-0")
        if not 5 <= most <= 100 or not re.fullmatch(r"after-\d+", token):
            return Said(400, {"title": "Invalid Request", "detail": "One or more parameters was invalid."})
        posts = self.listed(call.account, most + 1, before=int(token.removeprefix("after-")))
        meta = {"next_token": f"after-{posts[most - 1].id}"} if len(posts) > most else {}
        shown = [
            {"id": post.id, "created_at": _iso(post.at), "entities": {"urls": [{"expanded_url": post.link}]}}
            for post in posts[:most]
        ]
        return Said(200, {"data": shown, "meta": meta} if shown else {"meta": {"result_count": 0}})

    def delete(self, call: Call, id: str) -> Said:
        held = self.by_id.get(id)
        if not held or not held.live:
            return Said(404, {"title": "Not Found Error"})
        held.live = False
        return Said(200, {"data": {"deleted": True}})

    def show(self, call: Call, id: str) -> Said:
        """X says with 200 that a post is not there."""
        held = self.by_id.get(id)
        if held and held.live:
            return Said(200, {"data": {"id": id, "text": LINK.sub("https://t.co/x", held.text)}})
        return Said(200, {"errors": [{"type": "https://api.x.com/2/problems/resource-not-found"}]})

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
        count, start = int(call.query.get("count", "10")), int(call.query.get("start", "0"))
        if count > 100:
            return Said(400, {"message": "count is more than 100", "status": 400})
        posts = self.listed(call.query.get("author", ""), count, start=start)
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
        most, before = min(int(call.query.get("limit", "20")), 40), int(call.query.get("max_id", "0"))
        return Said(200, [self._status(post) for post in self.listed(call.account, most, before=before)])

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
    told = {"id": held.id, "author": held.account, "commentary": held.text, "content": article}
    return told | {"createdAt": made, "lastModifiedAt": made}


def _cid(held: Held) -> str:
    return f"bafyrei{held.edits}"


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
