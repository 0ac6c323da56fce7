"""Delete data when its time is over."""

from __future__ import annotations

from jobs import job
from recruit.db import db
from recruit.models import DeletionReason, Forgotten
from recruit.privacy import clocks, deleting


@job
def forget() -> int:
    """Remove everything of candidates whose procedure ended long enough ago; how many."""
    count = 0
    for application in clocks.due():
        if not clocks.still_due(application):
            db.session.rollback()
            continue
        ended = DeletionReason.CONSENT_ENDED if application.pool_until else DeletionReason.TIME_OVER
        number, files = application.id, deleting.forget(application, ended)
        db.session.commit()
        deleting.sweep_up(Forgotten.APPLICATION, number, files)
        count += 1
    return count
