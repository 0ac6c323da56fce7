"""What the channels of the channel server share: calls, answers, posts, timelines, and tokens.

Whose account it is stands in the token, before the first dot: "acme.1" and "acme.2" are tokens of one account.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
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
    edits_at: str = "edit"
    """The door for other words in the place of those that are out."""
    author: str = "acme"
    """Whose posts its timeline shows, of what `filled_in` names."""
    fixed: str = ""
    """The address that is the same for everybody; empty where the server is a setting."""

    def __init__(self, clock: Callable[[], datetime], lag: timedelta, remembers: bool) -> None:
        self.clock, self.lag, self.remembers = clock, lag, remembers
        self.posts: list[Held] = []
        self.by_id: dict[str, Held] = {}
        self.by_key: dict[tuple[str, str], Held] = {}
        self.revoked: set[str] = set()
        self.tokens = 0

    @staticmethod
    def filled_in(address: str, account: str, token: str) -> Mapping[str, str]:
        """What is filled in to connect an account to the server at this address."""
        raise NotImplementedError

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

    def listed(self, account: str, most: int, *, start: int = 0, before: int = 0) -> list[Held]:
        """What a page of the timeline shows, which lags behind: from a place on, or older than the post with an id."""
        seen = (post for post in self.live(account) if post.at <= self.clock() - self.lag)
        older = (post for post in seen if not before or int(post.id) < before)
        return list(islice(older, start, start + most))

    def same(self, account: str, text: str) -> Held | None:
        """A post that is up with exactly these words, if the channel looks for one."""
        return next((post for post in self.live(account) if post.text == text), None) if self.remembers else None

    def fresh(self, account: str, kind: str = "") -> str:
        """A new token for an account."""
        self.tokens += 1
        return f"{account}.{kind}{self.tokens}-{'x' * 16}"


def iso(moment: datetime) -> str:
    """A moment as these channels write it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
