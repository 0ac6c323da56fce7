"""How fast posts get out, beside as many bare calls by as many processes."""

from __future__ import annotations

import multiprocessing
import time
from statistics import median

import requests
from redis import Redis
from redis.exceptions import RedisError

from benchmarks.figures import Figure
from benchmarks.office import KINDS, WORKERS, Office, all_out, office
from recruit.core.database import db
from recruit.core.queue import ring
from recruit.publishing import due_posts
from tests.support.running import until

POSTS = 2_000
ROUNDS = 3


def measure() -> list[Figure]:
    """publish 2,000 posts on five channels through four workers, three times, on PostgreSQL and on SQLite"""
    return [published(database) for database in ("postgresql", "sqlite")]


def published(database: str) -> Figure:
    """Posts a second on that database, and bare calls a second."""
    with office(database) as at_work:
        for name in ("queue", *(f"worker{number}" for number in range(WORKERS))):
            at_work.start(name)
        until(lambda: working(at_work) == WORKERS)
        out = timed(at_work, WORKERS * 20, 0)[1]
        took, floor = [], []
        for _ in range(ROUNDS):  # in turns, for a machine is not equally fast all the time
            seconds, out = timed(at_work, POSTS, out)
            took.append(seconds)
            floor.append(bare(at_work.channels))
    what = f"{POSTS:,} posts on {len(KINDS)} channels, {WORKERS} workers, {database}"
    return Figure(what, "recruit worker", POSTS / median(took), "posts/s", POSTS / median(floor), "requests.post")


def working(at_work: Office) -> int:
    """How many workers have said that they are there."""
    try:
        with Redis.from_url(at_work.settings.redis) as queue:
            return int(queue.scard("rq:workers"))
    except RedisError:
        return 0


def timed(at_work: Office, posts: int, out: int) -> tuple[float, int]:
    """Seconds from the first bell until the last of so many more posts is out, and how many are out then."""
    at_work.plan(posts)
    began = time.monotonic()
    for number in due_posts.overdue().channels:
        ring("jobs.publish_posts.publish", number)
    db.session.rollback()
    assert all_out(at_work, out + posts, 300), at_work.states()
    return time.monotonic() - began, out + posts


def bare(address: str) -> float:
    """Seconds that as many processes take for as many calls that do nothing else."""
    with multiprocessing.get_context("spawn").Pool(WORKERS) as processes:
        processes.map(call, [(address, number, 20) for number in range(WORKERS)])
        began = time.monotonic()
        processes.map(call, [(address, number, POSTS // WORKERS) for number in range(WORKERS)], chunksize=1)
        return time.monotonic() - began


def call(given: tuple[str, int, int]) -> None:
    """Post so many times to the server."""
    address, process, times = given
    for number in range(times):
        words = f"Nurse {number} in Leeds, €3,200–4,100 a month, 24–36 hours. https://jobs.example/r/{process}x{number}"
        headers = {"Authorization": f"Bearer floor{process}.1", "Idempotency-Key": f"{process}-{number}"}
        requests.post(f"{address}/api/v1/statuses", json={"status": words}, headers=headers, timeout=30)
