"""Whether the letter of an invitation may leave. Nobody gets a second one, nor one that they do not want; and whoever
invited them cannot tell: they asked before, and got their answer then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from recruit.candidates import leads
from recruit.candidates.screening import possible_findings
from recruit.core.database import db, lock, now, today
from recruit.core.one_by_one import one_by_one
from recruit.models import About, Lead, LeadKind, Letter, Proof, Proven, User, Vacancy
from recruit.organisation.policies import sharing
from recruit.outbox import letters
from recruit.referrals.invitations import Invitation, does_not_want, letter

PAUSE = timedelta(days=7)
"""After which an invitation that was neither followed nor refused is repeated, once."""
WAITS = and_(Lead.kind == LeadKind.INVITED, Lead.email != "", Lead.weighed_at.is_(None), Lead.forgotten_at.is_(None))
"""Invitations of which nobody has decided whether they may leave."""


def weigh(moment: datetime | None = None) -> int:
    """Let those leave that may, the first first; how many. Of the others nothing is left of whom they were to. Commits
    each."""
    at, left = moment or now(), list[int]()
    waiting = db.session.scalars(select(Lead).where(WAITS).order_by(Lead.id).limit(500)).all()
    one_by_one(waiting, lambda lead: left.extend(weigh_one(lead, at)))
    return len(left)


def weigh_one(lead: Lead, moment: datetime) -> Iterator[int]:
    """Decide about one invitation, now that nobody else can change it: its number, if it leaves."""
    lock(lead.vacancy, lead)
    if db.session.scalar(select(Lead.id).where(Lead.id == lead.id, WAITS)) is None:
        return
    lead.weighed_at = moment
    if lead.named_by and is_wanted(lead, lead.named_by):
        post(lead, lead.named_by)
        yield lead.id
    else:
        possible_findings.forget_of_lead(lead)
        lead.name = lead.email = lead.why = lead.seed = ""
        lead.informed_at = moment  # there is nobody left to tell


def is_wanted(lead: Lead, by: User) -> bool:
    """Whether colleagues may invite, this one works here, and nothing is known of the person."""
    return sharing().invitations and by.active and lead.vacancy.is_open(today()) and not is_known(lead)


def is_known(lead: Lead) -> bool:
    """Whether the person applied for the vacancy, was noted or invited for it by somebody else, or wants no
    invitations."""
    first = or_(Lead.kind != LeadKind.INVITED, Lead.id < lead.id)
    same = (Lead.vacancy_id == lead.vacancy_id, Lead.mailbox == lead.mailbox, Lead.id != lead.id)
    noted = select(Lead.id).where(*same, Lead.forgotten_at.is_(None), first)
    applied = leads.has_applied(lead.vacancy, {"email": lead.email})
    return applied or does_not_want(lead.email) or db.session.scalar(noted.limit(1)) is not None


def post(lead: Lead, by: User, again: bool = False) -> Letter:
    """Mail it. The person counts as told once the mail server has taken it."""
    given = Invitation(lead.name, lead.email, lead.why, lead.language)
    subject, text = letter(lead.vacancy, given, by, leads.address(lead), again)
    about, notice = About(lead_id=lead.id), Proven(Proof.NOTICE)
    return letters.put(lead.email, subject, text, about, notice, reply_to=by.email)


def to_repeat(moment: datetime) -> Sequence[Lead]:
    """Invitations that left a week ago, and nothing happened since."""
    return db.session.scalars(select(Lead).where(may_repeat(moment)).order_by(Lead.id).limit(500)).all()


def may_repeat(moment: datetime) -> ColumnElement[bool]:
    """Whether an invitation is one of those."""
    return and_(
        Lead.kind == LeadKind.INVITED,
        Lead.email != "",
        Lead.weighed_at.is_not(None),
        Lead.created_at < moment - PAUSE,
        Lead.informed_at.is_not(None),
        Lead.reminded_at.is_(None),
        Lead.application_id.is_(None),
        Lead.forgotten_at.is_(None),
        Lead.vacancy.has(Vacancy.is_open(today())),
    )


def repeat(moment: datetime | None = None) -> int:
    """Repeat them, once; how many. Commits each. Nobody is written to who asked for peace or applied in another way
    meanwhile."""
    at, repeated = moment or now(), list[int]()
    if sharing().invitations:
        one_by_one(to_repeat(at), lambda lead: repeated.extend(repeat_one(lead, at)))
    return len(repeated)


def repeat_one(lead: Lead, moment: datetime) -> Iterator[int]:
    """Repeat one invitation, if there is nothing against it even now that nobody else can change it: its number."""
    lock(lead.vacancy, lead)
    if db.session.scalar(select(Lead.id).where(Lead.id == lead.id, may_repeat(moment))) is None:
        return
    lead.reminded_at = moment
    if lead.named_by and is_wanted(lead, lead.named_by):
        post(lead, lead.named_by, again=True)
        yield lead.id
