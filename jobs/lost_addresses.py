"""Answer who lost the way to their own page."""

from __future__ import annotations

from jobs import job
from recruit import lost_addresses
from recruit.db import db
from recruit.queue import ring


@job
def answer(wish_id: int) -> None:
    """Write to all that this address has."""
    letters = lost_addresses.answer(wish_id)
    db.session.commit()
    for letter in letters:
        ring("jobs.mail.send", letter)
