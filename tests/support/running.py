"""A real `recruit run`, or another command, in a process of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.support import ROOT


def environment(**settings: str) -> dict[str, str]:
    """Ours, with these settings alone. Five processes that each compile everything anew would be most of a test."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith("RECRUIT_") and k != "PYTHONDONTWRITEBYTECODE"}
    return ours | {"PYTHONUNBUFFERED": "1"} | {f"RECRUIT_{name.upper()}": value for name, value in settings.items()}


def a_free_port() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(happened: Callable[[], object], seconds: float = 30, pause: float = 0.05) -> bool:
    """Wait for it; whether it happened in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(pause)
    return False


class Run:
    """One `recruit run`, and what it said."""

    def __init__(self, folder: Path, port: int, *words: str, **settings: str) -> None:
        self.port, self.folder = port, folder
        self.url = f"http://127.0.0.1:{port}"
        self.output = folder.parent / f"output-{port}-{time.monotonic_ns()}"
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "recruit", "run", "--data", str(folder), "--port", str(port), *words],
                cwd=ROOT,
                env=environment(**{"sweep": "1"} | settings),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        """Everything so far."""
        return self.output.read_text()

    def wait_for(self, pattern: str, seconds: float = 60) -> str:
        """Until it says so."""
        until(lambda: re.search(pattern, self.said) or self.process.poll() is not None, seconds)
        found = re.search(pattern, self.said)
        assert found, f"never said {pattern!r}:\n{self.said}"
        return found[0]

    def stop(self) -> int:
        """Ctrl-C."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)
