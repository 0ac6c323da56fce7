"""What makes the screening log tell of every change behind its back: hashes that build on each other, and a signature.

Each line's hash is over the line before and its own facts. Whoever changes a row must make all later hashes anew; the
last one is signed with the organisation's key, which lies encrypted under a key that the database does not hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import select

from recruit.db import db
from recruit.models import Application, ScreeningLine, SigningKey

START = "0" * 64
"""What stands before the first line."""


def canonical(facts: dict[str, Any]) -> str:
    """Facts as the one text that is hashed and signed: keys in order, no spaces, every character itself."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(line: ScreeningLine) -> str:
    """What the line's hash must be."""
    facts = {
        "application": line.application_id,
        "number": line.number,
        "kind": line.kind.value,
        "about": line.about,
        "by": line.by_id,
        "at": at(line.at),
        "content": line.content,
    }
    return sha256((line.previous + canonical(facts)).encode()).hexdigest()


def at(moment: datetime) -> str:
    """A moment as it is hashed."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def key() -> SigningKey:
    """The organisation's key; made when it is first needed."""
    newest_first = db.session.scalars(select(SigningKey).order_by(SigningKey.id.desc()))
    known = next((row for row in newest_first if "key" in row.secret), None)
    if known is None:
        fresh = Ed25519PrivateKey.generate()
        known = SigningKey(
            public=fresh.public_key().public_bytes_raw().hex(), secret={"key": fresh.private_bytes_raw().hex()}
        )
        db.session.add(known)
        db.session.flush()
    return known


def keys() -> list[str]:
    """The public halves of the organisation's keys, the newest first. A row whose secret half does not open with our
    own keys, or is of another pair, was slipped into the database: it counts for nothing. Of a pair whose secret
    half was lost in a restore we put down which it was."""
    found = []
    for row in db.session.scalars(select(SigningKey).order_by(SigningKey.id.desc())):
        if public_half(row.secret) == row.public:
            found.append(row.public)
    return found


def public_half(secret: dict[str, str]) -> str:
    """The public half that belongs to a secret one."""
    if "key" not in secret:
        return secret.get("lost", "")
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret["key"])).public_key().public_bytes_raw().hex()


def sign(text: str) -> str:
    """The organisation's signature, hexadecimal: Ed25519, 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key().secret["key"])).sign(text.encode()).hex()


def is_signed(text: str, signature: str, public: str) -> bool:
    """Whether the holder of that public key signed the text."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def head_of(application: Application) -> str:
    """What is signed for a whole log: whose it is, how long, and its last hash."""
    return canonical(
        {"application": application.id, "length": application.chain_length, "head": application.chain_head}
    )


@dataclass(frozen=True)
class Break:
    """Where a log was changed behind our back, in words for the administrator."""

    application: int
    line: int
    says: str


def check(application: Application, lines: Iterable[ScreeningLine]) -> Break | None:
    """The first thing that is wrong with an application's log; None when all is as it was written."""
    before, count = START, 0
    for count, line in enumerate(lines, 1):
        if line.number != count:
            return Break(application.id, count, "the line is missing")
        if line.previous != before:
            return Break(application.id, count, "it does not follow from the line before it")
        if line.hash != hash_of(line):
            return Break(application.id, count, "its words, its writer or its moment were changed")
        before = line.hash
    if count != application.chain_length:
        return Break(application.id, count + 1, f"the log has {count} lines and should have {application.chain_length}")
    if not count:
        return Break(application.id, 1, "searches were counted, and there is no log") if application.searched else None
    if application.chain_head != before:
        return Break(application.id, count, "the application knows another last line")
    if not any(is_signed(head_of(application), application.chain_signature, public) for public in keys()):
        return Break(application.id, count, "the signature is not the organisation's")
    return None
