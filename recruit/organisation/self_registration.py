"""Whoever has a mail address in a domain of the organisation's own may let themselves in, as an employee."""

from __future__ import annotations

from itsdangerous import BadData, URLSafeTimedSerializer
from sqlalchemy.exc import IntegrityError

from recruit.core import tokens, urls
from recruit.core.database import db, now
from recruit.core.domains import plain
from recruit.models import Deed, Letter, Role, SignInLink, User
from recruit.organisation import audit, mailed_links
from recruit.organisation.policies import sharing
from recruit.outbox import letters


def may_join(email: str) -> bool:
    """Whether the address is in one of the organisation's domains; one below such a domain is another."""
    _, at, domain = email.rpartition("@")
    return bool(at) and plain(domain) in sharing().domains.split()


def signer() -> URLSafeTimedSerializer:
    """Signs an address for the link in the letter."""
    return tokens.timed_signer("join")


def write_to(email: str, language: str) -> Letter:
    """Ask whoever reads this mailbox to confirm that they work here."""
    address = urls.absolute(f"/join/{signer().dumps(email.strip())}")
    return letters.write(email.strip(), "join", language, address=address)


def address_in(token: str) -> str:
    """The e-mail address of a link that still works: for half an hour, and until somebody has come in with it."""
    try:
        email = str(signer().loads(token, max_age=int(SignInLink.LIFE.total_seconds())))
    except BadData:
        return ""
    return email if may_join(email) and mailed_links.find_user(email) is None else ""


def join(email: str, language: str) -> User:
    """A new employee, by their own doing."""
    user = User(email=email, role=Role.EMPLOYEE, language=language, seen_at=now())
    try:
        with db.session.begin_nested():
            db.session.add(user)
    except IntegrityError:  # two presses at once: one of them made the employee
        if made := mailed_links.find_user(email):
            return made
        raise
    audit.note(user, Deed.PERSON_JOINED, user)
    return user
