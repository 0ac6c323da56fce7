"""What people wait for a page while others send half a request and no more, or a byte every four seconds."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread
from urllib.request import urlopen

from benchmarks.figures import Figure
from tests.support.running import Run, a_free_port

MANY, PAGES, EVERY = 50, 60, 4.0
HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
BODY = b"POST /applications/again HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nemail="


def measure() -> list[Figure]:
    """pages while fifty send slowly"""
    with TemporaryDirectory() as folder:
        run = Run(Path(folder), a_free_port())
        try:
            run.wait_for("Recruit runs at")
            quiet = waited(run)
            found = []
            for called, words, drips in (
                ("50 half heads", HEAD, False),
                ("50 half bodies", BODY, False),
                ("50 heads, a byte every four seconds", HEAD, True),
            ):
                with slow(run, words, drips):
                    found.append((called, waited(run)))
        finally:
            run.stop()
    how = f"GET / of `recruit run`, slowest of {PAGES}"
    return [Figure(f"a page beside {called}", how, slowest, "ms", quiet, "the same alone") for called, slowest in found]


def waited(run: Run) -> float:
    """The slowest of some pages, in milliseconds: the median of three rounds."""
    return median(max(page(run) for _ in range(PAGES // 3)) for _ in range(3))


def page(run: Run) -> float:
    """One page, in milliseconds."""
    began = time.perf_counter()
    with urlopen(f"http://127.0.0.1:{run.port}/", timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - began) * 1000


@contextmanager
def slow(run: Run, words: bytes, drips: bool) -> Iterator[None]:
    """Fifty who began to say this, and go on with a byte now and then, or not at all."""
    over = Event()
    with ExitStack() as stack:
        lines = [stack.enter_context(socket.create_connection(("127.0.0.1", run.port))) for _ in range(MANY)]
        for line in lines:
            line.sendall(words)

        def drip() -> None:
            while not over.wait(EVERY):
                for line in lines:
                    try:
                        line.sendall(b"x")
                    except OSError:
                        continue

        dripping = Thread(target=drip)
        if drips:
            dripping.start()
        try:
            yield
        finally:
            over.set()
            if drips:
                dripping.join()
