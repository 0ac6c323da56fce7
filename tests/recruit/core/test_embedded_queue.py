"""The queue that comes along: a file of it that nobody can read stops nobody."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from redis import Redis

from recruit.config import Misconfigured, Settings
from recruit.core import embedded_queue
from recruit.ops.runner import Child, mind


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """With a queue of the test's own."""
    return Settings(data=str(tmp_path))


@pytest.fixture
def queue(settings: Settings) -> Iterator[Child]:
    """The queue's process, which has not begun."""
    child = Child("queue", embedded_queue.command(settings), embedded_queue.log(settings))
    yield child
    child.stop()


def start(settings: Settings, queue: Child) -> None:
    embedded_queue.start(settings, queue.start, lambda: queue.is_dead)


def ring_and_stop(settings: Settings, queue: Child) -> None:
    with Redis.from_url(settings.redis) as client:
        for number in range(20):
            client.rpush("rq:queue:default", f"a bell {number}")
    queue.stop()


def tear(settings: Settings, at: int) -> None:
    """One byte of what it kept becomes another."""
    kept = max((settings.folder / embedded_queue.FOLDER).glob("*.incr.aof"), key=lambda path: path.stat().st_size)
    content = bytearray(kept.read_bytes())
    content[at] ^= 0xFF
    kept.write_bytes(content)


def bells(settings: Settings) -> int:
    with Redis.from_url(settings.redis) as client:
        return int(client.llen("rq:queue:default"))  # type: ignore[arg-type]


def test_what_it_kept_is_there_when_it_starts_again(settings: Settings, queue: Child) -> None:
    start(settings, queue)
    ring_and_stop(settings, queue)
    start(settings, queue)
    assert bells(settings) == 20
    assert embedded_queue.how_many_aside(settings.folder) == 0


def test_one_torn_byte_is_put_aside_and_it_starts(
    settings: Settings, queue: Child, capsys: pytest.CaptureFixture[str]
) -> None:
    start(settings, queue)
    ring_and_stop(settings, queue)
    tear(settings, 40)
    start(settings, queue)
    assert bells(settings) == 0
    assert embedded_queue.how_many_aside(settings.folder) == 1
    assert "The clock rings again" in capsys.readouterr().err


def test_one_that_dies_of_it_while_all_runs_is_helped_once(settings: Settings, queue: Child) -> None:
    start(settings, queue)
    ring_and_stop(settings, queue)
    tear(settings, 40)
    queue.last_help = partial(embedded_queue.set_aside, settings.folder)
    for _ in range(12):
        mind([queue])
        if embedded_queue.answers(settings, lambda: queue.is_dead):
            break
    assert bells(settings) == 0
    assert embedded_queue.how_many_aside(settings.folder) == 1


def test_one_that_cannot_start_at_all_is_a_sentence(settings: Settings) -> None:
    child = Child("queue", ["false"], embedded_queue.log(settings))
    with pytest.raises(Misconfigured, match=r"queue\.log says why"):
        start(settings, child)
