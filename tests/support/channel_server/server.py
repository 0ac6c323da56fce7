"""One server that speaks for every channel, remembers what it accepted, and misbehaves on command.

In a test it runs in a thread; `python -m tests.support.channel_server.server PORT` runs it alone, with its commands
over HTTP:
POST /_faults {"faults": [{"kind": "drop", "applies": true, "on": "create"}], "chances": {"drop": 0.01}, "seed": 1},
GET /_live?channel=x, GET /_doubles, POST /_refuse {"seconds": 2} and POST /_reset.
"""

from __future__ import annotations

import json
import random
import select
import socket
import struct
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from enum import StrEnum
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.support.channel_server.accounts import Call, Channel, Held, Said
from tests.support.channel_server.protocols import ALL


class Kind(StrEnum):
    """What can go wrong."""

    REFUSE = "refuse"
    """The line is cut as soon as somebody calls, before a word is read."""
    DROP = "drop"
    """The request is read, and the line is cut instead of an answer."""
    HANG = "hang"
    """The request is read, and no answer ever comes."""
    CUT = "cut"
    """The answer breaks off in the middle of its body."""
    DRIP = "drip"
    """The answer comes a byte at a time."""
    ERROR = "error"
    """500, or another number in `value`."""
    LIMIT = "limit"
    """429; `value` is one of LIMITS, `seconds` how long to wait."""
    GARBLED = "garbled"
    """200, and a page of HTML."""
    NOT_OK = "not ok"
    """200, and `{"ok": false}`."""
    REDIRECT = "redirect"
    """307 to the same address, or another number in `value`."""
    EXPIRED = "expired"
    """The token counts no more, now and later."""
    REJECT = "reject"
    """400, or another number in `value`, with a reason."""


