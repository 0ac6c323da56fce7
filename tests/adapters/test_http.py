"""What a call on the wire means, tried on sockets of this machine."""

from __future__ import annotations

import gzip
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from adapters.errors import Unauthorised, Unavailable, Uncertain
from adapters.http import LARGEST, Answer, Wire, get, site
from adapters.http_transport import Forbidden, Transport, Unresolved, is_public

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


class Server:
    """Accepts connections, notes what arrives, and answers with the same bytes every time."""

    def __init__(self, answer: bytes, pause: float = 0, tls: ssl.SSLContext | None = None) -> None:
        self.answer, self.pause, self.tls = answer, pause, tls
        self.asked: list[bytes] = []
        self.connections = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self.socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        try:
            with self.tls.wrap_socket(line, server_side=True) if self.tls else line as line:
                asked = line.recv(65_536)
                if (length := re.search(rb"Content-Length: (\d+)", asked)) and asked.endswith(b"\r\n\r\n"):
                    asked += line.recv(int(length[1]))
                self.asked.append(asked)
                for part in [self.answer[i : i + 1] for i in range(len(self.answer))] if self.pause else [self.answer]:
                    line.sendall(part)
                    time.sleep(self.pause)
        except OSError:
            pass  # the other side hung up first


@contextmanager
def serving(answer: bytes, pause: float = 0, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    server = Server(answer, pause, tls)
    try:
        yield server
    finally:
        server.socket.close()


def wire_to(server: Server, **options: object) -> Wire:
    return Wire("Acme", allowed={f"127.0.0.1:{server.port}"}, **options)  # type: ignore[arg-type]


def post(server: Server, **said: object) -> Answer:
    return wire_to(server).call("POST", f"http://127.0.0.1:{server.port}/x", creates=True, **said)  # type: ignore[arg-type]


def test_an_answer_comes_back_as_it_is() -> None:
    with serving(b'HTTP/1.1 418 Tea\r\nX-Pot: yes\r\nContent-Length: 17\r\n\r\n{"a": [{"b": 7}]}') as server:
        answer = post(server, json={"text": "één"}, headers={"X-Cup": "1"})
    assert (answer.status, answer.headers["x-pot"], answer.ok) == (418, "yes", False)
    assert answer.get("a", 0, "b") == "7"
    assert b"X-Cup: 1" in server.asked[0] and b"\\u00e9\\u00e9n" in server.asked[0]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000100\r\n\r\n" + b"x" * (LARGEST + 100),
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"x" * (LARGEST * 50)),
    ],
    ids=["dropped", "cut off", "chunk cut off", "bad chunk", "nonsense", "bad gzip", "too large", "bomb"],
)
def test_a_lost_answer_is_uncertain_for_a_post_and_not_for_a_look(answer: bytes) -> None:
    with serving(answer) as server:
        with pytest.raises(Uncertain, match=r"^Acme gave no answer"):
            post(server)
        assert server.connections == 1, "a post is never repeated"
        with pytest.raises(Unavailable, match=r"^Acme could not be reached"):
            wire_to(server).call("GET", f"http://127.0.0.1:{server.port}/x")


@pytest.mark.parametrize(
    "start", [b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000, b"HTTP/1.1 200 OK\r\n\r\n" + b"y" * 1000]
)
def test_an_answer_that_drips_is_cut_off(start: bytes) -> None:
    with serving(start, pause=0.01) as server:
        wire = wire_to(server, transport=Transport({f"127.0.0.1:{server.port}"}, total=0.5))
        begun = time.monotonic()
        with pytest.raises(Uncertain):
            wire.call("POST", f"http://127.0.0.1:{server.port}/x", creates=True)
        assert time.monotonic() - begun < 5


def test_what_was_never_sent_is_certain() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    for place in (f"127.0.0.1:{port}", "no-such-name.invalid"):
        with pytest.raises(Unavailable, match="Nothing was changed"):
            Wire("Acme", allowed={place}).call("POST", f"http://{place}/x", creates=True)


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    with serving(b"HTTP/1.1 307 Go\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n") as server:
        assert post(server).status == 307
        assert server.connections == 1


