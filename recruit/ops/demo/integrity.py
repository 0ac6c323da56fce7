"""Made up: one application and one link to look at, of which somebody has looked at the link already."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import insert, select, update

from recruit.core.database import db, now
from recruit.models import (
    Application,
    Click,
    ClickKind,
    FlagKind,
    Publication,
    PublicationState,
    TrackedLink,
    User,
    Why,
)
from recruit.models.stages import RECEIVED
from recruit.referrals import flag_review
from recruit.referrals.integrity import flags

SECONDS = 11
SCANNED = 14
REASON = "Dit is de mailscanner van het ziekenhuis: alle klikken kwamen in dezelfde minuut."


def notice(people: list[User]) -> None:
    """As if the clock had looked at everything."""
    db.session.flush()
    db.session.execute(update(Application).values(looked_into_at=now()))
    fresh = select(Application).where(Application.stage_id == RECEIVED, Application.origin_id.is_not(None))
    for application in db.session.scalars(fresh.order_by(Application.created_at.desc()).limit(1)):
        application.seconds_open = SECONDS
        flags.note(FlagKind.FILLED_FAST, {"seconds": SECONDS}, application_id=application.id)
    out = select(TrackedLink).join(TrackedLink.publication).where(Publication.state == PublicationState.PUBLISHED)
    for link in db.session.scalars(out.order_by(TrackedLink.id).limit(1)):
        scan(link)
        first, last = (now() - timedelta(days=2, seconds=second) for second in (SCANNED, 1))
        evidence = {"clicks": SCANNED, "first": first.isoformat("T", "seconds"), "last": last.isoformat("T", "seconds")}
        if flag := flags.note(FlagKind.BURST, evidence, link_id=link.id):
            flag_review.settle(flag, True, REASON, people[1], flag_review.version(flag))


def scan(link: TrackedLink) -> None:
    """A scanner of mail followed the link two days ago, all at once."""
    began = now() - timedelta(days=2)
    facts = {"link_id": link.id, "kind": ClickKind.ROBOT, "why": Why.BURST}
    clicks = [facts | {"at": began - timedelta(seconds=second)} for second in range(1, SCANNED + 1)]
    db.session.execute(insert(Click), clicks)
