"""The bell: wake a worker, by name, after the commit. The work itself is a row in the database."""

from __future__ import annotations

import logging
import time
from functools import lru_cache

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from rq import Queue

from recruit.config import running
from recruit.core.logs import doing

log = logging.getLogger(__name__)

TIME_LIMIT = 120
"""Seconds a job may take before the worker gives it up. A post is one request of at most 35."""
PATIENCE = 2
"""Seconds that the queue may take to answer."""
PAUSE = 5
"""Seconds without ringing after a bell that nobody heard: a queue that hangs must not hold up every page."""

PATIENT = "patient"
"""The queue of what takes long and may wait: a worker looks there when nothing else is to be done."""
QUEUES = ("default", PATIENT)
"""All there are, in the order in which workers look."""

silent: dict[str, float] = {}
"""Queues that did not answer, and when they may be rung again."""


def connection() -> Redis:
    """The queue's server, for a worker, which waits long for what comes."""
    return Redis.from_url(running().settings.redis, socket_connect_timeout=PATIENCE)


@lru_cache(maxsize=8)
def bell(address: str) -> Redis:
    """The queue's server, for whoever cannot wait; one client for each process."""
    # One more try, for a connection that ended while nobody used it.
    again = Retry(NoBackoff(), 1)
    return Redis.from_url(address, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE, retry=again)


def ring(name: str, *args: object, queue: str = QUEUES[0]) -> bool:
    """Ask a worker to call `name` with `args`; whether the queue heard. A bell nobody hears loses nothing: the clock
    rings again."""
    address = running().settings.redis
    if silent.get(address, 0) > time.monotonic():
        return False
    try:
        waiting = Queue(queue, connection=bell(address))
        meta = {"request": (doing.get() or {}).get("request")}  # so that a click can be followed to its post
        waiting.enqueue(name, *args, job_timeout=TIME_LIMIT, result_ttl=0, failure_ttl=86_400, meta=meta)
    except RedisError as error:
        silent[address] = time.monotonic() + PAUSE
        log.warning("the queue did not answer (%s); the clock will ring again", type(error).__name__)
        return False
    return True
