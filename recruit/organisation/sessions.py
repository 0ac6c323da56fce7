"""Who is signed in where: a row for each browser, so that a session ends here and not where somebody has its cookie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import joinedload

from recruit.config import running
from recruit.core.database import db, now
from recruit.core.tokens import digest, new_secret
from recruit.models import CameBy, User, UserSession
from recruit.organisation import devices

IDLE = timedelta(days=7)
"""After which a session that nobody used ends."""
LATER = timedelta(minutes=10)
"""After which a provider that did not answer is asked again."""


def begin(user: User, came_by: CameBy, agent: str) -> str:
    """A new session; the secret for its cookie."""
    secret, moment = new_secret(), now()
    browser, system = devices.called(agent)
    row = UserSession(
        digest=digest(secret), user=user, came_by=came_by, browser=browser, system=system, seen_at=hour(moment)
    )
    db.session.add(row)
    if came_by == CameBy.SIGN_ON:
        row.confirmed_at, row.ask_at = yes_now()
    return secret


def hour(moment: datetime) -> datetime:
    """The hour that a moment lies in: nobody need know more of when a colleague was here."""
    return moment.replace(minute=0, second=0, microsecond=0)


@dataclass(frozen=True)
class Opened:
    """A session as it was when its browser asked for a page: it may end before the answer is ready."""

    id: int
    user: User
    came_by: CameBy
    seen_at: datetime
    confirmed_at: datetime | None
    ask_at: datetime | None


def by_secret(secret: str) -> Opened | None:
    """The session that a cookie opens, whose person may come in and which was used within the week."""
    wanted = select(UserSession).options(joinedload(UserSession.user)).where(UserSession.digest == digest(secret))
    found = db.session.scalar(wanted)
    if found is None or not found.user.active or found.seen_at < hour(now()) - IDLE:
        return None
    return Opened(found.id, found.user, found.came_by, found.seen_at, found.confirmed_at, found.ask_at)


def see(row: Opened) -> bool:
    """It was used in this hour; whether there is something to commit."""
    this_hour = hour(now())
    if row.seen_at == this_hour:
        return False
    db.session.execute(update(UserSession).where(UserSession.id == row.id).values(seen_at=this_hour))
    return True


def sessions_of(user: User) -> Sequence[UserSession]:
    """Where somebody is signed in, the last used first."""
    wanted = select(UserSession).where(UserSession.user_id == user.id, UserSession.seen_at >= hour(now()) - IDLE)
    return db.session.scalars(wanted.order_by(UserSession.seen_at.desc(), UserSession.id.desc())).all()


def end(user: User, number: int) -> bool:
    """End one session of this person; whether there was one."""
    mine = (UserSession.id == number, UserSession.user_id == user.id)
    return db.session.execute(delete(UserSession).where(*mine).returning(UserSession.id)).scalar() is not None


def end_all(user: User) -> None:
    """Sign this person out of every browser."""
    db.session.execute(delete(UserSession).where(UserSession.user_id == user.id))


def forget_idle() -> None:
    """Remove what nobody can use any more. Commits."""
    db.session.execute(delete(UserSession).where(UserSession.seen_at < hour(now()) - IDLE))
    db.session.commit()


def allowed() -> timedelta:
    """How long a yes of single sign-on holds."""
    return timedelta(hours=running().settings.number("oidc_hours", 1))


def yes_now() -> tuple[datetime, datetime]:
    """Single sign-on has just said that somebody works here: when, and from when on it is asked again. That is after
    half the time, so that whoever types for long is not asked when the form is sent."""
    return (moment := now()), moment + allowed() / 2


def confirm(row: Opened) -> bool:
    """Single sign-on has just said it of this session's person; whether the session is still there."""
    confirmed_at, ask_at = yes_now()
    changed = update(UserSession).where(UserSession.id == row.id).values(confirmed_at=confirmed_at, ask_at=ask_at)
    return db.session.execute(changed.returning(UserSession.id)).scalar() is not None


def must_ask(row: Opened) -> bool:
    """Whether it is time to ask single sign-on again, if there is any."""
    return bool(running().settings.oidc_issuer and row.ask_at and row.ask_at <= now())


def is_over(row: Opened) -> bool:
    """Whether nothing opens before single sign-on has said again that this person works here."""
    asked = running().settings.oidc_issuer and row.confirmed_at
    return bool(asked and row.confirmed_at and row.confirmed_at + allowed() <= now())


def ask_later(row: Opened, answers: bool) -> None:
    """It could not say so without asking the person, who is left alone until the time is over; or it did not answer."""
    over = (row.confirmed_at or now()) + allowed()
    at = over if answers else min(over, now() + LATER)
    db.session.execute(update(UserSession).where(UserSession.id == row.id).values(ask_at=at))
