"""Read what candidates sent."""

from __future__ import annotations

from jobs import job
from recruit.candidates.documents.text import store
from recruit.core.database import db


@job
def read(application_id: int) -> None:
    """Read the CV of one application, unless that is done or being done."""
    reading = store.claim(application_id)
    if reading:
        db.session.remove()  # for as long as a document takes, no connection is held
        store.keep(reading, reading.read())
        db.session.commit()
