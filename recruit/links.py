"""Tracked links: mint one, count a visit, tell a person from a robot, carry the origin to the form."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache
from hashlib import sha256

from crawlerdetect import CrawlerDetect
from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from recruit.config import running
from recruit.db import db, now
from recruit.models import Click, ClickKind, Publication, TrackedLink, User, Vacancy

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Digits and letters that nobody mistakes for one another on paper or by telephone: no 0 o, 1 i l."""
LENGTH = 7
ORIGIN_LIFE = timedelta(days=30)

detector = CrawlerDetect()


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
    if not token.isascii() or not token.isalnum() or len(token) > 16:
        return None
    return db.session.scalar(select(TrackedLink).where(TrackedLink.token == token))


def visit(link: TrackedLink, method: str, headers: Mapping[str, str]) -> None:
    """Store one visit. Nothing of the visitor is kept but what kind it was."""
    db.session.add(Click(link_id=link.id, at=now(), kind=kind_of(method, headers)))


def kind_of(method: str, headers: Mapping[str, str]) -> ClickKind:
    """A person, a declared robot, or something that only looks ahead."""
    agent = headers.get("User-Agent", "")
    purpose = headers.get("Sec-Purpose", "") + headers.get("Purpose", "") + headers.get("X-Moz", "")
    if method == "HEAD" or "prefetch" in purpose.casefold() or not agent.strip():
        return ClickKind.PREVIEW
    return ClickKind.ROBOT if is_robot(agent) else ClickKind.PERSON


@lru_cache(4096)
def is_robot(agent: str) -> bool:
    """Whether the agent says itself that it is no person."""
    return bool(detector.isCrawler(agent[:1000]))


def origin_mark(link: TrackedLink) -> str:
    """What the landing address carries: `v1.link.hour.signature`, the same for all who follow it that hour."""
    hour = int(now().timestamp()) // 3600
    claim = f"v1.{link.token}.{hour:x}"
    return f"{claim}.{signature(claim, current_app.config['SECRET_KEY'])}"


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
