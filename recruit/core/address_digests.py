"""A trace of an e-mail address that nobody can read, the same for each way to write it."""

from __future__ import annotations

from collections.abc import Iterator

from recruit.core import tokens
from recruit.core.same_people import mailbox


def digest(email: str, purpose: str) -> str:
    """The trace of the address with our newest key; nothing can be read from it."""
    return tokens.token(f"{purpose} {mailbox(email)}")


def digests(email: str, purpose: str) -> list[str]:
    """The traces of that address with every key there is. Traces for two purposes cannot be laid side by side."""
    return [token for compared in as_compared(email) for token in tokens.tokens(f"{purpose} {compared}")]


def as_compared(email: str) -> Iterator[str]:
    """The address as it is compared, and as the first version did: from a trace of then no newer one can be made."""
    yield (now := mailbox(email))
    local, _, domain = email.strip().casefold().rpartition("@")
    local, domain = local.partition("+")[0] or local, domain.rstrip(".")
    try:
        domain = domain.encode("idna").decode()
    except UnicodeError:
        pass
    if domain in ("gmail.com", "googlemail.com"):
        domain, local = "gmail.com", local.replace(".", "")
    if (then := f"{local}@{domain}" if local else domain) != now:
        yield then
