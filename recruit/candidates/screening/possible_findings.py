"""Texts about a candidate that look as though they came from a search: nothing of them is kept without an answer.

Whoever writes says beforehand, with `explain`, why it is no finding, in the same transaction; else the database session
refuses the row. What was there before texts were read is read by the clock, and stands open until somebody answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, event, insert, inspect, or_, select, update
from sqlalchemy.orm import Session, SessionTransaction

from adapters.translatable import Said
from recruit.candidates.screening import texts
from recruit.candidates.screening.one_person import OnePerson
from recruit.candidates.screening.sensitive import Sign, admits_search
from recruit.candidates.screening.texts import COLUMNS, Column, Person
from recruit.core import reasons
from recruit.core.database import db, lock, now
from recruit.models import Application, Deed, Lead, PossibleFinding, SamePerson, ScreeningLine, Subject, User
from recruit.models.visibility import Reader, may_see
from recruit.organisation import audit

EXPLAINED = "texts were explained"


class Unexplained(Exception):
    """A text about somebody looks like a search, and nobody said what it is."""


class FromSearch(reasons.TooLittle):
    """The answer that a text comes from no search says that it does."""


class Answered(Exception):
    """Somebody was quicker. The words are for the office."""


@dataclass(frozen=True)
class Explanation:
    """What somebody says of what was noticed in a text that is about to be kept."""

    signs: frozenset[Sign]
    reason: str
    by_id: int


def explain(found: Iterable[Sign], reason: str, by: User) -> None:
    """What is about to be written with these signs in it does not come from a search, and why. Until the commit. Raises
    TooLittle."""
    check_answer(reason)
    db.session.info.setdefault(EXPLAINED, []).append(Explanation(frozenset(found), reason, by.id))


def check_answer(reason: str | None) -> None:
    """Where an answer is given it says something, and not that it was looked up after all. Raises TooLittle."""
    reasons.check(reason)
    if reason and admits_search(reason):
        raise FromSearch(Said("This says that it comes from a search. Then note it as a finding."))


def init_app() -> None:
    """From now on every such text is read before it is kept, whoever writes it."""
    for name, do in (("after_flush", read_what_is_written), ("after_transaction_end", forget_explanations)):
        if not event.contains(Session, name, do):
            event.listen(Session, name, do)


def forget_explanations(session: Session, transaction: SessionTransaction) -> None:
    """They were for this transaction."""
    if transaction.parent is None:
        session.info.pop(EXPLAINED, None)


def read_what_is_written(session: Session, context: Any) -> None:
    """Read what this flush writes. Raises Unexplained."""
    for row in session.deleted:
        for column in texts.columns_of(row.__class__):
            outlive(session, stands_in(column, row))
    for row in (*session.new, *session.dirty):
        for column in texts.columns_of(row.__class__):
            if any(inspect(row).attrs[name].history.has_changes() for name in (column.name, column.after) if name):
                read_one(session, column, row)


def read_one(session: Session, column: Column, row: Any) -> None:
    """Put on record what is noticed, and why it is no finding; what was said of an earlier text there stays. Raises
    Unexplained."""
    outlive(session, stands_in(column, row))
    for person in texts.people_of(column, row):
        if found := texts.noticed_in(column, row, person):
            said = [one for one in session.info.get(EXPLAINED, ()) if not one.signs.isdisjoint(found)]
            if person is None or person.forgotten_at or not set(found) <= {sign for one in said for sign in one.signs}:
                raise Unexplained(column.called)
            reason = "\n".join(dict.fromkeys(one.reason for one in said))
            facts = {"reason": reason, "answered_at": now(), "answered_by_id": said[-1].by_id}
            session.execute(insert(PossibleFinding).values(described(column, row, person, found) | facts))


def stands_in(column: Column, row: Any) -> Any:
    """What was noticed in that text."""
    return and_(PossibleFinding.column == column.called, PossibleFinding.row == row.id)


def outlive(session: Session, which: ColumnElement[bool]) -> None:
    """These texts are gone: what was asked about them, and what was answered, stays with the person."""
    gone = update(PossibleFinding).where(which).values(row=None)
    session.execute(gone.execution_options(synchronize_session=False))


def outlive_ties(which: ColumnElement[bool]) -> None:
    """These ties are about to be deleted with one of the two. That it was asked stays with the other; what was answered
    goes, for it may name the one who is deleted. So it does of a reason that another took the place of: nothing tells
    any more of which tie that was."""
    about_a_tie = PossibleFinding.column == "same_people.reason"
    either = select(SamePerson.one_id).where(which).union(select(SamePerson.other_id).where(which))
    ties = select(SamePerson.id).where(which)
    earlier = PossibleFinding.row.is_(None) & PossibleFinding.application_id.in_(either)
    gone = update(PossibleFinding).where(about_a_tie, PossibleFinding.row.in_(ties) | earlier)
    db.session.execute(gone.values(row=None, reason="").execution_options(synchronize_session="fetch"))


def forget_of_lead(lead: Lead) -> None:
    """All of somebody who goes as a whole."""
    db.session.execute(delete(PossibleFinding).where(PossibleFinding.lead_id == lead.id))


def described(column: Column, row: Any, person: Person, found: Iterable[Sign]) -> dict[str, Any]:
    """A text in which something was noticed, as its row has it."""
    whose = {"application_id": person.id} if isinstance(person, Application) else {"lead_id": person.id}
    what = list(dict.fromkeys(sign.what for sign in found))
    return whose | {"column": column.called, "row": row.id, "noticed": what, "at": now(), "reason": ""}


def possible_findings_of(application: Application, before_too: bool = True) -> Sequence[PossibleFinding]:
    """All of one candidate, also of before they applied, the first first."""
    mine = PossibleFinding.application_id == application.id
    if before_too:
        mine |= PossibleFinding.lead_id.in_(select(Lead.id).where(Lead.application_id == application.id))
    return db.session.scalars(select(PossibleFinding).where(mine).order_by(PossibleFinding.id)).all()


def of_lead(lead: Lead) -> Sequence[PossibleFinding]:
    """All of somebody who has not applied."""
    return db.session.scalars(select(PossibleFinding).where(PossibleFinding.lead_id == lead.id)).all()


def for_the_office(application: Application) -> list[PossibleFinding]:
    """As many as the office may know of: that somebody was a lead says where they came from."""
    shows = may_see(Reader.OFFICE, application)
    return [found for found in possible_findings_of(application) if shows or found.lead_id is None]


def still_open(application: Application, before_too: bool = True) -> list[PossibleFinding]:
    """Those that nobody has answered."""
    return [found for found in possible_findings_of(application, before_too) if found.answered_at is None]


def denied(application: Application, before_too: bool = True) -> list[PossibleFinding]:
    """Those of which somebody said that they come from no search: nobody knows more than that."""
    return [
        found for found in possible_findings_of(application, before_too) if found.answered_at and found.line is None
    ]


def one_of(application: Application, number: int) -> PossibleFinding | None:
    """One of a candidate, as far as the office may know of it."""
    return next((found for found in for_the_office(application) if found.id == number), None)


def answer(found: PossibleFinding, reason: str, by: User) -> None:
    """It is no finding, and why; the candidate reads that. Raises Answered, TooLittle."""
    check_answer(reason)
    close(found, by)
    found.reason = reason
    explained = audit.Other(Subject.POSSIBLE_FINDINGS, found.id)
    audit.note(by, Deed.TEXT_EXPLAINED, found.application or found.lead, other=explained)


def note_as(found: PossibleFinding, line: ScreeningLine, by: User) -> None:
    """It was a finding, and is one now. Raises Answered."""
    close(found, by)
    found.line = line.number
    noted = audit.Other(Subject.SCREENING_LINES, line.number)
    audit.note(by, Deed.TEXT_NOTED_AS_FINDING, found.application or found.lead, other=noted)


def close(found: PossibleFinding, by: User) -> None:
    """Somebody answered. Raises Answered."""
    lock(found)
    if found.answered_at:
        raise Answered(Said("A colleague answered this meanwhile."))
    found.answered_at, found.answered_by_id = now(), by.id


def of_person(person: OnePerson) -> list[PossibleFinding]:
    """All of one person, wherever they stand."""
    theirs = or_(PossibleFinding.application_id.in_(person.applications), PossibleFinding.lead_id.in_(person.leads))
    return list(db.session.scalars(select(PossibleFinding).where(theirs).order_by(PossibleFinding.id)))


def read_again(person: OnePerson) -> list[PossibleFinding]:
    """Read all texts about a person whose rows were taken, whenever they were written and however they came here; those
    that stand open."""
    for column in COLUMNS.values():
        for row in rows_about(column, person):
            stand_open(column, row, person.rows)
    return [found for found in of_person(person) if found.answered_at is None]


def rows_about(column: Column, person: OnePerson) -> Iterable[Any]:
    """The rows of a table that are about a candidate, or about who the candidate was before."""
    if column.model is Lead:
        return person.leads.values()
    own = [
        key.parent.in_(person.applications)
        for key in column.model.__table__.foreign_keys
        if key.column.table is Application.__table__
    ]
    return db.session.scalars(select(column.model).where(or_(*own))).all() if own else ()


def stand_open(column: Column, row: Any, people: Sequence[Person]) -> None:
    """What is noticed about these people, who were taken, in a text that is there already stands open, once."""
    for person in texts.people_of(column, row):
        found = texts.noticed_in(column, row, person)
        if not found or person not in people or person is None or person.forgotten_at:
            continue
        mine = described(column, row, person, found)
        whose = PossibleFinding.application_id if "application_id" in mine else PossibleFinding.lead_id
        known = select(PossibleFinding.id).where(stands_in(column, row), whose == person.id)
        if db.session.scalar(known) is None:
            db.session.add(PossibleFinding(**mine))
