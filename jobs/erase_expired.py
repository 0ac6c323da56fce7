"""Delete data when its time is over."""

from __future__ import annotations

from collections.abc import Iterator

from jobs import job
from recruit.candidates import retention
from recruit.candidates.privacy import erasure
from recruit.core.database import db
from recruit.core.one_by_one import one_by_one
from recruit.models import Application, DeletionReason, Forgotten


@job
def forget() -> int:
    """Remove everything of candidates whose procedure ended long enough ago; how many."""
    forgotten: list[int] = []
    one_by_one(retention.due(), lambda application: forgotten.extend(forget_one(application)))
    return len(forgotten)


def forget_one(application: Application) -> Iterator[int]:
    """Remove everything of one, if it is due even now: its number. Commits, and clears up after that."""
    if not retention.still_due(application):
        db.session.rollback()
        return
    ended = DeletionReason.CONSENT_ENDED if application.pool_until else DeletionReason.TIME_OVER
    proved = application.mailbox_proved_at is not None
    number, files = application.id, erasure.forget(application, ended, proved)
    db.session.commit()
    erasure.sweep_up(Forgotten.APPLICATION, number, files)
    yield number
