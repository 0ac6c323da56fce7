"""Whether two e-mail addresses reach the same person, and a trace of one that nobody can read."""

from __future__ import annotations

from recruit import seeds

WITHOUT_DOTS = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}
"""Where dots before the at sign make no difference, and what the domain is called."""


def normalised(email: str) -> str:
    """The address as its mailbox is known: without capitals, a +tag, dots at Gmail, and in the letters of the wire."""
    local, _, domain = email.strip().casefold().rpartition("@")
    domain, local = on_the_wire(domain.rstrip(".")), local.partition("+")[0] or local
    if domain in WITHOUT_DOTS:
        domain, local = WITHOUT_DOTS[domain], local.replace(".", "")
    return f"{local}@{domain}" if local else domain


def on_the_wire(domain: str) -> str:
    """A domain as machines ask for it: münchen.example becomes xn--mnchen-3ya.example."""
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain


def domains(email: str) -> list[str]:
    """The domains at which the same mailbox may be written."""
    domain = normalised(email).rpartition("@")[2]
    return [other for other, name in WITHOUT_DOTS.items() if name == domain] or [domain]


def digest(email: str, purpose: str) -> str:
    """A trace of the address with our newest key, the same for each way to write it; nothing can be read from it."""
    return seeds.token(grown_from(email, purpose))


def digests(email: str, purpose: str) -> list[str]:
    """The traces of that address with every key there is."""
    return list(seeds.tokens(grown_from(email, purpose)))


def grown_from(email: str, purpose: str) -> str:
    """What a trace is made of, besides the key. Traces for two purposes cannot be laid side by side."""
    return f"{purpose} {normalised(email)}"


def host(email: str) -> str:
    """Where the mail goes."""
    return email.rpartition("@")[2]
