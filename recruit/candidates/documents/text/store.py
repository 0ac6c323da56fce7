"""A CV is read once, in a job, and what it says is kept beside it: no page starts a reader.

Whoever wants to read takes the row by one conditional UPDATE, and has it for a while: a job that is killed is followed
by another. What was read is written to the row that was taken, and nowhere else. When the document was removed in the
meantime, so was that row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, literal_column, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from recruit.candidates.documents import files
from recruit.candidates.documents.files import Kind
from recruit.candidates.documents.text.problems import Problem
from recruit.candidates.documents.text.reader import SENTENCES, Text, text_of
from recruit.core.database import Gone, db, lock, now
from recruit.core.queue import PATIENT, ring
from recruit.models import Application, DocumentText

JOB = "jobs.read_documents.read"
TRIES = 3
LEASE = timedelta(minutes=3)
"""How long somebody has a document to read, which takes 15 seconds at the most."""
PAUSES = (timedelta(minutes=1), timedelta(minutes=10))
"""Until the second and the third try: a machine that was too busy has time for it then."""
BELLS = 100
"""Documents to ring for at one look."""


@dataclass(frozen=True)
class Reading:
    """One try at one document, which nobody else has meanwhile."""

    number: int
    document: str
    kind: str
    tries: int

    def read(self) -> Text:
        """What the document says, or why it says nothing."""
        try:
            return text_of(files.path_of(self.document), Kind(self.kind))
        except FileNotFoundError:
            return Text(problem=SENTENCES[Problem.GONE])


def remembered(application: Application) -> DocumentText | None:
    """What is known of the words of a CV; None where nobody has begun."""
    mine = (DocumentText.application_id == application.id) & (DocumentText.document == application.document)
    return db.session.scalar(select(DocumentText).where(mine))


def claim(number: int, moment: datetime | None = None) -> Reading | None:
    """Take the CV of an application to read it; None when there is none, somebody else has it, or it was read.
    Commits."""
    application, moment = db.session.get(Application, number), moment or now()
    try:
        reading = begin(application, moment) if application else None
    except Gone:
        reading = None
    db.session.commit()
    return reading


def begin(application: Application, moment: datetime) -> Reading | None:
    """Take it, in our transaction. While we have the application, nobody takes the document off it: a row is never
    made for what is no longer there."""
    lock(application)
    mine = DocumentText.application_id == application.id
    db.session.execute(delete(DocumentText).where(mine, DocumentText.document != application.document))
    if not application.document:
        return None
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    row = insert(DocumentText).values(application_id=application.id, document=application.document, due=moment)
    db.session.execute(row.on_conflict_do_nothing(index_elements=["application_id"]))
    free = update(DocumentText).where(mine, DocumentText.due <= moment)
    given_up = {"due": None, "problem": SENTENCES[Problem.OTHER]}
    db.session.execute(free.where(DocumentText.tries >= TRIES).values(given_up))
    taken = free.values(due=moment + LEASE, tries=DocumentText.tries + 1).returning(DocumentText.tries)
    tries = db.session.scalar(taken)
    return Reading(application.id, application.document, application.document_kind, tries) if tries else None


def keep(reading: Reading, text: Text, moment: datetime | None = None) -> bool:
    """Write down what was found; whether there was still somewhere to write it. A problem that may be the machine's is
    looked at again."""
    moment = moment or now()
    again = not text.is_final and reading.tries < TRIES
    mine = update(DocumentText).where(
        DocumentText.application_id == reading.number,
        DocumentText.document == reading.document,
        DocumentText.tries == reading.tries,
        DocumentText.due.is_not(None),
    )
    found = mine.values(
        words=text.words,
        cut=text.cut,
        problem=text.problem,
        due=moment + PAUSES[reading.tries - 1] if again else None,
        read_at=moment,
    )
    return db.session.scalar(found.returning(DocumentText.id)) is not None


def waiting(moment: datetime) -> list[int]:
    """Applications whose CV is to be read and is being read by nobody; the first of them."""
    known = DocumentText.document == Application.document
    has_it = or_(DocumentText.due.is_(None), DocumentText.due > moment)
    seen_to = exists().where(DocumentText.application_id == Application.id, known, has_it)
    sent_one = Application.document != literal_column("''")  # as the index says it, which holds those alone
    wanted = select(Application.id).where(sent_one, ~seen_to)
    return list(db.session.scalars(wanted.order_by(Application.id.desc()).limit(BELLS)))


def ring_for(number: int) -> bool:
    """Have the CV of an application read, after the commit that brought it; whether the queue heard."""
    return ring(JOB, number, queue=PATIENT)


def ring_again(moment: datetime | None = None) -> int:
    """Ring for what nobody has read: its bell was lost, its reader died, or it came before there were readers; how
    many the queue heard. No row changes."""
    return sum(ring_for(number) for number in waiting(moment or now()))
