"""What is written down while Recruit runs: one line for an event, and nothing in it about a person.

Endpoints stand for addresses, for some addresses are secrets; of an exception the class and the places in our code are
told but not its words, for those may quote what somebody typed.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from secrets import token_hex
from types import TracebackType
from typing import Any, TextIO

from flask import Flask, Response, g, request

Facts = dict[str, Any]

OURS = ("recruit", "jobs", "adapters")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
HARMLESS = re.compile(r"[A-Za-z0-9-]{8,64}")
"""What the name of a request may look like that a proxy gave it."""

doing: ContextVar[Facts | None] = ContextVar("doing", default=None)
"""What is being done: it stands in every line that is written meanwhile."""
log = logging.getLogger(__name__)


def say(to: logging.Logger, level: int, message: str, **facts: Any) -> None:
    """Write a line with facts that a machine can read."""
    to.log(level, message, extra={"facts": facts})


def note(name: str, value: object) -> None:
    """Tell something in the lines of the job that is being done; on a page it is nobody's news."""
    facts = doing.get()
    if facts is not None and "job" in facts:
        facts[name] = value


class Plain(logging.Formatter):
    """For people: the moment, how bad, where, what, and the facts."""

    def format(self, record: logging.LogRecord) -> str:
        told = " ".join(f"{name}={value}" for name, value in facts_of(record).items())
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(" ", "seconds")
        said = f"{moment} {record.levelname} {record.name}: {record.getMessage()} {told}".rstrip()
        return said + (f"\n{places(record)}" if record.exc_info else "")


class Json(logging.Formatter):
    """For machines: one object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: Facts = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= facts_of(record)
        if record.exc_info:
            line["exception"] = places(record)
        return json.dumps(line, ensure_ascii=False)


def facts_of(record: logging.LogRecord) -> Facts:
    """What was being done, and what the line itself tells."""
    return {**(doing.get() or {}), **getattr(record, "facts", {})}


def places(record: logging.LogRecord) -> str:
    """The classes of an exception and of those it came from, with the places in the code; not their words."""
    error = record.exc_info[1] if record.exc_info else None
    told = []
    while error is not None:
        told.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__name__)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(reversed(told))


class Lines(logging.StreamHandler[TextIO]):
    """Standard error, as it is at that moment."""

    def __init__(self, form: str) -> None:
        logging.Handler.__init__(self)
        self.setFormatter(Json() if form == "json" else Plain())

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        """Where lines go."""
        return sys.stderr


def set_up(form: str) -> None:
    """Write lines of that form from now on, for this whole process."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, Lines)]:
        root.removeHandler(handler)
    root.addHandler(Lines(form))
    for name in OURS:
        logging.getLogger(name).setLevel(logging.WARNING if form == "quiet" else logging.INFO)
    # A library that gives up on an address would write the address.
    logging.getLogger("urllib3").setLevel(logging.ERROR)


def init_app(app: Flask, form: str, proxies: int) -> None:
    """Write one line for each request; `proxies` says whether one that we trust may name it."""
    set_up(form)

    def begin() -> None:
        given = request.headers.get("X-Request-Id", "") if proxies else ""
        g.begun, g.request_id = time.perf_counter(), given if HARMLESS.fullmatch(given) else token_hex(8)
        doing.set({"request": g.request_id})

    def finish(response: Response) -> Response:
        if "begun" in g:
            response.headers["X-Request-Id"] = g.request_id
            sent = request.environ["REQUEST_METHOD"]  # what was sent, not what it was answered as
            method = sent if sent in METHODS else "OTHER"
            spent = round((time.perf_counter() - g.begun) * 1000)
            facts = {"endpoint": request.endpoint or "none", "method": method, "status": response.status_code}
            say(log, logging.INFO, "answered", **facts, milliseconds=spent)
        return response

    def end(error: BaseException | None) -> None:
        doing.set(None)

    def lost(exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None]) -> None:
        app.logger.error("a page failed", exc_info=exc_info)  # Flask itself would write the path

    app.before_request(begin)
    app.after_request(finish)
    app.teardown_request(end)
    app.log_exception = lost  # type: ignore[method-assign]
