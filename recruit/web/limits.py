"""How often one address may knock. Kept in the queue's server; without it each web process counts for itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Any

from flask import Blueprint, Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import parse
from redis.exceptions import RedisError

from recruit.core import same_people, tokens

WIDER = 10
"""Times as often the networks of one site may knock together."""


def network() -> str:
    """Who knocks: an IPv4 address, or the 64 bits of an IPv6 address that one household or machine has for itself."""
    return shortened(get_remote_address(), 64)


def site() -> str:
    """The 48 bits of an IPv6 address that are given to one organisation, which has 65,536 such networks."""
    return shortened(get_remote_address(), 48)


def shortened(address: str, bits: int) -> str:
    """An IPv6 address to so many bits; one of IPv4 as it is, however it is written."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return str(ip if ip.version == 4 else ip_network(f"{ip}/{bits}", strict=False))


def has_no_site() -> bool:
    """Whether it is an IPv4 address, of which nobody has thousands."""
    return site() == network()


class ByNetwork(Limiter):
    """What is counted by network address is counted for the network and, more generously, for its site."""

    def limit(self, limit_value: str, **how: Any) -> Callable[[Any], Any]:  # type: ignore[override]
        """A limit for a view or a blueprint."""
        one = super().limit(limit_value, **how)
        if "key_func" in how:
            return one
        wider = re.sub(r"\d+", lambda number: str(WIDER * int(number[0])), limit_value, count=1)
        together = super().limit(wider, **how, key_func=site, exempt_when=has_no_site)

        def both(limited: Any) -> Any:
            counted = one(limited)
            return together(limited if isinstance(limited, Blueprint) else counted)

        return both


limiter = ByNetwork(key_func=network, default_limits=[], swallow_errors=True)

SIGN_IN = "10 per hour"
"""For one e-mail address: so many letters, whoever asks for them."""
SIGN_IN_TOGETHER = "300 per hour"
"""For one network address: on the day of the monthly mail a whole office comes in by the same one."""
ENTER = "300 per minute"
"""Two for each colleague who comes in; the links hold more than anybody can guess."""
APPLY = "60 per hour"
"""Attempts that failed count too, and a family or a school shares one address."""
GUESS = "30 per minute"
COPY = "10 per minute"
AGAIN = "10 per hour"
HAND_ON = "20 per hour"
LATER = "3 per hour"
"""Letters with the form to one e-mail address, whoever asks for them."""
LATER_TOGETHER = "20 per hour"
KEEP = "40 per hour"
"""Megabytes of files from forms that are not finished: four of the largest, from one network."""
KEEP_TOGETHER = "1000 per hour"
"""The same, from everywhere: what is never sent lies here for a day."""
CODE = "60 per minute"
INVITE = "100 per day"
"""Of one colleague, looks at the letter included: who asks on and on wants to know whom we know."""


def init_app(app: Flask) -> None:
    """Count from now on."""
    limiter.init_app(app)


def may_keep(size: int) -> bool:
    """Whether a file of so many bytes may lie here although its form goes back; it counts from now on. Where the counts
    cannot be asked for, it may."""
    megabytes = -(-size // 2**20)
    if not limiter.enabled:
        return True
    try:
        return all(
            limiter.limiter.hit(parse(limit), "files kept", whose, cost=megabytes)
            for limit, whose in ((KEEP, network()), (KEEP_TOGETHER, "everywhere"))
        )
    except RedisError:
        return True


def mailbox() -> str:
    """The e-mail address that was typed, so that it can be counted and not read."""
    return tokens.token(f"counts {typed()}")


def typed() -> str:
    """The e-mail address of this form, however it is written; empty where there is none."""
    return same_people.mailbox(request.form.get("email", ""))


def reaches_nobody() -> bool:
    """Whether what was typed can be no address: nobody gets a letter, and whoever mistyped may try again."""
    return "@" not in typed()
