"""What is true once a letter has left: a level is known, a finding is shown, a message is sent, a lead is informed."""

from __future__ import annotations

from sqlalchemy import exists, select, update

from recruit.candidates.screening import notifications
from recruit.core.database import db, lock, now
from recruit.models import Application, Decision, Lead, Letter, Message, Proof, Stage
from recruit.models.stages import NO_ANSWER


def by(letter: Letter) -> None:
    """Note what this letter told, now that the mail server has taken it."""
    told = letter.proven  # read before anything is taken: it may be deleted with whom it is to at this very moment
    if told is None:
        return
    if told.proof is Proof.NOTICE:
        lead = db.session.get(Lead, letter.lead_id) if letter.lead_id else None
        if lead and is_there(lead) and lead.informed_at is None:
            lead.informed_at = now()
        return
    application = to_whom(letter)
    if application and told.number and is_there(application):
        if told.proof is Proof.MESSAGE:
            db.session.execute(update(Message).where(Message.id == told.number).values(sent_at=now()))
            if application.answered_at is None and is_answer(told.number):  # it had been given up before
                application.answered_at = now()
        elif told.proof is Proof.LEVEL:
            application.screening_id = max(application.screening_id or 0, told.number)
        elif told.proof is Proof.FINDING:
            notifications.show(application, told.number, "letter")


def not_by(letter: Letter) -> None:
    """Note that this letter never will: what no mail server takes is no answer. What a former address was to hear goes,
    and to nobody else: that nobody is reached there is why there is another."""
    if letter.proves is Proof.FORMER_ADDRESS:
        db.session.delete(letter)
    application = to_whom(letter) if letter.proves is Proof.MESSAGE else None
    if application and is_there(application) and not has_heard(application):
        application.answered_at = None


def before_deletion(application: Application) -> None:
    """Note that what still waits to leave will not: whoever hears nothing of us had no answer."""
    waiting = (Letter.proves == Proof.MESSAGE) & (Letter.application_id == application.id)
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


def to_whom(letter: Letter) -> Application | None:
    """The application that the letter is about."""
    return db.session.get(Application, letter.application_id) if letter.application_id else None
