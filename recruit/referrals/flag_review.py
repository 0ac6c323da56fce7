"""A person looks at a flag and says what it is, with a reason. Nothing follows from it but that a reward goes on."""

from __future__ import annotations

import json
from hashlib import sha256

from sqlalchemy import select

from adapters.translatable import Said
from recruit.core.database import db, lock, now
from recruit.models import Claim, Deed, Flag, TrackedLink, User
from recruit.organisation import audit
from recruit.referrals.integrity import search
from recruit.referrals.rewards import claims


class NotNow(Exception):
    """This person cannot settle it, or not like this. The words are for the office."""


def settle(flag: Flag, harmless: bool, reason: str, by: User, seen: str) -> None:
    """Put on record what somebody makes of the evidence that was seen. Raises NotNow."""
    lock(*filter(None, (flag.application,)), flag)  # a statement about that person waits for what is written here
    if flag.settled_at:
        raise NotNow(Said("Somebody has looked at this already."))
    if search.is_hidden(flag):
        raise NotNow(Said("The first look at this application is blind: decide first."))
    if by.id in concerned(flag):
        raise NotNow(Said("This is about yourself: a colleague looks at it."))
    if seen != version(flag):
        raise NotNow(Said("The evidence has changed meanwhile. Read it once more."))
    flag.settled_at, flag.settled_by_id, flag.harmless, flag.reason = now(), by.id, harmless, reason
    audit.note(by, Deed.FLAG_HARMLESS if harmless else Deed.FLAG_NOT_HARMLESS, flag)


def version(flag: Flag) -> str:
    """Of the evidence, so that nobody settles what they have not seen."""
    return sha256(json.dumps(flag.evidence, sort_keys=True).encode()).hexdigest()[:16]


def concerned(flag: Flag) -> set[int]:
    """Numbers of the people whose own link or reward it is about."""
    application = flag.application
    links = {flag.link_id, flag.evidence.get("link"), application.origin_id if application else None} - {None}
    sharers = select(TrackedLink.sharer_id).where(TrackedLink.id.in_(links), TrackedLink.sharer_id.is_not(None))
    found = {number for number in db.session.scalars(sharers) if number is not None}
    if application and (claim := claims.claim_of(application)):
        found.add(claim.user_id)
    if flag.link_id:
        through = Claim.application.has(origin_id=flag.link_id)
        found |= set(db.session.scalars(select(Claim.user_id).where(through).distinct()))
    return found
