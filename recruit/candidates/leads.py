"""Leads: add somebody who was found or named, tell that person within a month, and delete whoever was not told.

GDPR article 14: who has data that a person did not give says so, with the source, at the latest within a month. A lead
becomes an application only by the person's own act.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, or_, select

from recruit.attribution import links, remembered_visits
from recruit.candidates.correspondence import reply_to
from recruit.candidates.privacy import erasure, notice_facts
from recruit.core import reasons, tokens, urls
from recruit.core.database import db, lock, now
from recruit.core.one_by_one import one_by_one
from recruit.core.same_people import Alike, alike, mailbox, profile
from recruit.core.tokens import digest
from recruit.models import (
    About,
    Application,
    Deed,
    DeletionReason,
    Forgotten,
    FormerAddress,
    Lead,
    LeadKind,
    Letter,
    Proof,
    Proven,
    Source,
    User,
    Vacancy,
    VacancyState,
)
from recruit.models.visibility import Reader, hidden, is_seen, may_see
from recruit.organisation import audit
from recruit.organisation.employer import employer
from recruit.organisation.policies import policy
from recruit.outbox import letters

MONTH = timedelta(days=30)
"""Within which a person must be told. Fixed: the law sets it."""
NO_INVITATION = Lead.kind != LeadKind.INVITED
"""What the office may see: whom a colleague invited it learns when that person applies."""
APPLIED = and_(Lead.application_id.is_not(None), Lead.application_id.not_in(hidden()))
"""Who applied, as far as the office may know: whom a blind first look hides stays a lead like any other, on the list
and on the day of deletion too."""
WRITTEN = ("kind", "name", "address", "email", "source", "why", "language", "named_by_id")


def add(vacancy: Vacancy, facts: dict[str, Any], by: User | None) -> Lead:
    """Somebody new, with a link of their own, so that who applies through it has a known origin. Whoever is found
    or named reads why. Raises TooLittle."""
    if facts.get("kind") != LeadKind.INVITED:
        reasons.check(facts.get("why"))
    seed = tokens.new_seed()
    lead = Lead(
        vacancy=vacancy,
        by_id=by.id if by else None,
        seed=seed,
        digest=digest(tokens.token(grown_from(seed))),
        link=links.mint(vacancy, label=origin_called(facts)),
        created_at=now(),
        inform_by=now() + MONTH,
        **{name: facts[name] for name in WRITTEN if name in facts},
    )
    db.session.add(lead)
    audit.note(by, Deed.LEAD_ADDED, lead)
    return lead


def origin_called(facts: dict[str, Any]) -> str:
    """What figures call this origin: the place where it is one of those that everybody comes from, and nothing that
    somebody typed about the person."""
    if facts.get("kind") == LeadKind.NAMED:
        return "Lead: named by a colleague"
    typed = str(facts.get("place", "")).casefold()
    place = next((name for name in db.session.scalars(select(Source.name)) if name.casefold() == typed), "")
    return f"Lead: {place}"[:80] if place else "Lead"


def known_token(lead: Lead) -> str:
    """The token to put into the notice; empty when the key it was made with is gone."""
    return tokens.known_token(grown_from(lead.seed), lead.digest)


def token_of(lead: Lead) -> str:
    """The token to put into a letter that leaves. If the key it was made with is gone it gets a new one."""
    return known_token(lead) or renew(lead)


def renew(lead: Lead) -> str:
    """A token made with the newest key; an older one leads nowhere any more."""
    token = tokens.token(grown_from(lead.seed))
    lead.digest = digest(token)
    return token


def grown_from(seed: str) -> str:
    """What a token is made of, besides the key."""
    return f"lead {seed}"


def by_token(token: str) -> Lead | None:
    """The lead at a private address, until its day: what an application keeps longer opens no page, for whoever holds
    the address would know by that."""
    wanted = select(Lead).where(Lead.digest == digest(token), ~is_over(now()))
    return db.session.scalar(wanted) if token.isascii() else None


def address(lead: Lead) -> str:
    """Where the person sees what we have, applies, or says no."""
    return whole(token_of(lead))


def whole(token: str) -> str:
    """A token as an address."""
    return urls.absolute(f"/leads/{token}")


def notice(lead: Lead, token: str) -> tuple[str, str]:
    """Subject and text of what the person must be told, in the lead's language."""
    return letters.words(
        "lead_notice",
        lead.language,
        lead=lead,
        vacancy=lead.vacancy,
        organisation=employer(),
        address=whole(token or "…"),
        keep_days=policy().keep_days,
        by_unit=policy().by_unit,
        contact=notice_facts.facts(reply_to(lead.vacancy)).reach,
        more=more(),
    )


