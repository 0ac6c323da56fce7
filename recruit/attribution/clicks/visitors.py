"""Tell whether it is the same visitor again, and keep nothing that says who.

The key is an HMAC over the shortened address, the agent and the link, with a salt that is random, made anew each day
and destroyed before it is 48 hours old; after that nobody can make the key again, we neither. It lies beside the
journals and in no backup. Whoever asks by Global Privacy Control or Do Not Track gets no key.
"""

from __future__ import annotations

import hmac
import os
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_bytes, token_hex
from socket import AF_INET6, inet_aton, inet_pton

DAY = 86_400
MAPPED = bytes(10) + b"\xff\xff"
"""How an IPv4 address begins that is written as an IPv6 address."""
KEY = 0x7FFF_FFFF_FFFF_FFFF


class Salts:
    """The salt of the day, the same for all processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: tuple[int, bytes] = (0, b"")

    def today(self, moment: float) -> bytes:
        """The salt of that day, which is UTC's; empty when none can be kept."""
        day = int(moment // DAY)
        if self.known[0] != day:
            with suppress(OSError):
                self.known = (day, self.read(day))
        return self.known[1] if self.known[0] == day else b""

    def read(self, day: int) -> bytes:
        """The salt that lies there, or a new one: of two processes at once the first makes it."""
        path = self.folder / f"salt-{day}"
        with suppress(FileNotFoundError):
            return path.read_bytes()
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self.folder / f".salt-{token_hex(8)}"
        with open(draft, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(token_bytes(32))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
        return path.read_bytes()


def destroy_salts(folder: Path, moment: float | None = None) -> int:
    """Overwrite and remove the salts of the days before yesterday; how many."""
    yesterday, count = int((moment or time.time()) // DAY) - 1, 0
    for path in folder.glob("salt-*"):
        if int(path.name.removeprefix("salt-")) < yesterday:
            path.write_bytes(bytes(32))
            path.unlink()
            count += 1
    return count


def keys(salt: bytes, address: str, agent: str, link: int) -> tuple[int, int]:
    """The visitor's key and that of the network, both for this link alone; zeros where they cannot be made."""
    network = shortened(address)
    if not salt or not network:
        return 0, 0
    place = b"%d " % link + network
    return key(salt, place + agent.encode("utf-8", "replace")), key(salt, place)


def key(salt: bytes, said: bytes) -> int:
    """63 bits."""
    return int.from_bytes(hmac.digest(salt, said, "sha256")[:8]) & KEY


def shortened(address: str) -> bytes:
    """The network that an address is in: 24 bits of IPv4, 48 of IPv6; nothing for what is no address."""
    try:
        if ":" not in address:
            return inet_aton(address)[:3] if address.count(".") == 3 else b""
        packed = inet_pton(AF_INET6, address.partition("%")[0])
    except (OSError, ValueError):
        return b""
    return packed[12:15] if packed.startswith(MAPPED) else packed[:6]
