"""Everything in one foreground command: queue, web, workers, clock; restarted when one dies, stopped in order."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

import click
from sqlalchemy import select

from recruit import config, create_app
from recruit.config import Misconfigured, Settings
from recruit.core import embedded_queue, schema
from recruit.core.database import db
from recruit.models import Role, User
from recruit.ops import slow_clients
from recruit.organisation import mailed_links

FIRST_ADMINISTRATOR = "administrator@localhost"
PORT = "8000"
"""Where a command looks that is told of no other."""
PATIENCE = 20
"""Seconds that a child may take to stop: a post in flight is let finish."""
PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process of ours."""

    name: str
    command: list[str]
    log: Path | None = None
    """Where it writes what it says; None for our own terminal."""
    process: subprocess.Popen[bytes] | None = None
    started: list[float] = field(default_factory=list)
    last_help: Callable[[], bool] | None = None
    """What may be tried once when it stops as soon as it starts; whether there was anything to try."""

    def start(self) -> None:
        """Begin, in a session of its own, so that Ctrl-C reaches only us and we stop the children in order."""
        self.started = [*self.started[-4:], time.monotonic()]
        with open(self.log or os.devnull, "ab") as log:
            said, with_us = log if self.log else None, partial(die_with_parent, os.getpid())
            self.process = subprocess.Popen(  # noqa: S603  our own programs, no shell
                self.command, stdout=said, stderr=said, start_new_session=True, preexec_fn=with_us
            )

    def stop(self) -> None:
        """Ask, wait, insist."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    @property
    def is_dead(self) -> bool:
        """Whether it ended by itself."""
        return self.process is not None and self.process.poll() is not None

    @property
    def keeps_dying(self) -> bool:
        """Whether it died five times within half a minute: then something is wrong that starting does not mend."""
        return len(self.started) == 5 and self.started[-1] - self.started[0] < 30

    def help(self) -> bool:
        """Try what is left to try; whether there was anything."""
        helps, self.last_help = self.last_help, None
        if helps is None or not helps():
            return False
        self.started.clear()
        return True


def die_with_parent(parent: int) -> None:
    """On Linux a child gets a signal when we are killed outright, and ends if we were before it could ask for that;
    elsewhere orphans end with their terminal."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(0)


def web_command(settings: Settings) -> list[str]:
    """Gunicorn, with threads: plain Python that installs anywhere, with workers that are replaced when they die."""
    options = {
        "bind": f"{settings.host}:{settings.number('port', 1)}",
        "workers": str(settings.number("processes", 1)),
        "worker-class": "recruit.ops.slow_clients.Worker",
        "threads": str(slow_clients.LISTENING),
        "timeout": "60",
        "graceful-timeout": "15",
        "forwarded-allow-ips": "",  # or it takes SCRIPT_NAME from a header of whoever comes through a proxy
        "log-level": "error",  # its warnings name the addresses of visitors
        "logger-class": "recruit.ops.gunicorn.GunicornLogger",
    }
    said = [f"--{name}={value}" for name, value in options.items()]
    # No access log: addresses of candidates' pages are secrets.
    return [sys.executable, "-m", "gunicorn", *said, "--no-control-socket", "recruit.ops.gunicorn:application()"]


