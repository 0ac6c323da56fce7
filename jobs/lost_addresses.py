"""Answer who lost the way to their own page."""

from __future__ import annotations

from jobs import job
from recruit.candidates import lost_links
from recruit.core.database import db
from recruit.core.queue import ring


@job
def answer(wish_id: int) -> None:
    """Write to all that this address has."""
    letters = lost_links.answer(wish_id)
    db.session.commit()
    for letter in letters:
        ring("jobs.send_letter.send", letter)
