"""Delete data when its time is over."""

from __future__ import annotations

from jobs import job
from recruit import applying, documents
from recruit.db import db, now


@job
def forget() -> int:
    """Remove everything of candidates whose procedure ended long enough ago; how many."""
    due = applying.to_forget(now())
    for application in due:
        document = applying.forget(application)
        db.session.commit()
        documents.discard(document)
    return len(due)
