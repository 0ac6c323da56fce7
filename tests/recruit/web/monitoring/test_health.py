"""What machines are told: whether all is well, and how much there is of everything."""

from __future__ import annotations

import errno
import json
import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from recruit.candidates.documents import files
from recruit.config import Settings, running
from recruit.core import embedded_queue, schema
from recruit.core.database import db, now
from recruit.models import ClickKind, Letter, PublicationState, clock_lease
from recruit.publishing import publications
from recruit.web.monitoring import health, timetable
from tests.support import report_queries
from tests.support.factories import a_channel, a_link, a_vacancy, an_application, clicked, the_version

pytestmark = pytest.mark.one_database


@pytest.fixture
def all_is_well(app: Flask) -> Flask:
    """A database of this version, and a clock that has just looked."""
    the_version()
    clock_lease.lead("me", timedelta(seconds=20), now())
    clock_lease.tick(now())
    db.session.commit()
    return app


def asked(app: Flask) -> tuple[int, dict[str, Any]]:
    """What a machine is told."""
    with app.app_context():
        answer = app.test_client().get("/health")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers and "Vary" not in answer.headers
    return answer.status_code, json.loads(answer.text)


def test_all_is_well(all_is_well: Flask) -> None:
    status, told = asked(all_is_well)
    assert (status, told["status"], told["problems"]) == (200, "ok", [])
    assert told["database"] == {"answers": True, "revision": schema.head()}
    assert told["queue"] == {"answers": True}
    assert told["overdue_seconds"] == {"publication": 0, "letter": 0}
    assert told["clock_tick_age_seconds"] in (0, 1)


