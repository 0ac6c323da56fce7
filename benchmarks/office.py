"""A whole office at work in processes of its own, with the channel server of the tests in place of the world."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import Request, urlopen

from flask import Flask
from sqlalchemy import func, select

from recruit import create_app
from recruit.config import Settings
from recruit.core import embedded_queue, schema
from recruit.core.database import db
from recruit.models import Channel, Publication
from recruit.models import PublicationState as State
from recruit.ops import runner
from recruit.publishing import publications
from tests.real.postgresql import cluster
from tests.support.channel_server.protocols import ALL
from tests.support.channel_server.wire import filled_in
from tests.support.factories import a_channel, a_vacancy
from tests.support.running import ROOT, a_free_port, environment, until

KINDS = (*ALL, "mastodon")
WORKERS = 4
SETTINGS = ("data", "database_url", "redis_url", "url", "port", "log")


@dataclass
class Office:
    """Its settings, its processes by name, and where the channels are."""

    settings: Settings
    app: Flask
    channels: str
    hurried: bool = False
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str) -> None:
        """Start a process, or start it again: queue, web, clock, or a worker with a number."""
        if name == "queue":
            self.settings.socket.unlink(missing_ok=True)
            command = embedded_queue.command(self.settings)
            if self.settings.redis_url:
                command += ["--port", self.settings.redis_url.rpartition(":")[2]]
        elif name == "web":
            command = runner.web_command(self.settings)
        else:
            program = [sys.executable, "-m", "benchmarks.led_astray", self.channels, str(int(self.hurried))]
            command = [*program, name.rstrip("0123456789")]
        ours = {key: getattr(self.settings, key) for key in SETTINGS} | {"sweep": "1"}
        with open(self.settings.folder / "said.log", "ab") as said:
            self.processes[name] = subprocess.Popen(
                command, cwd=ROOT, env=environment(**ours), stdout=said, stderr=said
            )

    def revive(self) -> None:
        """Start again what is dead."""
        for name, process in list(self.processes.items()):
            if process.poll() is not None:
                self.start(name)

    def stop(self) -> None:
        """End all, the queue last."""
        for _, process in sorted(self.processes.items(), key=lambda found: found[0] == "queue"):
            process.terminate()
            process.wait(60)

    def plan(self, posts: int, what: str = "Nurse") -> list[int]:
        """So many publications over all channels, due now; what they are called in the database."""
        channels = db.session.scalars(select(Channel).order_by(Channel.id)).all()
        planned = []
        for number in range(-(-posts // len(channels))):
            for publication in publications.drafts(a_vacancy(title=f"{what} {number}")):
                assert publications.schedule(publication) == []
                planned.append(publication)
            if number % 50 == 49:
                db.session.commit()
        db.session.commit()
        return [publication.id for publication in planned]

    def states(self) -> dict[State, int]:
        """How many publications are in each state."""
        db.session.rollback()
        counted = select(Publication.state, func.count()).group_by(Publication.state)
        return {state: count for state, count in db.session.execute(counted)}

    def ask(self, path: str, **body: Any) -> Any:
        """Ask the channel server, or tell it something."""
        told = json.dumps(body).encode() if body else None
        with urlopen(Request(self.channels + path, data=told, method="POST")) as answer:
            return json.load(answer)


@contextmanager
def office(database: str, hurried: bool = False) -> Iterator[Office]:
    """An office with five channels, on "sqlite" or "postgresql", where nothing runs yet but the channel server."""
    with ExitStack() as leaving:
        folder = Path(leaving.enter_context(TemporaryDirectory()))
        command = [sys.executable, "-m", "tests.support.channel_server.server"]
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        leaving.callback(server.wait)
        leaving.callback(server.terminate)
        assert server.stdout
        address = server.stdout.readline().strip()
        where = queue = ""
        if database == "postgresql":
            queue = f"redis://127.0.0.1:{a_free_port()}"
            where = leaving.enter_context(leaving.enter_context(cluster(durable=True)).database())
        port = a_free_port()
        settings = Settings(
            data=str(folder / "data"),
            database_url=where,
            redis_url=queue,
            url=f"http://127.0.0.1:{port}",
            port=str(port),
            log="quiet",
        )
        at_work = Office(settings, create_app(settings), address, hurried)
        leaving.callback(at_work.stop)
        leaving.enter_context(at_work.app.app_context())
        leaving.callback(db.engine.dispose)
        leaving.callback(db.session.remove)
        schema.migrate()
        for number, kind in enumerate(KINDS):
            a_channel(kind=kind, name=f"{kind} {number}", settings=dict(filled_in(address, f"acme{number}")[kind]))
        yield at_work


def all_out(at_work: Office, posts: int, seconds: float) -> bool:
    """Wait until nothing is on its way; whether so many are out then."""
    on_its_way = select(Publication.id).where(Publication.state.in_((State.SCHEDULED, State.SENDING))).limit(1)

    def is_quiet() -> bool:
        db.session.rollback()
        return db.session.scalar(on_its_way) is None

    return until(is_quiet, seconds) and at_work.states() == {State.PUBLISHED: posts}
