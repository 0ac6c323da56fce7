"""What a publication may become, by whose hand, and the one statement that makes it so.

Nothing else in the program writes a publication's state. Whoever comes second, finds that the row is not any more where
the step begins, and nothing happens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, Update, bindparam, or_, update
from sqlalchemy.orm.attributes import set_committed_value

from recruit.core.database import db
from recruit.core.logs import note
from recruit.models import Publication, PublicationState

DRAFT, APPROVAL, SCHEDULED = PublicationState.DRAFT, PublicationState.APPROVAL, PublicationState.SCHEDULED
SENDING, PUBLISHED, CHANGING = PublicationState.SENDING, PublicationState.PUBLISHED, PublicationState.CHANGING
FAILED, UNSURE = PublicationState.FAILED, PublicationState.UNSURE
CLOSING, CLOSED = PublicationState.CLOSING, PublicationState.CLOSED

CERTAIN: ColumnElement[bool] = Publication.doubt_since.is_(None)
"""It has certainly not left."""
DOUBTED: ColumnElement[bool] = Publication.doubt_since.is_not(None)
"""It may be live."""
MAY_BE_LIVE: ColumnElement[bool] = DOUBTED | (Publication.state != SCHEDULED)
"""A worker had it: whoever was taken for dead may still bring an answer, when it waits to be sent again."""
A_PERSON_LOOKS: ColumnElement[bool] = Publication.due.is_(None)
"""No worker will come by itself: a person was asked."""


TABLE = cast(Table, Publication.__table__)


class Hand(StrEnum):
    """Who may take a step."""

    PERSON = "a person"
    COLLEAGUE = "another person than the one who asked"
    WORKER = "the worker that holds it"
    ANYBODY = "a person, a worker or the clock"


class Step(Enum):
    """Every step there is: what it is, from where, to where, by whom, and what must hold besides."""

    PLAN = "publish it, now or later", (DRAFT, FAILED), SCHEDULED, Hand.PERSON
    ASK = "ask a colleague to approve the words", (DRAFT, FAILED), APPROVAL, Hand.PERSON
    APPROVE = "let the words go out that somebody else asked for", (APPROVAL,), SCHEDULED, Hand.COLLEAGUE
    APPROVE_BY_HAND = "let a person post the words", (APPROVAL,), APPROVAL, Hand.COLLEAGUE
    SEND_BACK = "not like this", (APPROVAL,), DRAFT, Hand.COLLEAGUE
    CANCEL = "take it back", (SCHEDULED, APPROVAL), DRAFT, Hand.ANYBODY, CERTAIN
    CANCEL_DOUBTED = "try no more what may be live", (SCHEDULED, APPROVAL), UNSURE, Hand.ANYBODY, DOUBTED
    MOVE = "to another moment", (SCHEDULED,), SCHEDULED, Hand.PERSON, CERTAIN
    REWRITE = "give a planned post other words", (SCHEDULED,), SCHEDULED, Hand.PERSON, CERTAIN
    STOP = "a house rule stops what is planned", (SCHEDULED,), FAILED, Hand.ANYBODY, CERTAIN

    CLAIM = "take it up to send it", (SCHEDULED,), SENDING, Hand.WORKER
    PREPARE = "do what shows nothing to anybody yet", (SENDING,), SENDING, Hand.WORKER
    GO_OUT = "the channel has it", (SENDING, UNSURE, SCHEDULED), PUBLISHED, Hand.WORKER, MAY_BE_LIVE
    REFUSE = "the channel, or a rule, will not take it", (SENDING,), FAILED, Hand.WORKER
    WAIT = "it certainly did not go out: again later", (SENDING,), SCHEDULED, Hand.WORKER
    REPEAT = "no answer came: again with the same key", (SENDING,), SCHEDULED, Hand.WORKER
    DOUBT = "no answer came: somebody must look", (SENDING, UNSURE), UNSURE, Hand.WORKER
    LOOK_AGAIN = "look once more, or ask a person to", (UNSURE,), UNSURE, Hand.WORKER
    SEND_AGAIN = "it is not there: send it once more", (UNSURE,), SCHEDULED, Hand.WORKER
    GIVE_UP = "it is not there, and its round is over", (UNSURE,), DRAFT, Hand.WORKER
    REPORT = "a person posted it, or found it there", (DRAFT, APPROVAL, FAILED, UNSURE), PUBLISHED, Hand.PERSON
    MISS = "a person looked, and it is not there", (UNSURE,), DRAFT, Hand.PERSON

    CHANGE = "put other words there", (PUBLISHED,), CHANGING, Hand.PERSON
    PROPOSE = "ask a colleague to approve other words", (PUBLISHED,), PUBLISHED, Hand.PERSON
    LEAVE = "let the words that are out stand", (PUBLISHED,), PUBLISHED, Hand.PERSON
    DECLINE = "other words are not approved, or not asked for any more", (PUBLISHED,), PUBLISHED, Hand.PERSON
    CHANGE_LATER = "nobody knows, or not now: again later, or a person looks", (CHANGING,), CHANGING, Hand.WORKER
    CHANGED = "which words are out is certain again", (CHANGING,), PUBLISHED, Hand.WORKER
    CHANGED_BY_HAND = "a person says which words are there", (CHANGING,), PUBLISHED, Hand.PERSON, A_PERSON_LOOKS
    REWORD_BY_HAND = "a person put other words there", (PUBLISHED,), PUBLISHED, Hand.PERSON

    TAKE_DOWN = "take it down", (PUBLISHED, CHANGING), CLOSING, Hand.ANYBODY
    CLOSE_LATER = "not now: again later, or a person is asked", (CLOSING,), CLOSING, Hand.WORKER
    CLOSE = "the channel says that it is down", (CLOSING,), CLOSED, Hand.WORKER
    CLOSE_BY_HAND = "a person says that it is down", (CLOSING,), CLOSED, Hand.PERSON

    def __init__(
        self,
        what: str,
        sources: tuple[PublicationState, ...],
        target: PublicationState,
        hand: Hand,
        also: ColumnElement[bool] | None = None,
    ) -> None:
        self.what, self.sources, self.target, self.hand, self.also = what, sources, target, hand, also

    @property
    def is_mine(self) -> bool:
        """Whether it is only for the worker that took the row up, and not for one that was given up meanwhile. That a
        post is out is true whoever says so."""
        return self.hand == Hand.WORKER and self not in (Step.CLAIM, Step.GO_OUT)


@dataclass(frozen=True)
class Move:
    """One publication takes one step, and what is written down with it."""

    publication: Publication
    step: Step
    values: dict[str, Any]
    tries: int
    """How often it had been taken up when this was decided: a worker that was given up meanwhile has no say."""


def move(publication: Publication, step: Step, **values: Any) -> Move:
    """A step that is still to be taken; the log says that it is what became of the publication."""
    note("outcome", step.target.value)
    return Move(publication, step, values, publication.attempts)


def statement(step: Step) -> Update:
    """The one statement that takes a step, for whichever rows are asked for."""
    # Not IN, which cannot be asked for many rows at once.
    begins = update(TABLE).where(or_(*(Publication.state == state for state in step.sources)))
    if step.also is not None:
        begins = begins.where(step.also)
    return begins.values(state=step.target)


def become(publication: Publication, step: Step, **values: Any) -> bool:
    """Take the step if the row is where it begins; whether it did. The row is read anew."""
    return make(move(publication, step, **values))


def make(moved: Move) -> bool:
    """Take one step; whether the row was where it begins. The row is read anew."""
    publication, step = moved.publication, moved.step
    db.session.flush()
    mine = statement(step).where(Publication.id == publication.id)
    if step.is_mine:
        mine = mine.where(Publication.attempts == moved.tries)
    taken = db.session.execute(mine.values(**moved.values).returning(Publication.id)).scalar()
    db.session.refresh(publication)
    return taken is not None


def make_all(moves: Iterable[Move]) -> None:
    """Take the steps of what one worker holds: those of one kind in one question to the database."""
    db.session.flush()
    alike: dict[tuple[Step, tuple[str, ...]], list[Move]] = {}
    for one in moves:
        alike.setdefault((one.step, tuple(sorted(one.values))), []).append(one)
    for (step, names), some in alike.items():
        rows = [{"number": m.publication.id, "tries": m.tries} | given(m) for m in some]
        db.session.connection().execute(many(step, names), rows)
        for one in some:
            mark(one.publication, step, **one.values)


def given(moved: Move) -> dict[str, Any]:
    """The values of a step, under names that are none of columns'."""
    return {f"new_{name}": value for name, value in moved.values.items()}


@cache
def many(step: Step, names: tuple[str, ...]) -> Update:
    """A step for many rows, each with values of its own. Put together once: it takes longer than to answer it."""
    mine = statement(step).where(Publication.id == bindparam("number"))
    if step.is_mine:
        mine = mine.where(Publication.attempts == bindparam("tries"))
    return mine.values({TABLE.c[name]: bindparam(f"new_{name}", type_=TABLE.c[name].type) for name in names})


def mark(publication: Publication, step: Step, **values: Any) -> None:
    """Let the row in memory say what the database has been told."""
    for name, value in {"state": step.target, **values}.items():
        set_committed_value(publication, name, value)


def pretend(publication: Publication, state: PublicationState, **values: Any) -> None:
    """As if it had come there by itself: for a made-up past, and for nothing that is real."""
    for name, value in {"state": state, **values}.items():
        setattr(publication, name, value)
