"""Letters that could not be delivered: which, to whom and why; sent again, to the address as it is now, or left.

Of letters to candidates and leads whoever may know these people may know; those in the house are for administrators.
Nobody sees the letter of an invitation, for whom a colleague invites is not the office's to know, nor that with a form
for later, of whose reader we keep a trace that nobody can read. Both are deleted within a month.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parseaddr

from flask_babel import gettext
from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, update

from recruit.attribution import remembered_visits
from recruit.candidates import (
    blind_review,
    correspondence,
    events,
    former_addresses,
    private_links,
    unit_access,
)
from recruit.candidates.privacy.export import ADDRESS
from recruit.candidates.screening import notifications, one_person
from recruit.config import running
from recruit.core.database import Gone, db, lock, now
from recruit.core.same_people import mailbox
from recruit.models import (
    Application,
    Deed,
    Lead,
    LeadKind,
    Letter,
    Message,
    Organisation,
    Proof,
    Proven,
    Role,
    User,
    Vacancy,
)
from recruit.organisation import audit, personal_links

GIVEN_UP = Letter.due.is_(None)
IN_HOUSE = or_(Letter.to_colleague, ~Letter.is_about_somebody)
"""To colleagues, and to whoever wants to become one."""
ABOUT_CANDIDATES = and_(Letter.to_colleague, Letter.application_id.is_not(None))
"""To whoever reads mail about vacancies."""
ONCE = re.compile(r"/(?:sign-in|join)/[\w.-]{20,}")
"""A link that opens the door for half an hour: in a letter that comes later it opens nothing."""
PERSONAL = re.compile(r"https?://[^\s/]+/s/[\w-]{20,}/")
"""A colleague's personal link."""


def known_to(user: User) -> ColumnElement[bool]:
    """Which letters this person may know of."""
    of = select(Application.id).join(Application.vacancy)
    candidates = of.where(unit_access.known_to(user), Application.forgotten_at.is_(None))
    noted = select(Lead.id).join(Lead.vacancy)
    leads = noted.where(unit_access.known_to(user), Lead.kind != LeadKind.INVITED, Lead.forgotten_at.is_(None))
    theirs = and_(~IN_HOUSE, or_(Letter.application_id.in_(candidates), Letter.lead_id.in_(leads)))
    if not user.may(Role.ADMINISTRATOR):
        return theirs
    # A colleague who is thanked or rewarded tells where the candidate came from.
    hidden = of.where(~blind_review.is_shown())
    return or_(theirs, and_(IN_HOUSE, or_(Letter.application_id.is_(None), Letter.application_id.not_in(hidden))))


def wanted(user: User) -> Select[Letter]:
    """Those, the latest first."""
    return select(Letter).where(GIVEN_UP, known_to(user)).order_by(Letter.id.desc())


def how_many(user: User) -> int:
    """How many there are."""
    return db.session.scalar(select(func.count()).select_from(Letter).where(GIVEN_UP, known_to(user))) or 0


@dataclass(frozen=True)
class Undelivered:
    """A letter, and whom it is to as far as the row says."""

    letter: Letter
    candidate: Application | None = None
    lead: Lead | None = None
    colleague: User | None = None
    contact_of: Vacancy | None = None
    """The vacancy that names its address as the contact."""
    is_privacy_address: bool = False

    @property
    def to(self) -> str:
        """The address, as it was written."""
        return self.letter.content["to"]

    @property
    def subject(self) -> str:
        """What it was. Of one to somebody hidden only what people who work here wrote, as they wrote it."""
        if not self.is_hidden:
            return self.letter.content["subject"]
        number = self.letter.sent_message_id
        message = db.session.get(Message, number) if number else None
        return message.subject if message else str(gettext("Letter"))

    @property
    def opens_once(self) -> bool:
        """Whether it would open nothing any more, so that whoever wants to come in asks for another."""
        return bool(ONCE.search(self.letter.content["text"]))

    @property
    def must_be_told(self) -> bool:
        """Whether a decision waits until the candidate knows this, so that it cannot be left."""
        return notifications.tells(self.letter)

    @property
    def is_hidden(self) -> bool:
        """Whether a blind first look hides whom it is to."""
        return self.candidate is not None and blind_review.hidden(self.candidate)


