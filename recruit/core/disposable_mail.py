"""Mail services that give out addresses for a short time."""

from __future__ import annotations

from functools import cache

from recruit.core.same_people import host


@cache
def disposable() -> frozenset[str]:
    """The public list of such services: ten thousand names, read when the first is asked for."""
    from disposable_email_domains import blocklist

    return frozenset(blocklist)


def service_of(email: str) -> str:
    """The service on the list that an address is at, or at a subdomain of; empty for any other address."""
    labels = host(email).split(".")
    names = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((name for name in names if name in disposable()), "")
