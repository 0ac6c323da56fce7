"""Who sends a request slowly, or half of one, keeps nobody else waiting."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import urlopen

import pytest

from recruit.ops import slow_clients
from tests.support.running import Run, a_free_port

HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
BODY = b"POST /applications/again HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nemail=a"
CHUNK = b"POST /sign-out HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nema"
PATIENCE = slow_clients.GRACE - 2


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """A running Recruit on an empty folder."""
    started = Run(tmp_path_factory.mktemp("slow") / "data", a_free_port())
    started.wait_for("Recruit runs at")
    yield started
    started.stop()


def begun(run: Run, words: bytes, stack: ExitStack, many: int) -> list[socket.socket]:
    """So many connections on which somebody began to say this."""
    found = [stack.enter_context(socket.create_connection(("127.0.0.1", run.port))) for _ in range(many)]
    for one in found:
        one.sendall(words)
    return found


def test_fifty_half_heads_bodies_and_chunks_keep_nobody_waiting_and_are_given_up(run: Run) -> None:
    with ExitStack() as stack:
        slow = [one for words in (HEAD, BODY, CHUNK) for one in begun(run, words, stack, 17)]
        for path in ("/", "/health", "/robots.txt"):
            with urlopen(f"http://127.0.0.1:{run.port}{path}", timeout=PATIENCE) as page:
                assert page.status == 200
        for one in slow:
            one.sendall(b"x")  # a sign now and then buys no more time
            one.settimeout(60)
            said = one.recv(1000)
            assert said == b"" or said.startswith((b"HTTP/1.1 408", b"HTTP/1.1 400"))
    with urlopen(f"http://127.0.0.1:{run.port}/", timeout=PATIENCE) as page:
        assert page.status == 200


def test_a_long_body_comes_through_in_pieces_and_with_a_question_before_it(run: Run) -> None:
    words = b"email=" + b"a" * 300_000
    for more in ({}, {"Expect": "100-continue"}):
        line = HTTPConnection("127.0.0.1", run.port, timeout=60)
        line.putrequest("POST", "/applications/again")
        for name, value in {"Content-Length": str(len(words)), **more}.items():
            line.putheader(name, value)
        line.putheader("Content-Type", "application/x-www-form-urlencoded")
        line.endheaders()
        for at in range(0, len(words), 50_000):
            line.send(words[at : at + 50_000])
        assert line.getresponse().status == 422
        line.close()


def test_a_body_in_chunks_comes_through_and_the_connection_is_used_again(run: Run) -> None:
    line = HTTPConnection("127.0.0.1", run.port, timeout=60)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for _ in range(2):
        line.request("POST", "/applications/again", iter([b"email=nob", b"ody"]), form, encode_chunked=True)
        assert b'value="nobody"' in line.getresponse().read()
    line.close()


def test_a_connection_is_used_again_after_a_body(run: Run, tmp_path: Path) -> None:
    line = HTTPConnection("127.0.0.1", run.port, timeout=60)
    for _ in range(3):
        line.request(
            "POST", "/applications/again", b"email=nobody", {"Content-Type": "application/x-www-form-urlencoded"}
        )
        answer = line.getresponse()
        assert answer.status == 422
        answer.read()
        line.request("GET", "/robots.txt")
        assert line.getresponse().read().startswith(b"User-agent")
    line.close()
