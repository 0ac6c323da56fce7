"""An employee's personal link: it needs no sign-in, it can only share, and another takes its place at any time."""

from __future__ import annotations

from sqlalchemy import select

from recruit.core import tokens, urls
from recruit.core.database import db
from recruit.core.tokens import digest
from recruit.models import User


def known_token(user: User) -> str:
    """The token of the link; empty for whoever has none yet, or whose key is gone."""
    return tokens.known_token(grown_from(user), user.share_digest) if user.share_seed else ""


def token_of(user: User) -> str:
    """The token to put into a letter; whoever has none yet, or whose key is gone, gets one."""
    return known_token(user) or renew(user)


def renew(user: User) -> str:
    """A new link. The old one leads nowhere from here on."""
    user.share_seed = tokens.new_seed()
    token = tokens.token(grown_from(user))
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
    """Where the link points, for a letter: the list of vacancies, or one of them by its number."""
    return whole(token_of(user), path)


def whole(token: str, path: str = "") -> str:
    """A token as an address."""
    return urls.absolute(f"/s/{token}/{path}")
