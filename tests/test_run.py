"""`recruit run`: everything starts, publishes, survives a killed child, and stops on Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent


def a_free_port() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Run:
    """One `recruit run`, and what it said."""

    def __init__(self, folder: Path, port: int, *words: str) -> None:
        self.port, self.folder = port, folder
        environment = {k: v for k, v in os.environ.items() if not k.startswith("RECRUIT_")}
        self.output = folder.parent / f"output-{port}-{time.monotonic_ns()}"
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "recruit", "run", "--data", str(folder), "--port", str(port), *words],
                cwd=ROOT,
                env=environment | {"RECRUIT_SWEEP": "1", "PYTHONUNBUFFERED": "1"},
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
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = re.search(pattern, self.said)
            if found:
                return found[0]
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"never said {pattern!r}:\n{self.said}")

    def stop(self) -> int:
        """Ctrl-C."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """A running Recruit on an empty folder."""
    started = Run(tmp_path / "data", a_free_port())
    yield started
    started.stop()


def children_of(process: int) -> dict[str, int]:
    """The names and numbers of what a process started."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            stat, command = (entry / "stat").read_text(), (entry / "cmdline").read_bytes().decode()
        except OSError:
            continue
        if int(stat.rpartition(")")[2].split()[1]) == process:
            name = next((n for n in ("gunicorn", "worker", "clock", "unixsocket") if n in command), command)
            found[name] = int(entry.name)
    return found


def test_it_starts_offers_a_way_in_holds_its_folder_and_stops_when_told(run: Run, tmp_path: Path) -> None:
    link = run.wait_for(r"http://127\.0\.0\.1:\d+/sign-in/\S+")
    run.wait_for("Recruit runs at")
    with urlopen(link) as page:
        assert page.status == 200
    second = Run(tmp_path / "data", a_free_port())
    assert second.process.wait(60) == 1
    assert "is running in" in second.said
    assert run.stop() == 0
    assert "Traceback" not in run.said + second.said
    with pytest.raises(URLError):
        urlopen(f"http://127.0.0.1:{run.port}/", timeout=1)


def test_a_port_that_is_taken_is_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        second = Run(tmp_path / "data", taken.getsockname()[1])
        assert second.process.wait(60) == 1
    assert "choose another with RECRUIT_PORT" in second.said
    assert "Traceback" not in second.said


@pytest.mark.skipif(sys.platform != "linux", reason="looks at children in /proc")
def test_the_demo_is_filled_restarts_a_killed_child_and_leaves_no_orphan(tmp_path: Path) -> None:
    demo = Run(tmp_path / "data", a_free_port(), "--demo")
    demo.wait_for("Recruit runs at", 120)
    with urlopen(f"http://127.0.0.1:{demo.port}/") as page:
        assert page.read().count(b"<li") > 8
    before = children_of(demo.process.pid)
    assert set(before) == {"gunicorn", "worker", "clock", "unixsocket"}
    os.kill(before["worker"], signal.SIGKILL)
    demo.wait_for("The worker stopped; starting it again")
    time.sleep(0.3)
    now = children_of(demo.process.pid)
    assert set(now) == set(before)
    demo.process.kill()
    demo.process.wait()
    for _ in range(200):
        left = [number for number in now.values() if Path(f"/proc/{number}").exists()]
        if not left:
            break
        time.sleep(0.1)
    assert left == []
