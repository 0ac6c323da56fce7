"""The people who work here: finding them among thousands, and keeping one out."""

from __future__ import annotations

from sqlalchemy import Select, delete, func, or_, select
from sqlalchemy.orm import joinedload

from recruit.core.database import db
from recruit.models import Role, SignInLink, User
from recruit.organisation import events, sessions

WORDS = 5


def search(words: str = "", role: str = "") -> Select[User]:
    """Whoever has every word in name or address, and that role; who may come in first, by the alphabet."""
    found = select(User).options(joinedload(User.unit))
    for word in words.split()[:WORDS]:
        found = found.where(
            or_(User.name.icontains(word, autoescape=True), User.email.icontains(word, autoescape=True))
        )
    if role in list(Role):
        found = found.where(User.role == Role(role))
    return found.order_by(User.active.desc(), func.lower(User.name), User.email)


def is_last_administrator(user: User) -> bool:
    """Whether nobody else could look after the settings."""
    others = select(User.id).where(User.role == Role.ADMINISTRATOR, User.active, User.id != user.id)
    return user.role == Role.ADMINISTRATOR and db.session.scalar(others.limit(1)) is None


def move_mailbox(user: User, address: str, by: User | None) -> None:
    """Another mail address: whatever lies in the mailbox that this person had opens nothing any more, no sign-in and no
    personal link, unless it is the same mailbox. What waited for the former address follows."""
    former = user.email
    if former.lower() != address.lower():
        db.session.execute(delete(SignInLink).where(SignInLink.user_id == user.id))
        user.share_seed, user.share_digest = "", None
    user.email = address
    events.moved_mailbox.send(user, former=former, by=by)


def keep_out(user: User) -> None:
    """No session and no personal link of this person works from here on; coming back takes new ones."""
    sessions.end_all(user)
    user.active, user.share_seed, user.share_digest = False, "", None
