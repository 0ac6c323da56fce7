"""Ring for what is due, and see to what was left behind."""

from __future__ import annotations

from sqlalchemy import select

from jobs import job
from jobs.forget import forget
from recruit import applying, channels, documents, leads, vacancies
from recruit.attribution import later
from recruit.clicks import recognising, thinning
from recruit.db import db, now
from recruit.figures import recounting
from recruit.integrity import looking
from recruit.models import Letter
from recruit.posting import claiming, closing, sending
from recruit.privacy import consents, deleting, summary
from recruit.queue import ring
from recruit.reports import weekly
from recruit.rewards import claims
from recruit.screening import levels
from recruit.sharing import inviting, monthly

BELLS = 500
"""Letters to ring for at one look: who rings for all of ten thousand fills the queue faster than it empties."""


@job
def sweep() -> int:
    """Look once; the number of bells that the queue heard."""
    found = claiming.overdue()
    for number in found.stuck:
        sending.rescue(number)
        db.session.commit()
    letters = db.session.scalars(select(Letter.id).where(Letter.due <= now()).order_by(Letter.due).limit(BELLS)).all()
    bells = {
        "jobs.publish.publish": found.channels,
        "jobs.settle.settle": found.looks,
        "jobs.close.close": found.closings,
        "jobs.change.change": found.changes,
        "jobs.mail.send": letters,
    }
    return sum(ring(name, number) for name, numbers in bells.items() for number in numbers)


@job
def tidy() -> None:
    """Close what has expired, and throw away uploads of forms that were never sent."""
    failed: Exception | None = None
    for errand in (
        vacancies.close_expired,
        closing.catch_up,
        channels.remind,
        consents.ask,
        summary.write,
        forget,
        leads.forget_due,
        deleting.catch_up,
        deleting.again,  # a restore may have been cut off before its last step
        documents.clear_drafts,
        applying.forget_repetitions,
        later.clear,
        levels.tell_the_rest,
        looking.look,  # before rewards ripen, which it may hold
        claims.ripen,
        inviting.repeat,
        monthly.write,
        weekly.write,
        recognising.forget_visitors,
        recounting.every_night,
        thinning.thin_as_chosen,
    ):
        try:
            errand()
            db.session.commit()
        except Exception as error:  # nobody is kept longer because another errand has a bug
            db.session.rollback()
            failed = failed or error
    if failed:
        raise failed