def more() -> str:
    """Where all stands that the law lets people know."""
    return urls.absolute("/privacy")


def send_notice(lead: Lead, by: User) -> Letter:
    """Mail it. The person counts as told once the mail server has taken it."""
    subject, text = notice(lead, token_of(lead))
    audit.note(by, Deed.LEAD_NOTICE_MAILED, lead)
    db.session.execute(delete(Letter).where(Letter.lead_id == lead.id, Letter.due.is_(None)))
    about, reply = About(lead_id=lead.id), reply_to(lead.vacancy)
    return letters.put(lead.email, subject, text, about, Proven(Proof.NOTICE), reply)


def why_not_delivered(lead: Lead) -> str:
    """Why no mail server took the notice; empty where one did, or may."""
    given_up = select(Letter.problem).where(Letter.lead_id == lead.id, Letter.due.is_(None))
    return db.session.scalar(given_up.limit(1)) or ""


def is_on_its_way(lead: Lead) -> bool:
    """Whether a notice waits to leave."""
    waiting = select(Letter.id).where(Letter.lead_id == lead.id, Letter.due.is_not(None))
    return db.session.scalar(waiting.limit(1)) is not None


def told_otherwise(lead: Lead, how: str, by: User) -> None:
    """Somebody sent the notice by other means, such as a message on the network. Raises TooLittle."""
    reasons.check(how)
    lead.informed_at, lead.informed_how = now(), how
    audit.note(by, Deed.LEAD_INFORMED, lead)


def applied(application: Application) -> None:
    """The person applied through the link in the notice, first or last: what we noted for this vacancy belongs to the
    application from now on. A link may be passed on, so something else must agree."""
    lead = linked(application)
    if lead is None or lead.application_id is not None or not agrees(lead, application):
        return
    lock(lead)
    if lead.forgotten_at is None and lead.application_id is None:
        lead.application = application
        audit.note(None, Deed.LEAD_APPLIED, lead)


def linked(application: Application) -> Lead | None:
    """Whose link somebody came by, first or last."""
    links = {application.origin_id, application.first_id, application.last_id} - {None}
    mine = select(Lead).where(
        Lead.link_id.in_(links), Lead.vacancy_id == application.vacancy_id, Lead.forgotten_at.is_(None)
    )
    return db.session.scalar(mine.limit(1))


def agrees(lead: Lead, application: Application) -> bool:
    """Whether who came by a lead's link is that person: with the same mailbox, once it is proved. A link may be passed
    on, and a name and a profile are what anybody can type: they say so only where we have no address of the lead's,
    and of who followed the link themselves."""
    if lead.mailbox:
        return application.mailbox_proved_at is not None and lead.mailbox == application.mailbox
    same_profile = is_same(profile(lead.address), profile(application.profile))
    called_so = alike(lead.name, application.name) is Alike.SAME
    return not application.came_by_address and (same_profile or called_so)


def became(lead: Lead) -> Application | None:
    """The application that it became, as far as the office may know."""
    return lead.application if lead.application and may_see(Reader.OFFICE, lead.application) else None


def join(application: Application) -> None:
    """Who it is shows from now on: what was noted for this vacancy of somebody with the same mailbox, when nobody could
    know that somebody had applied, belongs to the application, if it is proved whose mailbox that is."""
    if application.mailbox_proved_at is None:
        return
    wanted = select(Lead).where(
        Lead.vacancy_id == application.vacancy_id,
        Lead.forgotten_at.is_(None),
        Lead.application_id.is_(None),
        NO_INVITATION,
    )
    for lead in db.session.scalars(wanted.order_by(Lead.id)).all():
        if is_same(lead.mailbox, application.mailbox):
            lock(lead)
            if lead.forgotten_at is None:
                lead.application = application
                audit.note(None, Deed.LEAD_APPLIED, lead)


