"""Names of hosts and mail domains, however they are typed."""

from __future__ import annotations

import re

from recruit.core import same_people
from recruit.core.public_mail import EVERYBODYS

NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")


def plain(domain: str) -> str:
    """A name as it is compared: small letters, no dot at its end, the letters that mail servers use."""
    name = same_people.domain(domain)
    return name if name.isascii() and len(domain.split()) == 1 else ""


def is_name(domain: str) -> bool:
    """Whether that can be the name of a host or a mail domain."""
    return len(domain) <= 120 and bool(NAME.fullmatch(domain))


def listed(written: str) -> tuple[list[str], list[str], list[str]]:
    """The mail domains that somebody wrote: those that will do, what is none, and those where everybody has mail."""
    fine: list[str] = []
    wrong: list[str] = []
    public: list[str] = []
    for word in filter(None, re.split(r"[\s,;]+", written)):
        name = plain(word.rpartition("@")[2])
        (public if name in EVERYBODYS else fine if is_name(name) else wrong).append(name or word)
    return list(dict.fromkeys(fine)), wrong, public


def mastodon_server(typed: str) -> str:
    """The host in an account or an address on Mastodon: `@anna@mastodon.nl`, `https://mastodon.nl/@anna`, or the host
    itself. Empty for what names none."""
    host = re.sub(r"^https?://", "", typed.strip(), flags=re.IGNORECASE).split("/")[0]
    name = plain(host.rpartition("@")[2])
    return name if is_name(name) else ""
