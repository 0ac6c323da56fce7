"""The bell: wake a worker, by name, after the commit. The work itself is a row in the database."""

from __future__ import annotations

import logging

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue

from recruit.config import running

log = logging.getLogger(__name__)

TIME_LIMIT = 120
"""Seconds a job may take before the worker gives it up. A post is one request of at most 35."""


def connection() -> Redis:
    """The queue's server."""
    return Redis.from_url(running().settings.redis, socket_connect_timeout=2)


def ring(name: str, *args: object) -> None:
    """Ask a worker to call `name` with `args`. A bell nobody hears loses nothing: the clock rings again."""
    try:
        Queue(connection=connection()).enqueue(name, *args, job_timeout=TIME_LIMIT, result_ttl=0, failure_ttl=86_400)
    except RedisError as error:
        log.warning("the queue did not answer (%s); the clock will ring again", type(error).__name__)
