"""Ring for what is due, and see to what was left behind."""

from __future__ import annotations

from sqlalchemy import select

from jobs import errands, job
from recruit import lost_addresses
from recruit.db import db, now
from recruit.errands import ERRANDS
from recruit.models import Letter
from recruit.one_by_one import one_by_one
from recruit.posting import claiming, sending
from recruit.queue import ring

BELLS = 500
"""Letters to ring for at one look: who rings for all of ten thousand fills the queue faster than it empties."""


@job
def sweep() -> int:
    """Look once; the number of bells that the queue heard."""
    found = claiming.overdue()
    letters = db.session.scalars(select(Letter.id).where(Letter.due <= now()).order_by(Letter.due).limit(BELLS)).all()
    bells = {
        "jobs.publish.publish": found.channels,
        "jobs.settle.settle": found.looks,
        "jobs.close.close": found.closings,
        "jobs.change.change": found.changes,
        "jobs.mail.send": letters,
        "jobs.lost_addresses.answer": lost_addresses.overdue(BELLS),
    }
    heard = sum(ring(name, number) for name, numbers in bells.items() for number in numbers)
    one_by_one(found.stuck, sending.rescue)  # after ringing: a row that cannot be mended holds nobody up
    return heard


def tidy() -> None:
    """All that the clock does now and then, once. Raises the first error, when every errand has had its turn."""
    outcomes = errands.do(errand for errand in ERRANDS if not (errand.is_vital or errand.aside))
    for error in filter(None, outcomes.values()):
        raise error
