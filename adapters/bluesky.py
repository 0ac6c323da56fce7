"""Bluesky, and any other server of the AT Protocol."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from adapters import words
from adapters.base import (
    Adapter,
    ChannelError,
    Closing,
    Editing,
    Post,
    Receipt,
    Setting,
    Unauthorised,
    Unavailable,
    Uncertain,
)
from adapters.said import Said
from adapters.text import bluesky, byte_offsets, links, tags
from adapters.wire import Answer, get, site

POSTS = "app.bsky.feed.post"
GRAPHEMES, BYTES = 300, 3000


class Bluesky(Adapter):
    """Posts appear on your Bluesky account.

    1. Sign in at https://bsky.app. Under Settings, choose Privacy and security, then App passwords.
    2. Add one with a name such as "Recruit". It needs no access to direct messages.
    3. Copy the app password here. Do not use the password of the account itself.
    """

    kind = "bluesky"
    label = "Bluesky"
    limit = GRAPHEMES
    shape = words.BLUESKY
    settings = (
        Setting("handle", "Handle", "Such as acme.bsky.social or jobs.example.org."),
        Setting("app_password", "App password", "Four groups of four letters.", secret=True),
        Setting("server", "Server", "Only if your account is not on Bluesky's own.",
                required=False, default="https://bsky.social"),
    )  # fmt: skip
    repeatable = True  # we choose the record's key, and putRecord with the same key and record changes nothing
    findable = True
    closing = Closing.DELETE
    editing = Editing.ALL
    # The record changes at once, and other apps follow; see github.com/bluesky-social/social-app/issues/673.
    editing_remark = Said("Bluesky stores the new words, but its own app may go on showing the old ones.")

    def length(self, text: str) -> int:
        """Characters as a person sees them; more only where 3,000 bytes are the tighter limit."""
        graphemes, size = bluesky(text)
        return max(graphemes, -(-size * GRAPHEMES // BYTES))

    def place(self) -> str:
        """The account's own page."""
        return f"https://bsky.app/profile/{self._handle}"

    def verify(self) -> str:
        """The account we are signed in to."""
        answer = self._call("GET", "com.atproto.server.getSession")
        if not answer.ok or not answer.get("handle"):
            raise self._refusal(answer)
        return f"@{answer.get('handle')}"

    def prepare(self, post: Post) -> Post:
        """Choose the key of the record: the same for every attempt at this post."""
        return replace(post, handle=_record_key(post.key, post.at))

    def publish(self, post: Post) -> Receipt:
        """Put the record where `prepare` said; the server makes neither links nor the card, so both go along."""
        answer = self._call(
            "POST",
            "com.atproto.repo.putRecord",
            creates=True,
            json={"repo": self._did, "collection": POSTS, "rkey": self._key(post), "record": record(post)},
        )
        if not answer.ok:
            raise self._refusal(answer)
        if not (uri := answer.get("uri")):
            raise Uncertain(self.says("{label} took the post but did not say where it is."))
        return self._receipt(uri)

    def find(self, post: Post, since: datetime) -> Receipt | None:
        """The record at the key that `prepare` chose."""
        answer = self._record(self._key(post))
        if answer.get("error") == "RecordNotFound":
            return None
        if not answer.ok or not answer.get("uri"):
            raise self._refusal(answer)
        return self._receipt(answer.get("uri"))

    def edit(self, receipt: Receipt, post: Post) -> Receipt:
        """Another record at the same key, unless it is gone: putting it there would bring a deleted post back."""
        key = receipt.id.rpartition("/")[2]
        there = self._record(key)
        if there.get("error") == "RecordNotFound":
            raise self.is_gone(receipt)
        if not there.ok or not there.get("cid"):
            raise self._refusal(there)
        made = record(post)
        made["createdAt"] = get(there.json(), "value", "createdAt") or made["createdAt"]
        changed = {"repo": self._did, "collection": POSTS, "rkey": key, "record": made, "swapRecord": there.get("cid")}
        answer = self._call("POST", "com.atproto.repo.putRecord", creates=True, json=changed)
        if answer.get("error") == "InvalidSwap":
            raise Unavailable(self.says("{label}: the post was changed or deleted there at this moment."))
        if not answer.ok:
            raise self._refusal(answer)
        if answer.get("uri") != receipt.id:
            raise Uncertain(self.says("{label} did not say whether the post was changed."))
        return receipt

    def close(self, receipt: Receipt, farewell: str) -> None:
        """Delete the record; one that is gone already is as good."""
        answer = self._call(
            "POST",
            "com.atproto.repo.deleteRecord",
            json={"repo": self._did, "collection": POSTS, "rkey": receipt.id.rpartition("/")[2]},
        )
        if not answer.ok:
            raise self._refusal(answer)

    @property
    def _handle(self) -> str:
        return self.setting("handle").strip().lstrip("@")

    @property
    def _server(self) -> str:
        return site(self.setting("server"))

    @property
    def _did(self) -> str:
        if not self._is_signed_in():
            self._sign_in()
        return self.given["did"]

    def _key(self, post: Post) -> str:
        return post.handle or _record_key(post.key, post.at)

    def _record(self, key: str) -> Answer:
        place = {"repo": self._did, "collection": POSTS, "rkey": key}
        return self._call("GET", "com.atproto.repo.getRecord", params=place)

    def _receipt(self, uri: str) -> Receipt:
        return Receipt(uri, f"https://bsky.app/profile/{self._did}/post/{uri.rpartition('/')[2]}")

    def _is_signed_in(self) -> bool:
        return self.given.get("session_of") == f"{self._handle} {self._server}"

    def _call(self, method: str, name: str, **said: Any) -> Answer:
        """One call; where the session has run out, a second one with a fresh session."""
        if not self._is_signed_in():
            self.renew_alone("access_jwt", self._sign_in)
        answer = self._ask(method, name, self.given["access_jwt"], **said)
        if _is_out(answer):
            self.renew_alone("access_jwt", self._refresh)
            answer = self._ask(method, name, self.given["access_jwt"], **said)
        return answer

    def _ask(self, method: str, name: str, token: str = "", **said: Any) -> Answer:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return self.wire.call(method, f"{self._server}/xrpc/{name}", headers=headers, **said)

    def _refresh(self) -> None:
        answer = self._ask("POST", "com.atproto.server.refreshSession", self.given["refresh_jwt"])
        if answer.status in (400, 401):  # unused for months: the app password still counts
            self._sign_in()
        else:
            self._keep_session(answer)

    def _sign_in(self) -> None:
        """Signing in is limited to 300 times a day, so the session is stored and renewed."""
        account = {"identifier": self._handle, "password": self.setting("app_password")}
        self._keep_session(self._ask("POST", "com.atproto.server.createSession", json=account))

    def _keep_session(self, answer: Answer) -> None:
        access, refresh, did = (answer.get(name) for name in ("accessJwt", "refreshJwt", "did"))
        if not answer.ok or not (access and refresh and did):
            raise self._refusal(answer)
        of = f"{self._handle} {self._server}"
        self.renew(access_jwt=access, refresh_jwt=refresh, did=did, session_of=of)

    def _refusal(self, answer: Answer) -> ChannelError:
        said = answer.get("message")
        if _is_out(answer):
            return Unauthorised(self.says("{label} no longer accepts our sign-in. {words}", words=self.quote(said)))
        if answer.status == 429:
            return Unavailable(self.says("{label} wants us to wait: too many calls."), *answer.limit("RateLimit-Reset"))
        return self.error(answer, said)


