"""Bluesky, and any other server of the AT Protocol."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from adapters import wording
from adapters.abilities import Closable, Editable, Findable, Prepares, Renewing
from adapters.counting import bluesky, byte_offsets, links, tags
from adapters.errors import ChannelError, Unauthorised, Unavailable, Uncertain
from adapters.http import Answer, at, get, site
from adapters.translatable import Said
from adapters.typed_settings import first_part, plain
from adapters.types import Post, Receipt, Setting

POSTS = "app.bsky.feed.post"
GRAPHEMES, BYTES = 300, 3000
OWN = "https://bsky.social"
NOT_IN_USE = ("AccountDeactivated", "AccountTakedown", "AccountSuspended")


class Bluesky(Prepares, Findable, Editable, Closable, Renewing):
    """Posts appear on your Bluesky account.

    1. Sign in at https://bsky.app. Under Settings, choose Privacy and security, then App passwords.
    2. Add one with a name such as "Recruit". It needs no access to direct messages.
    3. Copy the app password here. Do not use the password of the account itself.
    """

    kind = "bluesky"
    label = "Bluesky"
    limit = GRAPHEMES
    layout = wording.BLUESKY
    settings = (
        Setting("handle", "Handle", "Such as acme.bsky.social or jobs.example.org."),
        Setting("app_password", "App password", "Four groups of four letters.", secret=True),
        Setting("server", "Server", "Only if your account is not on Bluesky's own.",
                required=False, default=OWN),
    )  # fmt: skip
    repeatable = True  # we choose the record's key, and putRecord with the same key and record changes nothing
    form = frozenset({"error"})
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
        """The account we are signed in to, with an app password, if it is in use."""
        if self._server == OWN and not _is_app_password(self.setting("app_password")):
            raise self._no_app_password()
        try:
            answer = self._call("GET", "com.atproto.server.getSession")
        except Unavailable as error:
            unavailable = error
        else:
            return self._name_in(answer)
        self._check_server()
        raise unavailable

    def _name_in(self, session: Answer) -> str:
        if not session.ok or not session.get("handle"):
            raise self.refusal(session)
        if at(session.json(), "active") is False:
            raise self._not_in_use()
        if _scope(self.given["access_jwt"]) == "com.atproto.access":
            raise self._no_app_password()
        return f"@{session.get('handle')}"

    def _check_server(self) -> None:
        """Raises when another kind of server answers there."""
        answer = self._ask("GET", "com.atproto.server.describeServer")
        if answer.status < 500 and answer.status != 429 and not isinstance(answer.json(), dict):
            raise Unauthorised(
                self.says(
                    "{label}: {server} does not answer as a server of Bluesky does. Leave the server empty, unless "
                    "your account is elsewhere.",
                    server=self._server.partition("://")[2],
                )
            )

    def _no_app_password(self) -> Unauthorised:
        return Unauthorised(
            self.says(
                "{label}: this is no app password: those are four groups of four letters, such as abcd-efgh-ijkl-mnop. "
                "Make one there, and do not use the password of the account itself."
            )
        )

    def _not_in_use(self) -> Unauthorised:
        return Unauthorised(
            self.says(
                "{label}: the account is deactivated or was taken down. See to that there, then connect it again."
            )
        )

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
            raise self.refusal(answer)
        if not (uri := answer.get("uri")):
            raise Uncertain(self.says("{label} took the post but did not say where it is."))
        return self._receipt(uri)

    def find(self, post: Post, since: datetime) -> Receipt | None:
        """The record at the key that `prepare` chose."""
        answer = self._record(self._key(post))
        if self.says_gone(answer):
            return None
        if not answer.ok or not answer.get("uri"):
            raise self.refusal(answer)
        return self._receipt(answer.get("uri"))

    def edit(self, receipt: Receipt, post: Post) -> Receipt:
        """Another record at the same key, unless it is gone: putting it there would bring a deleted post back."""
        key = receipt.id.rpartition("/")[2]
        there = self._record(key)
        if self.says_gone(there):
            raise self.is_gone(receipt)
        if not there.ok or not there.get("cid"):
            raise self.refusal(there)
        made = record(post)
        made["createdAt"] = get(there.json(), "value", "createdAt") or made["createdAt"]
        changed = {"repo": self._did, "collection": POSTS, "rkey": key, "record": made, "swapRecord": there.get("cid")}
        answer = self._call("POST", "com.atproto.repo.putRecord", creates=True, json=changed)
        if answer.get("error") == "InvalidSwap":
            raise Unavailable(self.says("{label}: the post was changed or deleted there at this moment."))
        if not answer.ok:
            raise self.refusal(answer)
        if answer.get("uri") != receipt.id:
            raise Uncertain(self.says("{label} did not say whether the post was changed."))
        return receipt

    def take_down(self, receipt: Receipt, farewell: str) -> None:
        """Delete the record; one that is gone already is as good."""
        answer = self._call(
            "POST",
            "com.atproto.repo.deleteRecord",
            json={"repo": self._did, "collection": POSTS, "rkey": receipt.id.rpartition("/")[2]},
        )
        said = answer.json()
        if not answer.ok or not isinstance(said, dict) or said.keys() - {"commit"}:
            raise self.refusal(answer)

    def is_up(self, receipt: Receipt) -> bool:
        """Whether the record is there."""
        return self.is_there(self._record(receipt.id.rpartition("/")[2]), "uri")

    def says_gone(self, answer: Answer) -> bool:
        """Bluesky says it by name."""
        return 400 <= answer.status < 500 and answer.get("error") == "RecordNotFound"

    @property
    def _handle(self) -> str:
        """The handle, from itself or from the address of the account; on Bluesky's own server its first part does."""
        typed = plain(self.setting("handle"))
        handle = first_part(typed.rpartition("/profile/")[2]).lstrip("@")
        is_name = not {".", ":", "@"} & set(handle)
        return f"{handle}.bsky.social" if is_name and self._server == OWN else handle

    @property
    def _server(self) -> str:
        """The server; the app, or a handle on Bluesky's own server, is not the server but tells which it is."""
        server = site(self.setting("server"))
        host = server.partition("://")[2]
        return OWN if host.removeprefix("www.") == "bsky.app" or host.endswith(".bsky.social") else server

    @property
    def _did(self) -> str:
        self._sign_in_once()
        return self.given["did"]

    def _key(self, post: Post) -> str:
        return post.handle or _record_key(post.key, post.at)

    def _record(self, key: str) -> Answer:
        place = {"repo": self._did, "collection": POSTS, "rkey": key}
        return self._call("GET", "com.atproto.repo.getRecord", params=place)

    def _receipt(self, uri: str) -> Receipt:
        return Receipt(uri, f"https://bsky.app/profile/{self._did}/post/{uri.rpartition('/')[2]}")

    def _is_signed_in(self) -> bool:
        """Whether the session is of this account, and made with this password: another one is to be tried at once."""
        is_ours = self.given.get("session_of") == f"{self._handle} {self._server}"
        return is_ours and self.given.get("session_by") in (None, "", self._password_mark)

    @property
    def _password_mark(self) -> str:
        return hashlib.sha256(self.setting("app_password").encode("utf-8", "replace")).hexdigest()[:12]

    def _call(self, method: str, name: str, **said: Any) -> Answer:
        self._sign_in_once()
        return self.ask(lambda: self._ask(method, name, self.given["access_jwt"], **said))

    def _sign_in_once(self) -> None:
        if not self._is_signed_in():
            self.renew_alone("access_jwt", lambda: self._keep_session(self._sign_in))

    def has_run_out(self, answer: Answer) -> bool:
        """Bluesky says it by name, with 400 as well."""
        return (answer.status == 401 or answer.get("error") in ("ExpiredToken", "InvalidToken")) and (
            answer.get("error") not in NOT_IN_USE
        )

    def renew(self) -> None:
        """With the refresh token, or else with the app password."""
        self.renew_alone("access_jwt", lambda: self._keep_session(self._refresh))

    def sign_in_trouble(self, answer: Answer) -> Unauthorised | None:
        """An account that is not in use, a password that is none for apps, or a session that cannot be renewed."""
        if answer.get("error") in NOT_IN_USE:
            return self._not_in_use()
        if answer.get("error") == "AuthFactorTokenRequired":
            return self._no_app_password()
        return super().sign_in_trouble(answer)

    def words_of(self, answer: Answer) -> str:
        """What the server says of it."""
        return answer.get("message")

    def _ask(self, method: str, name: str, token: str = "", **said: Any) -> Answer:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return self.wire.call(method, f"{self._server}/xrpc/{name}", headers=headers, **said)

    def _refresh(self) -> Answer:
        answer = self._ask("POST", "com.atproto.server.refreshSession", self.given["refresh_jwt"])
        if answer.status in (400, 401) and answer.get("error") not in NOT_IN_USE:
            return self._sign_in()  # unused for months: the app password still counts
        return answer

    def _sign_in(self) -> Answer:
        """Signing in is limited to 300 times a day, so the session is stored and renewed."""
        account = {"identifier": self._handle, "password": self.setting("app_password")}
        return self._ask("POST", "com.atproto.server.createSession", json=account)

    def _keep_session(self, call: Callable[[], Answer]) -> None:
        answer = self.exchange(call, _is_refused, "accessJwt", "refreshJwt", "did")
        access, refresh, did = (answer.get(name) for name in ("accessJwt", "refreshJwt", "did"))
        of = f"{self._handle} {self._server}"
        self.keep(access_jwt=access, refresh_jwt=refresh, did=did, session_of=of, session_by=self._password_mark)

    def refusal(self, answer: Answer) -> ChannelError:
        """Bluesky names the moment to come back in a header of its own."""
        if answer.status == 429:
            return Unavailable(self.says("{label} wants us to wait: too many calls."), *answer.limit("RateLimit-Reset"))
        return super().refusal(answer)


def _is_refused(answer: Answer) -> bool:
    """Whether the server says that it does not know this account by this password."""
    return answer.status == 401 or (400 <= answer.status < 404 and answer.get("error") != "")


def _is_app_password(given: str) -> bool:
    groups = given.split("-")
    return len(groups) == 4 and all(len(group) == 4 and group.isalnum() for group in groups)


def _scope(token: str) -> str:
    """What a session may do, as its own token says; empty where it does not."""
    try:
        said = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    except (ValueError, IndexError):
        return ""
    return get(said, "scope")


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
