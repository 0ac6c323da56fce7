"""What is noticed, in one line, for the tests about integrity."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from recruit.core.database import db, now
from recruit.models import Application, Click, ClickKind, Flag, FlagKind, LinkDay, TrackedLink, User, Why
from recruit.referrals import flag_review
from recruit.referrals.integrity import flags, scan
from tests.support.factories import a_person, an_application

WHEN = datetime.fromisoformat("2026-11-18T12:00:00+00:00")
"""A Wednesday."""


def somebody(**but: Any) -> Application:
    """An application of some minutes ago, at a public mail service."""
    facts = {"created_at": now() - timedelta(minutes=5), "email": "alex@gmail.com"}
    return an_application(**facts | but)


def look(moment: datetime | None = None) -> None:
    """What the clock does."""
    scan.look(moment)
    db.session.expire_all()


def kinds(about: Application | TrackedLink) -> set[FlagKind]:
    """What was noticed of an application or a link."""
    column = Flag.application_id if isinstance(about, Application) else Flag.link_id
    return set(db.session.scalars(select(Flag.kind).where(column == about.id)))


def clicked(link: TrackedLink, at: datetime, kind: ClickKind = ClickKind.PERSON, why: Why = Why.NOTHING) -> None:
    """Something followed the link then."""
    db.session.add(Click(link_id=link.id, at=at, kind=kind, why=why))
    db.session.commit()


def counted(link: TrackedLink, day: date, **counts: int) -> None:
    """So many clicks that day, as the figures have it."""
    db.session.add(LinkDay(day=day, link_id=link.id, **counts))
    db.session.commit()


def a_flag(about: Application | TrackedLink, kind: FlagKind = FlagKind.FILLED_FAST, **evidence: Any) -> Flag:
    """Something to look at."""
    which = {"application_id" if isinstance(about, Application) else "link_id": about.id}
    facts = evidence or EVIDENCE[kind]
    flag = flags.note(kind, facts, **which)
    assert flag
    db.session.commit()
    return flag


EVIDENCE: dict[FlagKind, dict[str, Any]] = {
    FlagKind.LIKE_REFERRER: {"same": ["mailbox", "name", "host"], "link": 1, "colleague": 1},
    FlagKind.DISPOSABLE_MAIL: {"service": "mailinator.com"},
    FlagKind.SAME_DOCUMENT: {"applications": [1]},
    FlagKind.TOO_SOON: {"seconds": 7, "link": 1, "clicked": WHEN.isoformat()},
    FlagKind.FILLED_FAST: {"seconds": 9},
    FlagKind.BURST: {"clicks": 14, "first": WHEN.isoformat(), "last": WHEN.isoformat()},
    FlagKind.MANY_CLICKS: {"people": 240, "applications": 1, "all_people": 900, "all_applications": 60},
    FlagKind.STAFF_CLICKS: {"clicks": 14, "week": "2026-11-16"},
}
"""What each kind may rest on."""


def settle(flag: Flag, harmless: bool = True, by: User | None = None, reason: str = "Asked: it is fine") -> None:
    """Somebody looked."""
    flag_review.settle(flag, harmless, reason, by or a_person(), flag_review.version(flag))
    db.session.commit()
