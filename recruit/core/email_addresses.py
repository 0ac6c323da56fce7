"""Addresses for mail: which can be written to, and how they travel. Every address that mail goes to, or that stands in
its head, comes through here; what people wrote is kept and shown as they wrote it."""

from __future__ import annotations

import unicodedata

from email_validator import EmailNotValidError, validate_email

from adapters.translatable import Said
from recruit.config import PREFIX, Misconfigured
from recruit.core import same_people, smtp

LONGEST = 254
"""RFC 5321, 4.5.3.1.3 with its erratum 1690."""


class Unmailable(Exception):
    """No mail of ours can go there. The words say what to do."""


class NoAddress(Unmailable):
    """It is no address at all."""


class Disguised(Unmailable):
    """It is written in signs that stand for others, or cannot be seen."""


def checked(written: str) -> str:
    """The address in its plain form, if mail of ours can go there; nobody is asked over the network but, about signs
    beyond a to z before the @, our own mail server. Raises Unmailable."""
    if same_people.is_disguised(written):
        raise Disguised(Said("Write the address in ordinary letters, such as name@example.org."))
    try:
        found = validate_email(written[: LONGEST + 1], check_deliverability=False, test_environment=True)
    except (EmailNotValidError, UnicodeError):
        raise NoAddress(Said("Write an e-mail address, such as name@example.org.")) from None
    if not found.local_part.isascii() and not smtp.writes_beyond_ascii():
        sign = next(sign for sign in found.local_part if not sign.isascii())
        raise Unmailable(
            Said("Our mail cannot reach an address with “{sign}” before the @. Give another address.", sign=sign)
        )
    return str(found.normalized)


def on_the_wire(address: str) -> str:
    """An address as it travels: kim@münchen.example becomes kim@xn--mnchen-3ya.example; what stands before the @ stays
    as it is, for only that server knows what it means (RFC 5321, 2.3.11)."""
    local, at, domain = unicodedata.normalize("NFC", address.strip()).rpartition("@")
    return f"{local}{at}{same_people.domain(domain)}"


def host_on_the_wire(host: str) -> str:
    """A host as it stands in a head that machines read."""
    return f"[IPv6:{host}]" if ":" in host else same_people.domain(host)


def check_sender(written: str) -> None:
    """Raises Misconfigured where no letter could be from there."""
    try:
        sender(written)
    except ValueError:
        raise Misconfigured(
            f"{PREFIX}MAIL_FROM is “{written}”; write an address in plain letters, with or without a name: "
            "Recruit <recruit@example.org>."
        ) from None


def sender(written: str) -> tuple[str, str]:
    """Name and address of “Recruit, Utrecht <recruit@example.org>”, or of an address alone. Raises ValueError when
    the address could not stand in the head of every letter."""
    line = " ".join(written.split())
    name, _, address = line[:-1].rpartition("<") if line.endswith(">") else ("", "", line)
    local, at, domain = (found := on_the_wire(address)).rpartition("@")
    if not (local and at and domain) or not found.isascii() or len(found.split()) > 1 or "@" in local:
        raise ValueError("no address")
    return name.strip().strip('"'), found
