"""What the organisation's provider says of somebody, and what it leaves out.

All but `iss` and `sub` is optional (OpenID Connect Core 1.0, sections 2 and 5.1). What is not there says nothing: an
address of which nothing is said is not one that was found to be false, and groups that are not told are not none.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from email_validator import EmailNotValidError, validate_email

from recruit.config import running
from recruit.core import same_people
from recruit.core.person_names import name_in
from recruit.models import Role, User
from recruit.organisation.sign_on_problems import NotIn, Trouble

Claims = dict[str, Any]

VERIFIED, DOMAIN_VERIFIED = "email_verified", "xms_edov"
"""The standard's claim, and Entra ID's, which says it of the domain (learn.microsoft.com, optional claims)."""
TOO_MANY, HAS_GROUPS = "_claim_names", "hasgroups"
"""How Entra ID says that somebody is in more groups than it tells (learn.microsoft.com, group overages)."""


def subject(claims: Claims) -> str:
    """The provider and its own number for the person. Raises NotIn for one that cannot be kept whole."""
    number = claims["sub"]
    whole = f"{claims['iss']} {number}"
    fine = isinstance(number, str | int) and not isinstance(number, bool) and number != ""
    if not fine or not (whole.isascii() and whole.isprintable()) or len(whole) > User.subject.type.length:
        raise NotIn(Trouble.TOKEN)
    return whole


def email(claims: Claims) -> str:
    """The e-mail address; empty where there is none that can be written to, or one in disguise."""
    given = claims.get("email")
    if not isinstance(given, str) or same_people.is_disguised(given):
        return ""
    try:
        written = validate_email(given, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return ""
    return str(written.normalized)


def is_verified(claims: Claims) -> bool | None:
    """Whether the provider found that the address is this person's; None where it does not say."""
    if (said := claims.get(VERIFIED)) is not None:
        return said is True or said == "true"  # some say it in letters
    if (said := claims.get(DOMAIN_VERIFIED)) is not None:
        return said is True or said in ("true", "1")
    return None


def address_counts(claims: Claims) -> bool:
    """Whether what is sent to that address reaches this person, for all we know: one rule for the known and the new."""
    said = is_verified(claims)
    return running().settings.oidc_emails == "all" if said is None else said


def name(claims: Claims) -> str:
    """The name that the provider has, as one line; of its parts where it tells no whole one."""
    whole, first, last = (one_line(claims.get(part)) for part in ("name", "given_name", "family_name"))
    return (name_in(whole) or name_in(f"{first} {last}".strip()))[:120]


def one_line(said: object) -> str:
    """Words without what cannot be seen."""
    words = " ".join(said.split()) if isinstance(said, str) else ""
    seen = (sign for sign in same_people.INVISIBLE.sub("", words) if unicodedata.category(sign) not in ("Cc", "Cs"))
    return "".join(seen).strip()


def groups(claims: Claims) -> frozenset[str] | None:
    """The groups that somebody is in; None where they are not told."""
    settings = running().settings
    told, elsewhere = claims.get(settings.oidc_groups), claims.get(TOO_MANY)
    if isinstance(elsewhere, dict) and settings.oidc_groups in elsewhere:
        return None
    if isinstance(told, list | tuple):
        return frozenset(group for group in told if isinstance(group, str))
    if isinstance(told, str):
        return frozenset({told})
    nothing_said = told is None and claims.get(HAS_GROUPS) is None
    return frozenset() if nothing_said and settings.oidc_no_groups == "none" else None


def role(claims: Claims) -> Role | None:
    """The highest role that the groups give; None where they are not told."""
    if (named := groups(claims)) is None:
        return None
    given = [Role(role) for group, role in running().settings.roles_of_groups.items() if group in named]
    return max(given, key=list(Role).index, default=Role.EMPLOYEE)


def are_enough(claims: Claims) -> bool:
    """Whether nothing that matters was left to be asked: some providers put half of it elsewhere."""
    settings = running().settings
    asks_groups = settings.roles_of_groups and settings.oidc_groups not in claims
    told_of_groups = not asks_groups or TOO_MANY in claims or HAS_GROUPS in claims
    return bool("email" in claims and is_verified(claims) is not None and told_of_groups)


def joined(claims: Claims, told: Claims) -> Claims:
    """The claims of the token, and what its provider told besides. What is said of one address holds for no other."""
    if "email" in claims and told.get("email") != claims["email"]:
        told = {name: value for name, value in told.items() if name not in (VERIFIED, DOMAIN_VERIFIED)}
    return told | claims


def without_empty(claims: Claims) -> Claims:
    """Without those that are empty, which says nothing either."""
    return {name: value for name, value in claims.items() if value is not None}
