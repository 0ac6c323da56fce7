"""What makes the screening log tell of every change behind its back: hashes that build on each other, and a signature.

Each line's hash is over the line before and its own facts. Whoever changes a row must make all later hashes anew; the
last one is signed with the organisation's key, which lies encrypted under a key that the database does not hold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session, scoped_session

from recruit.config import Misconfigured
from recruit.core.database import db
from recruit.models import Application, LineKind, Screening, ScreeningLine, SigningKey

START = "0" * 64
"""What stands before the first line."""
SEARCHES = (LineKind.FINDING, LineKind.LOOKED)
"""Lines that are a search each."""
WRITTEN = (LineKind.FINDING, LineKind.CORRECTION)
"""Lines that say what was found, which the candidate is to be shown."""
IN_TIME = timedelta(days=28)
"""Within which a candidate is shown what was found: four weeks, says the NVP recruitment code."""
AnySession = Session | scoped_session[Any]


class Purpose(StrEnum):
    """What a signature is for: one that was made for the one holds for no other."""

    LOG = "log"
    STATEMENT = "statement"
    HEADS = "heads"


UNNAMED = (Purpose.LOG, Purpose.STATEMENT)
"""Earlier versions signed these without saying what for. Such signatures still hold."""


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


def hash_of_version(version: Screening | SimpleNamespace) -> str:
    """What a version of how far we go, or its row, says to candidates, in one hash."""
    facts = {
        **{"vacancy": version.vacancy_id, "number": version.number, "level": int(version.level)},
        **{"criteria": version.criteria, "sources": version.sources, "searcher": version.searcher},
        **{"agency": version.agency, "answer_days": version.answer_days, "wait_days": version.wait_days},
        **{"reason": version.reason, "by": version.by_id, "at": at(version.at)},
    }
    return sha256(canonical(facts).encode()).hexdigest()


def hash_of_row(row: RowMapping) -> str:
    """A row that is written once, in one hash."""
    facts = {name: at(value) if isinstance(value, datetime) else value for name, value in row.items()}
    return sha256(canonical(facts).encode()).hexdigest()


def at(moment: datetime) -> str:
    """A moment as it is hashed."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def key(session: AnySession = db.session) -> SigningKey:
    """The organisation's key; made when it is first needed."""
    known = next((row for row in readable(session) if "key" in row.secret and public_half(row.secret)), None)
    if known is None:
        fresh = Ed25519PrivateKey.generate()
        known = SigningKey(
            public=fresh.public_key().public_bytes_raw().hex(), secret={"key": fresh.private_bytes_raw().hex()}
        )
        session.add(known)
        session.flush()
    return known


def keys(session: AnySession = db.session) -> list[str]:
    """The public halves of the organisation's keys, the newest first. A row whose secret half does not open with our
    own keys, or is of another pair, was slipped into the database: it counts for nothing. Of a pair whose secret
    half was lost in a restore we put down which it was."""
    return [row.public for row in readable(session) if public_half(row.secret) == row.public]


def readable(session: AnySession) -> list[SigningKey]:
    """The rows whose secret half opens with our own keys, the newest first: one that does not stops nobody. Raises
    Misconfigured where there are rows and none opens, for then our keys are others."""
    found, problem = [], None
    for number in session.scalars(select(SigningKey.id).order_by(SigningKey.id.desc())).all():
        try:
            row = session.get_one(SigningKey, number)
        except Misconfigured as error:
            problem = error
        except ValueError:  # it opens, and what is in it is nothing of ours
            continue
        else:
            if isinstance(row.secret, dict):
                found.append(row)
    if problem and not found:
        raise problem
    return found


def public_half(secret: dict[str, str]) -> str:
    """The public half that belongs to a secret one; empty where that is no key."""
    if "key" not in secret:
        return secret.get("lost", "")
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret["key"])).public_key().public_bytes_raw().hex()
    except (ValueError, TypeError):
        return ""


