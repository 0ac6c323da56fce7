"""The house rules for sharing: each change is a new version, and who shares has agreed to the newest."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.exc import IntegrityError

from recruit.core import tokens
from recruit.core.database import db
from recruit.models import Agreement, Conduct, Deed, Subject, User
from recruit.organisation import audit

SHOWN = 100
"""Of those who agreed, on the page of the rules."""


def newest() -> Conduct | None:
    """The version in force; None before an administrator wrote one."""
    return db.session.scalar(select(Conduct).order_by(Conduct.id.desc()).limit(1))


def write(text: str, by: User) -> Conduct | None:
    """Put other rules in force, for everybody to agree to anew; None when nothing changed."""
    before = newest()
    if text == (before.text if before else ""):
        return None
    version = Conduct(text=text, by_id=by.id)
    db.session.add(version)
    db.session.flush()
    audit.note(by, Deed.SHARING_CONDUCT_CHANGED, version, other=audit.Other(Subject.CONDUCTS, version.id))
    return version


def asked_of(user: User) -> Conduct | None:
    """The rules that this colleague must agree to before sharing; None when there is nothing to ask."""
    version = newest()
    if version is None or not version.text:
        return None
    agreed = select(Agreement.at).filter_by(user_id=user.id, conduct_id=version.id)
    return None if db.session.scalar(agreed) else version


def mark(user: User, version: Conduct) -> str:
    """What an address carries to agree to exactly this version, for exactly this colleague."""
    return _marked(version, tokens.token(_claim(user, version)))


def hear(user: User, given: str) -> bool:
    """Agree, if the mark is that of the version in force. Twice is as good as once."""
    version = asked_of(user)
    if version is None or not given.isascii():
        return False
    known = (_marked(version, token) for token in tokens.tokens(_claim(user, version)))
    if not any(hmac.compare_digest(given, one) for one in known):
        return False
    try:
        with db.session.begin_nested():
            db.session.add(Agreement(user_id=user.id, conduct_id=version.id))
    except IntegrityError:  # two taps at once: the other one was first
        return True
    audit.note(user, Deed.SHARING_CONDUCT_AGREED, version, other=audit.Other(Subject.CONDUCTS, version.id))
    return True


def _marked(version: Conduct, token: str) -> str:
    return f"{version.id}.{token[:16]}"


def _claim(user: User, version: Conduct) -> str:
    return f"conduct {version.id} of {user.id}"


def versions() -> Sequence[Row[Any]]:
    """Every version with who wrote it and how many agreed, the newest first."""
    agreed = select(func.count()).where(Agreement.conduct_id == Conduct.id).scalar_subquery()
    wanted = select(Conduct, User, agreed.label("agreed")).outerjoin(User, User.id == Conduct.by_id)
    return db.session.execute(wanted.order_by(Conduct.id.desc())).all()


def agreed_to(version: Conduct) -> Sequence[Row[User, datetime]]:
    """Who agreed to a version, and when; the latest first, and no more than fit on a page."""
    wanted = select(User, Agreement.at).join(Agreement, Agreement.user_id == User.id)
    latest = wanted.where(Agreement.conduct_id == version.id).order_by(Agreement.at.desc())
    return db.session.execute(latest.limit(SHOWN)).all()
