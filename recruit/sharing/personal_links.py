"""An employee's personal link: it needs no sign-in, it can only share, and another takes its place at any time."""

from __future__ import annotations

from secrets import token_hex

from sqlalchemy import select

from recruit import seeds
from recruit.auth import digest
from recruit.config import running
from recruit.db import db
from recruit.models import User


def token_of(user: User) -> str:
    """The token of the link; whoever has none yet, or whose key is gone, gets one."""
    for token in seeds.tokens(grown_from(user)) if user.share_seed else ():
        if digest(token) == user.share_digest:
            return token
    return renew(user)


def renew(user: User) -> str:
    """A new link. The old one leads nowhere from here on."""
    user.share_seed = token_hex(24)
    token = seeds.token(grown_from(user))
    user.share_digest = digest(token)
    return token


def grown_from(user: User) -> str:
    """What a token is made of, besides the key."""
    return f"personal link {user.share_seed}"


def by_token(token: str) -> User | None:
    """Whose link this is, if that person may still come in."""
    user = db.session.scalar(select(User).where(User.share_digest == digest(token))) if token.isascii() else None
    return user if user and user.active else None


def address(user: User, path: str = "") -> str:
    """Where the link points: the list of vacancies, or one of them by its number."""
    return f"{running().settings.url.rstrip('/')}/s/{token_of(user)}/{path}"
