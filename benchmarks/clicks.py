"""What a click costs the web server, against a bare Flask hello on the same server in the same run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from benchmarks.figures import Figure
from recruit import create_app
from recruit.config import Settings
from recruit.core.database import Base, db
from recruit.ops.runner import web_command
from tests.real.postgresql import cluster
from tests.real.servers import CannotRun
from tests.support.factories import a_link, a_vacancy
from tests.support.running import ROOT, a_free_port, environment

CONNECTIONS = (16, 64)
SECONDS = 4
ROUNDS = 5
"""One after the other in turn, so that what else the machine does falls on both; the median counts."""
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Load:
    """What wrk saw."""

    rate: float
    """Answers a second."""
    p99: float
    """In milliseconds."""


def measure() -> list[Figure]:
    """follow tracked links through gunicorn, two workers of four threads, each request a connection of its own"""
    if not shutil.which("wrk"):
        print("      wrk is not here, so clicks are not measured; apt install wrk", file=sys.stderr)
        return []
    found = []
    with tempfile.TemporaryDirectory() as temporary:
        found += compared("SQLite", Path(temporary) / "sqlite", "")
        with suppress(CannotRun), cluster() as server, server.database() as address:
            found += compared("PostgreSQL", Path(temporary) / "postgresql", address)
    return found


def compared(name: str, folder: Path, database: str) -> list[Figure]:
    """Clicks and hellos in turn."""
    ours, floor = a_free_port(), a_free_port()
    settings = Settings(data=str(folder), database_url=database, url=f"http://127.0.0.1:{ours}", port=str(ours))
    with create_app(settings).app_context():
        Base.metadata.create_all(db.engine)
        token = a_link(a_vacancy()).token
        db.session.remove()
        db.engine.dispose()
    hello = [*web_command(Settings(data=str(folder), port=str(floor)))[:-1], "benchmarks.hello:app"]
    given = {"data": str(folder), "database_url": database, "url": settings.url, "port": str(ours)}
    click_url, hello_url = f"{settings.url}/r/{token}", f"http://127.0.0.1:{floor}/"
    found = []
    with served(web_command(settings), click_url, given), served(hello, hello_url, {}):
        for connections in CONNECTIONS:
            rounds = [(wrk(click_url, connections), wrk(hello_url, connections)) for _ in range(ROUNDS)]
            rates, floors = ([load.rate for load in side] for side in zip(*rounds, strict=True))
            slow, slow_floors = ([load.p99 for load in side] for side in zip(*rounds, strict=True))
            how, is_floor = f"wrk -c{connections}, Connection: close", "Flask's hello"
            found += [
                Figure(f"clicks, {name}", how, median(rates), "requests/s", median(floors), is_floor),
                Figure(f"slowest 1 %, {name}", how, median(slow), "ms", median(slow_floors), is_floor),
            ]
    return found


@contextmanager
def served(command: list[str], address: str, given: dict[str, str]) -> Iterator[None]:
    """A web server until the end of the block."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment(**given))
    try:
        for _ in range(200):
            with suppress(URLError, OSError):
                with suppress(HTTPError):
                    urlopen(address, timeout=1)
                break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(30)


def wrk(address: str, connections: int) -> Load:
    """Ask as fast as it goes."""
    headers = ["-H", "Connection: close", "-H", f"User-Agent: {AGENT}"]
    options = ["-t2", f"-c{connections}", f"-d{SECONDS}s", "--latency", *headers]
    said = subprocess.run(["wrk", *options, address], capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    assert rate and slow, said
    assert "Non-2xx or 3xx" not in said, said
    return Load(float(rate[1]), float(slow[1]) * UNITS[slow[2]])
