"""Read what candidates sent."""

from __future__ import annotations

from jobs import job
from recruit.db import db
from recruit.document_text import remembering


@job
def read(application_id: int) -> None:
    """Read the CV of one application, unless that is done or being done."""
    reading = remembering.claim(application_id)
    if reading:
        db.session.remove()  # for as long as a document takes, no connection is held
        remembering.keep(reading, reading.read())
        db.session.commit()
