"""What makes a claim doubtful. A sign holds the reward and leaves it to a person; nothing is refused by itself."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from sqlalchemy import or_, select

from recruit.attribution import links, remembered_visits
from recruit.core.database import db
from recruit.core.public_mail import EVERYBODYS
from recruit.core.same_people import Alike, alike, host
from recruit.models import Application, FormerAddress, Lead, LeadKind, OriginCorrection, RewardRules, User
from recruit.models.visibility import Reader, may_see


class Sign(StrEnum):
    """One thing that a person should look at."""

    SELF = "self"
    """The candidate's address or name is the colleague's own."""
    COLLEAGUE = "colleague"
    """The candidate's address is that of somebody who works here."""
    SAME_HOST = "same host"
    """Both addresses are at the same host, which is no public mail service."""
    KNOWN = "known"
    """We knew the candidate already."""
    DENIED = "denied"
    """The candidate says that this colleague did not send the vacancy."""
    CORRECTED = "corrected"
    """The origin was changed by a person."""
    PRIVATE = "private"
    """The candidate does not, or no longer, agree that the colleague knows: a reward would tell."""
    OTHER_VACANCY = "other vacancy"
    """The colleague's link led to another vacancy than the one that was applied for."""


def signs_of(application: Application, sharer: User, rules: RewardRules) -> list[Sign]:
    """The signs of an application that came through this colleague's link."""
    applicant, theirs = application.mailbox, sharer.mailbox
    found = {
        Sign.SELF: applicant == theirs or alike(sharer.name, application.name) is Alike.SAME,
        Sign.COLLEAGUE: applicant != theirs and works_here(applicant),
        Sign.SAME_HOST: applicant != theirs and host(applicant) == host(theirs) and host(applicant) not in EVERYBODYS,
        Sign.KNOWN: was_known(application, sharer, rules),
        Sign.DENIED: application.confirms_sharer is False,
        Sign.CORRECTED: was_corrected(application),
        Sign.PRIVATE: not may_see(Reader.REWARD, application),
        Sign.OTHER_VACANCY: came_for_another(application),
    }
    return [sign for sign, holds in found.items() if holds]


def works_here(applicant: str) -> bool:
    """Whether somebody who may come in has that address."""
    return db.session.scalar(select(User.id).where(User.mailbox == applicant, User.active)) is not None


def was_known(application: Application, sharer: User, rules: RewardRules) -> bool:
    """Whether the person applied, with an address that was corrected since too, or was a lead of somebody else's,
    within the days that the rules say."""
    if not application.mailbox:
        return False
    since = application.created_at - timedelta(days=rules.known_days)
    former = select(FormerAddress.application_id).where(
        FormerAddress.digest.in_(remembered_visits.traces(application.email))
    )
    address = or_(Application.mailbox == application.mailbox, Application.id.in_(former))
    before = select(Application.id).where(
        address, Application.id != application.id, Application.created_at.between(since, application.created_at)
    )
    noted = select(Lead.id).where(
        Lead.mailbox == application.mailbox,
        Lead.created_at.between(since, application.created_at),
        or_(Lead.named_by_id.is_(None), Lead.named_by_id != sharer.id),
        Lead.kind != LeadKind.INVITED,
    )
    return any(db.session.scalar(wanted.limit(1)) is not None for wanted in (before, noted))


def came_for_another(application: Application) -> bool:
    """Whether the link, or the colleague's own at the beginning of its path, led to another vacancy."""
    link = application.origin
    path = [link, links.first_of_chain(link)] if link else []
    return any(step is not None and step.vacancy_id != application.vacancy_id for step in path)


def was_corrected(application: Application) -> bool:
    """Whether a person changed the origin."""
    wanted = select(OriginCorrection.id).where(OriginCorrection.application_id == application.id)
    return db.session.scalar(wanted.limit(1)) is not None
