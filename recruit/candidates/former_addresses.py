"""Every mail address that a candidate ever had here, as traces: what hangs on an address is found by them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select

from recruit.attribution import remembered_visits
from recruit.core.database import db
from recruit.models import Application, Draft, FormerAddress, Lead


def remember(application: Application, proved: bool) -> None:
    """The present address was it until now; whoever calls puts in the other one afterwards. `proved`: whoever does so
    reads what is mailed there."""
    digest = remembered_visits.trace(application.email)
    db.session.add(FormerAddress(application_id=application.id, digest=digest, proved=proved))


def traces(application: Application) -> list[str]:
    """Of every address that it ever had; of the present one with every key there is."""
    former = select(FormerAddress.digest).where(FormerAddress.application_id == application.id)
    return list(dict.fromkeys([*remembered_visits.traces(application.email), *db.session.scalars(former)]))


def theirs(application: Application, present: bool) -> list[str]:
    """Of the addresses that are known to be this person's: the `present` one where whoever calls knows so, and former
    ones that were proved. Anybody may have typed the rest, and what hangs on those belongs to whoever reads there."""
    mine = FormerAddress.application_id == application.id
    former = db.session.scalars(select(FormerAddress.digest).where(mine, FormerAddress.proved))
    return list(dict.fromkeys([*(remembered_visits.traces(application.email) if present else ()), *former]))


def leads(application: Application, known: Collection[str]) -> Sequence[Lead]:
    """What was noted of this person for the same vacancy: what the application grew from, and what has one of its
    addresses, however it is written."""
    wanted = select(Lead).where(Lead.vacancy_id == application.vacancy_id, Lead.forgotten_at.is_(None))
    free = db.session.scalars(wanted.where(Lead.application_id.is_(None), Lead.email != "").order_by(Lead.id))
    found = [lead for lead in free if not {*known}.isdisjoint(remembered_visits.traces(lead.email))]
    own = select(Lead).where(Lead.application_id == application.id)
    return [*db.session.scalars(own.order_by(Lead.id)), *found]


def forget_drafts(known: Collection[str]) -> list[str]:
    """Forget the files of forms that were begun with one of these addresses and never sent; their names, to discard
    after the commit."""
    mine = delete(Draft).where(Draft.person.in_(known))
    return list(db.session.scalars(mine.returning(Draft.document)))
