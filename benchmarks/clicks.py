"""What a counted click costs the web server."""

from __future__ import annotations

import http.client
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.figures import Figure
from recruit import create_app
from recruit.config import Settings
from recruit.db import db
from tests.factories import a_link, a_vacancy
from tests.running import Run, a_free_port

CLIENTS = 4
SECONDS = 5


def measure() -> list[Figure]:
    """follow tracked links through gunicorn"""
    with tempfile.TemporaryDirectory() as temporary:
        port = a_free_port()
        settings = Settings(data=str(Path(temporary) / "data"), log="quiet", url=f"http://127.0.0.1:{port}")
        run = Run(settings.folder, port)
        try:
            run.wait_for("Recruit runs at")
            with create_app(settings).app_context():
                token = a_link(a_vacancy()).token
                db.session.remove()
                db.engine.dispose()
            for warm_up in ("/robots.txt", f"/r/{token}"):
                asked(port, warm_up, 0.5)
            clicks, floor = rate(port, f"/r/{token}"), rate(port, "/robots.txt")
        finally:
            run.stop()
    return [Figure("a counted click", f"GET /r/TOKEN, {CLIENTS} clients", clicks, "requests/s", floor, "/robots.txt")]


def rate(port: int, path: str) -> float:
    """Answers a second to a few clients at once."""
    with ThreadPoolExecutor(CLIENTS) as clients:
        return sum(clients.map(lambda _: asked(port, path, SECONDS), range(CLIENTS))) / SECONDS


def asked(port: int, path: str, seconds: float) -> int:
    """How many answers one client got."""
    count, end = 0, time.monotonic() + seconds
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    while time.monotonic() < end:
        connection.request("GET", path, headers={"User-Agent": "Mozilla/5.0 Firefox/140.0"})
        connection.getresponse().read()
        count += 1
    connection.close()
    return count
