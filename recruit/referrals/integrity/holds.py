"""Which rewards wait because there is something to look at. Asked anew each time; nothing of it is copied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, and_, exists, or_, select

from recruit.core.database import db
from recruit.models import Application, Claim, Flag


def is_held() -> ColumnElement[bool]:
    """Claims with a flag on their application, or on the link that it counts for: nobody has looked yet, or somebody
    who did sees harm and no decision on the claim was taken since."""
    harmful = and_(Flag.harmless.is_(False), or_(Claim.decided_at.is_(None), Claim.decided_at < Flag.settled_at))
    waits = or_(Flag.settled_at.is_(None), harmful)
    of_application = exists().where(Flag.application_id == Claim.application_id, waits).correlate(Claim)
    its_link = Application.id == Claim.application_id, Application.origin_id == Flag.link_id
    of_link = exists().where(*its_link, waits).correlate(Claim)
    return or_(of_application, of_link)


def among(claims: Iterable[Claim]) -> set[int]:
    """The numbers of those that are held."""
    numbers = [claim.id for claim in claims]
    return set(db.session.scalars(select(Claim.id).where(Claim.id.in_(numbers), is_held())))


def holds(claim: Claim) -> bool:
    """Whether this one is held."""
    return bool(among([claim]))


def flags_of(claim: Claim) -> Sequence[Flag]:
    """All flags on its application and on the link that it counts for, those to look at first."""
    link = claim.application.origin_id
    about = or_(Flag.application_id == claim.application_id, Flag.link_id == link if link else Flag.id.is_(None))
    ordered = select(Flag).where(about).order_by(Flag.settled_at.is_not(None), Flag.found_at.desc(), Flag.id.desc())
    return db.session.scalars(ordered).all()
