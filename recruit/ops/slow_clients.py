"""A web process that waits for nobody who sends slowly.

Half-sent requests would hold the few threads that answer, for as long as their senders like. So many threads listen,
each for as long as a telephone on a bad line needs, and a request goes on to one of the few that answer, and so to the
database, when all of it is here. A proxy that buffers does the same; `recruit run` has none before it.
"""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from tempfile import SpooledTemporaryFile
from threading import Semaphore
from typing import Any

from gunicorn import util
from gunicorn.http.errors import NoMoreData, ParseException
from gunicorn.workers.gthread import ThreadWorker

from recruit.config import Settings

LISTENING = 128
"""Threads of a web process that may wait for a request."""
GRACE = 10.0
"""Seconds for the head of a request, and for the beginning of its body."""
SLOWEST = 2_000
"""Bytes a second that whoever sends a long body must reach, from then on."""
ANSWERED = 60.0
"""Seconds in which a piece of an answer must be taken."""
PIECE = 256 * 1024
LARGEST = 64 * 1024 * 1024
"""Bytes that are waited for; what is announced as longer is left to the application, which refuses it unread."""

LATE = (408, "Request Timeout", "This took too long to arrive. Send it again.")
TOO_LONG = (413, "Content Too Large", "This is too large. Send less.")


class Hurried:
    """A connection whose other end must go on. Who does not is taken for one that hung up."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.hurry()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)

    def hurry(self) -> None:
        """From now on the seconds count, for what comes next."""
        self.began, self.received = time.monotonic(), 0

    def recv(self, size: int, *flags: int) -> bytes:
        """What has come; nothing once the time is over."""
        left = self.began + GRACE + self.received / SLOWEST - time.monotonic()
        if left <= 0:
            return b""
        self.connection.settimeout(left)
        try:
            piece = self.connection.recv(size, *flags)
        except TimeoutError:
            return b""
        finally:
            self.connection.settimeout(None)
        self.received += len(piece)
        return piece

    def sendall(self, data: bytes, *flags: int) -> None:
        """Raises BrokenPipeError when nobody takes it."""
        self.connection.settimeout(ANSWERED)
        try:
            self.connection.sendall(data, *flags)
        except TimeoutError:
            raise BrokenPipeError from None
        finally:
            with suppress(OSError):
                self.connection.settimeout(None)


class Worker(ThreadWorker):  # type: ignore[misc]
    """Gunicorn's worker with threads, of which most listen."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.answering = Semaphore(Settings.from_environment().number("threads", 1))

    def handle(self, conn: Any) -> Any:
        """Read one request of a connection, and answer it."""
        if not isinstance(conn.sock, Hurried):
            conn.sock = Hurried(conn.sock)
        conn.sock.hurry()
        return super().handle(conn)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Answer, when all of it is here."""
        conn.sock.hurry()
        if refusal := gather(req, conn.sock):
            util.write_error(conn.sock, *refusal)
            return False
        with self.answering:
            return super().handle_request(req, conn)


def gather(request: Any, connection: Any) -> tuple[int, str, str] | None:
    """Put the body of a request where it waits for nobody; what to answer instead, where it did not come whole."""
    heads = {name.upper(): value for name, value in request.headers}
    announced, in_chunks = heads.get("CONTENT-LENGTH", ""), "TRANSFER-ENCODING" in heads
    if not in_chunks and not (
        announced.isdecimal() and len(announced) <= len(str(LARGEST)) and 0 < int(announced) <= LARGEST
    ):
        return None
    if heads.get("EXPECT", "").lower() == "100-continue":
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.headers = [(name, value) for name, value in request.headers if name.upper() != "EXPECT"]
    body: Any = SpooledTemporaryFile(PIECE)
    try:
        while body.tell() <= LARGEST and (piece := request.body.read(PIECE)):
            body.write(piece)
    except (NoMoreData, ParseException):
        return LATE
    if body.tell() > LARGEST:
        return TOO_LONG
    if not in_chunks and body.tell() != int(announced):
        return LATE
    body.seek(0)
    request.body = body
    return None
