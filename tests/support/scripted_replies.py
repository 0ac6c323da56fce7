"""A `requests` transport that answers from a script, and is as strict as the channel's contract."""

from __future__ import annotations

import io
import json
import re
import ssl
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.client import RemoteDisconnected
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests
import urllib3
from requests.adapters import BaseAdapter


@dataclass(frozen=True)
class Door:
    """One call that a channel documents. Anything else is refused, as the channel would."""

    method: str
    address: str
    """A regular expression for the address without its query."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Headers it demands: name, and a regular expression for the value."""
    fields: frozenset[str] = frozenset()
    """Fields that the body must have: dotted, with [] for the items of a list."""
    optional: frozenset[str] = frozenset()
    query: frozenset[str] = frozenset()
    """Parameters that the query must have."""
    optional_query: frozenset[str] = frozenset()
    """Parameters that it may have, and no other."""


@dataclass(frozen=True)
class Reply:
    """What the channel answers."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


def fields(names: str) -> frozenset[str]:
    """A set, written as words."""
    return frozenset(names.split())


class Replies(BaseAdapter):
    """Gives one answer after the other, and remembers what was asked. An exception among them is raised."""

    def __init__(self, doors: Iterable[Door], script: Iterable[Reply | Exception]) -> None:
        super().__init__()
        self.doors = tuple(doors)
        self.script = list(script)
        self.seen: list[requests.PreparedRequest] = []

    def send(self, request: requests.PreparedRequest, *given: Any, **named: Any) -> requests.Response:
        """Check the call against the contract and answer it."""
        self.seen.append(request)
        assert named.get("timeout") == (5, 30), "a call without its time limits"
        self._check(request)
        assert self.script, f"one call too many: {request.method} {request.url}"
        reply = self.script.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return _response(reply, request)

    def close(self) -> None:
        """Nothing to let go of."""

    def _check(self, request: requests.PreparedRequest) -> None:
        address, _, query = str(request.url).partition("?")
        method = str(request.method)
        fitting = [d for d in self.doors if d.method == method and re.fullmatch(d.address, address)]
        assert fitting, f"the channel documents no {method} {address}"
        door = fitting[0]
        for name, value in door.headers.items():
            given = request.headers.get(name)
            assert given is not None and re.fullmatch(value, str(given)), (
                f"header {name} of {method} {address} is {given}"
            )
        asked = {name for name, _ in parse_qsl(query, keep_blank_values=True)}
        assert door.query <= asked <= door.query | door.optional_query, query
        names = _names(body_of(request))
        assert door.fields <= names <= door.fields | door.optional, (
            f"{method} {address}: missing {sorted(door.fields - names)}, "
            f"unknown {sorted(names - door.fields - door.optional)}"
        )


def body_of(request: requests.PreparedRequest) -> Any:
    """What was sent, as data."""
    if not request.body:
        return {}
    if "json" in request.headers.get("Content-Type", ""):
        return json.loads(request.body)
    return dict(parse_qsl(str(request.body), keep_blank_values=True))


def _names(value: Any, name: str = "") -> set[str]:
    if isinstance(value, dict) and value:
        return set().union(*(_names(inner, f"{name}.{key}" if name else key) for key, inner in value.items()))
    if isinstance(value, list) and value:
        return set().union(*(_names(inner, f"{name}[]") for inner in value))
    return {name} if name else set()


def _response(reply: Reply, request: requests.PreparedRequest) -> requests.Response:
    plain = reply.body if isinstance(reply.body, str) else json.dumps(reply.body)
    body = b"" if reply.body is None else plain.encode()
    response = requests.Response()
    response.status_code = reply.status
    response.url = str(request.url)
    response.request = request
    response.headers.update(reply.headers)
    response.raw = urllib3.HTTPResponse(io.BytesIO(body), headers=reply.headers, preload_content=False)
    return response


def refused() -> Exception:
    """Nobody listens there."""
    cause = urllib3.exceptions.NewConnectionError(None, "connection refused")  # type: ignore[arg-type]
    return requests.ConnectionError(_gave_up(cause))


def no_such_name() -> Exception:
    """The name leads nowhere."""
    cause = urllib3.exceptions.NameResolutionError("example.org", None, OSError("unknown"))  # type: ignore[arg-type]
    return requests.ConnectionError(_gave_up(cause))


def not_connected() -> Exception:
    """Nobody answers there."""
    return requests.ConnectTimeout("no connection")


def dropped() -> Exception:
    """The server hung up instead of answering."""
    gone = RemoteDisconnected("the server hung up")
    return requests.ConnectionError(urllib3.exceptions.ProtocolError("Connection aborted.", gone))


def silent() -> Exception:
    """The server took the request and never answered."""
    return requests.ReadTimeout("no answer")


def cut_off() -> Exception:
    """The answer broke off."""
    return requests.exceptions.ChunkedEncodingError("broken off")


def no_agreement() -> Exception:
    """They could not agree on TLS."""
    cause = urllib3.exceptions.SSLError(ssl.SSLError(1, "[SSL: SSLV3_ALERT_HANDSHAKE_FAILURE] handshake failure"))
    return requests.exceptions.SSLError(_gave_up(cause))


NOT_SENT: tuple[Callable[[], Exception], ...] = (refused, no_such_name, not_connected, no_agreement)
LOST: tuple[Callable[[], Exception], ...] = (dropped, silent, cut_off)


def _gave_up(cause: Exception) -> Exception:
    return urllib3.exceptions.MaxRetryError(None, "/secret-path", cause)  # type: ignore[arg-type]


def path_of(request: requests.PreparedRequest) -> str:
    """The path of a call, to tell one from the other."""
    return urlsplit(str(request.url)).path
