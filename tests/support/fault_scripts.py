"""What a test does to time and to a worker: set the clock, kill it at any step, take its database away."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

import pytest
from rq.timeouts import JobTimeoutException
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

import jobs
import recruit.core.database


class Clock:
    """The time, handed to everything that asks `now()`."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment.astimezone(UTC)

    def __call__(self) -> datetime:
        return self.moment

    def step(self, span: timedelta) -> None:
        """Let time pass, or turn it back."""
        self.moment += span

    def rule(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take the place of `now` in every room, also where nobody has been yet: who enters later would keep it."""
        enter_every_room()
        real = recruit.core.database.now
        for name, module in list(sys.modules.items()):
            if name.split(".")[0] in ("recruit", "jobs") and getattr(module, "now", None) is real:
                monkeypatch.setattr(module, "now", self)


@cache
def enter_every_room() -> None:
    """Import all there is, once."""
    for package in (recruit, jobs):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" not in found.name and not found.name.endswith("__main__"):
                importlib.import_module(found.name)


class Killed(BaseException):
    """The worker is gone: nothing that would have come after happens."""


class End(StrEnum):
    """How a worker's work can end too early."""

    KILLED = "killed"
    """At once and for good: from here on nothing reaches the database."""
    OUT_OF_TIME = "out of time"
    """RQ's time limit: one exception, after which it may still tidy up."""
    NO_DATABASE = "no database"
    """The database has gone, from here until the job is over."""


class Worker:
    """A worker that can be told at which step its work ends: a step is a statement, a commit, or one side of a call."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.how = End.KILLED
        self.ended = False
        self.meanwhile: Callable[[], None] | None = None
        """What somebody else does while the channel is being spoken to, once."""

    def step(self, *given: Any, **named: Any) -> None:
        """One more step, or the end."""
        if self.ended and self.how != End.OUT_OF_TIME:
            raise self._end()
        if self.left is None or self.ended:
            return
        self.left -= 1
        if self.left < 0:
            self.ended = True
            raise self._end()

    def call(self) -> None:
        """A step on the way to a channel: that the database is gone does not matter there."""
        if self.how != End.NO_DATABASE:
            self.step()

    def answered(self) -> None:
        """The channel has answered; before anybody hears it, something else happens."""
        if act := self.meanwhile:
            self.meanwhile, left, self.left = None, self.left, None
            act()
            self.left = left
        self.call()

    def _end(self) -> BaseException:
        match self.how:
            case End.KILLED:
                return Killed()
            case End.OUT_OF_TIME:
                return JobTimeoutException()
            case End.NO_DATABASE:
                return OperationalError("the database", {}, Exception("has gone away"))

    @contextmanager
    def working(self, ends: tuple[End, int] | None) -> Iterator[None]:
        """Work that ends after so many steps; how it ended is nobody's exception any more."""
        self.how, self.left = ends or (End.KILLED, None)
        self.ended = False
        try:
            yield
        except (Killed, JobTimeoutException, OperationalError):
            assert self.ended, "nobody ended it"
        finally:
            # From here on everything passes.
            self.left, self.how, self.meanwhile = None, End.OUT_OF_TIME, None

    @contextmanager
    def on(self, engine: Engine) -> Iterator[None]:
        """Count the steps of everything that uses this database."""
        happens: list[tuple[str, Callable[..., None]]] = [("before_cursor_execute", self.step), ("commit", self.step)]
        for name, listener in happens:
            event.listen(engine, name, listener)
        try:
            yield
        finally:
            for name, listener in happens:
                event.remove(engine, name, listener)
