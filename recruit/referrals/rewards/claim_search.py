"""Claims to look at: the office's lists, what one colleague earned, and the ranking of those who joined it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Case, ColumnElement, Row, Select, String, and_, case, cast, func, or_, select
from sqlalchemy.orm import joinedload

from recruit.core.database import db, now
from recruit.models import Application, Claim, ClaimState, User
from recruit.models.visibility import Reader, is_seen
from recruit.referrals.integrity import holds
from recruit.referrals.results import month_of

ASK = "ask"
"""What stands in the address for claims that wait for a person."""


def shown() -> Select[Claim]:
    """Claims that the office may know of."""
    return select(Claim).where(Claim.application.has(is_seen(Reader.OFFICE)))


def one(number: int) -> Claim | None:
    """The claim of that number, if the office may know of it."""
    return db.session.scalar(shown().where(Claim.id == number))


def claims_in(wanted: str) -> Select[Claim]:
    """Claims in one state, those that a person must look at, or all; the latest first. None about somebody whom a blind
    first look hides: it would say where they came from."""
    found = shown().options(joinedload(Claim.user), joinedload(Claim.application).joinedload(Application.vacancy))
    if wanted in LISTS:
        found = found.where(stands_in() == wanted)
    return found.order_by(Claim.opened_at.desc(), Claim.id.desc())


LISTS = (ASK, *(state.value for state in ClaimState))


def stands_in() -> Case[str]:
    """The one list that a claim is in: what waits for a person, or is held until one has looked, waits for nothing
    else."""
    unsettled = and_(Claim.state == ClaimState.PENDING, Claim.settled.is_(False))
    undecided = Claim.state.in_((ClaimState.PENDING, ClaimState.ELIGIBLE))
    return case((or_(unsettled, and_(undecided, holds.is_held())), ASK), else_=cast(Claim.state, String))


def counts() -> dict[str, int]:
    """How many claims there are in each list; together they are all."""
    each = shown().with_only_columns(stands_in().label("list")).subquery()
    grouped = select(each.c.list, func.count()).group_by(each.c.list)
    return dict.fromkeys(LISTS, 0) | {wanted: number for wanted, number in db.session.execute(grouped)}


def eligible() -> Sequence[Claim]:
    """What payroll has not had yet, by colleague; without what became doubtful since, or candidates do not want."""
    agreed = Claim.application.has(is_seen(Reader.REWARD))
    wanted = claims_in(ClaimState.ELIGIBLE).where(~holds.is_held(), agreed).order_by(None).join(Claim.user)
    return db.session.scalars(wanted.order_by(User.name, Claim.id)).all()


def as_rows(claims: Sequence[Claim]) -> Iterator[tuple[Any, ...]]:
    """For payroll: who, what for, how much. Nothing of the candidate."""
    for claim in claims:
        bonus = f"{claim.bonus // 100}.{claim.bonus % 100:02d}"
        hired = claim.hired_at.date().isoformat() if claim.hired_at else ""
        title = claim.application.vacancy.title
        yield (claim.id, claim.user.name, claim.user.email, title, hired, bonus, claim.currency)


def known_to_colleagues(moment: datetime | None = None) -> tuple[ColumnElement[bool], ...]:
    """Claims that colleagues hear of: the candidate agrees, the month is over in which it was opened, and nobody has to
    look at it. One that somebody looks at is not there, like one to which a candidate did not agree: neither shows."""
    begun = Claim.opened_at < month_of(moment or now())
    stands = and_(Claim.settled, ~holds.is_held(), begun)
    decided = Claim.state.in_([ClaimState.PAID, ClaimState.REFUSED])
    return Claim.application.has(is_seen(Reader.REWARD)), or_(stands, decided)


def mine(user: User, moment: datetime | None = None) -> Sequence[Claim]:
    """What a colleague may know of."""
    wanted = select(Claim).where(Claim.user_id == user.id, *known_to_colleagues(moment))
    with_titles = wanted.options(joinedload(Claim.application).joinedload(Application.vacancy))
    return db.session.scalars(with_titles.order_by(Claim.opened_at.desc(), Claim.id.desc())).all()


def points_of(claim: Claim, moment: datetime | None = None) -> int:
    """Its points as the colleague sees them: those of months that are over."""
    is_over = claim.points_at is None or claim.points_at < month_of(moment or now())
    return claim.points if is_over else claim.points_before


def points(claims: Sequence[Claim], moment: datetime | None = None) -> int:
    """Together, as the ranking counts them: without what was refused."""
    return sum(points_of(claim, moment) for claim in claims if claim.state != ClaimState.REFUSED)


def bonus_from(claim: Claim, moment: datetime | None = None) -> datetime | None:
    """The month from which the bonus can be paid, once the month is over in which the candidate was hired."""
    if not (claim.due and claim.hired_at and claim.bonus) or claim.hired_at >= month_of(moment or now()):
        return None
    return month_of(month_of(claim.due) + timedelta(days=32))


def ranking(moment: datetime | None = None) -> Sequence[Row[Any]]:
    """Alias and points of everybody who joined, most first. What colleagues do not hear of counts for nobody."""
    is_over = or_(Claim.points_at.is_(None), Claim.points_at < month_of(moment or now()))
    counted = (
        select(Claim.user_id, func.sum(case((is_over, Claim.points), else_=Claim.points_before)).label("points"))
        .where(Claim.state != ClaimState.REFUSED, *known_to_colleagues(moment))
        .group_by(Claim.user_id)
        .subquery()
    )
    total = func.coalesce(counted.c.points, 0)
    joined = select(User.id, User.alias, total.label("points")).outerjoin(counted, counted.c.user_id == User.id)
    return db.session.execute(joined.where(User.alias != "", User.active).order_by(total.desc(), User.alias)).all()
