"""What a web process serves, and Gunicorn's own lines in the form of ours."""

from __future__ import annotations

import gc
import logging

from flask import Flask
from gunicorn.glogging import Logger

from recruit import create_app
from recruit.config import Settings
from recruit.core.logs import Lines


def application() -> Flask:
    """The application, ready to serve. What the program itself is made of stays: nobody need look through it for
    garbage, which would hold up a page for a fifth of a second now and then."""
    app = create_app()
    gc.collect()
    gc.freeze()
    return app


class GunicornLogger(Logger):  # type: ignore[misc]
    """What the web server says about itself."""

    def setup(self, cfg: object) -> None:
        """Write as all of Recruit does."""
        super().setup(cfg)
        lines = Lines(Settings.from_environment().log)
        lines.addFilter(without_words)
        self.error_log.handlers = [lines]


def without_words(record: logging.LogRecord) -> bool:
    """Leave out the words in a line, which may be a candidate's address; numbers are those of processes."""
    record.msg = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
    given = record.args if isinstance(record.args, tuple) else ()
    record.args = tuple(value if isinstance(value, int) else "…" for value in given)
    return True
