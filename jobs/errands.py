"""Do the clock's errands: each alone."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from functools import wraps
from importlib import import_module
from typing import Any

from flask import Flask, current_app
from sqlalchemy.exc import SQLAlchemyError

from jobs import job
from recruit.core.database import db, now
from recruit.core.outage_errors import is_database_away, name_of
from recruit.web.monitoring import timetable
from recruit.web.monitoring.timetable import Errand

log = logging.getLogger(__name__)

PATIENCE = 3
"""Tries after which an errand that alone finds no database has failed."""

waited: Counter[str] = Counter()
"""How often each errand found no database since it was last done."""
running: dict[str, threading.Thread] = {}
"""Those that are being done aside."""


def do(which: Iterable[Errand]) -> dict[str, Exception | None]:
    """Do these errands, and write down what became of each; those that failed, and those that were done."""
    outcomes: dict[str, Exception | None] = {}
    for errand in which:
        if errand.aside:
            begin(errand)
        else:
            outcomes |= attempt(errand)
    write_down(outcomes)
    return outcomes


def attempt(errand: Errand) -> dict[str, Exception | None]:
    """Do one; what became of it. Nothing when the database was away, for that says nothing of the errand."""
    try:
        did = whole(errand)()
    except Exception as error:  # a bug in one errand must not keep all others from being run
        if is_database_away(error):
            waited[errand.name] += 1
            log.warning("the database did not answer (%s); trying again", name_of(error))
            return {errand.name: error} if waited[errand.name] >= PATIENCE else {}
        log.exception("the errand “%s” failed; the others go on", errand.name)
        return {errand.name: error}
    waited.pop(errand.name, None)
    return {errand.name: None} if did or not errand.aside else {}


def whole(errand: Errand) -> Callable[[], Any]:
    """What an errand does, with a session of its own, up to its last commit."""
    module, _, name = errand.function.rpartition(".")
    function: Callable[[], Any] = getattr(import_module(module), name)
    if module.split(".")[0] == "jobs":
        return function

    @wraps(function)
    def run() -> Any:
        did = function()
        db.session.commit()
        return did

    return job(run)


def begin(errand: Errand) -> None:
    """Do it in a thread of its own, unless that is going on."""
    last = running.get(errand.name)
    if last is None or not last.is_alive():
        app = current_app._get_current_object()  # type: ignore[attr-defined]
        running[errand.name] = threading.Thread(target=beside, args=(app, errand), daemon=True)
        running[errand.name].start()


def wait_for_all(seconds: float) -> None:
    """What is being done aside may end, but nobody waits longer for it than that."""
    for thread in running.values():
        thread.join(seconds)


def beside(app: Flask, errand: Errand) -> None:
    """Do it there, and write down what became of it."""
    with app.app_context():
        write_down(attempt(errand))


def write_down(outcomes: dict[str, Exception | None]) -> None:
    """Where everybody who watches can read it, if the database takes it."""
    try:
        keep(outcomes)
    except SQLAlchemyError as error:
        log.warning("the database did not answer (%s); trying again", name_of(error))


@job
def keep(outcomes: dict[str, Exception | None]) -> None:
    """In one transaction."""
    timetable.note(outcomes, now())
    db.session.commit()
