"""Ring for what is due, and see to what was left behind."""

from __future__ import annotations

from sqlalchemy import select

from jobs import errands, job
from recruit.candidates import lost_links
from recruit.core.database import db, now
from recruit.core.one_by_one import one_by_one
from recruit.core.queue import ring
from recruit.models import Letter
from recruit.publishing import due_posts
from recruit.publishing import outcomes as sending
from recruit.web.monitoring.timetable import ERRANDS

BELLS = 500
"""Letters to ring for at one look: who rings for all of ten thousand fills the queue faster than it empties."""


@job
def sweep() -> int:
    """Look once; the number of bells that the queue heard."""
    found = due_posts.overdue()
    letters = db.session.scalars(select(Letter.id).where(Letter.due <= now()).order_by(Letter.due).limit(BELLS)).all()
    bells = {
        "jobs.publish_posts.publish": found.channels,
        "jobs.settle_post.settle": found.looks,
        "jobs.take_down_post.close": found.closings,
        "jobs.edit_post.change": found.changes,
        "jobs.send_letter.send": letters,
        "jobs.lost_addresses.answer": lost_links.overdue(BELLS),
    }
    heard = sum(ring(name, number) for name, numbers in bells.items() for number in numbers)
    one_by_one(found.stuck, sending.rescue)  # after ringing: a row that cannot be mended holds nobody up
    return heard


def tidy() -> None:
    """All that the clock does now and then, once. Raises the first error, when every errand has had its turn."""
    outcomes = errands.do(errand for errand in ERRANDS if not (errand.is_vital or errand.aside))
    for error in filter(None, outcomes.values()):
        raise error
