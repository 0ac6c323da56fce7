"""A voice for colleagues: other words for a vacancy, or a channel that we do not use, and the office's answer."""

from __future__ import annotations

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import joinedload

from recruit.config import running
from recruit.core import urls
from recruit.core.database import db, lock, now
from recruit.models import Deed, Proposal, ProposalKind, ProposalState, User, Vacancy
from recruit.organisation import audit
from recruit.organisation.employer import public_name
from recruit.outbox import letters
from recruit.publishing import rulebook
from recruit.publishing.house_rules.checking import About, check
from recruit.publishing.house_rules.rules import Remark


def propose(user: User, text: str, vacancy: Vacancy | None) -> Proposal:
    """Words for this vacancy, or without one a channel. The very same that waits already is that one: a button that is
    pressed twice proposes once."""
    lock(user)
    kind = ProposalKind.WORDS if vacancy else ProposalKind.CHANNEL
    same = select(Proposal).filter_by(user_id=user.id, kind=kind, text=text, state=ProposalState.WAITING)
    if known := db.session.scalar(same.where(Proposal.vacancy_id == (vacancy.id if vacancy else None)).limit(1)):
        return known
    proposal = Proposal(user=user, kind=kind, vacancy=vacancy, text=text)
    db.session.add(proposal)
    return proposal


def proposals_of(user: User) -> list[Proposal]:
    """What somebody proposed, the latest first."""
    return list(db.session.scalars(select(Proposal).where(Proposal.user_id == user.id).order_by(Proposal.id.desc())))


def proposals_in(state: str = "") -> Select[Proposal]:
    """Proposals in that state, or all: what waits comes first, the oldest on top; then the latest."""
    waits = Proposal.state == ProposalState.WAITING
    found = select(Proposal).options(joinedload(Proposal.user), joinedload(Proposal.vacancy))
    if state in list(ProposalState):
        found = found.where(Proposal.state == ProposalState(state))
    oldest = case((waits, Proposal.id), else_=-Proposal.id)
    return found.order_by(case((waits, 0), else_=1), oldest)


def how_many_wait() -> int:
    """Proposals without an answer."""
    waiting = select(func.count()).select_from(Proposal).where(Proposal.state == ProposalState.WAITING)
    return db.session.scalar(waiting) or 0


def accepted(vacancy: Vacancy) -> list[Proposal]:
    """The words of colleagues that everybody may share, the latest first."""
    mine = (Proposal.vacancy_id == vacancy.id) & (Proposal.state == ProposalState.ACCEPTED)
    wanted = select(Proposal).where(mine, Proposal.kind == ProposalKind.WORDS).options(joinedload(Proposal.user))
    return list(db.session.scalars(wanted.order_by(Proposal.decided_at.desc(), Proposal.id.desc())))


def remarks(proposal: Proposal) -> list[Remark]:
    """What the house rules say about proposed words."""
    if proposal.vacancy is None:
        return []
    about = About(language=proposal.vacancy.language, own_name=public_name())
    return check(proposal.text, rulebook.rules(), about)


def decide(proposal: Proposal, accept: bool, answer: str, by: User) -> bool:
    """Answer whoever proposed it, by mail; whether nobody had answered before."""
    lock(proposal)
    if proposal.state != ProposalState.WAITING:
        return False
    proposal.state = ProposalState.ACCEPTED if accept else ProposalState.DECLINED
    proposal.answer, proposal.decided_at, proposal.decided_by = answer, now(), by
    audit.note(by, Deed.PROPOSAL_ACCEPTED if accept else Deed.PROPOSAL_DECLINED, proposal)
    if proposal.user.active:
        write_to(proposal)
    return True


def write_to(proposal: Proposal) -> None:
    """Tell whoever proposed it; the clock sends the letter."""
    settings, user = running().settings, proposal.user
    address = urls.absolute("/share/proposals")
    letters.write(
        user.email, "proposal_answered", user.language or settings.language, proposal=proposal, address=address
    )
