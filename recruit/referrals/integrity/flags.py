"""Put a flag down, once; again only when somebody has looked and the evidence is new."""

from __future__ import annotations

from sqlalchemy import select

from recruit.core.database import db, lock, now
from recruit.models import Deed, Evidence, Flag, FlagKind
from recruit.organisation import audit


def note(
    kind: FlagKind, evidence: Evidence, application_id: int | None = None, link_id: int | None = None
) -> Flag | None:
    """Something to look at, of one application or one link; None when there is nothing new."""
    about = Flag.application_id == application_id if application_id else Flag.link_id == link_id
    flag = db.session.scalar(select(Flag).where(Flag.kind == kind, about))
    if flag:
        lock(flag)  # somebody may settle it at this very moment
    else:
        flag = Flag(kind=kind, application_id=application_id, link_id=link_id, evidence=evidence, found_at=now())
        db.session.add(flag)
        audit.note(None, Deed.FLAG_FOUND, flag)
        return flag
    if flag.settled_at is None:
        if flag.evidence != evidence:  # nobody has looked yet: whoever does sees how it is by then
            flag.evidence = evidence
        return None
    if not is_new(kind, flag.evidence, evidence):
        return None
    flag.evidence, flag.found_at = evidence, now()
    flag.settled_at, flag.settled_by_id, flag.harmless, flag.reason = None, None, None, ""
    audit.note(None, Deed.FLAG_FOUND_AGAIN, flag)
    return flag


def is_new(kind: FlagKind, old: Evidence, new: Evidence) -> bool:
    """Whether it is more than what a person has looked at. Counts that only grow must double first."""
    match kind:
        case FlagKind.SAME_DOCUMENT:
            return not set(new["applications"]) <= set(old["applications"])
        case FlagKind.BURST:
            return bool(new["last"] > old["last"])
        case FlagKind.MANY_CLICKS:
            return bool(new["people"] >= 2 * old["people"])
        case FlagKind.STAFF_CLICKS:
            return bool(new["week"] > old["week"])
    return new != old