def test_a_disk_that_takes_nothing_is_a_problem(all_is_well: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full_disk:
        full_disk.setattr(os, "fsync", no_room)
        status, told = asked(all_is_well)
    assert (status, told["status"]) == (503, "failing")
    assert told["problems"] == [
        "Nothing can be written in the data folder (No space left on device): what candidates send is refused. "
        "Make room there."
    ]
    assert asked(all_is_well)[0] == 200
    assert list(files.uploads().iterdir()) == []


def test_a_queue_that_could_not_read_its_file_is_a_remark(all_is_well: Flask) -> None:
    (running().settings.folder / embedded_queue.FOLDER).mkdir()
    embedded_queue.set_aside(running().settings.folder)
    status, told = asked(all_is_well)
    assert (status, told["status"]) == (200, "degraded")
    assert embedded_queue.ASIDE in told["problems"][0]


def test_a_database_of_another_version_is_a_problem(all_is_well: Flask) -> None:
    db.session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    db.session.commit()
    status, told = asked(all_is_well)
    assert (status, told["status"]) == (503, "failing")
    assert "recruit migrate" in told["problems"][0]


def test_a_database_that_is_gone_is_a_problem(all_is_well: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise OperationalError("SELECT 'alex@example.org'", {}, Exception("host db.internal, password hunter2"))

    monkeypatch.setattr(schema, "revision", gone)
    status, told = asked(all_is_well)
    assert (status, told["problems"]) == (503, ["The database does not answer."])
    assert told["database"]["answers"] is False


def test_a_clock_that_is_silent_for_three_sweeps_and_half_a_minute_is_a_problem(all_is_well: Flask) -> None:
    patience = 3 * running().settings.number("sweep", 1) + 30
    for ago, status in ((patience - 3, 200), (patience + 3, 503), (-3600, 503)):
        clock_lease.tick(now() - timedelta(seconds=ago))
        db.session.commit()
        assert asked(all_is_well)[0] == status, ago
    assert "recruit clock" in asked(all_is_well)[1]["problems"][0]


def test_a_clock_that_never_looked_is_a_problem(all_is_well: Flask) -> None:
    db.session.execute(text("DELETE FROM ticks"))
    db.session.commit()
    assert "never" in asked(all_is_well)[1]["problems"][0]


@pytest.mark.parametrize(
    "state",
    [PublicationState.SCHEDULED, PublicationState.UNSURE, PublicationState.CHANGING, PublicationState.CLOSING],
)
def test_what_has_been_due_for_more_than_five_minutes_is_a_problem(all_is_well: Flask, state: str) -> None:
    a_channel()
    [draft] = publications.drafts(a_vacancy())
    draft.state = state
    for minutes, status in ((-60, 200), (4.9, 200), (5.1, 503)):
        draft.due = now() - timedelta(minutes=minutes)
        db.session.commit()
        assert asked(all_is_well)[0] == status, minutes
    told = asked(all_is_well)[1]
    assert "recruit worker" in told["problems"][0]
    assert 300 < told["overdue_seconds"]["publication"] < 320


def test_what_a_channel_or_a_person_holds_up_is_not_overdue(all_is_well: Flask) -> None:
    parked = a_channel(name="Parked", parked_until=now() + timedelta(hours=1))
    a_channel(name="Open")
    vacancy = a_vacancy()
    drafts = publications.drafts(vacancy)
    for draft in drafts:
        draft.state, draft.due = PublicationState.SCHEDULED, now() - timedelta(hours=1)
    db.session.commit()
    assert asked(all_is_well)[0] == 503
    vacancy.closes = now().date() - timedelta(days=3)
    db.session.commit()
    assert asked(all_is_well)[0] == 200
    vacancy.closes = None
    drafts = [draft for draft in drafts if draft.channel != parked]
    for draft in drafts:
        draft.state, draft.due = PublicationState.PUBLISHED, None
    db.session.commit()
    assert asked(all_is_well)[0] == 200


def test_a_letter_that_waits_too_long_is_a_problem(all_is_well: Flask) -> None:
    db.session.add(Letter(content={"to": "alex@example.org"}, message_id="<1@x>", due=now() - timedelta(hours=1)))
    db.session.commit()
    status, told = asked(all_is_well)
    assert status == 503
    assert "letter" in told["problems"][0]
    assert "alex" not in json.dumps(told)


@pytest.fixture
def hanging() -> Iterator[str]:
    """A server that takes what it is told and never answers; its address."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


def with_queue(app: Flask, address: str) -> None:
    """The same installation with another queue."""
    given = running().settings
    app.extensions["recruit"].settings = Settings(**(vars(given) | {"redis_url": address}))


def test_without_its_queue_it_is_degraded_and_says_so(all_is_well: Flask) -> None:
    with_queue(all_is_well, "unix:///nowhere.sock")
    status, told = asked(all_is_well)
    assert (status, told["status"], told["queue"]) == (200, "degraded", {"answers": False})
    assert "the clock rings again" in told["problems"][0]


def test_a_queue_that_hangs_is_not_waited_for(
    all_is_well: Flask, hanging: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "DEADLINE", 0.3)
    with_queue(all_is_well, hanging)
    begun = time.monotonic()
    for _ in range(3):
        assert asked(all_is_well)[1]["status"] == "degraded"
    assert time.monotonic() - begun < 30


def test_a_database_that_hangs_is_not_waited_for_and_asked_once(
    all_is_well: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "DEADLINE", 0.2)
    answer, times = threading.Event(), []

    def hang() -> str:
        times.append(1)
        answer.wait(10)
        return schema.head()

    monkeypatch.setattr(schema, "revision", hang)
    for _ in range(3):
        assert asked(all_is_well)[0] == 503
    assert len(times) == 1
    answer.set()
    monkeypatch.setattr(health, "DEADLINE", 3)
    assert asked(all_is_well)[0] == 200


def measured(app: Flask, authorization: str = "Bearer open-sesame", expect: int = 200) -> str:
    """What Prometheus is told."""
    with app.app_context():
        answer = app.test_client().get("/metrics", headers={"Authorization": authorization})
    assert answer.status_code == expect
    return answer.text


def test_without_a_token_there_are_no_metrics(app: Flask) -> None:
    measured(app, expect=404)


@pytest.fixture
def watched(app: Flask) -> Flask:
    """An installation that Prometheus may read."""
    given = running().settings
    app.extensions["recruit"].settings = Settings(**(vars(given) | {"metrics_token": "open-sesame"}))
    return app


@pytest.mark.parametrize("given", ["", "open-sesame", "Bearer ", "Bearer open-sesam", "Bearer é"])
def test_with_another_token_there_are_none_either(watched: Flask, given: str) -> None:
    assert "recruit_" not in measured(watched, given, expect=401)


def test_everything_is_counted(watched: Flask) -> None:
    a_channel(name="On")
    a_channel(name="Parked", parked_until=now() + timedelta(hours=1))
    a_channel(name="Off", on=False)
    vacancy = a_vacancy()
    first, second = publications.drafts(vacancy)
    first.state, first.due = PublicationState.SCHEDULED, now() - timedelta(seconds=90)
    second.state = PublicationState.PUBLISHED
    link = a_link(vacancy)
    clicked(link)
    clicked(link, ClickKind.ROBOT, times=2)
    letters = [Letter(content={}, message_id=f"<{number}@x>", due=now() - timedelta(seconds=30)) for number in (1, 2)]
    db.session.add_all(letters)
    db.session.flush()
    letters[0].due = None
    an_application(vacancy=vacancy)
    clock_lease.lead("me", timedelta(seconds=20), now())
    clock_lease.tick(now() - timedelta(seconds=7))
    db.session.commit()
    told = measured(watched)
    numbers = {name: float(number) for name, number in re.findall(r"^([^#\n]+) ([\d.]+)$", told, re.M)}
    exact = {
        'recruit_publications{state="scheduled"}': 1,
        'recruit_publications{state="published"}': 1,
        'recruit_publications{state="failed"}': 0,
        'recruit_channels{state="on"}': 1,
        'recruit_channels{state="parked"}': 1,
        'recruit_channels{state="off"}': 1,
        'recruit_letters{state="waiting"}': 1,
        'recruit_letters{state="given up"}': 1,
        "recruit_applications_total": 1,
        'recruit_clicks_total{kind="person"}': 1,
        'recruit_clicks_total{kind="robot"}': 2,
        'recruit_clicks_total{kind="preview"}': 0,
        "recruit_click_lines_refused_total": 0,
        "recruit_journals_set_aside": 0,
    }
    assert {name: numbers[name] for name in exact} == exact
    assert 90 <= numbers['recruit_overdue_seconds{work="publication"}'] < 100
    assert 30 <= numbers['recruit_overdue_seconds{work="letter"}'] < 40
    assert 7 <= numbers["recruit_clock_tick_age_seconds"] < 17
    others = len(PublicationState) - 3 + len(ClickKind) - 3  # states and kinds of which there are none
    assert len(numbers) == len(exact) + 3 + others


def test_every_line_is_what_prometheus_reads(watched: Flask) -> None:
    label = r'\{[a-z_]+="[^"\\\n]*"(,[a-z_]+="[^"\\\n]*")*\}'
    timetable.note({"count clicks": ValueError()}, now())
    told = measured(watched)
    for line in told.splitlines():
        assert re.fullmatch(rf"# (HELP|TYPE) recruit_\w+ .+|recruit_\w+({label})? \d+(\.\d+)?(e\+\d+)?", line), line
    assert "recruit_errand_failing" in [family.name for family in text_string_to_metric_families(told)]


def test_measuring_reads_no_table_row_by_row(watched: Flask, database_url: str) -> None:
    if database_url:
        pytest.skip("asks SQLite how it reads")
    with db.engine.connect() as connection:
        plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN SELECT state, count(*) FROM publications GROUP BY 1")
        seen = [row[-1] for row in plan]
    assert all("COVERING INDEX" in step for step in seen), seen


def test_measuring_reads_no_click(watched: Flask) -> None:
    with report_queries.asked() as questions:
        measured(watched)
    assert questions and not [question for question in questions if "FROM clicks" in question]
