"""What every command that needs the database stands in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from recruit import create_app
from recruit.core import schema
from recruit.core.database import db

PAUSE = 1
"""Seconds between two tries to reach the database."""

log = logging.getLogger(__name__)


@contextmanager
def opened(check: bool = True, pause: Callable[[float], object] | None = None) -> Iterator[None]:
    """Inside the application, on a database that fits it; its connections end with the block.

    `pause`: waits so many seconds, and says whether we should stop. Whoever gives it waits for a database that does not
    answer yet: who dies of its absence again and again is given up.
    """
    with create_app().app_context():
        try:
            if check and pause:
                wait(pause)
            elif check:
                schema.check()
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


def wait(pause: Callable[[float], object]) -> None:
    """Until the database answers."""
    while True:
        try:
            return schema.check()
        except schema.Silent:
            log.warning("the database did not answer; trying again")
            db.session.rollback()
            if pause(PAUSE):
                raise SystemExit from None