def undelivered(letter: Letter) -> Undelivered:
    """Whom a letter is to."""
    if letter.lead_id:
        return Undelivered(letter, lead=db.session.get(Lead, letter.lead_id))
    application = db.session.get(Application, letter.application_id) if letter.application_id else None
    if not letter.to_colleague and application:
        return Undelivered(letter, candidate=application)
    to = letter.content["to"].strip().lower()
    vacancy = application.vacancy if application else None
    if vacancy and vacancy.contact_email.strip().lower() == to:
        return Undelivered(letter, contact_of=vacancy)
    colleague = db.session.scalar(select(User).where(func.lower(User.email) == to))
    privacy = db.session.scalar(select(Organisation.id).where(func.lower(Organisation.privacy_email) == to))
    return Undelivered(letter, colleague=colleague, is_privacy_address=privacy is not None)


def at_last(user: User, number: int) -> Letter | None:
    """The letter of that number, taken with whom it is to: people and what is about them come first, as wherever a
    letter goes with a candidate. None when it may not be known, or somebody was quicker."""
    known = wanted(user).where(Letter.id == number)
    letter = db.session.scalar(known)
    if letter is None:
        return None
    found = undelivered(letter)
    row = found.candidate or found.lead
    try:
        lock(*filter(None, (row.vacancy if row else found.contact_of, row, found.colleague)))
        letter = db.session.scalar(known)  # it may have gone while we waited
        lock(*filter(None, (letter,)))
    except Gone:
        return None
    return letter if letter and letter.due is None else None


def send_again(letter: Letter, by: User | None) -> None:
    """It is tried anew, to the address that whoever it is to has now, and leads where that person's pages are now.
    Whoever calls has taken it."""
    found = undelivered(letter)
    content, to = dict(letter.content), found.candidate or found.lead or found.colleague
    if to and to.email:
        content["to"] = to.email
    if found.candidate and ADDRESS.search(content["text"]):
        mailed = private_links.mailed(found.candidate).rpartition("/")[2]
        content["text"] = ADDRESS.sub(rf"\g<1>{mailed}", content["text"])
    if found.colleague:
        content |= with_personal_link(content, found.colleague)
    letter.content, letter.due, letter.attempts, letter.problem = content, now(), 0, ""
    note(by, Deed.LETTER_SENT_AGAIN, found)


def with_personal_link(content: dict[str, str], user: User) -> dict[str, str]:
    """The parts of a letter with the personal link that works now."""
    parts = {name: content[name] for name in ("text", "unsubscribe") if PERSONAL.search(content.get(name, ""))}
    return {name: PERSONAL.sub(personal_links.address(user), text) for name, text in parts.items()}


def note(by: User | None, deed: Deed, found: Undelivered) -> None:
    """On record, about whom it was to."""
    if row := found.candidate or found.lead or found.colleague or found.contact_of or by:
        audit.note(by, deed, row)


def leave(letter: Letter, by: User) -> bool:
    """It will never be sent, and goes; not one that a decision waits for. Whoever calls has taken it."""
    found = undelivered(letter)
    if found.must_be_told:
        return False
    note(by, Deed.LETTER_LEFT, found)
    db.session.delete(letter)
    return True


def send_all_again(user: User, most: int = 500) -> list[int]:
    """All that can be sent again, as after the mail server came back; their numbers. Whom anybody else touches at this
    moment is left to them. Commits each."""
    numbers = db.session.scalars(wanted(user).with_only_columns(Letter.id).limit(most)).all()
    sent = []
    for number in numbers:
        letter = at_last(user, number)
        if letter and not undelivered(letter).opens_once:
            send_again(letter, user)
            sent.append(number)
        db.session.commit()
    return sent


