"""What runs when. Time is kept in the database: the clock only looks, so it may stop, start or run twice."""

from __future__ import annotations

import logging
import threading

from sqlalchemy.exc import SQLAlchemyError

from jobs.sweep import sweep, tidy

log = logging.getLogger(__name__)

TIDY_EVERY = 60
"""Sweeps between two tidyings."""


def run(seconds: int, stop: threading.Event) -> None:
    """Sweep until told to stop. A database that does not answer is waited for."""
    turn = 0
    while not stop.is_set():
        try:
            sweep()
            if turn % TIDY_EVERY == 0:
                tidy()
        except SQLAlchemyError as error:
            log.warning("the database did not answer (%s); trying again", type(error).__name__)
        turn += 1
        stop.wait(seconds)
