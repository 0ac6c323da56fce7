"""Workers: one in this process, or a pool of processes that are replaced when they die."""

from __future__ import annotations

import gc
import logging
import os
import time
from multiprocessing import parent_process
from typing import Any

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, SimpleWorker
from rq.job import Job
from rq.worker_pool import WorkerPool

from recruit.core import queue
from recruit.core.database import db
from recruit.ops.runner import die_with_parent

PAUSE = 1
"""Seconds between two tries to reach the queue."""

log = logging.getLogger(__name__)


class Worker(SimpleWorker):
    """A post is one short request: a process for each would cost more than the post. Time limits still hold, and what
    a dying worker leaves behind is found by the clock."""

    def work(self, *args: Any, **kwargs: Any) -> bool:
        """Work until told to stop; a job in flight is finished. Time lies in the database, so there is no scheduler."""
        return bool(super().work(**kwargs | {"with_scheduler": False, "logging_level": "WARNING"}))

    def handle_exception(self, job: Job, *exc_info: Any) -> None:
        """Write down where it happened, in our own form: the words of an exception may quote what somebody typed."""
        self.log.error("%s failed", job.func_name, exc_info=exc_info)

    def handle_job_failure(self, *args: Any, **kwargs: Any) -> None:
        """The queue keeps that it failed, and not the words either."""
        super().handle_job_failure(*args, **kwargs | {"exc_string": "The worker's log says where."})


class PoolWorker(Worker):
    """One of several."""

    def work(self, *args: Any, **kwargs: Any) -> bool:
        """Work until told to stop, or until the pool is gone."""
        pool = parent_process()
        die_with_parent(pool.pid if pool and pool.pid else os.getppid())
        return super().work(*args, **kwargs)


def wait_for(connection: Redis) -> None:
    """Until the queue answers and keeps what it is told: who dies of its absence again and again is given up."""
    while True:
        try:
            connection.set("recruit:awake", "", ex=60)  # on a full disk it still answers, but keeps nothing
            return
        except RedisError as error:
            log.warning("the queue did not answer (%s); trying again", type(error).__name__)
            time.sleep(PAUSE)


def work(processes: int) -> None:
    """Work in so many processes until told to stop."""
    gc.freeze()  # what the program itself is made of stays: nobody need look through it for garbage
    connection = queue.connection()
    wait_for(connection)
    if processes == 1:
        Worker([Queue(name, connection=connection) for name in queue.QUEUES], connection=connection).work()
        return
    # The processes begin as copies of this one: no connection may be shared among them.
    db.session.remove()
    db.engine.dispose()
    WorkerPool(queue.QUEUES, connection=connection, num_workers=processes, worker_class=PoolWorker).start(
        logging_level="WARNING"
    )
