"""Send one letter."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPException

from sqlalchemy import update

from adapters.said import Said
from jobs import job
from recruit import mail, told
from recruit.db import db, now
from recruit.models import Letter

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
    letter = db.session.get_one(Letter, taken)
    try:
        mail.deliver(letter)
    except mail.Refused as error:
        letter.due, letter.problem = None, error.args[0]
    except (OSError, SMTPException) as error:
        # The class alone: what a mail server answers may hold the address.
        letter.problem = Said("The mail server could not be used ({error}).", error=type(error).__name__)
        tries = letter.attempts
        letter.due = now() + timedelta(minutes=RETRIES[tries - 1]) if tries <= len(RETRIES) else None
    else:
        told.by(letter)
        db.session.delete(letter)
    db.session.commit()
