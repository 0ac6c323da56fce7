"""All that is known to be about one person without a guess, over all vacancies: what was sent from the same mailbox,
also if it was corrected since, and what a recruiter said is one person.

Anybody may type somebody else's profile or mail address. So a profile ties nobody here, and of all rows only the
mailboxes of the one that is asked about count, which `private_links` proves: the present one, and each that was proved
before it was corrected. Whom a blind first look hides from the office is passed over, for what comes of this the office
reads too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Select, or_, select

from recruit.attribution import remembered_visits
from recruit.candidates import former_addresses
from recruit.candidates.screening import hash_chain, log
from recruit.core.database import db
from recruit.core.same_people import Alike, alike, profile
from recruit.models import Application, EarlierSearch, FormerAddress, Lead, LeadKind, PossibleFinding, SamePerson
from recruit.models.visibility import Reader, may_see

Person = Application | Lead


@dataclass
class OnePerson:
    """Rows about one person, by number."""

    applications: dict[int, Application] = field(default_factory=dict)
    leads: dict[int, Lead] = field(default_factory=dict)
    traces: frozenset[str] = frozenset({""})
    """Of the mail addresses that were asked about: what stays known of another is not about this person."""

    @property
    def rows(self) -> list[Person]:
        """All of them."""
        return [*self.applications.values(), *self.leads.values()]

    @property
    def earlier(self) -> list[EarlierSearch]:
        """What stays known of rows that are deleted since."""
        mine = EarlierSearch.application_id.in_(self.applications) & EarlierSearch.digest.in_(self.traces)
        return list(db.session.scalars(select(EarlierSearch).where(mine).order_by(EarlierSearch.id)))

    @property
    def deleted_texts(self) -> list[EarlierSearch]:
        """Texts that looked like a search and are deleted since."""
        return list({one.text: one for one in self.earlier if one.text is not None}.values())

    @property
    def is_searched(self) -> bool:
        """Whether somebody looked this person up: noted in a log, found before applying, or so in what is deleted."""
        return any(map(is_searched, self.rows)) or any(one.text is None for one in self.earlier)


def person_of(row: Person, hidden_too: bool = False) -> OnePerson:
    """The person of this row; itself is one of them."""
    once = {*former_addresses.theirs(row, present=False)} if isinstance(row, Application) else set()
    reached = [*same_mailbox(row), *at(once)]
    found = said_of([row, *(other for other in reached if hidden_too or is_shown(other))], hidden_too)
    return replace(found, traces=frozenset({"", *remembered_visits.traces(row.email), *once}))


def said_of(rows: Iterable[Person], hidden_too: bool = False) -> OnePerson:
    """These rows, and whatever somebody tied to one of them."""
    found, left = OnePerson(), [*rows]
    while left:
        one = left.pop()
        known: dict[int, Any] = found.applications if isinstance(one, Application) else found.leads
        if one.id not in known:
            known[one.id] = one
            left += [other for other in tied_to(one) if hidden_too or is_shown(other)]
    return found


def is_shown(row: Person) -> bool:
    """Whether the office may know of it."""
    return isinstance(row, Lead) or may_see(Reader.OFFICE, row)


def tied_to(row: Person) -> Iterator[Person]:
    """What is about the same person because somebody said so, or came by the link that we sent to that one."""
    if isinstance(row, Lead):
        if row.application and not row.application.forgotten_at:
            yield row.application
        return
    yield from db.session.scalars(select(Lead).where(Lead.application_id == row.id))
    said = or_(SamePerson.one_id == row.id, SamePerson.other_id == row.id)
    for tie in db.session.scalars(select(SamePerson).where(said, SamePerson.undone_at.is_(None))):
        yield from (tie.one, tie.other)


def same_mailbox(row: Person) -> Iterator[Person]:
    """Whoever has the same mailbox, or had it."""
    if not row.mailbox:
        return
    for model in (Application, Lead):
        yield from db.session.scalars(alive(model, model.mailbox == row.mailbox))
    yield from db.session.scalars(alive(Application, Application.id.in_(had_once(remembered_visits.traces(row.email)))))


def at(digests: set[str]) -> Iterator[Person]:
    """Whoever has one of these addresses, or had it: of them only traces are known, so all are asked."""
    if not digests:
        return
    for model in (Application, Lead):
        known = db.session.execute(alive(model).with_only_columns(model.id, model.email)).all()
        theirs = [number for number, email in known if not digests.isdisjoint(remembered_visits.traces(email))]
        yield from db.session.scalars(alive(model, model.id.in_(theirs)))
    yield from db.session.scalars(alive(Application, Application.id.in_(had_once(digests))))


def had_once(digests: Iterable[str]) -> Select[int]:
    """The numbers of applications that had one of these addresses, and whose candidate read the mail there."""
    return select(FormerAddress.application_id).where(FormerAddress.digest.in_([*digests]), FormerAddress.proved)


def found_alike(application: Application) -> bool:
    """Whether somebody was found for this vacancy of whom two are the same, the name, the profile, and the link that we
    sent to that one: no proof that it is the same person, and too much to say that nothing is on record."""
    page, links = profile(application.profile), {application.origin_id, application.first_id, application.last_id}
    if not page and links == {None}:
        return False
    found = alive(Lead, Lead.kind == LeadKind.FOUND, Lead.vacancy_id == application.vacancy_id)

    def how_much(lead: Lead) -> int:
        called_so = alike(lead.name, application.name) is Alike.SAME
        return sum((called_so, bool(page) and profile(lead.address) == page, lead.link_id in links - {None}))

    return any(how_much(lead) > 1 for lead in db.session.scalars(found))


def alive(model: Any, *which: Any) -> Any:
    """Rows of people who are still here."""
    return select(model).where(model.forgotten_at.is_(None), *which).order_by(model.id)


def is_searched(row: Person) -> bool:
    """Whether this row alone says that somebody looked."""
    if isinstance(row, Lead):
        return row.kind == LeadKind.FOUND
    return any(line.kind in hash_chain.SEARCHES for line in log.lines_of(row))


def remember(*rows: Person) -> None:
    """These rows are about to be deleted: that the person was looked up, and that texts looked like a search, stays
    known as long as the person is here. Other rows are only pointed to, so that two who are deleted at once do not
    wait for each other."""
    gone = {row.id for row in rows if isinstance(row, Application)}
    for row in rows:
        for number, digest, known_by in [*who_know(row)]:
            if number not in gone:
                keep(number, digest, what_stays_of(row, known_by))


def who_know(row: Person) -> Iterator[tuple[int, str, list[str]]]:
    """The applications whose person this row is of, with the trace of the address that says so, and by the traces of
    which addresses that one reads what stays known of others with this row."""
    mine = remembered_visits.traces(row.email)
    tied = said_of([row], hidden_too=True).applications
    yield from ((number, "", [*mine, *remembered_visits.traces(one.email)]) for number, one in sorted(tied.items()))
    same = {*said_of([row, *same_mailbox(row)], hidden_too=True).applications} - {*tied}
    yield from ((number, remembered_visits.trace(row.email), mine) for number in sorted(same))
    if isinstance(row, Application):
        yield from ((number, digest, [digest]) for number, digest in at_a_former_address(row))


def at_a_former_address(row: Application) -> Iterator[tuple[int, str]]:
    """Whoever has or had an address that this one had once, with its trace: no more than that is known of it, so all
    are asked."""
    once = {*former_addresses.theirs(row, present=False)}
    others = select(Application.id, Application.email).where(Application.forgotten_at.is_(None))
    for number, email in db.session.execute(others.order_by(Application.id)) if once else ():
        yield from ((number, digest) for digest in remembered_visits.traces(email) if digest in once)
    for digest in sorted(once):
        yield from ((number, digest) for number in db.session.scalars(had_once([digest])) if number != row.id)


def keep(number: int, digest: str, kept: Iterable[int | None]) -> None:
    """Put it down with an application, once."""
    facts = {"application_id": number, "digest": digest}
    known = db.session.scalars(select(EarlierSearch.text).filter_by(**facts)).all()
    db.session.add_all(EarlierSearch(**facts, text=text) for text in kept if text not in known)


def what_stays_of(row: Person, known_by: Iterable[str]) -> list[int | None]:
    """The numbers of texts about this row that looked like a search, and were not noted as one, and None for a search;
    also of rows that are deleted since, as far as one of these traces or somebody said that it is one person."""
    whose = PossibleFinding.application_id if isinstance(row, Application) else PossibleFinding.lead_id
    texts = db.session.scalars(select(PossibleFinding.id).where(whose == row.id, PossibleFinding.line.is_(None)))
    searches: list[int | None] = [None] if is_searched(row) else []
    before: Sequence[int | None] = ()
    if isinstance(row, Application):
        mine = EarlierSearch.digest.in_(["", *known_by])
        kept = select(EarlierSearch.text).where(EarlierSearch.application_id == row.id, mine)
        before = db.session.scalars(kept).all()
    return [*dict.fromkeys([*searches, *texts, *before])]
