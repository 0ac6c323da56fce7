"""Who somebody is here whom the organisation's single sign-on names, and what their groups let them do."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from recruit.config import running
from recruit.core import urls
from recruit.core.database import db, now
from recruit.models import AuditLine, Deed, Role, Subject, User
from recruit.models.locking import lock_administrators
from recruit.organisation import audit, audit_facts, mailed_links, sessions, staff
from recruit.organisation import identity_claims as said
from recruit.organisation.identity_claims import Claims
from recruit.organisation.sign_on_problems import NotIn, Trouble
from recruit.outbox import letters

LETTERS = {Deed.GROUPS_NOT_TOLD: "groups_not_told", Deed.ADDRESS_NOT_TAKEN_OVER: "address_not_taken_over"}
"""What administrators read of, and in which letter."""
AGAIN = timedelta(days=7)
"""After which administrators are told once more what is still the matter with one account."""


def person(claims: Claims) -> User:
    """Who that is here, made if need be, with the role of their groups. Raises NotIn."""
    user = known(claims) or somebody_new(claims)
    if not user.active:
        raise NotIn(Trouble.KEPT_OUT)
    follow_groups(user, claims)
    follow_address(user, claims)
    user.name = user.own_name or said.name(claims)
    user.seen_at = now()
    return user


def known(claims: Claims) -> User | None:
    """Somebody who came in this way before, or whose e-mail address we have and the provider found to be theirs.
    Raises NotIn for an address that says nothing of whoever has it."""
    subject = said.subject(claims)
    user: User | None = db.session.scalar(select(User).where(User.subject == subject))
    if user:
        return user
    email = said.email(claims)
    if not email:
        raise NotIn(Trouble.NO_EMAIL)
    if not said.address_counts(claims):
        raise NotIn(Trouble.UNSAID if said.is_verified(claims) is None else Trouble.UNVERIFIED)
    user = mailed_links.find_exactly(email)  # who else may have a tag there we do not know
    if user is None:
        return None
    lock_administrators(user)
    if user.subject == subject:  # another tab came in a moment before
        return user
    if (user.subject or "").startswith(f"{claims['iss']} "):  # another account there has this address now
        raise NotIn(Trouble.SOMEBODY_ELSE)
    user.subject = subject
    return user


def somebody_new(claims: Claims) -> User:
    """Make them an employee, or what their groups say."""
    role = said.role(claims) or Role.EMPLOYEE
    user = User(subject=said.subject(claims), email=said.email(claims), name=said.name(claims), role=role)
    try:
        with db.session.begin_nested():
            db.session.add(user)
    except IntegrityError:  # two tabs at once: the other one made them
        if made := known(claims):
            return made
        raise
    audit.note(None, Deed.PERSON_CAME_BY_SINGLE_SIGN_ON, user, user.role)
    return user


def follow_groups(user: User, claims: Claims) -> None:
    """The role that the groups give from here on, and other sessions end; but the last administrator stays one, and
    where the groups are not told the role stays."""
    if not running().settings.roles_of_groups:
        return
    role = said.role(claims)
    if role is None:
        role_called = audit_facts.CHOICES[user.role.value]
        tell(user, Deed.GROUPS_NOT_TOLD, user.role, role=role_called, claim=running().settings.oidc_groups)
    elif user.role != role:
        lock_administrators(user)
        if user.role != role and not staff.is_last_administrator(user):
            user.role = role
            sessions.end_all(user)
            audit.note(None, Deed.ROLE_FOLLOWED_GROUPS, user, role)


def follow_address(user: User, claims: Claims) -> None:
    """The address that the account has now, where it counts: whoever gets the old mailbox gets nothing of ours."""
    email = said.email(claims)
    if not email or email.lower() == user.email.lower() or not said.address_counts(claims):
        return
    lock_administrators(user)
    if (other := mailed_links.find_user(email)) and other.id != user.id:
        tell(user, Deed.ADDRESS_NOT_TAKEN_OVER, email=email)
        return
    staff.move_mailbox(user, email, None)
    audit.note(None, Deed.ADDRESS_FOLLOWED_THE_ACCOUNT, user)


def tell(user: User, deed: Deed, *facts: audit.Fact, **words: object) -> None:
    """Administrators read of it, and the audit log keeps it; of one account once a week."""
    about = (AuditLine.subject_kind == Subject.USERS, AuditLine.subject_id == user.id, AuditLine.deed == deed)
    if db.session.scalar(select(AuditLine.id).where(*about, AuditLine.at > now() - AGAIN).limit(1)):
        return
    audit.note(None, deed, user, *facts)
    address = urls.absolute(f"/office/settings/people/{user.id}")
    letters.to_administrators(LETTERS[deed], person=user, address=address, **words)
