"""Tracked links: mint one, and find it again by what was typed."""

from __future__ import annotations

import re
import secrets

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from recruit.core import urls
from recruit.core.database import db
from recruit.models import Publication, TrackedLink, User, Vacancy

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Digits and letters that nobody mistakes for one another on paper or by telephone: no 0 o, 1 i l."""
LENGTH = 7
WRITTEN = re.compile(rf"[0-9a-z]{{{LENGTH}}}(?![0-9a-z])", re.IGNORECASE | re.ASCII)


def new_token() -> str:
    """Seven random characters: 2.7e10 possibilities."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def mint(
    vacancy: Vacancy,
    publication: Publication | None = None,
    sharer: User | None = None,
    label: str = "",
    network: str = "",
    parent: TrackedLink | None = None,
    steps: int = 0,
) -> TrackedLink:
    """A new link to the vacancy. The index decides what is unique; a token that was taken is drawn again."""
    origin = {"publication": publication, "sharer": sharer, "label": label}
    way = {"network": network, "parent": parent, "steps": steps}
    for _ in range(10):
        try:
            with db.session.begin_nested():
                link = TrackedLink(token=new_token(), vacancy=vacancy, **origin, **way)
                db.session.add(link)
                db.session.flush()
                return link
        except IntegrityError:
            continue
    raise RuntimeError("ten random tokens were all taken")


def address(link: TrackedLink) -> str:
    """The short address as it stands in a post."""
    return address_of(link.token)


def address_of(token: str) -> str:
    """The short address with that token."""
    return urls.absolute(f"/r/{token}")


def first_hand(link: TrackedLink | None) -> User | None:
    """The colleague from whom whoever follows this link has it; nobody for one that was passed on by others."""
    return link.sharer if link and not link.steps else None


def first_of_chain(link: TrackedLink) -> TrackedLink | None:
    """The link that a chain began with; None where it began with somebody whom no link had led here."""
    while link.steps:
        if link.parent is None:
            return None
        link = link.parent
    return link


def by_token(token: str) -> TrackedLink | None:
    """The link of that address, however it is typed; look-alikes from paper are not guessed at."""
    token = token_in(token)
    return db.session.scalar(select(TrackedLink).where(TrackedLink.token == token)) if token else None


def token_in(written: str) -> str:
    """The token of what somebody wrote or a program made of it, in small letters: its signs, whatever is hung on behind
    them (`.`, `/`, `&utm_source=…`). Empty when there is none."""
    found = WRITTEN.match(written)
    return found[0].lower() if found else ""
