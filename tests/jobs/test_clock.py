"""The clock may run twice: one leads, and another takes over when it falls silent."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import update

import jobs.clock
import jobs.dispatch
from recruit.core.database import db
from recruit.models import Tick, clock_lease
from tests.support.running import until

pytestmark = pytest.mark.one_database

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
LEASE = timedelta(seconds=20)


def leads(who: str, seconds: float = 0) -> bool:
    """Whether that clock leads so long after noon."""
    got = clock_lease.lead(who, LEASE, NOON + timedelta(seconds=seconds))
    db.session.commit()
    return got


def test_of_two_clocks_one_leads_and_keeps_the_lead(app: Flask) -> None:
    assert leads("first")
    assert not leads("second", 1)
    assert leads("first", 15)
    assert not leads("second", 30)


def test_the_other_takes_over_when_the_lease_is_over_and_not_before(app: Flask) -> None:
    assert leads("first")
    assert not leads("second", 20)
    assert leads("second", 20.001)
    assert not leads("first", 21)


def test_who_stops_leaves_the_lead_at_once(app: Flask) -> None:
    leads("first")
    clock_lease.let_go("second", NOON)
    assert not leads("second", 1)
    clock_lease.let_go("first", NOON + timedelta(seconds=1))
    assert leads("second", 1)


def test_a_lease_from_before_the_time_was_set_back_is_not_waited_for(app: Flask) -> None:
    assert leads("first", 3600)
    assert leads("second")


def test_of_ten_clocks_that_begin_at_once_one_leads(app: Flask) -> None:
    led, ready = [], threading.Barrier(10)

    def begin(number: int) -> None:
        with app.app_context():
            ready.wait()
            led.append(leads(f"clock {number}"))
            db.session.remove()

    clocks = [threading.Thread(target=begin, args=(number,)) for number in range(10)]
    for clock in clocks:
        clock.start()
    for clock in clocks:
        clock.join()
    assert sorted(led) == [False] * 9 + [True]


class Clock:
    """A clock in a thread of its own, and how often it swept."""

    def __init__(self, app: Flask) -> None:
        self.app, self.sweeps, self.stop = app, 0, threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self) -> None:
        with self.app.app_context():
            jobs.clock.run(0.05, self.stop)

    def end(self) -> None:
        self.stop.set()
        self.thread.join()


@pytest.fixture
def two(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Clock]]:
    """Two clocks that run."""
    clocks = [Clock(app), Clock(app)]

    def sweep() -> None:
        next(clock for clock in clocks if clock.thread is threading.current_thread()).sweeps += 1

    monkeypatch.setattr(jobs.dispatch, "sweep", sweep)
    monkeypatch.setattr(jobs.clock, "LEASE", 40)  # two seconds: on a busy machine a leader may be slow, and leads on
    for clock in clocks:
        clock.thread.start()
    yield clocks
    for clock in clocks:
        clock.end()


def test_two_clocks_sweep_as_one_and_the_other_takes_over(two: list[Clock]) -> None:
    assert until(lambda: any(clock.sweeps > 3 for clock in two))
    leader, other = sorted(two, key=lambda clock: -clock.sweeps)
    assert other.sweeps == 0
    leader.end()
    assert until(lambda: other.sweeps > 1, 5)


def test_a_clock_that_was_killed_is_followed_by_the_other(app: Flask, two: list[Clock]) -> None:
    assert until(lambda: any(clock.sweeps for clock in two))
    [leader] = [clock for clock in two if clock.sweeps]
    [other] = [clock for clock in two if clock is not leader]
    leader.end()
    # As if it had gone without a word: its lease still runs.
    later = datetime.now(UTC) + timedelta(seconds=0.3)
    db.session.execute(update(Tick).values(holder="the dead", until=later))
    db.session.commit()
    before = other.sweeps
    assert until(lambda: other.sweeps > before + 1, 5)
    assert datetime.now(UTC) > later


def test_every_turn_of_the_leader_is_written_down(app: Flask, two: list[Clock]) -> None:
    assert until(clock_lease.last_tick, 5)
    first = clock_lease.last_tick()
    db.session.rollback()

    def ticked_again() -> bool:
        db.session.rollback()
        return clock_lease.last_tick() != first

    assert until(ticked_again, 5)


def test_an_errand_that_fails_does_not_stop_the_clock(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[int] = []

    def fail() -> None:
        turns.append(1)
        raise ZeroDivisionError

    monkeypatch.setattr(jobs.dispatch, "sweep", fail)
    clock = Clock(app)
    clock.thread.start()
    assert until(lambda: len(turns) > 1, 5)
    clock.end()
