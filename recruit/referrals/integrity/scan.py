"""Look for signs of misuse: in applications soon after they arrive, in links once an hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update

from recruit.candidates.documents import fingerprints
from recruit.core.calendar import day_of
from recruit.core.database import db, lock, now
from recruit.core.one_by_one import in_batches
from recruit.models import Application, FlagKind, Tick
from recruit.models.clock_lease import take_turn
from recruit.referrals.integrity import application_checks, link_checks
from recruit.referrals.integrity.flags import note

SETTLES = timedelta(minutes=1)
"""An application waits so long, for the click before it is still on its way into the database."""
AT_ONCE = 50
MOST = 500
"""Applications at one look: nobody waits long for the clock."""
LINKS = 500
"""In one transaction."""
LINKS_LOOKED_INTO = "links looked into"
"""The name of the tick that says when."""


def look(moment: datetime | None = None) -> int:
    """Everything that waits for it; how many applications and links were looked into. Commits as it goes."""
    at = moment or now()
    return look_into_applications(at) + look_into_links(at)


def look_into_applications(moment: datetime) -> int:
    """Those that nobody has looked into, or whose origin or facts changed since. Commits each batch."""
    waiting = select(Application).where(Application.looked_into_at.is_(None), Application.created_at < moment - SETTLES)

    def some(left_out: set[int]) -> Sequence[Application]:
        return db.session.scalars(waiting.where(Application.id.not_in(left_out)).limit(AT_ONCE)).all()

    return in_batches(some, look_into_all, lambda application: application.id, MOST)


def look_into_all(applications: Sequence[Application], before: int) -> None:
    """Some of them, in one transaction."""
    digests = {application.document_digest for application in applications} - {""}
    alike = db.session.scalars(select(Application).where(Application.document_digest.in_(digests))).all()
    lock(*{*applications, *alike})
    for application in applications:
        look_into(application)


def look_into(application: Application) -> None:
    """One application, which nobody else changes meanwhile. Others with the same CV are flagged with it."""
    application.looked_into_at = now()
    if application.forgotten_at:
        return
    if application.document and not application.document_digest:  # it was sent before digests were kept
        application.document_digest = fingerprints.trace(application.document)
    for kind, ask in application_checks.QUESTIONS.items():
        if (evidence := ask(application)) is not None:
            note(kind, evidence, application_id=application.id)
            for number in evidence.get("applications", ()):
                theirs = application_checks.same_document(db.session.get_one(Application, number))
                note(FlagKind.SAME_DOCUMENT, theirs or {"applications": [application.id]}, application_id=number)


def again(application: Application) -> None:
    """Look into an application once more: what was compared has changed."""
    # By a statement of its own, for somebody may look at this very moment, and then the row here says nothing of it.
    db.session.execute(update(Application).where(Application.id == application.id).values(looked_into_at=None))


def look_into_links(moment: datetime) -> int:
    """Once an hour, those that were followed lately. Commits each batch."""
    if not is_turn(moment):
        return 0
    day = day_of(moment)
    links = link_checks.clicked(day)
    for start in range(0, len(links), LINKS):
        for link, kind, evidence in link_checks.found(links[start : start + LINKS], day):
            note(kind, evidence, link_id=link)
        db.session.commit()
    return len(links)


def is_turn(moment: datetime) -> bool:
    """Whether links were not looked into in that hour yet; from now on they are. Commits."""
    begins = moment.replace(minute=0, second=0, microsecond=0)
    # What lies ahead was written before the machine's time was set back.
    taken = take_turn(LINKS_LOOKED_INTO, moment, (Tick.at < begins) | (Tick.at >= begins + timedelta(hours=1)))
    db.session.commit()
    return taken
