"""Each errand of the clock stands alone: it fails alone, and whoever watches reads which and why."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

import jobs.clock
import jobs.errands
from recruit.attribution.clicks import ingestion, journal
from recruit.attribution.clicks.journal import Followed
from recruit.config import Settings, running
from recruit.core.database import db, now
from recruit.models import ErrandState, clock_lease
from recruit.web.monitoring import timetable
from recruit.web.monitoring.timetable import ERRANDS, Errand
from tests.support.factories import a_link, the_version
from tests.support.running import until

pytestmark = pytest.mark.one_database


@pytest.fixture
def watched(app: Flask) -> Iterator[Flask]:
    """An installation with a clock that has just looked, and that Prometheus may read."""
    the_version()
    clock_lease.lead("me", timedelta(seconds=20), now())
    clock_lease.tick(now())
    db.session.commit()
    given = running().settings
    app.extensions["recruit"].settings = Settings(**(vars(given) | {"metrics_token": "open-sesame"}))
    jobs.errands.waited.clear()
    yield app
    jobs.errands.wait_for_all(10)
    jobs.errands.waited.clear()


def health(app: Flask) -> tuple[int, dict[str, Any]]:
    """What a machine is told."""
    with app.app_context():
        answer = app.test_client().get("/health")
    return answer.status_code, json.loads(answer.text)


def metrics(app: Flask) -> str:
    """What Prometheus is told."""
    with app.app_context():
        return app.test_client().get("/metrics", headers={"Authorization": "Bearer open-sesame"}).text


def state_of(name: str) -> ErrandState | None:
    """What is written down of that errand."""
    db.session.expire_all()
    return db.session.get(ErrandState, name)


def test_every_errand_is_named_once_and_lies_where_it_is_said_to(app: Flask) -> None:
    assert len({errand.name for errand in ERRANDS}) == len({errand.function for errand in ERRANDS}) == len(ERRANDS)
    for errand in ERRANDS:
        module, _, name = errand.function.rpartition(".")
        assert callable(getattr(import_module(module), name)), errand.name
        assert len(errand.name) <= 40


def test_all_errands_succeed_on_an_empty_database_and_are_told_of(watched: Flask) -> None:
    outcomes = jobs.errands.do(ERRANDS)
    assert set(filter(None, outcomes.values())) == set()
    status, told = health(watched)
    assert (status, told["status"]) == (200, "ok")
    assert set(told["errands"]) == {errand.name for errand in ERRANDS if not errand.aside}
    assert all(state["succeeded_at"] and not state["problem"] for state in told["errands"].values())
    text = metrics(watched)
    for errand in told["errands"]:
        assert f'recruit_errand_succeeded_timestamp_seconds{{errand="{errand}"}}' in text


SECRET = "alex@example.org"


@pytest.mark.parametrize("errand", [one for one in ERRANDS if not one.aside], ids=lambda errand: errand.name)
def test_an_errand_that_fails_keeps_no_other_from_being_done_and_is_named(
    watched: Flask, monkeypatch: pytest.MonkeyPatch, errand: Errand
) -> None:
    def fail() -> None:
        db.session.execute(select(1))
        raise ZeroDivisionError(SECRET)

    jobs.errands.do([errand])
    with monkeypatch.context() as patch:
        patch.setattr(errand.function, fail)
        jobs.errands.do(ERRANDS)
    states = {state.name: state for state in timetable.states()}
    assert [name for name, state in states.items() if state.problem] == [errand.name]
    assert states[errand.name].problem == "ZeroDivisionError"
    assert states[errand.name].succeeded_at and states[errand.name].failed_at
    assert all(state.succeeded_at for state in states.values())
    status, told = health(watched)
    assert (status, told["status"]) == ((503, "failing") if errand.is_vital else (200, "degraded"))
    assert any(errand.name in said and "ZeroDivisionError" in said for said in told["problems"])
    text = metrics(watched)
    assert f'recruit_errand_failing{{errand="{errand.name}",problem="ZeroDivisionError"}} 1' in text
    [told_at] = re.findall(rf'recruit_errand_failed_timestamp_seconds{{errand="{errand.name}"}} (\S+)', text)
    assert float(told_at) == pytest.approx(states[errand.name].failed_at.timestamp(), abs=0.001)
    assert SECRET not in text + json.dumps(told)
    jobs.errands.do(ERRANDS)
    assert health(watched)[1]["problems"] == []


def away() -> None:
    raise OperationalError("SELECT 1", {}, Exception("the server is gone"))


def test_a_database_that_is_away_is_no_failure_of_an_errand(watched: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    errand = ERRANDS[3]
    monkeypatch.setattr(errand.function, away)
    for _ in range(jobs.errands.PATIENCE - 1):
        jobs.errands.do(ERRANDS)
    assert state_of(errand.name) is None
    assert health(watched)[1]["problems"] == []
    jobs.errands.do(ERRANDS)
    state = state_of(errand.name)
    assert state and state.problem == "OperationalError", "it alone finds none, again and again"


def test_a_clock_whose_errands_all_fail_goes_on_and_each_is_named(
    watched: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    for errand in ERRANDS:
        if errand.function != "jobs.clock.tick":
            monkeypatch.setattr(errand.function, fail)
    db.session.execute(db.text("UPDATE ticks SET until = '2020-01-01 00:00:00'"))
    db.session.commit()
    stop = threading.Event()

    def run() -> None:
        with watched.app_context():
            jobs.clock.run(0.05, stop)

    clock = threading.Thread(target=run)
    clock.start()
    try:
        assert until(lambda: state_of("tick") and state_of(timetable.NIGHTLY), 10)
    finally:
        stop.set()
        clock.join()
    db.session.rollback()
    told = health(watched)[1]
    failing = {name for name, state in told["errands"].items() if state["problem"]}
    assert failing == {errand.name for errand in ERRANDS} - {"tick"}


def test_an_errand_that_takes_long_is_waited_for_by_nothing(watched: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def wait() -> bool:
        begun.set()
        return go_on.wait(10)

    monkeypatch.setattr("recruit.publishing.channels.remind", wait)
    slow = replace(ERRANDS[0], name="slow", function="recruit.publishing.channels.remind", aside=True)
    jobs.errands.do([slow, ERRANDS[-1]])
    assert begun.wait(10)
    assert state_of("tick")
    jobs.errands.do([slow])
    assert len([thread for thread in threading.enumerate() if thread is jobs.errands.running["slow"]]) == 1
    go_on.set()
    jobs.errands.running["slow"].join()
    assert state_of("slow")


def test_journals_that_were_set_aside_are_told_of(watched: Flask) -> None:
    (ingestion.folder() / "x.clicks").mkdir(parents=True)
    line = Followed(int(now().timestamp()), a_link().id, 0, 0).line()
    (ingestion.folder() / "y.clicks").write_bytes(line + b"no click\n")
    assert ingestion.take_over() == 1
    status, told = health(watched)
    assert (status, told["status"]) == (200, "degraded")
    assert journal.ASIDE in told["problems"][0]
    text = metrics(watched)
    assert "recruit_journals_set_aside 1" in text
    assert "recruit_click_lines_refused_total 1" in text
