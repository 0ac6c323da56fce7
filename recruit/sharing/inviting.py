"""A colleague knows somebody: one letter to one person, repeated once, and deleted after a month if nothing happens.

The office sees nothing of an invitation before the person applies: it is a lead of a kind that no page there shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from secrets import token_hex

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload

from adapters.said import Said
from recruit import audit, leads, links, mail, origins, seeds
from recruit.auth import digest
from recruit.browsing import is_open
from recruit.correspondence import on_the_wire, reply_to
from recruit.db import db, now, take, today
from recruit.models import Application, Lead, LeadKind, Letter, Uninvited, User, Vacancy
from recruit.one_by_one import one_by_one
from recruit.organisations import employer
from recruit.privacy import notice_facts
from recruit.sharing import same_address
from recruit.sharing.policy import sharing

DAILY = 20
"""How many people one colleague may invite within a day."""
PAUSE = timedelta(days=7)
"""After which an invitation that was neither followed nor refused is repeated, once."""
PURPOSE = "uninvited"


class NotPossible(Exception):
    """This person cannot be invited; the message says why, and nothing of the person."""


class Standing(StrEnum):
    """Where an invitation stands, as far as the colleague may know."""

    SENT = "sent"
    REMINDED = "reminded"
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
        who=by.called,
        words=given.words,
        vacancy=vacancy,
        organisation=employer(),
        address=address,
        days=leads.MONTH.days,
        contact=notice_facts.facts(reply_to(vacancy)).reach,
        more=leads.more(),
        again=again,
    )


def check(vacancy: Vacancy, given: Invitation, by: User) -> None:
    """Whether this person can be invited. Raises NotPossible; why we know somebody is never said."""
    recent = Lead.created_at > now() - timedelta(days=1)
    mine = (
        select(func.count()).select_from(Lead).where(Lead.kind == LeadKind.INVITED, Lead.named_by_id == by.id, recent)
    )
    if (db.session.scalar(mine) or 0) >= DAILY:
        raise NotPossible(Said("You have invited {many} people today. Go on tomorrow.", many=DAILY))
    if given.email and is_known(vacancy, given.email):
        raise NotPossible(
            Said("This person cannot be invited for this vacancy: we know each other already. Nothing was sent.")
        )


def is_known(vacancy: Vacancy, email: str) -> bool:
    """Whether this person applied for the vacancy, is a lead for it, or does not want to be invited."""
    if does_not_want(email):
        return True
    wanted = same_address.normalised(email)
    for row in (Application, Lead):
        here = or_(
            *(func.lower(row.email).endswith(f"@{name}", autoescape=True) for name in same_address.domains(email))
        )
        found = db.session.scalars(select(row.email).where(row.vacancy_id == vacancy.id, here))
        if any(same_address.normalised(address) == wanted for address in found):
            return True
    return False


def does_not_want(email: str) -> bool:
    """Whether this person asked never to be invited again."""
    traces = same_address.digests(email, PURPOSE)
    return db.session.scalar(select(Uninvited.digest).where(Uninvited.digest.in_(traces)).limit(1)) is not None


def never_again(email: str) -> None:
    """Keep a trace of the address that nobody can read, so that nobody invites it again."""
    if not does_not_want(email):
        db.session.add(Uninvited(digest=same_address.digest(email, PURPOSE)))


def invite(vacancy: Vacancy, given: Invitation, by: User) -> tuple[Lead, str]:
    """Invite somebody; the text of the letter comes with it. Raises NotPossible. One that is mailed waits as a letter;
    of one that is copied nothing is kept but the name, for the colleague's own list, and its address is not known to
    us any more."""
    take(by, vacancy)  # two colleagues may think of the same person at once, and one may press twice
    if not vacancy.is_open(today()):
        raise NotPossible(Said("This vacancy was closed. Nothing was sent."))
    check(vacancy, given, by)
    seed = token_hex(24)
    token = seeds.token(leads.grown_from(seed))
    link = links.mint(vacancy, sharer=by, network=origins.INVITATION)
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
    audit.note(by, "invitation sent", lead)
    subject, text = letter(vacancy, given, by, leads.whole(token))
    if given.email:
        post(lead, subject, text)
    return lead, text


def post(lead: Lead, subject: str, text: str) -> Letter:
    """Mail it. The person counts as told once the mail server has taken it."""
    reply = lead.named_by.email if lead.named_by else reply_to(lead.vacancy)
    return mail.put(on_the_wire(lead.email), subject, text, f"lead {lead.id}", proves="notice", reply_to=reply)


def to_repeat(moment: datetime) -> Sequence[Lead]:
    """Invitations that left a week ago, and nothing happened since."""
    return db.session.scalars(select(Lead).where(may_repeat(moment)).order_by(Lead.id).limit(500)).all()


def may_repeat(moment: datetime) -> ColumnElement[bool]:
    """Whether an invitation is one of those."""
    return and_(
        Lead.kind == LeadKind.INVITED,
        Lead.email != "",
        Lead.created_at < moment - PAUSE,
        Lead.informed_at.is_not(None),
        Lead.reminded_at.is_(None),
        Lead.application_id.is_(None),
        Lead.forgotten_at.is_(None),
        Lead.vacancy.has(is_open(today())),
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
    take(lead.vacancy, lead)
    if db.session.scalar(select(Lead.id).where(Lead.id == lead.id, may_repeat(moment))) is None:
        return
    lead.reminded_at = moment
    if lead.named_by is None or not lead.named_by.active or has_reason_to_rest(lead):
        return
    given = Invitation(lead.name, lead.email, lead.why, lead.language)
    post(lead, *letter(lead.vacancy, given, lead.named_by, leads.address(lead), again=True))
    yield lead.id


def has_reason_to_rest(lead: Lead) -> bool:
    """Whether the person applied by another way, or does not want to be invited any more."""
    return leads.has_applied(lead.vacancy, {"email": lead.email}) or does_not_want(lead.email)


def standing(lead: Lead, moment: datetime, day: date) -> Standing:
    """What the colleague may know: whoever keeps an application to themselves, or says no, looks like silence."""
    if lead.application and lead.application.tell_sharer and not lead.forgotten_at:
        return Standing.APPLIED
    if lead.forgotten_at or lead.inform_by < moment or not lead.vacancy.is_open(day):
        return Standing.OVER
    return Standing.REMINDED if lead.reminded_at else Standing.SENT


def of(user: User, most: int = 50) -> Sequence[Lead]:
    """Whom a colleague invited, the latest first."""
    wanted = select(Lead).where(Lead.kind == LeadKind.INVITED, Lead.named_by_id == user.id)
    wanted = wanted.options(joinedload(Lead.vacancy), joinedload(Lead.application))
    return db.session.scalars(wanted.order_by(Lead.id.desc()).limit(most)).all()
