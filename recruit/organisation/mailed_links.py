"""Whose an address is, and the link in a mail that lets its owner in, once."""

from __future__ import annotations

from sqlalchemy import delete, func, or_, select, update

from recruit.core import urls
from recruit.core.database import db, lock, now
from recruit.core.same_people import mailbox
from recruit.core.tokens import digest, new_secret
from recruit.models import Role, SignInLink, User


def find_user(email: str) -> User | None:
    """Whoever has this address; or else the one account whose mailbox it reaches, however it is written."""
    typed, reached = email.strip().lower(), mailbox(email)
    same = or_(func.lower(User.email) == typed, User.mailbox == reached)
    wanted = select(User).where(same).order_by((func.lower(User.email) == typed).desc(), User.id)
    found = db.session.scalars(wanted.limit(2)).all()
    exact = next((user for user in found if user.email.lower() == typed), None)
    return exact or (found[0] if len(found) == 1 else None)


def find_exactly(email: str) -> User | None:
    """Whoever has this very address but for capitals: where an account is opened by what others say of its owner."""
    user = find_user(email)
    return user if user and user.email.lower() == email.strip().lower() else None


def mint_sign_in(user: User) -> str:
    """A token that signs in once, within half an hour. Only its digest is kept; old ones are cleared away."""
    db.session.execute(delete(SignInLink).where(SignInLink.expires_at < now()))
    token = new_secret()
    db.session.add(SignInLink(digest=digest(token), user=user, expires_at=now() + SignInLink.LIFE))
    return token


def address(token: str) -> str:
    """Where a link that signs in points."""
    return urls.absolute(f"/sign-in/{token}")


def redeem(token: str) -> User | None:
    """Use a sign-in token up; None when it is unknown, used or too old. Two at once: one comes in."""
    number = db.session.scalar(select(SignInLink.user_id).where(SignInLink.digest == digest(token)))
    user = db.session.get(User, number) if number else None
    if user is None:
        return None
    lock(user)  # before the link: whoever changes a person ends the links of the old mailbox
    used = db.session.execute(
        update(SignInLink)
        .where(SignInLink.digest == digest(token), SignInLink.used_at.is_(None), SignInLink.expires_at > now())
        .values(used_at=now())
        .returning(SignInLink.user_id)
    ).scalar()
    if used is None or not user.may(Role.EMPLOYEE):
        return None
    user.seen_at = now()
    return user
