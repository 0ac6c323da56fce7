"""A colleague knows somebody: one letter to one person, repeated once, and deleted after a month if nothing happens.

Every invitation is accepted, with the same answer and the same work: whom we know already, and how, no colleague learns
by asking. Whether a letter may leave is weighed afterwards, see `invitation_review`. The office sees nothing of an
invitation before the person applies: it is a lead of a kind that no page there shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from adapters.translatable import Said
from recruit.attribution import links, origin_names
from recruit.candidates import leads
from recruit.candidates.correspondence import reply_to
from recruit.candidates.privacy import notice_facts
from recruit.core import address_digests, tokens
from recruit.core.database import db, lock, now, today
from recruit.core.tokens import digest
from recruit.models import Application, AuditLine, Deed, Lead, LeadKind, Subject, Uninvited, User, Vacancy
from recruit.models.visibility import Reader, may_see
from recruit.organisation import audit
from recruit.organisation.employer import employer
from recruit.outbox import letters as mail

DAILY = 20
"""How many letters one colleague may look at or send within a day."""
DAY = timedelta(days=1)
ENOUGH = Said("You have written {many} invitations today, sent or not. Go on tomorrow.", many=DAILY)
PURPOSE = "uninvited"


class NotPossible(Exception):
    """Nobody can be invited now; the message says why, which has nothing to do with the person."""


class Standing(StrEnum):
    """Where an invitation stands, as far as the colleague may know."""

    ACCEPTED = "accepted"
    APPLIED = "applied"
    OVER = "over"


@dataclass(frozen=True)
class Invitation:
    """What the colleague filled in. Without an address the letter is copied and sent by the colleague's own hand."""

    name: str
    email: str
    words: str
    language: str


def letter(vacancy: Vacancy, given: Invitation, by: User, address: str, again: bool = False) -> tuple[str, str]:
    """Subject and text as the person will read them."""
    return mail.words(
        "invitation",
        given.language,
        name=given.name,
        by=by,
        words=given.words,
        vacancy=vacancy,
        organisation=employer(),
        address=address,
        days=leads.MONTH.days,
        contact=notice_facts.facts(reply_to(vacancy)).reach,
        more=leads.more(),
        again=again,
    )


def look(vacancy: Vacancy, given: Invitation, by: User, address: str) -> tuple[str, str]:
    """The letter before it goes. Each look is on record, without whom it was about. Raises NotPossible."""
    lock(by)
    if max(looks(by), letters(by)) >= DAILY:
        raise NotPossible(ENOUGH)
    audit.note(by, Deed.INVITATION_LOOKED_AT, by, other=audit.Other(Subject.VACANCIES, vacancy.id))
    return letter(vacancy, given, by, address)


def looks(by: User) -> int:
    """How many letters this colleague looked at within a day; one that then goes counts once."""
    line = AuditLine
    mine = (line.subject_kind == Subject.USERS, line.subject_id == by.id, line.deed == Deed.INVITATION_LOOKED_AT)
    wanted = select(func.count()).select_from(line).where(*mine, line.at > now() - DAY)
    return db.session.scalar(wanted) or 0


def letters(by: User) -> int:
    """How many people this colleague invited within a day, whatever became of it."""
    mine = (Lead.kind == LeadKind.INVITED, Lead.named_by_id == by.id, Lead.created_at > now() - DAY)
    return db.session.scalar(select(func.count()).select_from(Lead).where(*mine)) or 0


def does_not_want(email: str) -> bool:
    """Whether this person asked never to be invited again."""
    traces = address_digests.digests(email, PURPOSE)
    return db.session.scalar(select(Uninvited.digest).where(Uninvited.digest.in_(traces)).limit(1)) is not None


def never_again(email: str) -> None:
    """Keep a trace of the address that nobody can read, so that nobody invites it again."""
    if not does_not_want(email):
        db.session.add(Uninvited(digest=address_digests.digest(email, PURPOSE)))


def invite(vacancy: Vacancy, given: Invitation, by: User) -> tuple[Lead, str]:
    """Invite somebody; the text of the letter comes with it. Raises NotPossible. The same is done whoever it is: one
    that is mailed waits until the clock has weighed it; of one that is copied nothing is kept but the name, which the
    person sees, and its address is not known to us any more."""
    lock(by, vacancy)
    if not vacancy.is_open(today()):
        raise NotPossible(Said("This vacancy was closed. Nothing was sent."))
    if letters(by) >= DAILY:
        raise NotPossible(ENOUGH)
    seed = tokens.new_seed()
    token = tokens.token(leads.grown_from(seed))
    link = links.mint(vacancy, sharer=by, network=origin_names.INVITATION)
    lead = Lead(
        vacancy=vacancy,
        kind=LeadKind.INVITED,
        name=given.name,
        email=given.email,
        why=given.words if given.email else "",
        language=given.language,
        by_id=by.id,
        named_by=by,
        link=link,
        seed=seed if given.email else "",
        digest=digest(token),
        created_at=now(),
        inform_by=now() + leads.MONTH,
        informed_at=None if given.email else now(),
    )
    db.session.add(lead)
    audit.note(by, Deed.INVITATION_SENT, lead)
    return lead, letter(vacancy, given, by, leads.whole(token))[1]


def standing(lead: Lead, moment: datetime, day: date) -> Standing:
    """What the colleague may know. Nothing but time passes, and what a candidate who came by this colleague's own link
    lets them see: whether a letter left, was repeated, or brought a refusal looks alike."""
    application = lead.application
    by_theirs = application and application.origin and application.origin.sharer_id == lead.named_by_id
    if application and by_theirs and may_see(Reader.COLLEAGUE, application):
        return Standing.OVER if application.forgotten_at else Standing.APPLIED
    return Standing.OVER if lead.inform_by < moment or not lead.vacancy.is_open(day) else Standing.ACCEPTED


def invitations_of(user: User, most: int = 50) -> Sequence[Lead]:
    """Whom a colleague invited, the latest first."""
    wanted = select(Lead).where(Lead.kind == LeadKind.INVITED, Lead.named_by_id == user.id)
    wanted = wanted.options(joinedload(Lead.vacancy), joinedload(Lead.application).joinedload(Application.origin))
    return db.session.scalars(wanted.order_by(Lead.id.desc()).limit(most)).all()
