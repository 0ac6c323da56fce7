"""Twenty times something is killed outright while people follow links: every click that was answered is stored once.

RECRUIT_KILLS says how many times.
"""

from __future__ import annotations

import http.client
import os
import random
import signal
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest
from sqlalchemy import func, select

from recruit import create_app
from recruit.attribution.clicks import journal
from recruit.config import Settings
from recruit.core.database import db
from recruit.models import Click, Journal, LinkDay
from recruit.models.figures import ALL_CLICKS
from recruit.reports import recount
from tests.conftest import KEY
from tests.real.postgresql import Cluster, cluster
from tests.real.servers import CannotRun
from tests.recruit.ops.test_runner import children_of
from tests.support.factories import a_link, a_vacancy
from tests.support.running import Run, a_free_port, until

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="looks at children in /proc")]
KILLS = int(os.environ.get("RECRUIT_KILLS", "20"))
PEOPLE, LINKS = 6, 8
AGENTS = [f"Mozilla/5.0 (X11; Linux x86_64; rv:{n}.0) Gecko/20100101 Firefox/{n}.0" for n in range(100, 140)]


class People:
    """Those who follow links until told to stop, and what they were answered."""

    def __init__(self, port: int, tokens: list[str]) -> None:
        self.port, self.tokens, self.enough = port, tokens, threading.Event()
        self.lock, self.answered, self.unanswered = threading.Lock(), Counter[str](), Counter[str]()
        self.threads = [threading.Thread(target=self.follow, args=(n,)) for n in range(PEOPLE)]

    def follow(self, seed: int) -> None:
        """One after the other, each on a connection of its own."""
        chance = random.Random(seed)
        while not self.enough.is_set():
            token = chance.choice(self.tokens)
            answered = self.ask(token, chance.choice(AGENTS))
            with self.lock:
                (self.answered if answered else self.unanswered)[token] += 1
            if not answered:
                sleep(0.02)

    def ask(self, token: str, agent: str) -> bool:
        """Whether it was answered with 302."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", f"/r/{token}", headers={"User-Agent": agent, "Connection": "close"})
            return connection.getresponse().status == 302
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    @contextmanager
    def at_it(self) -> Iterator[None]:
        """Until the end of the block."""
        for thread in self.threads:
            thread.start()
        try:
            yield
        finally:
            self.enough.set()
            for thread in self.threads:
                thread.join()


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> Iterator[Cluster | None]:
    """A server that survives being killed, or none."""
    if request.param == "sqlite":
        yield None
        return
    try:
        with cluster(durable=True) as started:
            yield started
    except CannotRun as why:
        pytest.skip(str(why))


def child_of(run: Run, name: str) -> int:
    """A process of that name, as soon as there is one again."""
    assert until(lambda: name in children_of(run.process.pid), 30), (name, children_of(run.process.pid), run.said)
    return children_of(run.process.pid)[name]


def workers(run: Run) -> list[int]:
    """The processes that answer."""
    return list(children_of(child_of(run, "gunicorn 1")).values())


def kill(run: Run, server: Cluster | None, chance: random.Random) -> str:
    """Something that takes part, without a word; what it was."""
    what = chance.choice(["a web process", "the web server", "the clock", *(["the database"] * 2 if server else [])])
    if what == "the database" and server and server.server:
        for process in [server.server.pid, *children_of(server.server.pid).values()]:
            os.kill(process, signal.SIGKILL)
        server.server.wait()
        sleep(chance.random())
        assert until(lambda: starts(server), 60)
    elif what == "a web process":
        os.kill(chance.choice(workers(run)), signal.SIGKILL)
    else:
        child = child_of(run, "clock 1" if what == "the clock" else "gunicorn 1")
        others = workers(run) if what == "the web server" else []
        for process in [child, *others]:
            os.kill(process, signal.SIGKILL)
    return what


def starts(server: Cluster) -> bool:
    """Whether it starts; not as long as a process of the one that was killed still holds its memory."""
    try:
        server.start()
    except CannotRun:
        return False
    return True


def test_every_click_that_was_answered_is_stored_once(server: Cluster | None, tmp_path: Path) -> None:
    port, folder = a_free_port(), tmp_path / "data"
    with server.database() if server else _no_database() as address:
        given = {"keys": KEY, "url": f"http://127.0.0.1:{port}", "database_url": address, "log": "quiet"}
        run = Run(folder, port, **given)
        try:
            run.wait_for("Recruit runs at")
            with create_app(Settings(data=str(folder), **given)).app_context():
                links = {link.token: link.id for link in (a_link(a_vacancy()) for _ in range(LINKS))}
                db.session.remove()
                db.engine.dispose()  # our own line to the database is not to be killed with it
                people = followed_while_killed(run, server, list(links))
                assert until(lambda: all_taken_over(folder), 60), "the clock comes back and takes over what there is"
                check(people, links)
                assert recount.everything() == 0, "and the figures are those of the clicks"
                db.session.remove()
                db.engine.dispose()
        finally:
            run.stop()


@contextmanager
def _no_database() -> Iterator[str]:
    yield ""


def followed_while_killed(run: Run, server: Cluster | None, tokens: list[str]) -> People:
    """People follow links, and something is killed again and again."""
    people, chance, when = People(run.port, tokens), random.Random(7), defaultdict[str, list[float]](list)
    with people.at_it():
        assert until(lambda: people.answered.total() > 100, 60), run.said
        for _ in range(KILLS):
            what = kill(run, server, chance)
            when[what].append(monotonic())
            before = people.answered.total()
            assert until(lambda: people.answered.total() > before + 200, 60), f"nobody answers after {what}\n{run.said}"  # noqa: B023
            # What dies five times in half a minute looks broken to the runner, and it stops.
            rest = when[what][-4] + 31 - monotonic() if len(when[what]) >= 4 else 0
            sleep(max(rest, 2 + chance.random()))
    return people


def all_taken_over(folder: Path) -> bool:
    """Whether nothing stands in any journal that is not in the database."""
    db.session.rollback()
    waiting = 0
    for path in journal.files(folder / "clicks"):
        offset = db.session.scalar(select(Journal.offset).where(Journal.name == path.name)) or 0
        waiting += path.stat().st_size > offset if path.exists() else 0
    return not waiting


def check(people: People, links: dict[str, int]) -> None:
    """What was answered is there; what is there beside it was asked for and not answered."""
    stored = dict(db.session.execute(select(Click.link_id, func.count()).group_by(Click.link_id)).all())
    for token, link in links.items():
        answered, asked = people.answered[token], people.answered[token] + people.unanswered[token]
        assert answered <= stored.get(link, 0) <= asked, (token, answered, stored.get(link), asked)
    columns = (getattr(LinkDay, name) for name in ALL_CLICKS)
    counted = sum(db.session.scalar(select(func.sum(column))) or 0 for column in columns)
    assert counted == sum(stored.values())
    print(
        f"{people.answered.total()} answered, {sum(stored.values())} stored, {people.unanswered.total()} not answered"
    )
