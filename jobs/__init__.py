"""What happens without a person waiting."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from importlib import import_module
from inspect import signature
from types import ModuleType
from typing import ParamSpec, TypeVar

from flask import Flask, current_app, has_app_context
from rq import get_current_job

from recruit import create_app
from recruit.core.database import db
from recruit.core.logs import Facts, doing, say

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)

FORMER = {
    "change": "edit_post",
    "close": "take_down_post",
    "forget": "erase_expired",
    "mail": "send_letter",
    "publish": "publish_posts",
    "settle": "settle_post",
    "sweep": "dispatch",
}
"""What jobs were called by the version before: what it rang for may still wait in a queue."""


def __getattr__(name: str) -> ModuleType:
    if name in FORMER:
        return import_module(f"jobs.{FORMER[name]}")
    raise AttributeError(name)


@cache
def application() -> Flask:
    """The application of this worker process."""
    return create_app()


def rung_by() -> Facts:
    """The page that rang for this job, if one did."""
    current = get_current_job()
    request = current.meta.get("request") if current else None
    return {"request": request} if request else {}


def job(function: Callable[P, R]) -> Callable[P, R]:
    """Run with an application context, and so a database session, of its own; and say what became of it."""
    name = function.__name__
    subject = next((given.removesuffix("_id") for given in signature(function).parameters if given.endswith("_id")), "")

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        app = current_app._get_current_object() if has_app_context() else application()  # type: ignore[attr-defined]
        begun, level, done = time.perf_counter(), logging.ERROR, {"outcome": "failed"}
        facts: Facts = {"job": name} | ({subject: args[0]} if subject and args else {}) | rung_by()
        before = doing.set(facts)
        with app.app_context():
            try:
                result = function(*args, **kwargs)
                # The clock's errands come every few seconds: they are worth a line when there was something to do.
                worth_it = (subject and result is None) or (result and result is not True)
                level = logging.INFO if worth_it else logging.DEBUG
                done = {"outcome": facts.pop("outcome", "done" if result is None else str(result))}
                return result
            except BaseException as error:
                done["error"] = type(error).__name__
                raise
            finally:
                db.session.remove()
                say(log, level, "done", **done, milliseconds=round((time.perf_counter() - begun) * 1000))
                doing.reset(before)

    return run


@contextmanager
def errand(**more: object) -> Iterator[None]:
    """One of several things that a job does: it has a line of its own in the log."""
    begun, facts = time.perf_counter(), {**(doing.get() or {}), "outcome": "failed", **more}
    before = doing.set(facts)
    try:
        yield
    finally:
        say(log, logging.INFO, "sent", milliseconds=round((time.perf_counter() - begun) * 1000))
        doing.reset(before)
