"""Claims to look at: the office's lists, what one colleague earned, and the ranking of those who joined it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import joinedload

from recruit.db import db
from recruit.integrity import holding
from recruit.models import Application, Claim, ClaimState, User

ASK = "ask"
"""What stands in the address for claims that wait for a person."""


def listing(wanted: str) -> Select[Claim]:
    """Claims in one state, those that a person must look at, or all; the latest first."""
    found = select(Claim).options(joinedload(Claim.user), joinedload(Claim.application).joinedload(Application.vacancy))
    if wanted == ASK:
        found = found.where(Claim.settled.is_(False), Claim.state == ClaimState.PENDING)
    elif wanted in list(ClaimState):
        found = found.where(Claim.state == ClaimState(wanted))
    return found.order_by(Claim.opened_at.desc(), Claim.id.desc())


def counts() -> dict[str, int]:
    """How many claims there are in each list."""
    found = {state.value: 0 for state in ClaimState}
    grouped = select(Claim.state, func.count()).group_by(Claim.state)
    found |= {state.value: number for state, number in db.session.execute(grouped)}
    waiting = select(func.count()).select_from(Claim).where(Claim.settled.is_(False))
    return found | {ASK: db.session.scalar(waiting.where(Claim.state == ClaimState.PENDING)) or 0}


def eligible() -> Sequence[Claim]:
    """What payroll has not had yet, by colleague; without what became doubtful since."""
    wanted = listing(ClaimState.ELIGIBLE).where(~holding.is_held()).order_by(None).join(Claim.user)
    return db.session.scalars(wanted.order_by(User.name, Claim.id)).all()


def as_rows(claims: Sequence[Claim]) -> Iterator[tuple[Any, ...]]:
    """For payroll: who, what for, how much. Nothing of the candidate."""
    for claim in claims:
        bonus = f"{claim.bonus // 100}.{claim.bonus % 100:02d}"
        hired = claim.hired_at.date().isoformat() if claim.hired_at else ""
        title = claim.application.vacancy.title
        yield (claim.id, claim.user.name, claim.user.email, title, hired, bonus, claim.currency)


def mine(user: User) -> Sequence[Claim]:
    """What a colleague may know of: not what the candidate keeps from them, unless it brings a bonus already."""
    known = Application.tell_sharer | Claim.state.in_([ClaimState.ELIGIBLE, ClaimState.PAID])
    wanted = select(Claim).join(Claim.application).where(Claim.user_id == user.id, known)
    shown = wanted.options(joinedload(Claim.application).joinedload(Application.vacancy))
    return db.session.scalars(shown.order_by(Claim.opened_at.desc(), Claim.id.desc())).all()


def points(claims: Sequence[Claim], held: Collection[int] = ()) -> int:
    """Together, as the ranking counts them: without what was refused, and what somebody must look at first. `held` are
    the numbers of claims that wait because of something that was noticed."""
    counted = [claim for claim in claims if claim.settled and claim.id not in held]
    return sum(claim.points for claim in counted if claim.state != ClaimState.REFUSED)


def ranking() -> Sequence[Row[Any]]:
    """Alias and points of everybody who joined, most first. What candidates keep to themselves counts for nobody."""
    counted = (
        select(Claim.user_id, func.sum(Claim.points).label("points"))
        .join(Claim.application)
        .where(Claim.state != ClaimState.REFUSED, Claim.settled, ~holding.is_held(), Application.tell_sharer)
        .group_by(Claim.user_id)
        .subquery()
    )
    total = func.coalesce(counted.c.points, 0)
    joined = select(User.id, User.alias, total.label("points")).outerjoin(counted, counted.c.user_id == User.id)
    return db.session.execute(joined.where(User.alias != "", User.active).order_by(total.desc(), User.alias)).all()