def run(demo: bool) -> None:
    """Start all, print where it is, keep it going until told to stop."""
    settings = Settings.from_environment()
    config.make_folders(settings)
    lock = only_one(settings)
    port_is_free(settings)
    children: list[Child] = []
    stopping: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.append(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        if not settings.redis_url:
            queue = Child("queue", embedded_queue.command(settings), embedded_queue.log(settings))
            children.append(queue)
            embedded_queue.start(settings, queue.start, lambda: queue.is_dead)
            queue.last_help = partial(embedded_queue.set_aside, settings.folder)
        prepare(settings, demo)
        recruit = [sys.executable, "-m", "recruit"]
        begin(children, "web", web_command(settings))
        for _ in range(settings.number("workers", 1)):
            begin(children, "worker", [*recruit, "worker"])
        begin(children, "clock", [*recruit, "clock"])
        announce(settings, children)
        while not stopping:
            mind(children)
            time.sleep(0.2)
        click.echo("\nStopping …")
    finally:
        for name in ("clock", "worker", "web", "queue"):
            for child in children:
                if child.name == name:
                    child.stop()
        lock.close()


def begin(children: list[Child], name: str, command: list[str], log: Path | None = None) -> None:
    """One more child."""
    child = Child(name, command, log)
    children.append(child)
    child.start()


def mind(children: list[Child]) -> None:
    """Start again what died. Raises Misconfigured when it keeps dying."""
    for child in children:
        if child.is_dead:
            if child.keeps_dying and not child.help():
                raise Misconfigured(f"The {child.name} stops as soon as it starts; what it said stands above.")
            with suppress(OSError):  # what we say may go to a disk that is full
                click.echo(f"The {child.name} stopped; starting it again.", err=True)
            child.start()


def only_one(settings: Settings) -> IO[str]:
    """Hold the data folder. Raises Misconfigured when another run has it."""
    lock = open(settings.folder / "run.lock", "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise Misconfigured(
            f"Recruit is running in {settings.folder} already; stop it, or choose another folder with RECRUIT_DATA."
        ) from None
    return lock


def port_is_free(settings: Settings) -> None:
    """Raises Misconfigured when somebody else listens there."""
    port = settings.number("port", 1)
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, port))
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or "no such port"
        raise Misconfigured(
            f"Port {port} on {settings.host} cannot be used ({why}); choose another with RECRUIT_PORT."
        ) from None


def prepare(settings: Settings, demo: bool) -> None:
    """Bring the database up to date, and see that somebody can come in."""
    app = create_app(settings)
    with app.app_context():
        schema.migrate(click.echo)
        schema.check()
        if demo:
            from recruit.ops import demo as made_up

            made_up.fill()
        administrator = db.session.scalar(
            select(User).where(User.role == Role.ADMINISTRATOR, User.active).order_by(User.id)
        )
        if administrator is None:
            administrator = User(email=FIRST_ADMINISTRATOR, role=Role.ADMINISTRATOR)
            db.session.add(administrator)
        if demo or administrator.seen_at is None:
            token = mailed_links.mint_sign_in(administrator)
            db.session.commit()
            click.echo(
                f"Sign in as {administrator.called}, once, within half an hour:\n  {mailed_links.address(token)}"
            )
        if demo:
            click.echo(
                f"Come in as somebody else, in another browser: ask for a link for one of these.\n{others(settings)}"
            )
        db.session.remove()
        db.engine.dispose()


def others(settings: Settings) -> str:
    """A line for each role besides the administrator: how to get the link of somebody who has it."""
    started = Path(sys.argv[0])
    called = short(started) if started.name == "recruit" else "recruit"
    port = "" if settings.port == PORT else f"RECRUIT_PORT={settings.port} "
    there = f"RECRUIT_DATA={shlex.quote(short(settings.folder))} {port}{shlex.quote(called)}"
    lines = []
    for role in (Role.RECRUITER, Role.EMPLOYEE):
        person = db.session.scalar(select(User).where(User.role == role, User.active).order_by(User.id).limit(1))
        if person:
            lines.append(f"  {there} sign-in {person.email}    # {person.called}, {role}")
    return "\n".join(lines)


def announce(settings: Settings, children: list[Child]) -> None:
    """Say where we are as soon as the web server answers."""
    here = f"http://{settings.host if settings.host not in ('0.0.0.0', '::') else '127.0.0.1'}:{settings.port}"  # noqa: S104
    for _ in range(300):
        mind(children)
        try:
            with urlopen(f"{here}/robots.txt", timeout=1):  # noqa: S310  our own server
                break
        except (URLError, OSError):
            time.sleep(0.05)
    click.echo(f"Recruit runs at {settings.url} – data in {short(settings.folder)} – Ctrl-C stops it")


def short(folder: Path) -> str:
    """The folder as a person would write it."""
    here = Path.cwd()
    return os.path.relpath(folder, here) if folder.is_relative_to(here) else str(folder)
