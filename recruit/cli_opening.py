"""What every command that needs the database stands in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from recruit import create_app, upkeep
from recruit.db import db


@contextmanager
def opened(check: bool = True) -> Iterator[None]:
    """Inside the application, on a database that fits it; its connections end with the block."""
    with create_app().app_context():
        try:
            if check:
                upkeep.check()
            yield
        finally:
            db.session.remove()
            db.engine.dispose()