LIMITS = ("", "Retry-After", "Retry-After date", "x-rate-limit-reset", "RateLimit-Reset", "X-RateLimit-Reset")
"""Headers that say when to come back: none, seconds, a date, Unix seconds twice, ISO 8601."""
ANSWERED_BEFORE = (Kind.REFUSE, Kind.LIMIT, Kind.EXPIRED, Kind.REJECT)
"""After these nothing was done, or no channel would say so."""
PATIENCE = 120.0
"""Seconds that a hanging call is kept, unless the other side hangs up."""


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong, once. Empty `on` (the door) and `channel` fit every call."""

    kind: Kind
    applies: bool = False
    """Whether the channel did what it was asked before it went wrong."""
    on: str = ""
    channel: str = ""
    value: str = ""
    seconds: int = 60

    def __post_init__(self) -> None:
        assert not (self.applies and self.kind in ANSWERED_BEFORE), f"{self.kind} comes before anything is done"

    def fits(self, channel: str, door: str) -> bool:
        """Whether it is meant for that call."""
        return self.on in ("", door) and self.channel in ("", channel)


class ChannelServer:
    """The server, and what a test may ask it. `clock`, `lag` (of timelines) and `remembers` are the channels'."""

    def __init__(
        self,
        port: int = 0,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        lag: timedelta = timedelta(0),
        remembers: bool = False,
    ) -> None:
        self.clock, self._how = clock, (clock, lag, remembers)
        self.lock = threading.RLock()
        self.stopping = threading.Event()
        self.reset()
        self._server = _Listener(("127.0.0.1", port), _Handler)
        self._server.owner = self
        self.port: int = self._server.server_port

    def reset(self) -> None:
        """Forget everything: posts, tokens, faults."""
        with self.lock:
            self.channels: dict[str, Channel] = {name: kind(*self._how) for name, kind in ALL.items()}
            self.faults: list[Fault] = []
            self.chances: dict[Kind, float] = {}
            self.dice = random.Random(1)
            self.calls: Counter[tuple[str, str]] = Counter()
            self.happened: list[Fault] = []

    def __enter__(self) -> ChannelServer:
        self._start()
        return self

    def __exit__(self, *why: object) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def host(self) -> str:
        """The host with its port: what an administrator allows, for it is neither public nor https."""
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """The start of every address."""
        return f"http://{self.host}"

    def will(self, *faults: Fault) -> None:
        """Let these happen to the next calls that they fit, each once, in this order."""
        with self.lock:
            self.faults += faults

    def behave(self) -> None:
        """Forget the faults that have not happened yet."""
        with self.lock:
            self.faults, self.chances = [], {}

    def live(self, channel: str = "") -> list[Held]:
        """The posts that are up, oldest first."""
        with self.lock:
            return [p for c in self.channels.values() for p in c.posts if p.live and channel in ("", p.channel)]

    def doubles(self) -> dict[str, int]:
        """Links that are up more than once on one channel, and how often."""
        counted = Counter(f"{post.channel} {post.link}" for post in self.live())
        return {link: times for link, times in counted.items() if times > 1}

    def expire(self, token: str) -> None:
        """Let a token count no more."""
        with self.lock:
            for channel in self.channels.values():
                channel.revoked.add(token)

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Nobody listens: connections are refused, and the port stays ours."""
        self._server.shutdown()
        self._server.server_close()
        holding = _Listener(("127.0.0.1", self.port), _Handler, bind_and_activate=False)
        holding.server_bind()
        try:
            yield
        finally:
            holding.owner = self
            holding.server_activate()
            self._server = holding
            self._start()

    def fault_for(self, channel: str, door: str) -> Fault | None:
        """What goes wrong with this call, and is used up by it."""
        with self.lock:
            fault = next((fault for fault in self.faults if fault.fits(channel, door)), None)
            if fault:
                self.faults.remove(fault)
            for kind, chance in self.chances.items():
                if not fault and self.dice.random() < chance:
                    fault = Fault(kind, kind not in ANSWERED_BEFORE and self.dice.random() < 0.5, seconds=1)
            if fault:
                self.happened.append(fault)
            return fault

    def answer(self, call: Call) -> tuple[Said, Fault | None]:
        """What the channel says to a call, and what goes wrong with saying it."""
        with self.lock:
            channel = next((c for c in self.channels.values() if call.path.startswith(c.prefixes)), None)
            found = channel and channel.door(call)
            if not channel or not found:
                return Said(404, {"error": f"no {call.method} {call.path} is documented"}), None
            door, path = found
            self.calls[channel.name, door] += 1
            fault = self.fault_for(channel.name, door)
            if fault and fault.kind == Kind.EXPIRED:
                channel.revoked.add(call.token)
            said = Said(500)
            if not fault or fault.applies or fault.kind in (Kind.EXPIRED, Kind.CUT, Kind.DRIP):
                # An answer that is cut off or drips is an answer to something, so it was done.
                said = channel.answer(door, call, path)
            return misspoken(fault, said, call, self.clock()) if fault else said, fault

    def command(self, call: Call) -> Said:
        """What a benchmark asks for over the line."""
        if call.path == "/_live":
            return Said(
                200, [asdict(post) | {"at": post.at.isoformat()} for post in self.live(call.query.get("channel", ""))]
            )
        if call.path == "/_doubles":
            return Said(200, self.doubles())
        if call.path == "/_reset":
            self.reset()
        elif call.path == "/_refuse":
            threading.Thread(target=self._refuse, args=(float(call.body["seconds"]),), daemon=True).start()
        elif call.path == "/_faults":
            with self.lock:
                self.faults += [Fault(**given | {"kind": Kind(given["kind"])}) for given in call.body.get("faults", [])]
                self.chances = {Kind(kind): chance for kind, chance in call.body.get("chances", {}).items()}
                self.dice.seed(call.body.get("seed", 1))
        else:
            return Said(404)
        return Said(200, {})

    def _refuse(self, seconds: float) -> None:
        time.sleep(0.1)  # the answer to the command leaves first
        with self.refusing():
            time.sleep(seconds)

    def _start(self) -> None:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()


def misspoken(fault: Fault, said: Said, call: Call, moment: datetime) -> Said:
    """The answer with something wrong about its status, headers or body."""
    match fault.kind:
        case Kind.ERROR:
            return Said(int(fault.value or 500), {"error": "InternalServerError"})
        case Kind.LIMIT:
            until = moment + timedelta(seconds=fault.seconds)
            name, _, form = fault.value.partition(" ")
            value = {
                "Retry-After": format_datetime(until, usegmt=True) if form else str(fault.seconds),
                "X-RateLimit-Reset": until.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            }.get(name, str(int(until.timestamp())))
            return Said(429, {"error": "Too Many Requests"}, {name: value} if name else {})
        case Kind.GARBLED:
            return Said(200, "<html><body>Back in a minute</body></html>")
        case Kind.NOT_OK:
            return Said(200, {"ok": False})
        case Kind.REDIRECT:
            return Said(int(fault.value or 307), None, {"Location": call.path})
        case Kind.REJECT:
            return Said(int(fault.value or 400), {"error": "Validation failed: no", "message": "no", "detail": "no"})
        case _:
            return said


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 512
    owner: ChannelServer

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Cut the line at once, if that is what comes next."""
        with self.owner.lock:
            if not (self.owner.faults and self.owner.faults[0] == Fault(Kind.REFUSE)):
                return True
            self.owner.happened.append(self.owner.faults.pop(0))
        _reset(request)
        return False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The other side hung up first: that is its good right. Anything else is a mistake here, and is shown."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Listener
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle_any(self) -> None:
        """Read, ask, answer; one call on each connection."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        call = Call.read(self.command, self.path, self.headers, body)  # type: ignore[arg-type]
        self.close_connection = True
        owner = self.server.owner
        if call.path.startswith("/_"):
            self._say(owner.command(call))
            return
        said, fault = owner.answer(call)
        kind = fault.kind if fault else None
        if kind in (Kind.REFUSE, Kind.DROP):
            _reset(self.connection)
        elif kind == Kind.HANG:
            _wait(self.connection, owner.stopping)
        else:
            self._say(said, kind)

    do_GET = do_POST = do_PUT = do_DELETE = handle_any

    def _say(self, said: Said, kind: Kind | None = None) -> None:
        plain = said.body if isinstance(said.body, str) else "" if said.body is None else json.dumps(said.body)
        body = plain.encode() or (b" " * 20 if kind in (Kind.CUT, Kind.DRIP) else b"")
        headers = {"Content-Type": "application/json", "Content-Length": str(len(body)), "Connection": "close"}
        if said.status == 204 and not body:
            del headers["Content-Length"]
        headers |= {"Date": format_datetime(self.server.owner.clock(), usegmt=True), **said.headers}
        head = f"HTTP/1.1 {said.status} {HTTPStatus(said.status).phrase}\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
        if kind == Kind.CUT:
            body = body[: len(body) // 2]
        if kind != Kind.DRIP:
            self.wfile.write(head.encode() + body)
            return
        self.wfile.write(head.encode())
        for byte in body:
            time.sleep(0.05)
            self.wfile.write(bytes([byte]))

    def log_message(self, *given: object) -> None:
        """Quietly."""


def _reset(line: socket.socket) -> None:
    """Hang up without a word: the other side reads a reset."""
    with suppress(OSError):
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()


def _wait(line: socket.socket, stopping: threading.Event) -> None:
    """Say nothing until the other side gives up."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not stopping.is_set():
        if select.select([line], [], [], 0.05)[0]:
            return


def main(port: int) -> None:
    """Serve until stopped."""
    with ChannelServer(port) as server:
        print(server.url, flush=True)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
