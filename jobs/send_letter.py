"""Send one letter."""

from __future__ import annotations

from datetime import datetime, timedelta
from smtplib import SMTPException

from sqlalchemy import delete, update

from jobs import job
from recruit.candidates import letter_receipts
from recruit.core.database import db, now
from recruit.core.smtp import Refused, in_words
from recruit.models import About, Letter
from recruit.outbox import letters

RETRIES = (1, 5, 15, 60, 240, 720)
"""Minutes until the next try; after the last the letter is given up and an administrator sees it."""
LEASE = timedelta(minutes=3)


@job
def send(letter_id: int) -> None:
    """Take the letter, hand it over, and throw our copy away."""
    moment = now()
    taken = db.session.execute(
        update(Letter)
        .where(Letter.id == letter_id, Letter.due <= moment)
        .values(due=moment + LEASE, attempts=Letter.attempts + 1)
        .returning(Letter.id)
    ).scalar()
    db.session.commit()
    if taken is None:
        return
    letter = db.session.get(Letter, taken)
    if letter is None:  # deleted with whom it was to
        return
    try:
        letters.deliver(letter)
    except Refused as error:
        keep(letter, None, error.args[0])
    except (OSError, SMTPException) as error:
        tries = letter.attempts
        keep(letter, now() + timedelta(minutes=RETRIES[tries - 1]) if tries <= len(RETRIES) else None, in_words(error))
    else:
        about = letter.about  # whom it was to may be deleted at this very moment, and the letter with them
        letter_receipts.by(letter)
        throw_away(letter_id, about)
    db.session.commit()


def keep(letter: Letter, due: datetime | None, problem: str) -> None:
    """Try it again then, or give it up; unless whom it is to was deleted meanwhile, and the letter too."""
    mine = update(Letter).where(Letter.id == letter.id).values(due=due, problem=problem).returning(Letter.id)
    if db.session.scalar(mine) is not None and due is None:
        letter_receipts.not_by(letter)


def throw_away(letter_id: int, about: About) -> None:
    """It is out. If it was deleted while it left, a file that it became must go too."""
    mine = delete(Letter).where(Letter.id == letter_id).returning(Letter.id)
    if db.session.scalar(mine) is None and about != letters.NOBODY:
        letters.forget(about)
