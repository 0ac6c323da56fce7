"""Whether two mail addresses are one person's, however they are written."""

from __future__ import annotations


def normalised(email: str) -> str:
    """The address without what makes no difference: case, what follows a plus, and the dots that Gmail ignores."""
    name, _, host = email.strip().casefold().rpartition("@")
    name, host = name.partition("+")[0], host.removesuffix(".")
    if host in ("gmail.com", "googlemail.com"):
        name, host = name.replace(".", ""), "gmail.com"
    return f"{name}@{host}"


def host(email: str) -> str:
    """Where the mail goes."""
    return email.rpartition("@")[2]
