"""Workers in processes of their own: many at once, stopped with care, killed without."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from redis import Redis

import jobs.dispatch
from recruit.config import Settings
from recruit.core.database import db, now
from recruit.core.queue import ring
from recruit.models import Channel, Publication, PublicationState
from recruit.publishing import channel_locks, publications
from tests.support.factories import a_channel, a_vacancy, the_version
from tests.support.running import ROOT, environment, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at children in /proc")


@pytest.fixture
def channel(app: Flask) -> Channel:
    """A notebook in a database that a worker takes for its own."""
    the_version()
    return a_channel()


@contextmanager
def workers(settings: Settings, processes: int) -> Iterator[subprocess.Popen[bytes]]:
    """`recruit worker`, killed with all its children at the end if it still runs."""
    given = {name: str(value) for name, value in vars(settings).items() if value}
    command = [sys.executable, "-m", "recruit", "worker", "--processes", str(processes)]
    with (settings.folder / "worker.log").open("ab") as said:
        started = subprocess.Popen(
            command, cwd=ROOT, env=environment(**given), stdout=said, stderr=said, start_new_session=True
        )
    try:
        yield started
    finally:
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()


@contextmanager
def held(settings: Settings) -> Iterator[Callable[[], None]]:
    """Nobody can write into the notebook meanwhile: whoever tries, waits. Call it to let them."""
    with open(settings.folder / "posts.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lambda: fcntl.flock(lock, fcntl.LOCK_UN)


def planned(channels: list[Channel], many: int) -> list[Publication]:
    """So many publications on each channel that are due, and rung for."""
    drafts = [publications.draft(a_vacancy(), channel) for _ in range(many) for channel in channels]
    for draft in drafts:
        assert publications.schedule(draft) == []
    db.session.commit()
    for channel in channels:
        ring("jobs.publish_posts.publish", channel.id)
    return drafts


def counted(state: PublicationState, drafts: list[Publication]) -> int:
    """How many are so far."""
    db.session.rollback()
    return sum(draft.state == state for draft in drafts)


def written(settings: Settings) -> list[str]:
    """The keys of the posts that are out, each as often as it is there."""
    return sorted(json.loads(line)["key"] for line in (settings.folder / "posts.jsonl").read_text().splitlines())


def children(process: int) -> list[int]:
    """The numbers of the processes that it started."""
    return [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_a_slow_channel_keeps_one_worker_waiting_and_delays_no_other_channel(
    settings: Settings, channel: Channel, tmp_path: Path
) -> None:
    (tmp_path / "quick").mkdir()
    quick = a_channel(name="Quick", settings={"folder": str(tmp_path / "quick")})
    with held(settings) as let_go, workers(settings, 2):
        slow_posts, quick_posts = planned([channel], 5), planned([quick], 5)
        assert until(lambda: counted(PublicationState.PUBLISHED, quick_posts) == 5)
        assert until(lambda: counted(PublicationState.SENDING, slow_posts) == 1)
        assert counted(PublicationState.SCHEDULED, slow_posts) == 4
        let_go()
        assert until(lambda: counted(PublicationState.PUBLISHED, slow_posts) == 5)


def test_a_stop_lets_the_jobs_in_flight_finish(settings: Settings, channel: Channel) -> None:
    with held(settings) as let_go, workers(settings, 2) as running:
        drafts = planned([channel, a_channel(name="Another")], 1)
        assert until(lambda: counted(PublicationState.SENDING, drafts) == 2)
        running.send_signal(signal.SIGTERM)
        assert not until(lambda: running.poll() is not None, 0.5)
        let_go()
        assert running.wait(20) == 0
    assert counted(PublicationState.PUBLISHED, drafts) == len(written(settings)) == 2


def test_killed_workers_and_an_emptied_queue_lose_nothing(settings: Settings, channel: Channel) -> None:
    with workers(settings, 2) as running:
        with held(settings):
            drafts = planned([channel, a_channel(name="Another")], 2)
            assert until(lambda: counted(PublicationState.SENDING, drafts) == 2)
            running.send_signal(signal.SIGSTOP)  # no new ones until the queue is empty
            dead = children(running.pid)
            for number in dead:
                os.kill(number, signal.SIGKILL)
            with Redis.from_url(settings.redis) as queue:
                queue.flushall()
            running.send_signal(signal.SIGCONT)
        lost = [draft for draft in drafts if draft.state == PublicationState.SENDING]
        for draft in lost:
            assert draft.sent_at
            draft.sent_at -= channel_locks.STUCK + timedelta(seconds=1)
            draft.channel.busy_until = now() - timedelta(seconds=1)
        db.session.commit()
        jobs.dispatch.sweep()  # finds the two that were lost, and rings for the two that nobody had begun
        assert counted(PublicationState.SCHEDULED, lost) == 2
        for draft in lost:
            draft.due = now()
        db.session.commit()

        def swept() -> bool:
            jobs.dispatch.sweep()
            return counted(PublicationState.PUBLISHED, drafts) == 4

        assert until(swept, pause=0.5)
        assert until(lambda: len(set(children(running.pid)) - set(dead)) == 2), "two new ones took their places"
        alive = children(running.pid)
        running.kill()
        assert until(lambda: not [number for number in alive if Path(f"/proc/{number}").exists()])
    assert written(settings) == sorted(draft.key for draft in drafts)
