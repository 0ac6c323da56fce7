"""Mail the way to a private page once more.

While somebody waits for the page a wish is put down and nothing else, the same for everybody. A worker looks whether
anybody has that address: so the time that an answer takes tells nobody who applied here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select

from recruit.candidates import correspondence, private_links
from recruit.core import same_people
from recruit.core.database import db, now
from recruit.models import Application, AuditLine, Deed, LostAddress, Subject
from recruit.models.locking import lock_those_left
from recruit.organisation import audit
from recruit.outbox import letters as mail

PAUSE = timedelta(minutes=10)
"""Between two letters with a new address for one application."""


def ask(email: str) -> LostAddress:
    """Put the wish down. Ring `jobs.lost_addresses.answer` after the commit, or leave that to the clock."""
    wish = LostAddress(asked={"email": email})
    db.session.add(wish)
    db.session.flush()
    return wish


def answer(number: int) -> list[int]:
    """Write to all that the address has, and forget the wish; the letters, to ring for after the commit."""
    asked = db.session.scalar(delete(LostAddress).where(LostAddress.id == number).returning(LostAddress.asked))
    if asked is None:
        return []
    letters = []
    taken, still = lock_those_left(of_address(asked["email"])), of_address(asked["email"])
    for found in (one for one in taken if one in still):  # two wishes at once bring one letter
        private_links.renew(found)
        letters.append(correspondence.write(found, "new_address", replaced=False))
        audit.note(None, Deed.PRIVATE_ADDRESS_ASKED, found)
    return mail.numbers(*letters)


def of_address(email: str) -> list[Application]:
    """What was sent from that address, but for those to which a letter has just gone. What its reader has opened by a
    letter comes first: whoever fills in forms with somebody else's address pushes none of it out."""
    lately = select(AuditLine.subject_id).where(
        AuditLine.subject_kind == Subject.APPLICATIONS,
        AuditLine.deed == Deed.PRIVATE_ADDRESS_ASKED,
        AuditLine.at > now() - PAUSE,
    )
    wanted = select(Application).where(
        Application.mailbox == same_people.mailbox(email),
        Application.forgotten_at.is_(None),
        Application.id.not_in(lately),
    )
    unproved = Application.mailbox_proved_at.is_(None)
    return list(db.session.scalars(wanted.order_by(unproved, Application.id.desc()).limit(10)))


def overdue(most: int) -> Sequence[int]:
    """Wishes that wait, the oldest first."""
    return db.session.scalars(select(LostAddress.id).order_by(LostAddress.id).limit(most)).all()
