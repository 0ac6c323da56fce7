"""`recruit run`: everything starts, publishes, survives a killed child, and stops on Ctrl-C."""

from __future__ import annotations

import os
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

from recruit.ops.runner import die_with_parent
from tests.support.running import ROOT, Run, a_free_port, environment, until


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
            found[f"{name} {1 + sum(known.startswith(name) for known in found)}"] = int(entry.name)
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
    printed = demo.wait_for(r"RECRUIT_DATA=\S+ RECRUIT_PORT=\d+ recruit sign-in youssef@delinde.example").split()
    data, port = (one.partition("=")[2] for one in printed[:2])
    command, known = [sys.executable, "-m", *printed[2:]], environment(data=data, port=port)
    link = subprocess.run(command, env=known, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    with urlopen(link.strip()) as page:
        assert page.status == 200, "a second person comes in as it was printed"
    before = children_of(demo.process.pid)
    assert set(before) == {"gunicorn 1", "worker 1", "worker 2", "clock 1", "unixsocket 1"}
    os.kill(before["worker 1"], signal.SIGKILL)
    demo.wait_for("The worker stopped; starting it again")
    assert until(lambda: set(children_of(demo.process.pid)) == set(before))
    now = children_of(demo.process.pid)
    demo.process.kill()
    demo.process.wait()
    assert until(lambda: not [number for number in now.values() if Path(f"/proc/{number}").exists()])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody is told that the parent died")
def test_a_child_whose_parent_was_killed_before_it_could_ask_for_a_signal_ends() -> None:
    said, child_holds = os.pipe()
    if not os.fork():
        number = os.getpid()
        if not os.fork():
            while os.getppid() == number:  # until somebody else is its parent
                time.sleep(0.001)
            die_with_parent(number)
            os.write(child_holds, b"alive")
        os._exit(0)
    os.close(child_holds)
    assert os.read(said, 5) == b""
    os.wait()
    os.close(said)