def is_ours(email: str, row: Application | Lead) -> bool:
    """Whether an address, however it is written, is of somebody who works here or one at which the organisation is
    reached, and not what this person gave: whoever has it would read letters, and answer, in their place."""
    reached = mailbox(email)
    if reached == row.mailbox:
        return False
    if isinstance(row, Application) and not {*former_addresses.traces(row)}.isdisjoint(remembered_visits.traces(email)):
        return False
    contacts = [*db.session.scalars(select(Organisation.privacy_email)), running().settings.mail_from]
    contacts += db.session.scalars(select(Vacancy.contact_email).where(Vacancy.contact_email != "").distinct())
    works_here = db.session.scalar(select(User.id).where(User.mailbox == reached).limit(1)) is not None
    return works_here or reached in {mailbox(parseaddr(contact)[1]) for contact in contacts}


def correct(row: Application | Lead, email: str, by: User) -> list[int]:
    """The address of a candidate or lead whom no letter reached, and the letters that wait for it leave; their numbers.
    The private address stays: nothing that led there has arrived. The former address hears of it, should anybody read
    that after all. Whoever calls has taken the row."""
    if isinstance(row, Application) and not same(row.email, email):
        correspondence.write(row, "address_changed", Proven(Proof.FORMER_ADDRESS), by_office=True)
        former_addresses.remember(row, proved=False)
    if isinstance(row, Lead):
        one_person.remember(row)  # whoever applied from the former mailbox was looked up all the same
    row.email = email
    audit.note(by, Deed.ADDRESS_CORRECTED, row, audit.Field("email"))
    if isinstance(row, Application):
        events.compared_anew.send(row)
    return catch_up(row, by)


def catch_up(row: Application | Lead, by: User | None) -> list[int]:
    """What could not be delivered to this person leaves for the present address; the numbers of the letters."""
    about = Letter.lead_id if isinstance(row, Lead) else Letter.application_id
    theirs = select(Letter.id).where(GIVEN_UP, ~IN_HOUSE, about == row.id)
    return released(db.session.scalars(theirs).all(), by)


def follow(former: str, user: User, by: User | None) -> None:
    """A colleague has another address: what waited for it leaves, by the clock. Links that opened the door from the old
    mailbox are gone, and so are their letters."""
    moved(former, user.email, by)


def moved(former: str, address: str, by: User | None, *which: ColumnElement[bool]) -> None:
    """Letters in the house to the former address go to the new one."""
    if same(former, address) or not address:
        return
    given_up = db.session.scalars(select(Letter).where(GIVEN_UP, IN_HOUSE, *which)).all()
    mine = [letter for letter in given_up if same(letter.content["to"], former)]
    dead = {letter.id for letter in mine if ONCE.search(letter.content["text"])}
    db.session.execute(delete(Letter).where(Letter.id.in_(dead), GIVEN_UP))
    released([letter.id for letter in mine if letter.id not in dead], by, address)


def same(one: str, other: str) -> bool:
    """Whether two addresses are written alike."""
    return one.strip().lower() == other.strip().lower()


def of_vacancy(vacancy: Vacancy) -> ColumnElement[bool]:
    """Letters to colleagues about who applied for it."""
    own = select(Application.id).where(Application.vacancy_id == vacancy.id)
    return and_(Letter.to_colleague, Letter.application_id.in_(own))


def released(numbers: Sequence[int], by: User | None, address: str = "") -> list[int]:
    """These leave, perhaps to another address, but for those that somebody else sent or left; their numbers."""
    free = update(Letter).where(Letter.id.in_(numbers), GIVEN_UP).values(attempts=0).returning(Letter.id)
    mine = sorted(db.session.scalars(free))
    for letter in db.session.scalars(select(Letter).where(Letter.id.in_(mine)).order_by(Letter.id)).all():
        letter.content = letter.content | ({"to": address} if address else {})
        send_again(letter, by)
    return mine
