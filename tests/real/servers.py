"""Servers that nobody here wrote, for a test or by hand: python -m tests.real.servers mastodon|snac|bluesky|oidc.

What they need is installed into a folder of its own: $RECRUIT_REAL_CACHE, or ~/.cache/recruit-real.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

CACHE = Path(os.environ.get("RECRUIT_REAL_CACHE") or Path.home() / ".cache" / "recruit-real")
PDS_SCRIPT = Path(__file__).resolve().parents[3] / "shared" / "real" / "bluesky_pds.mjs"
PDS_PACKAGES = ("@atproto/pds@0.4.217", "@did-plc/server@0.0.1")
OIDC_SCRIPT = Path(__file__).with_name("oidc_provider.mjs")
OIDC_PACKAGE = "oidc-provider@9.13.3"
PASSWORD = "not-a-secret-here"


class CannotRun(Exception):
    """The server cannot be had on this machine, and why."""


@dataclass(frozen=True)
class Account:
    """Where the server is, and who we are there."""

    address: str
    name: str
    secret: str

    @property
    def host(self) -> str:
        """The host with its port: what an administrator allows, for it is neither public nor https."""
        return self.address.partition("://")[2]


@contextmanager
def mastodon_mock() -> Iterator[Account]:
    """A stateful fake of Mastodon's interface that knows Idempotency-Key and can be told to fail."""
    if importlib.util.find_spec("mastodon_mock"):
        python = Path(sys.executable)
    else:
        python = CACHE / "mastodon-mock" / "bin" / "python"
        if not python.exists():
            venv.create(CACHE / "mastodon-mock", with_pip=True)
            _install([str(python), "-m", "pip", "install", "-q", "mastodon-mock==0.6.1"], CACHE)
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "mastodon.toml"
        config.write_text('[[seed.accounts]]\nusername = "acme"\naccess_token = "acme-token-for-tests"\n')
        port = _free_port()
        command = [str(python), "-m", "mastodon_mock", "serve", "--in-memory", "--config", str(config)]
        with _running([*command, "--host", "127.0.0.1", "--port", str(port)], folder):
            address = f"http://127.0.0.1:{port}"
            _wait(lambda: requests.get(f"{address}/api/v1/instance", timeout=5).ok)
            yield Account(address, "acme", "acme-token-for-tests")


@contextmanager
def snac() -> Iterator[Account]:
    """A small real server that speaks Mastodon's interface with an accent."""
    program = shutil.which("snac")
    if not program:
        raise CannotRun("snac is not installed: apt-get install --no-install-recommends -t bookworm-backports snac2")
    with tempfile.TemporaryDirectory() as folder:
        data, port = Path(folder) / "data", _free_port()
        host = f"127.0.0.1:{port}"
        questions = f"127.0.0.1\n{port}\n{host}\n\n\n"
        subprocess.run([program, "init", str(data)], input=questions, text=True, check=True, capture_output=True)
        settings = json.loads((data / "server.json").read_text())
        (data / "server.json").write_text(json.dumps(settings | {"protocol": "http"}))
        made = subprocess.run([program, "adduser", str(data), "acme"], text=True, check=True, capture_output=True)
        password = re.search(r"password is (\S+)", made.stdout + made.stderr)
        assert password, "snac did not say the password"
        with _running([program, "httpd", str(data)], folder):
            address = f"http://{host}"
            _wait(lambda: requests.get(f"{address}/api/v1/instance", timeout=5).ok)
            given = {"login": "acme", "passwd": password[1]}
            page = requests.post(f"{address}/oauth/x-snac-get-token", data=given, timeout=5).text
            token = re.search(r"\b[0-9a-f]{32}\b", page)
            assert token, "snac gave no token"
            yield Account(address, "acme", token[0])


@contextmanager
def bluesky_pds() -> Iterator[Account]:
    """Bluesky's own server for accounts and records, with a directory in memory."""
    if not PDS_SCRIPT.exists():
        raise CannotRun("../shared/real/bluesky_pds.mjs is not next to the checkout")
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        raise CannotRun("Node 20 and npm are not installed")
    folder = CACHE / "bluesky"
    if not (folder / "node_modules" / "@atproto" / "pds").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _install([npm, "install", "--no-audit", "--no-fund", *PDS_PACKAGES], folder)
    port = _free_port()
    with _running([node, str(PDS_SCRIPT)], folder, PDS_PORT=str(port), PLC_PORT=str(_free_port())):
        address = f"http://localhost:{port}"
        _wait(lambda: requests.get(f"{address}/xrpc/_health", timeout=5).ok)
        name = "jobs-acme.test"
        account = _xrpc(address, "createAccount", {"handle": name, "email": "acme@example.org", "password": PASSWORD})
        secret = _xrpc(address, "createAppPassword", {"name": "Recruit"}, token=account["accessJwt"])["password"]
        yield Account(address, name, secret)


@contextmanager
def oidc_provider(site: str = "http://127.0.0.1:8000") -> Iterator[Account]:
    """A certified OpenID Connect provider, at which anna, bob and carl work."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        raise CannotRun("Node 20 and npm are not installed")
    folder = CACHE / "oidc"
    if not (folder / "node_modules" / "oidc-provider").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}")  # so that npm installs here and not in a folder above
        _install([npm, "install", "--no-audit", "--no-fund", OIDC_PACKAGE], folder)
    port = _free_port()
    with _running([node, str(OIDC_SCRIPT), str(port), site], folder):
        address = f"http://127.0.0.1:{port}"
        _wait(lambda: requests.get(f"{address}/.well-known/openid-configuration", timeout=5).ok)
        yield Account(address, "recruit", "a-secret-of-the-test")


SERVERS: Mapping[str, Callable[[], AbstractContextManager[Account]]] = {
    "mastodon": mastodon_mock,
    "snac": snac,
    "bluesky": bluesky_pds,
    "oidc": oidc_provider,
}


def _xrpc(address: str, name: str, said: object, token: str = "") -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = requests.post(f"{address}/xrpc/com.atproto.server.{name}", json=said, headers=headers, timeout=20)
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found


def _install(command: list[str], folder: Path) -> None:
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=900)
    except (subprocess.SubprocessError, OSError) as error:
        raise CannotRun(f"{' '.join(command[:3])} … failed: {error}") from error


@contextmanager
def _running(command: list[str], folder: str | Path, **environment: str) -> Iterator[None]:
    server = subprocess.Popen(
        command, cwd=folder, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(is_ready: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if is_ready():
                return
        except requests.RequestException:
            pass
        time.sleep(0.1)
    raise CannotRun(f"the server did not answer within {seconds:.0f} seconds")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def main(name: str) -> None:
    """Start a server, say how to reach it, and stay until interrupted."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the server ends with us
    with SERVERS[name]() as account:
        print(f"address  {account.address}\naccount  {account.name}\nsecret   {account.secret}", flush=True)
        print(f"allow    {account.host}\n\nCtrl-C ends it.", flush=True)
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in SERVERS:
        sys.exit(f"Say which server: {', '.join(SERVERS)}.")
    main(sys.argv[1])
