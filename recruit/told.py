"""What is true once a letter has left: a level is known, a finding is shown, a message is sent, a lead is informed."""

from __future__ import annotations

from sqlalchemy import update

from recruit.db import db, now
from recruit.models import Application, Lead, Letter, Message
from recruit.screening import telling


def by(letter: Letter) -> None:
    """Note what this letter told, now that the mail server has taken it."""
    kind, _, number = letter.proves.partition(" ")
    if kind == "notice":
        lead = db.session.get(Lead, whom(letter))
        if lead and lead.informed_at is None:
            lead.informed_at = now()
    elif kind == "message":
        db.session.execute(update(Message).where(Message.id == int(number)).values(sent_at=now()))
    elif application := db.session.get(Application, whom(letter)) if kind else None:
        if kind == "level":
            application.screening_id = max(application.screening_id or 0, int(number))
        elif kind == "finding":
            telling.show(application, int(number), "letter")


def whom(letter: Letter) -> int:
    """The number of the application or lead that the letter is to; 0 for colleagues."""
    return int(letter.about.partition(" ")[2] or 0)
