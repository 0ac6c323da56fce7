"""How long a second start takes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figure
from tests.support.running import Run, a_free_port, environment


def measure() -> list[Figure]:
    """start recruit run a second time"""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "data"
        started(folder)
        took = min(started(folder) for _ in range(3))
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", "import recruit"], env=environment(), check=True)
    floor = time.monotonic() - began
    return [Figure("second start", "recruit run", took, "s", floor, "python -c 'import recruit'")]


def started(folder: Path) -> float:
    """Seconds until it says that it runs, which it does once the web server answers."""
    began = time.monotonic()
    run = Run(folder, a_free_port())
    try:
        run.wait_for("Recruit runs at")
        return time.monotonic() - began
    finally:
        run.stop()
