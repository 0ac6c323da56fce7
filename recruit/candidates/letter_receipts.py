"""What is true once a letter has left: a level is known, a finding is shown, a message is sent, a lead is informed."""

from __future__ import annotations

from sqlalchemy import exists, select, update

from recruit.candidates.screening import notifications
from recruit.core.database import db, lock, now
from recruit.models import Application, Decision, Lead, Letter, Message, Stage
from recruit.models.stages import NO_ANSWER

FORMER_ADDRESS = "former address"
"""What a letter to an address that is not the candidate's any more is kept as."""


def by(letter: Letter) -> None:
    """Note what this letter told, now that the mail server has taken it."""
    kind, _, number = letter.proves.partition(" ")
    if kind == "notice":
        lead = db.session.get(Lead, whom(letter))
        if lead and is_there(lead) and lead.informed_at is None:
            lead.informed_at = now()
        return
    application = db.session.get(Application, whom(letter)) if kind else None
    if application and is_there(application):
        if kind == "message":
            db.session.execute(update(Message).where(Message.id == int(number)).values(sent_at=now()))
            if application.answered_at is None and is_answer(int(number)):  # it had been given up before
                application.answered_at = now()
        elif kind == "level":
            application.screening_id = max(application.screening_id or 0, int(number))
        elif kind == "finding":
            notifications.show(application, int(number), "letter")


def not_by(letter: Letter) -> None:
    """Note that this letter never will: what no mail server takes is no answer. What a former address was to hear goes,
    and to nobody else: that nobody is reached there is why there is another."""
    kind, _, _number = letter.proves.partition(" ")
    if letter.proves == FORMER_ADDRESS:
        db.session.delete(letter)
    application = db.session.get(Application, whom(letter)) if kind == "message" else None
    if application and is_there(application) and not has_heard(application):
        application.answered_at = None


def before_deletion(application: Application) -> None:
    """Note that what still waits to leave will not: whoever hears nothing of us had no answer."""
    waiting = Letter.proves.startswith("message ") & (Letter.about == f"application {application.id}")
    if db.session.scalar(select(exists().where(waiting))) and not has_heard(application):
        application.answered_at = None


def has_heard(application: Application) -> bool:
    """Whether an answer of ours has reached this candidate."""
    left = Message.sent_at.is_not(None) & (Message.application_id == application.id)
    return any(is_answer(number) for number in db.session.scalars(select(Message.id).where(left)))


def is_answer(number: int) -> bool:
    """Whether a letter is the answer that was promised: that of a decision, and no other."""
    decided = (
        select(Decision.id).join(Decision.to_stage).where(Decision.message_id == number, Stage.kind.not_in(NO_ANSWER))
    )
    return db.session.scalar(decided) is not None


def is_there(row: Application | Lead) -> bool:
    """Whether this person was not deleted while the letter was on its way; nobody is until we commit."""
    lock(row)
    return row.forgotten_at is None


def whom(letter: Letter) -> int:
    """The number of the application or lead that the letter is to; 0 for colleagues."""
    return int(letter.about.partition(" ")[2] or 0)
