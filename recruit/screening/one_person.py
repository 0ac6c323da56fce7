"""All that is known to be about one person without a guess, over all vacancies: the same mailbox, now or before it was
corrected, the same profile, and what a recruiter said is one person.

Whom a blind first look hides from the office is passed over, for what comes of this the office reads too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from sqlalchemy import func, or_, select

from recruit.attribution import later
from recruit.db import db
from recruit.delicate import network
from recruit.models import Application, EarlierSearch, FormerAddress, Lead, LeadKind, SamePerson
from recruit.same_people import profile
from recruit.screening import chain, log
from recruit.visibility import Reader, may_see

Person = Application | Lead


@dataclass
class OnePerson:
    """Rows about one person, by number."""

    applications: dict[int, Application] = field(default_factory=dict)
    leads: dict[int, Lead] = field(default_factory=dict)

    @property
    def rows(self) -> list[Person]:
        """All of them."""
        return [*self.applications.values(), *self.leads.values()]

    @property
    def is_searched(self) -> bool:
        """Whether somebody looked this person up: noted in a log, found before applying, or so in what is deleted."""
        return any(map(is_searched, self.rows))


def of(row: Person, hidden_too: bool = False) -> OnePerson:
    """The person of this row; itself is one of them."""
    found, left = OnePerson(), [row]
    while left:
        one = left.pop()
        known: dict[int, Any] = found.applications if isinstance(one, Application) else found.leads
        if one.id not in known:
            known[one.id] = one
            left += [other for other in beside(one) if hidden_too or is_shown(other)]
    return found


def is_shown(row: Person) -> bool:
    """Whether the office may know of it."""
    return isinstance(row, Lead) or may_see(Reader.OFFICE, row)


def beside(row: Person) -> Iterator[Person]:
    """What is about the same person, as far as this row tells."""
    yield from same_mailbox(row)
    yield from same_page(row)
    if isinstance(row, Lead):
        if row.application and not row.application.forgotten_at:
            yield row.application
        return
    yield from db.session.scalars(select(Lead).where(Lead.application_id == row.id))
    yield from same_mailbox_before(row)
    said = or_(SamePerson.one_id == row.id, SamePerson.other_id == row.id)
    for tie in db.session.scalars(select(SamePerson).where(said, SamePerson.undone_at.is_(None))):
        yield from (tie.one, tie.other)


def same_mailbox(row: Person) -> Iterator[Person]:
    """Whoever has the same mailbox, or had it."""
    if not row.mailbox:
        return
    for model in (Application, Lead):
        yield from db.session.scalars(alive(model, model.mailbox == row.mailbox))
    had_it = select(FormerAddress.application_id).where(FormerAddress.digest.in_(later.traces(row.email)))
    yield from db.session.scalars(alive(Application, Application.id.in_(had_it)))


def same_mailbox_before(application: Application) -> Iterator[Person]:
    """Whoever has a mailbox that this candidate had. Of that only traces are kept, so each address is tried."""
    wanted = select(FormerAddress.digest).where(FormerAddress.application_id == application.id)
    former = set(db.session.scalars(wanted))
    if not former:
        return
    same = alive(
        Application, Application.id.in_(select(FormerAddress.application_id).where(FormerAddress.digest.in_(former)))
    )
    yield from db.session.scalars(same)
    for model in (Application, Lead):
        tried = db.session.execute(alive(model, model.email != "").with_only_columns(model.id, model.email))
        numbers = [number for number, email in tried if not former.isdisjoint(later.traces(email))]
        yield from db.session.scalars(alive(model, model.id.in_(numbers)))


def same_page(row: Person) -> Iterator[Person]:
    """Whoever gave, or was found at, the same address on the web."""
    written = page_of(row)
    if not (page := one_page(written)):
        return
    spelled = {page, quote(page, safe="/%:?=&").casefold(), written.casefold()}
    ways = [func.lower(Application.profile).contains(way, autoescape=True) for way in spelled]
    rows: list[Person] = [*db.session.scalars(alive(Application, or_(*ways)))]
    rows += db.session.scalars(alive(Lead, Lead.address != ""))  # few: each is deleted after a month
    yield from (other for other in rows if one_page(page_of(other)) == page)


def page_of(row: Person) -> str:
    """The address on the web that stands in a row."""
    return row.profile if isinstance(row, Application) else row.address


def one_page(address: str) -> str:
    """The address as it is compared; empty for the front page of a network, which is nobody's."""
    page = profile(address)
    place = network(page) if page and "/" not in page else None
    return "" if place and place.name != place.domain else page


def alive(model: Any, *which: Any) -> Any:
    """Rows of people who are still here, but for whom a colleague invited: of them the office knows nothing."""
    wanted = select(model).where(model.forgotten_at.is_(None), *which).order_by(model.id)
    return wanted.where(Lead.kind != LeadKind.INVITED) if model is Lead else wanted


def is_searched(row: Person) -> bool:
    """Whether this row alone says that somebody looked."""
    if isinstance(row, Lead):
        return row.kind == LeadKind.FOUND
    was = select(EarlierSearch.id).where(EarlierSearch.application_id == row.id)
    return any(line.kind in chain.SEARCHES for line in log.of(row)) or db.session.scalar(was.limit(1)) is not None


def remember_searches(*rows: Person) -> None:
    """These rows are about to be deleted: that the person was looked up stays known as long as they are here. Other
    rows are only pointed to, so that two who are deleted at once do not wait for each other."""
    if not any(map(is_searched, rows)):
        return
    here = {number for row in rows for number in of(row, hidden_too=True).applications}
    here -= {row.id for row in rows if isinstance(row, Application)}
    known = db.session.scalars(select(EarlierSearch.application_id).where(EarlierSearch.application_id.in_(here)))
    db.session.add_all(EarlierSearch(application_id=number) for number in sorted(here - set(known)))