def test_no_password_of_the_machine_goes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login anna password secret")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(OK) as server:
        post(server)
    assert b"Authorization" not in server.asked[0]


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[64:ff9b::10.0.0.1]/",
        "https://[2002:0a00:0001::]/",
        "https://[64:ff9b:1::8.8.8.8]/",
        "https://[fec0::1]/",
        "https://[::8.8.8.8]/",
        "https://[::ffff:0:8.8.8.8]/",
        "https://[3fff::1]/",
        "https://[5f00::1]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://10.1.2.3/",
        "https://192.168.0.1:8443/",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://user@127.0.0.1/",
    ],
)
def test_what_is_not_public_is_never_called(url: str) -> None:
    with pytest.raises(Unauthorised, match=r"^Acme: the address of the server is not"):
        Wire("Acme", allowed={"192.168.0.1:80", "example.org"}).call("GET", url)


@pytest.mark.parametrize("url", ["http://example.org/", "ftp://example.org/", "example.org", "file:///etc/passwd", ""])
def test_only_https_is_spoken(url: str) -> None:
    with pytest.raises(Unauthorised, match=r"must start with https://"):
        Wire("Acme", allowed={"example.com"}).call("GET", url)


@pytest.mark.parametrize("url", ["https://[::1", "https://exa mple.org/", "https://example.org:port/", "https://"])
def test_what_is_no_address_is_called_so(url: str) -> None:
    with pytest.raises((Unauthorised, Unavailable), match=r"^Acme"):
        Wire("Acme").call("GET", url)


def test_a_setting_that_cannot_be_sent_is_not_shown() -> None:
    with serving(OK) as server:
        for token in ("se\ncret", "se\u20accret"):
            with pytest.raises(Unauthorised, match=r"^Acme: a setting holds a sign") as caught:
                post(server, headers={"Authorization": token})
            assert caught.value.__context__ is None and caught.value.__cause__ is None


def test_a_name_is_looked_up_once_and_what_was_looked_at_is_called() -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    with serving(OK) as server:
        transport = Transport({f"example.org:{server.port}"}, resolve=lambda name, port: answers.pop(0))
        wire = Wire("Acme", allowed={f"example.org:{server.port}"}, transport=transport)
        assert wire.call("GET", f"http://example.org:{server.port}/x").ok
        assert f"Host: example.org:{server.port}".encode() in server.asked[0]
    assert answers == [["10.0.0.1"]]


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    transport = Transport(resolve=lambda name, port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(Unauthorised):
        Wire("Acme", transport=transport).call("GET", "https://example.org/")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for example.org, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "example.org")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("example.org")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    pem = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file.write_bytes(key.private_bytes(*pem) + made.public_bytes(serialization.Encoding.PEM))
    return file


