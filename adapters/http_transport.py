"""The way out of the house: to the public internet only, and never for longer than it takes."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Collection
from functools import partial
from ipaddress import IPv6Address, IPv6Network, ip_address
from threading import Lock, Thread
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool

TOTAL = 90.0
"""Seconds for a whole call: a server that drips its answer is cut off."""


class Forbidden(Exception):
    """The address belongs to a private network, or to this machine."""


class Unresolved(Exception):
    """The name leads nowhere, at this moment."""


class Transport(HTTPAdapter):
    """Looks a name up once, refuses what is private, and connects to the very address it looked at.

    So a name that answers differently the second time gains nothing. `allowed` hosts, or host:port, may be anywhere.
    Good for one call.
    """

    def __init__(
        self,
        allowed: Collection[str] = (),
        resolve: Callable[[str, int], list[str]] | None = None,
        total: float = TOTAL,
    ) -> None:
        self._allowed = allowed
        self._resolve = resolve or addresses
        self._total = total
        self._connection: Any = None
        self.expired = False
        self.is_open = False
        """Whether the line stands, TLS included: before that nothing of a request has left."""
        super().__init__(max_retries=0, pool_connections=1, pool_maxsize=1)

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        """Send, with somebody watching the clock until `close`."""
        watch(self, time.monotonic() + self._total)
        return super().send(request, *args, **kwargs)

    def close(self) -> None:
        """Let go of the connection; the clock no longer matters."""
        _ends.pop(self, None)
        super().close()

    def get_connection_with_tls_context(
        self, request: PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> HTTPConnectionPool:
        """A pool for the address itself; TLS still asks for the name."""
        place, keys = self.build_connection_pool_key_attributes(request, verify, cert)
        tls: dict[str, Any] = {**keys}
        name, port = str(place["host"]), place["port"] or (443 if place["scheme"] == "https" else 80)
        found = self._resolve(name, port)
        if not self._allowed or {name, f"{name}:{port}"}.isdisjoint(self._allowed):
            if not all(map(is_public, found)):
                raise Forbidden
        if place["scheme"] == "https":
            tls |= {"server_hostname": name, "assert_hostname": name}
        request.headers["Host"] = urlsplit(str(request.url)).netloc.rpartition("@")[2]
        pool: HTTPConnectionPool = self.poolmanager.connection_from_host(
            found[0], port, place["scheme"], pool_kwargs=tls
        )
        pool.ConnectionCls = partial(self._connect, pool.ConnectionCls)  # type: ignore[assignment]
        return pool

    def _connect(self, kind: Any, **place: Any) -> Any:
        transport = self

        class Line(kind):  # type: ignore[misc]
            def connect(self) -> None:
                super().connect()
                transport.is_open = True

        self._connection = Line(**place)
        return self._connection

    def hang_up(self) -> None:
        """End a call from outside; whoever waits for it sees a dropped connection."""
        self.expired = True
        try:
            self._connection.sock.shutdown(socket.SHUT_RDWR)
        except (AttributeError, OSError):
            pass  # it had not begun, or was over


TICK = 0.1
"""Seconds between two looks at the clock."""

_ends: dict[Transport, float] = {}
_watchers: list[Thread] = []
_lock = Lock()


def watch(transport: Transport, end: float) -> None:
    """Have a call ended when its time is up. One thread watches all: one for each would cost more than the call."""
    with _lock:
        _ends[transport] = end
        if not any(watcher.is_alive() for watcher in _watchers):  # none yet, or this process is a copy of another
            _watchers[:] = [Thread(target=_look_at_the_clock, name="watcher", daemon=True)]
            _watchers[0].start()


def _look_at_the_clock() -> None:
    idle = 0
    while True:
        time.sleep(TICK)
        for transport, end in list(_ends.items()):
            if end < time.monotonic() and _ends.pop(transport, 0.0):
                transport.hang_up()
        with _lock:
            idle = 0 if _ends else idle + 1
            if idle > 10:
                _watchers.clear()
                return


def addresses(name: str, port: int) -> list[str]:
    """Where a name leads, IPv4 first because that works everywhere. Raises `Unresolved`."""
    try:
        found = socket.getaddrinfo(name.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unresolved from None
    return [str(entry[4][0]) for entry in sorted(found, key=lambda entry: entry[0] == socket.AF_INET6)]


_TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


_PRIVATE = tuple(
    map(
        IPv6Network,
        (
            "64:ff9b:1::/48",  # RFC 8215: a network's own translation
            "fec0::/10",  # RFC 3879: once site-local
            "::/96",  # RFC 4291: once IPv4 in IPv6
            "::ffff:0:0:0/96",  # RFC 2765: the same for translators
            "3fff::/20",  # RFC 9637: for documents
            "5f00::/16",  # RFC 9602: inside a network
        ),
    )
)


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet, also when it is one kind wrapped in the other."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip_address(int(ip) & 0xFFFFFFFF) if ip in _TRANSLATED else None)
        if wrapped:
            return is_public(str(wrapped))
        if any(ip in network for network in _PRIVATE):
            return False
    return ip.is_global and not ip.is_multicast
