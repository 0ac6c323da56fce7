"""Who somebody is here whom the organisation's single sign-on names, and what their groups let them do."""

from __future__ import annotations

from typing import Any

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from recruit import audit, auth
from recruit.coming_in import colleagues
from recruit.coming_in.single_sign_on import NotIn, Trouble
from recruit.config import running
from recruit.db import db, now
from recruit.models import Role, User
from recruit.taking import take_administrators


def person(claims: dict[str, Any]) -> User:
    """Who that is here, made if need be, with the role of their groups. Raises NotIn."""
    user = known(claims) or somebody_new(claims)
    if not user.active:
        raise NotIn(Trouble.KEPT_OUT)
    if running().settings.roles_of_groups and user.role != (role := role_of(claims)):
        follow(user, role)
    user.name = user.name or name_in(claims)
    user.seen_at = now()
    return user


def known(claims: dict[str, Any]) -> User | None:
    """Somebody who came in this way before, or whose verified e-mail address we have."""
    subject = subject_of(claims)
    user: User | None = db.session.scalar(select(User).where(User.subject == subject))
    if user:
        return user
    user = auth.find_exactly(email_in(claims))  # who else may have a tag there we do not know
    if user is None:
        return None
    if not (claims.get("email_verified") is True or claims.get("email_verified") == "true"):  # some say it in letters
        raise NotIn(Trouble.UNVERIFIED)
    if (user.subject or "").startswith(f"{claims['iss']} "):  # another account there has this address now
        raise NotIn(Trouble.SOMEBODY_ELSE)
    user.subject = subject
    return user


def somebody_new(claims: dict[str, Any]) -> User:
    """Make them an employee, or what their groups say."""
    user = User(subject=subject_of(claims), email=email_in(claims), name=name_in(claims), role=role_of(claims))
    try:
        with db.session.begin_nested():
            db.session.add(user)
    except IntegrityError:  # two tabs at once: the other one made them
        if made := known(claims):
            return made
        raise
    audit.note(None, "person came by single sign-on", user, user.role)
    return user


def subject_of(claims: dict[str, Any]) -> str:
    """The provider and its own number for the person. Raises NotIn for one that cannot be kept whole."""
    subject = f"{claims['iss']} {claims['sub']}"
    if not claims["sub"] or len(subject) > User.subject.type.length:
        raise NotIn(Trouble.TOKEN)
    return subject


def email_in(claims: dict[str, Any]) -> str:
    """The e-mail address. Raises NotIn when there is none that can be written to."""
    try:
        written = validate_email(str(claims.get("email") or ""), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        raise NotIn(Trouble.NO_EMAIL) from None
    return str(written.normalized)


def name_in(claims: dict[str, Any]) -> str:
    """The name that the provider has, as one line."""
    return " ".join(str(claims.get("name") or "").split())[:120]


def role_of(claims: dict[str, Any]) -> Role:
    """The highest role that the groups give."""
    settings = running().settings
    groups = claims.get(settings.oidc_groups) or []
    named = {groups} if isinstance(groups, str) else {group for group in groups if isinstance(group, str)}
    ranks = list(Role)
    given = [Role(role) for group, role in settings.roles_of_groups.items() if group in named]
    return max(given, key=ranks.index, default=Role.EMPLOYEE)


def follow(user: User, role: Role) -> None:
    """Another role from here on, and other sessions end; but the last administrator stays one."""
    take_administrators(user)
    if user.role == role or colleagues.is_last_administrator(user):
        return
    user.role, user.stamp = role, user.stamp + 1
    audit.note(None, "role followed groups", user, role)