def test_tls_asks_for_the_name_although_the_address_is_called(certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(OK, tls=context) as server:
        for name, fits in (("example.org", True), ("example.com", False)):
            transport = Transport({name}, resolve=lambda name, port: ["127.0.0.1"])
            request = requests.Request("GET", f"https://{name}:{server.port}/x").prepare()
            if fits:
                assert transport.send(request, verify=str(certificate), timeout=5).status_code == 200
            else:
                with pytest.raises(requests.exceptions.SSLError):
                    transport.send(request, verify=str(certificate), timeout=5)
            transport.close()
        with pytest.raises(Unavailable, match="Nothing was changed"):  # a stranger's certificate: nothing was sent
            transport = Transport({"example.org"}, resolve=lambda name, port: ["127.0.0.1"])
            Wire("Acme", transport=transport).call("POST", f"https://example.org:{server.port}/x", creates=True)
        assert len([asked for asked in server.asked if asked]) == 1


def test_without_agreement_on_tls_nothing_was_sent_and_after_it_something_may_have_been(certificate: Path) -> None:
    class Trusting(Transport):
        def send(self, *given: Any, **named: Any) -> requests.Response:
            return super().send(*given, **named, verify=str(certificate))

    def meet(port: int) -> type[Exception]:
        transport = Trusting({f"example.org:{port}"}, resolve=lambda name, port: ["127.0.0.1"], total=0.5)
        with pytest.raises((Unavailable, Uncertain)) as caught:
            Wire("Acme", transport=transport).call("POST", f"https://example.org:{port}/x", creates=True, json={})
        return caught.type

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    old.load_cert_chain(certificate)
    old.set_ciphers("PSK")  # nothing that anybody else speaks
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with serving(OK, tls=old) as server:
        assert meet(server.port) is Unavailable, "no cipher in common"
    for answer in (OK, b"", b"\x15\x03\x01\x00\x02\x02\x28"):  # plain HTTP, nothing at all, "handshake failure"
        with serving(answer) as server:
            assert meet(server.port) is Unavailable
    with socket.create_server(("127.0.0.1", 0)) as silent:  # it takes the call and says nothing
        assert meet(silent.getsockname()[1]) is Unavailable
    with serving(b"", tls=context) as server:
        assert meet(server.port) is Uncertain, "the request was read, and the line cut"
        assert server.asked[0].startswith(b"POST")


def test_a_lost_answer_to_whatever_changes_something_is_uncertain() -> None:
    with serving(b"") as server:
        for method in ("DELETE", "PUT", "POST"):
            with pytest.raises(Uncertain, match="Nobody knows"):
                wire_to(server).call(method, f"http://127.0.0.1:{server.port}/x")


def test_a_name_that_leads_nowhere_is_said_so() -> None:
    with pytest.raises(Unresolved):
        Transport().get_connection_with_tls_context(requests.Request("GET", "https://x.invalid/").prepare(), True)
    with pytest.raises(Forbidden):
        Transport().get_connection_with_tls_context(requests.Request("GET", "https://[::1]/").prepare(), True)


@given(st.ip_addresses())
def test_an_address_is_as_private_wrapped_as_bare(address: object) -> None:
    if ip_address(str(address)).version == 4:
        assert is_public(f"::ffff:{address}") == is_public(str(address)) == is_public(f"64:ff9b::{address}")


@pytest.mark.parametrize(
    ("header", "until", "wait"),
    [
        ("1795255200", datetime(2026, 11, 21, 10, 0, tzinfo=UTC), None),
        ("2026-11-21T10:00:00.000000Z", datetime(2026, 11, 21, 10, 0, tzinfo=UTC), None),
        ("2026-11-21T11:00:00+01:00", datetime(2026, 11, 21, 10, 0, tzinfo=UTC), None),
        ("Sat, 21 Nov 2026 10:00:00 GMT", datetime(2026, 11, 21, 10, 0, tzinfo=UTC), None),
        ("17", None, 17.0),
        ("0", None, 1.0),
        ("-5", None, 1.0),
        ("1e400", None, None),
        ("nan", None, None),
        ("9" * 30, None, None),
        ("soon", None, None),
        ("", None, None),
    ],
)
def test_a_limit_is_read_however_it_is_written(header: str, until: datetime | None, wait: float | None) -> None:
    assert Answer(429, {"Retry-After": header}, b"").limit("X-Reset") == (until, wait)
    assert Answer(429, {"X-Reset": header, "Retry-After": "60"}, b"").limit("X-Reset") == (
        (until, wait) if until or wait else (None, 60.0)
    )


@given(st.text())
def test_no_header_breaks_the_reading_of_limits(header: str) -> None:
    Answer(429, {"Retry-After": header, "Date": header}, b"").limit()
    Answer(429, {"Date": header}, b"").next_day()


@given(st.binary())
def test_no_body_breaks_the_reading_of_answers(body: bytes) -> None:
    assert isinstance(Answer(200, {}, body).get("data", 0, "id"), str)


def test_a_value_is_found_or_empty() -> None:
    document = {"a": [{"id": 7, "yes": True, "deep": {}}]}
    assert get(document, "a", 0, "id") == "7"
    assert [get(document, *path) for path in (("a", 1), ("b",), ("a", 0, "yes"), ("a", 0, "deep"), ("a", "x"))] == [
        ""
    ] * 5


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.social", "https://example.social"),
        (" https://Example.social/ ", "https://example.social"),
        ("example.social/@acme", "https://example.social"),
        ("http://localhost:3000", "http://localhost:3000"),
    ],
)
def test_a_server_may_be_typed_as_people_do(typed: str, address: str) -> None:
    assert site(typed) == address