def _is_out(answer: Answer) -> bool:
    return answer.status == 401 or answer.get("error") in ("ExpiredToken", "InvalidToken")


def record(post: Post) -> dict[str, Any]:
    """The post as Bluesky stores it. The same post gives the same record."""
    at = datetime.fromisoformat(post.at).astimezone(UTC)
    made = {
        "$type": POSTS,
        "text": post.text,
        "createdAt": at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "facets": [
            {
                "index": dict(zip(("byteStart", "byteEnd"), byte_offsets(post.text, span), strict=True)),
                "features": [{"$type": f"app.bsky.richtext.facet#{kind}", name: span.value}],
            }
            for kind, name, spans in (("link", "uri", links(post.text)), ("tag", "tag", tags(post.text)))
            for span in spans
        ],
        "embed": {
            "$type": "app.bsky.embed.external",
            "external": {"uri": post.link, "title": post.title, "description": post.summary},
        },
    }
    return made | ({"langs": [post.language]} if post.language else {})


_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"


def _record_key(key: str, at: str) -> str:
    """A timestamp identifier: 53 bits of microseconds and 10 bits of chance, 13 signs.

    The minute is that of `at`; the rest comes from the key, for a second post under the same identifier would overwrite
    the first, and posts that were planned together share their moment.
    """
    chance = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])
    minute = int(datetime.fromisoformat(at).timestamp()) // 60
    number = (minute * 60_000_000 + chance // 1024 % 60_000_000) * 1024 + chance % 1024
    return "".join(_DIGITS[number >> shift & 31] for shift in range(60, -1, -5))
