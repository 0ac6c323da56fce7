"""What is looked for in an application. Each question answers with its evidence, or with nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from recruit.candidates.documents import fingerprints
from recruit.core import disposable_mail as mailboxes
from recruit.core.database import db
from recruit.core.public_mail import EVERYBODYS
from recruit.core.same_people import Alike, alike, host
from recruit.models import Application, Click, ClickKind, Evidence, FlagKind

AFTER_CLICK = 20
"""Seconds between the click and the application up to which it came too soon."""
ALONE = timedelta(hours=2)
"""Nobody else may have followed the link in that time: only then is the click surely the candidate's."""
WHILE_OPEN = 20
"""Seconds; a form that was open for less was filled in fast."""


def like_referrer(application: Application) -> Evidence | None:
    """What candidate and colleague have in common. Everybody has an address at a public mail service."""
    colleague = application.origin.sharer if application.origin else None
    if colleague is None:
        return None
    theirs, ours = application.mailbox, colleague.mailbox
    same = {
        "mailbox": theirs == ours,
        "name": alike(colleague.name, application.name) is Alike.SAME,
        "host": theirs != ours and host(theirs) == host(ours) and host(theirs) not in EVERYBODYS,
    }
    found = [name for name, holds in same.items() if holds]
    return {"same": found, "link": application.origin_id, "colleague": colleague.id} if found else None


def disposable_mail(application: Application) -> Evidence | None:
    """The service that gives out addresses for a short time, as the public list has it."""
    service = mailboxes.service_of(application.email)
    return {"service": service} if service else None


def same_document(application: Application) -> Evidence | None:
    """Other applications with this very CV."""
    found = fingerprints.others(application)
    return {"applications": found} if found else None


def too_soon(application: Application) -> Evidence | None:
    """How many seconds after the click it came. An application keeps the link and not the click, so that it is told
    only where there was no other click of a person."""
    link, at = application.last_id or application.origin_id, application.created_at
    wanted = select(Click.at).where(
        Click.link_id == link,
        Click.at > at - ALONE,
        Click.at <= at,
        Click.kind.in_((ClickKind.PERSON, ClickKind.REPEAT)),
    )
    clicks = db.session.scalars(wanted.limit(2)).all() if link else []
    if len(clicks) != 1 or at - clicks[0] > timedelta(seconds=AFTER_CLICK):
        return None
    return {"seconds": int((at - clicks[0]).total_seconds()), "link": link, "clicked": clicks[0].isoformat()}


def filled_fast(application: Application) -> Evidence | None:
    """How many seconds the form was open."""
    seconds = application.seconds_open
    return {"seconds": seconds} if seconds is not None and 0 <= seconds < WHILE_OPEN else None


QUESTIONS: dict[FlagKind, Callable[[Application], Evidence | None]] = {
    FlagKind.LIKE_REFERRER: like_referrer,
    FlagKind.DISPOSABLE_MAIL: disposable_mail,
    FlagKind.SAME_DOCUMENT: same_document,
    FlagKind.TOO_SOON: too_soon,
    FlagKind.FILLED_FAST: filled_fast,
}