def signed_as(purpose: Purpose, text: str) -> bytes:
    """What is signed: the purpose on a line of its own, then the text."""
    return f"recruit {purpose}\n{text}".encode()


def sign(purpose: Purpose, text: str, session: AnySession = db.session) -> str:
    """The organisation's signature, hexadecimal: Ed25519, 64 bytes."""
    secret = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key(session).secret["key"]))
    return secret.sign(signed_as(purpose, text)).hex()


def is_signed(purpose: Purpose, text: str, signature: str, public: str) -> bool:
    """Whether the holder of that public key signed the text for that purpose."""
    if len(signature) != 128:
        return False
    return any(
        holds(said, signature, public)
        for said in (signed_as(purpose, text), *([text.encode()] if purpose in UNNAMED else []))
    )


def holds(said: bytes, signature: str, public: str) -> bool:
    """Whether the holder of that public key signed these very bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), said)
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
    """Where something was changed behind our back, in words for the administrator."""

    where: str
    says: str

    @classmethod
    def of_line(cls, application: int, line: int, says: str) -> Break:
        """In the log of an application."""
        return cls(f"application {application}, line {line}", says)


def check(application: Application, lines: Sequence[ScreeningLine], versions: Mapping[int, str]) -> Break | None:
    """The first thing that is wrong with an application's log; None when all is as it was written. `versions`: the
    hashes of what its vacancy says now, by number."""
    before, count = START, 0
    for count, line in enumerate(lines, 1):
        if line.number != count:
            return Break.of_line(application.id, count, "the line is missing")
        if line.previous != before:
            return Break.of_line(application.id, count, "it does not follow from the line before it")
        if line.hash != hash_of(line):
            return Break.of_line(application.id, count, "its words, its writer or its moment were changed")
        if not is_of_version(line, versions):
            return Break.of_line(application.id, count, "what candidates were told of searching then was changed")
        before = line.hash
    if count != application.chain_length:
        says = f"the log has {count} lines and should have {application.chain_length}"
        return Break.of_line(application.id, count + 1, says)
    if counted := check_counts(application, lines):
        return Break.of_line(application.id, max(count, 1), counted)
    if not count:
        return None
    if application.chain_head != before:
        return Break.of_line(application.id, count, "the application knows another last line")
    head, signature = head_of(application), application.chain_signature
    if not any(is_signed(Purpose.LOG, head, signature, public) for public in keys()):
        return Break.of_line(application.id, count, "the signature is not the organisation's")
    return None


def is_of_version(line: ScreeningLine, versions: Mapping[int, str]) -> bool:
    """Whether the version that it names still says what it said. Lines of earlier versions name no hash."""
    content = json.loads(line.content)
    return "version_hash" not in content or versions.get(content["version"]) == content["version_hash"]


def check_counts(application: Application, lines: Sequence[ScreeningLine]) -> str:
    """What is wrong with the figures that stay when a log is deleted; empty when they agree with it."""
    if application.searched and not lines:
        return "searches were counted, and there is no log"
    for name, (what, count) in counts(lines).items():
        if (counted := getattr(application, name)) != count:
            return f"the log has {count} {what}, and {counted} were counted"
    return ""


def counts(lines: Sequence[ScreeningLine]) -> dict[str, tuple[str, int]]:
    """What the figures of an application must be, by their names, and what each counts."""
    noted = {line.number: line.at for line in lines}
    shown = [line for line in lines if line.kind == LineKind.SHOWN]
    late = sum(line.about in noted and line.at > noted[line.about] + IN_TIME for line in shown)
    return {
        "searched": ("searches", sum(line.kind in SEARCHES for line in lines)),
        "to_tell": ("findings to be shown", sum(line.kind in WRITTEN for line in lines)),
        "told": ("findings that were shown", len({line.about for line in shown})),
        "told_late": ("findings that were shown late", late),
    }
