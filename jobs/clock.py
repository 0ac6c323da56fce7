"""What runs when. Time is kept in the database: the clock only looks, so it may stop, start or run twice."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from secrets import token_hex

from sqlalchemy.exc import SQLAlchemyError

from jobs import errands, job
from recruit.core.database import db, now
from recruit.models import clock_lease
from recruit.web.monitoring.timetable import ERRANDS

log = logging.getLogger(__name__)

LEASE = 4
"""Sweeps after which another clock leads when the leader is silent."""
FAREWELL = 5
"""Seconds for which a clock that stops waits for what it does aside; a backup that is cut off is made later."""


def run(seconds: float, stop: threading.Event) -> None:
    """Sweep until told to stop, if no other clock does. A database that does not answer is waited for."""
    me, turn = token_hex(8), 0
    while not stop.is_set():
        try:
            if lead(me, timedelta(seconds=LEASE * seconds)):
                errands.do(errand for errand in ERRANDS if turn % errand.every == 0)
                turn += 1
        except SQLAlchemyError as error:
            log.warning("the database did not answer (%s); trying again", type(error).__name__)
        except Exception:
            log.exception("the clock stumbled; trying again")
        stop.wait(seconds)
    errands.wait_for_all(FAREWELL)
    try:
        let_go(me)
    except SQLAlchemyError:
        log.warning("the lead was not let go; it ends by itself")


@job
def lead(me: str, lease: timedelta) -> bool:
    """Take the lead or keep it."""
    leads = clock_lease.lead(me, lease, now())
    db.session.commit()
    return leads


@job
def tick() -> None:
    """Say that we looked."""
    clock_lease.tick(now())
    db.session.commit()


@job
def let_go(me: str) -> None:
    """Stop leading."""
    clock_lease.let_go(me, now())
    db.session.commit()
