"""One HTTP call, classified: answered, not sent, or nobody knows."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict

from adapters.errors import ChannelError, Rejected, Unauthorised, Unavailable, Uncertain
from adapters.http_transport import Forbidden, Transport, Unresolved
from adapters.translatable import Said
from adapters.typed_settings import first_part

TIMEOUT = (5, 30)
"""Seconds to connect, and between two parts of an answer."""
MANNERS = {"User-Agent": "Recruit", "Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Connection": "close"}
LARGEST = 1_000_000
"""Bytes of an answer; no channel has reason to send more."""


@dataclass(frozen=True)
class Answer:
    """What the server said, whatever it said."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    creates: bool = False
    """Whether the call could have put something before people's eyes."""
    changes: bool = False
    """Whether the call could have changed anything there."""

    @property
    def ok(self) -> bool:
        """Whether the server did what it was asked."""
        return 200 <= self.status < 300

    def json(self) -> Any:
        """The body as JSON; None when it is something else."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    def get(self, *path: str | int) -> str:
        """One value of the JSON body as text, such as `get("data", "id")`; empty when there is none."""
        return get(self.json(), *path)

    def yes(self, *path: str | int) -> bool:
        """Whether one value of the JSON body is true, and nothing like it."""
        return at(self.json(), *path) is True

    def limit(self, *names: str) -> tuple[datetime | None, float | None]:
        """When to come back, as a moment or as seconds to wait, from the first of these headers that says so."""
        for name in (*names, "Retry-After"):
            until, wait = _moment(self.headers.get(name, "").strip())
            if until or wait:
                return until, wait
        return None, None

    def next_day(self) -> datetime | None:
        """The next 00:00 UTC, by the clock of the server."""
        now, _ = _moment(self.headers.get("Date", ""))
        return now and now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def get(document: Any, *path: str | int) -> str:
    """One value deep in a JSON document as text; empty when it is not there, whatever shape the document has."""
    document = at(document, *path)
    return str(document) if isinstance(document, str | int) and not isinstance(document, bool) else ""


def get_all(document: Any, *path: str | int) -> list[Any]:
    """One list deep in a JSON document; empty when it is not there, whatever shape the document has."""
    document = at(document, *path)
    return document if isinstance(document, list) else []


def at(document: Any, *path: str | int) -> Any:
    """What lies deep in a JSON document; None when it is not there, whatever shape the document has."""
    for step in path:
        try:
            document = document[step]
        except (KeyError, IndexError, TypeError):
            return None
    return document


def _moment(given: str) -> tuple[datetime | None, float | None]:
    """A header written as Unix seconds, a span in seconds, ISO 8601 or an HTTP date: the moment, or the seconds."""
    try:
        seconds = float(given)
        if not isfinite(seconds):
            return None, None
        return (datetime.fromtimestamp(seconds, UTC), None) if seconds > 1e9 else (None, max(seconds, 1.0))
    except OverflowError:
        return None, None
    except ValueError:
        pass
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(given)
        except ValueError:
            continue
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC), None
    return None, None


class Wire:
    """The line to one channel. Every call is made once, on a connection of its own, and follows no redirect."""

    def __init__(self, label: str, allowed: Collection[str] = (), transport: BaseAdapter | None = None) -> None:
        """`allowed`: hosts, or host:port, that may be private or without TLS. `transport` stands in for the network."""
        self.label = label
        self._allowed = frozenset(host.lower() for host in allowed)
        self._transport = transport

    def call(
        self,
        method: str,
        url: str,
        *,
        creates: bool = False,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
        json: object = None,
        form: Mapping[str, str] | None = None,
        basic: tuple[str, str] | None = None,
    ) -> Answer:
        """The server's answer, good or bad.

        Raises `Unavailable` when nothing was sent, or nothing was read that matters; `Uncertain` when the answer to a
        call was lost that `creates`, or changes anything, as all but GET do; `Unauthorised` when an address or setting
        cannot be used at all; `Rejected` when the words hold what is no sign.
        """
        self._check(url)
        self._check_signs(json, creates)
        self._check_signs((url, headers, params, form, basic), creates=False)
        transport = self._transport or Transport(self._allowed)
        changes = method != "GET"
        # The error is raised after the except clauses: so it has no context, and no address or token can show in one.
        try:
            status, answered, body = _send(
                transport, method, url, headers=headers, params=params, json=json, data=form, auth=basic
            )
            return Answer(status, answered, body, creates, changes)
        except Forbidden:
            trouble: ChannelError = Unauthorised(
                self._says(
                    "{label}: the address of the server is not on the public internet. "
                    "An administrator can allow it in the settings."
                )
            )
        except (requests.exceptions.InvalidURL, urllib3.exceptions.LocationParseError):
            trouble = Unauthorised(self._says("{label}: the address of the server is not a web address."))
        except Unresolved:
            trouble = Unavailable(
                self._says("{label}: there is no server called {host}. Nothing was changed there.", host=_host(url))
                if creates
                else self._says("{label}: there is no server called {host}.", host=_host(url))
            )
        except (requests.exceptions.InvalidHeader, UnicodeError):
            trouble = self._unsendable()
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError, _Unusable) as error:
            trouble = self._lost(creates, changes) if _was_sent(transport, error) else self._unreached(creates)
        raise trouble

    def _lost(self, creates: bool, changes: bool) -> ChannelError:
        if creates:
            return Uncertain(self._says("{label} gave no answer. The post may be live."))
        if changes:
            return Uncertain(self._says("{label} gave no answer. Nobody knows whether it did what was asked."))
        return self._unreached(creates)

    def _unreached(self, creates: bool) -> ChannelError:
        """Only of the call that is made can it be said that it changed nothing: an earlier one may have."""
        if creates:
            return Unavailable(self._says("{label} could not be reached. Nothing was changed there."))
        return Unavailable(self._says("{label} could not be reached."))

    def _unsendable(self) -> ChannelError:
        return Unauthorised(self._says("{label}: a setting holds a sign that cannot be sent. Fill it in again."))

    def _check_signs(self, said: object, creates: bool) -> None:
        if has_no_signs(said):
            raise Rejected(self._says(NO_SIGN)) if creates else self._unsendable()

    def _says(self, template: str, **values: object) -> Said:
        return Said(template, label=Said(self.label), **values)

    def _check(self, url: str) -> None:
        try:
            place = urlsplit(url)
            host, port = place.hostname or "", place.port
        except ValueError:
            raise Unauthorised(self._says("{label}: the address of the server is not a web address.")) from None
        if place.scheme == "https" or (place.scheme == "http" and {host, f"{host}:{port}"} & self._allowed):
            return
        raise Unauthorised(self._says("{label}: the address of the server must start with https://."))


NO_SIGN = Said("{label}: the words hold a sign that cannot be sent. Type them again.")


def has_no_signs(said: object) -> bool:
    """Whether text, or a text anywhere in a document, holds NUL or half a pair: some servers cut a text there, others
    keep what nobody can read any more."""
    if isinstance(said, str):
        return "\0" in said or any("\ud800" <= sign <= "\udfff" for sign in said)
    if isinstance(said, Mapping):
        return any(has_no_signs(inner) for pair in said.items() for inner in pair)
    return isinstance(said, list | tuple) and any(map(has_no_signs, said))


def site(given: str) -> str:
    """The start of every address on a server, from what a person types: "example.social", "@acme@example.social" and
    "https://example.social/@acme" are all https://example.social."""
    given = given.strip()
    scheme, separator, rest = given.rpartition("://")
    host = first_part(rest).rpartition("@")[2]
    return f"{scheme.lower() if separator else 'https'}://{host.lower()}"


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _send(
    transport: BaseAdapter, method: str, url: str, headers: Mapping[str, str] | None, **said: Any
) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers and body of the answer."""
    # Without a session: no proxy, no .netrc, no cookie; what is sent is what the adapter said.
    request = requests.Request(method, url, headers={**MANNERS, **(headers or {})}, **said).prepare()
    try:
        response = transport.send(request, stream=True, timeout=TIMEOUT)
        body = b""
        while part := response.raw.read1(65_536, decode_content=True):
            body += part
            _check_limits(transport, body)
        _check_limits(transport, body)
        return response.status_code, CaseInsensitiveDict(response.headers), body
    finally:
        transport.close()


class _Unusable(Exception):
    """The answer does not end, or was cut off before it did."""


def _check_limits(transport: BaseAdapter, body: bytes) -> None:
    if len(body) > LARGEST or (isinstance(transport, Transport) and transport.expired):
        raise _Unusable


def _was_sent(transport: BaseAdapter, error: Exception) -> bool:
    """Whether anything of the request may have left. Our own transport knows; of another's errors it is known of those
    that come before a line stands: no name, no connection, no agreement on TLS."""
    if isinstance(transport, Transport):
        return transport.is_open
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return False
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return not isinstance(reason, urllib3.exceptions.NewConnectionError | urllib3.exceptions.SSLError)
