"""Who was found or named for a vacancy and may be a candidate for it: what suggests it, and a recruiter who says so.

A mail address and a profile are what anybody can type. So nothing is tied by itself but by our own link, or the mailbox
once it is proved, see `recruit.candidates.leads`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from recruit.candidates import blind_review
from recruit.candidates.duplicates import Sign
from recruit.candidates.leads import NO_INVITATION, agrees, is_same, linked
from recruit.core.database import db
from recruit.core.same_people import profile
from recruit.models import Application, Deed, Lead, Subject, User
from recruit.organisation import audit


@dataclass(frozen=True)
class LikeLead:
    """A lead, and what it has in common with the candidate."""

    lead: Lead
    signs: tuple[Sign, ...]


def suggestions(application: Application) -> list[LikeLead]:
    """Leads of the same vacancy that may be this candidate. Of whom a blind first look hides none."""
    if blind_review.hidden(application):
        return []
    wanted = select(Lead).where(Lead.vacancy_id == application.vacancy_id, NO_INVITATION, Lead.application_id.is_(None))
    found = db.session.scalars(wanted.where(Lead.forgotten_at.is_(None)).order_by(Lead.id))
    alike = [LikeLead(lead, signs(application, lead)) for lead in found]
    return [one for one in alike if one.signs]


def signs(application: Application, lead: Lead) -> tuple[Sign, ...]:
    """What they have in common."""
    found = {
        Sign.EMAIL: is_same(application.mailbox, lead.mailbox),
        Sign.PROFILE: is_same(profile(application.profile), profile(lead.address)),
        Sign.LINK: linked(application) is lead,
    }
    return tuple(sign for sign, same in found.items() if same)


def tied(application: Application) -> list[Lead]:
    """Leads of which a recruiter said that they are this candidate, who are not so by themselves."""
    mine = select(Lead).where(Lead.application_id == application.id, Lead.forgotten_at.is_(None), NO_INVITATION)
    by_itself = linked(application)
    return [
        lead
        for lead in db.session.scalars(mine.order_by(Lead.id))
        if lead is not by_itself or not agrees(lead, application)
    ]


def say(application: Application, lead: Lead, by: User) -> None:
    """They are one: what was noted belongs to the application. Both are taken. Only what is suggested can be said."""
    if any(one.lead is lead for one in suggestions(application)):
        lead.application = application
        audit.note(by, Deed.LEAD_IS_CANDIDATE, lead, other=audit.Other(Subject.APPLICATIONS, application.id))


def take_back(application: Application, lead: Lead, by: User) -> None:
    """They are two after all. Both are taken."""
    if lead in tied(application):
        lead.application = None
        audit.note(by, Deed.LEAD_IS_NOT_CANDIDATE, lead, other=audit.Other(Subject.APPLICATIONS, application.id))
