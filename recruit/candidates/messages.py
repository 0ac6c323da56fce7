"""What the office and a candidate write to each other."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select, update
from sqlalchemy.orm import joinedload

from recruit.candidates import correspondence, decision_letters, private_links
from recruit.candidates.decision_letters import Words
from recruit.core.database import db, now
from recruit.models import Application, Deed, Letter, Message, Proof, Proven, User, Writer
from recruit.models.locking import lock_candidates
from recruit.organisation import audit


def write(application: Application, words: Words, by: User, answers: bool = False) -> Message:
    """A letter to the candidate, kept and on its way. The first that `answers`, as the letter of a decision does,
    keeps the promise of an answer; what else is written does not, whatever it says."""
    message = Message(
        application_id=application.id, writer=Writer.OFFICE, subject=words.subject, text=words.text, by_id=by.id
    )
    db.session.add(message)
    audit.note(by, Deed.MESSAGE_WRITTEN, application)
    named = decision_letters.named(words, application)
    text = decision_letters.addressed(named.text, application, private_links.mailed(application))
    correspondence.send(application, named.subject, text, Proven(Proof.MESSAGE, message.id))
    if answers:
        application.answered_at = application.answered_at or now()
    return message


def as_read(message: Message) -> Words:
    """A letter as its candidate reads it again, on the page whose address stood in it."""
    application, words = message.application, Words(message.subject, message.text)
    if message.writer == Writer.OFFICE:
        words = decision_letters.named(words, application)
    return Words(
        words.subject, decision_letters.addressed(words.text, application, decision_letters.marks_of(application).here)
    )


def fill_in(application: Application) -> None:
    """The blind first look is over: what was written meanwhile gets the name where a mark stood for it. These are no
    new words, so nothing is asked about them again."""
    mark = decision_letters.marks_of(application).name
    ours = Message.writer == Writer.OFFICE, Message.application_id == application.id
    columns = ("subject", "text")
    filled = {name: func.replace(getattr(Message, name), mark, application.name) for name in columns}
    db.session.execute(update(Message).where(*ours).values(filled))


def receive(application: Application, text: str) -> Letter | None:
    """Words of the candidate, and a letter to whoever reads them, which does not say who wrote. A button that is
    pressed twice sends once: what is the last word already is not said again. Raises Gone."""
    lock_candidates(application)
    said = thread_of(application)[-1:]
    if said and (said[0].writer, said[0].text) == (Writer.CANDIDATE, text):
        return None
    db.session.add(Message(application_id=application.id, writer=Writer.CANDIDATE, text=text))
    return correspondence.tell_office(application, "new_message", "#messages")


def see_to(message: Message, by: User) -> None:
    """Somebody took care of what a candidate wrote. Twice is once."""
    if message.writer == Writer.CANDIDATE and message.read_at is None:
        message.read_at = now()
        audit.note(by, Deed.MESSAGE_SEEN_TO, message.application)


def thread_of(application: Application) -> Sequence[Message]:
    """Everything that was written to and fro, the first first."""
    wanted = select(Message).where(Message.application_id == application.id)
    return db.session.scalars(wanted.order_by(Message.at, Message.id)).all()


def waiting(application: Application) -> dict[int, bool]:
    """The letters of ours that have not left, by the number of the message, and whether they were given up."""
    wanted = select(Message.id, Letter.due).join(Letter, Letter.sent_message_id == Message.id)
    mine = wanted.where(Message.application_id == application.id)
    return {number: due is None for number, due in db.session.execute(mine)}


def unread(most: int = 10) -> Sequence[Message]:
    """What candidates wrote and nobody has seen to, the oldest first."""
    wanted = select(Message).where(Message.writer == Writer.CANDIDATE, Message.read_at.is_(None))
    with_whom = joinedload(Message.application).joinedload(Application.vacancy)
    return db.session.scalars(wanted.options(with_whom).order_by(Message.at, Message.id).limit(most)).all()
