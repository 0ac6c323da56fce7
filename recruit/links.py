"""Tracked links: mint one, and carry the origin to the form."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256

from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from recruit.config import running
from recruit.db import db, now
from recruit.models import Publication, TrackedLink, User, Vacancy

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Digits and letters that nobody mistakes for one another on paper or by telephone: no 0 o, 1 i l."""
LENGTH = 7
ORIGIN_LIFE = timedelta(days=30)


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
    return f"{running().settings.url.rstrip('/')}/r/{token}"


def first_hand(link: TrackedLink | None) -> User | None:
    """The colleague from whom whoever follows this link has it; nobody for one that was passed on by others."""
    return link.sharer if link and not link.steps else None


def by_token(token: str) -> TrackedLink | None:
    """The link of that address, however it is typed; look-alikes from paper are not guessed at."""
    token = token.lower()
    if not may_be_token(token):
        return None
    return db.session.scalar(select(TrackedLink).where(TrackedLink.token == token))


def may_be_token(token: str) -> bool:
    """Whether a token can look like that."""
    return 0 < len(token) <= 16 and token.isascii() and token.isalnum()


def origin_mark(link: TrackedLink) -> str:
    """What the landing address carries: `v1.link.hour.signature`, the same for all who follow it that hour."""
    return mark(link.token, int(now().timestamp()) // 3600, current_app.config["SECRET_KEY"])


def mark(token: str, hour: int, secret: str) -> str:
    """The mark of a token and an hour, counted since 1970."""
    claim = f"v1.{token}.{hour:x}"
    return f"{claim}.{signature(claim, secret)}"


def signature(claim: str, secret: str) -> str:
    """72 bits, enough against guessing within the thirty days a mark lives."""
    digest = hmac.new(secret.encode(), b"origin " + claim.encode(), sha256).digest()
    return urlsafe_b64encode(digest[:9]).decode()


def origin_of(mark: str, vacancy: Vacancy) -> TrackedLink | None:
    """The link that a mark names. A mark that is forged, too old or of another vacancy is no origin, and no error."""
    claim, _, signed = mark.rpartition(".")
    parts = claim.split(".")
    if len(parts) != 3 or parts[0] != "v1" or not mark.isascii():
        return None
    secrets_known = [current_app.config["SECRET_KEY"], *current_app.config["SECRET_KEY_FALLBACKS"]]
    if not any(hmac.compare_digest(signed, signature(claim, secret)) for secret in secrets_known):
        return None
    age = now().timestamp() - int(parts[2], 16) * 3600
    if age > ORIGIN_LIFE.total_seconds() + 3600:
        return None
    link = by_token(parts[1])
    return link if link and link.vacancy_id == vacancy.id else None