def delete_at(lead: Lead) -> datetime:
    """The moment from which it is deleted, if nothing else happens."""
    if lead.informed_at is None or lead.kind == LeadKind.INVITED:
        return lead.inform_by
    return lead.informed_at + timedelta(days=policy().keep_days)


def is_over(moment: datetime) -> ColumnElement[bool]:
    """Leads whose time is over: never told, told long ago without an answer, or the vacancy is closed. An invitation
    has a month, told or not."""
    is_told, since = Lead.informed_at.is_not(None), moment - timedelta(days=policy().keep_days)
    told = and_(NO_INVITATION, is_told, Lead.informed_at < since)
    closed = Lead.vacancy.has(Vacancy.state == VacancyState.CLOSED)
    not_told = and_(or_(Lead.informed_at.is_(None), Lead.kind == LeadKind.INVITED), Lead.inform_by < moment)
    return or_(told, closed, not_told)


def is_due(moment: datetime) -> ColumnElement[bool]:
    """The same of those who are still leads, as far as the office may know: of who applied it goes with the
    application."""
    waits = or_(Lead.application_id.is_(None), NO_INVITATION & ~APPLIED)
    return and_(Lead.forgotten_at.is_(None), waits, is_over(moment))


def forget_due(moment: datetime | None = None) -> int:
    """Delete them, one by one; how many. Commits each, for a crash must not bring anybody back."""
    at = moment or now()

    def forget(lead: Lead) -> None:
        lock(lead.vacancy, lead)
        if db.session.scalar(select(Lead.id).where(Lead.id == lead.id, is_due(at))) is None:
            return  # the person was told, or applied, at this very moment
        never = lead.informed_at is None and lead.inform_by < at
        erasure.forget_lead(lead, DeletionReason.NOT_INFORMED if never else DeletionReason.TIME_OVER)
        db.session.commit()
        erasure.sweep_up(Forgotten.LEAD, lead.id, [])

    return one_by_one(db.session.scalars(select(Lead).where(is_due(at)).order_by(Lead.id).limit(500)).all(), forget)


def still_leads(vacancy: int | None) -> Select[Lead]:
    """Leads that are still leads; whom to tell first comes first."""
    wanted = select(Lead).where(Lead.forgotten_at.is_(None), ~APPLIED, NO_INVITATION)
    if vacancy:
        wanted = wanted.where(Lead.vacancy_id == vacancy)
    return wanted.order_by(Lead.informed_at.is_not(None), Lead.inform_by, Lead.id)


def like(vacancy: Vacancy, facts: dict[str, Any]) -> Sequence[Lead]:
    """Leads of that vacancy with the same page or mail address, however they are written."""
    wanted = select(Lead).where(Lead.vacancy_id == vacancy.id, Lead.forgotten_at.is_(None), NO_INVITATION)
    reached, page = mailbox(facts.get("email", "")), profile(facts.get("address", ""))
    found = db.session.scalars(wanted.order_by(Lead.id))
    return [lead for lead in found if is_same(lead.mailbox, reached) or is_same(profile(lead.address), page)]


def is_same(one: str, other: str) -> bool:
    """Whether two things to compare are the same, and are there."""
    return bool(one) and one == other


def is_known_to_have_applied(vacancy: Vacancy, facts: dict[str, Any]) -> bool:
    """The same as the office may know it: whom a blind first look hides is unknown to whoever asks."""
    return has_applied(vacancy, facts, is_seen(Reader.OFFICE))


def has_applied(vacancy: Vacancy, facts: dict[str, Any], *which: ColumnElement[bool]) -> bool:
    """Whether somebody with that mail address, now or before it was corrected, or that profile has applied for it."""
    reached, page = mailbox(facts.get("email", "")), profile(facts.get("address", ""))
    wanted = select(Application.mailbox, Application.profile).where(Application.vacancy_id == vacancy.id, *which)
    former = select(FormerAddress.application_id).where(
        FormerAddress.digest.in_(remembered_visits.traces(facts.get("email", "")))
    )
    theirs = or_(Application.mailbox == reached, Application.id.in_(former))
    if reached and db.session.scalar(wanted.where(theirs).limit(1)) is not None:
        return True
    pages = db.session.execute(wanted.where(Application.profile != "")) if page else ()
    return any(profile(row.profile) == page for row in pages)
