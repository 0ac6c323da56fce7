"""The employer and its units."""

from __future__ import annotations

from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import select

from recruit.core.colours import DEFAULT
from recruit.core.database import db
from recruit.models import Organisation, Unit, User

ADDRESS = ("street", "postcode", "city", "country")
PRIVACY = ("privacy_email", "privacy_post", "privacy_officer", "processors")
"""What the notice to candidates takes from here."""


def employer() -> Organisation:
    """The organisation; until somebody has said who they are, one without a name of its own that is not saved."""
    found = db.session.scalar(select(Organisation).limit(1))
    nobody = dict.fromkeys(("website", "about", *ADDRESS, *PRIVACY), "") | {"accent": DEFAULT}
    return found or Organisation(id=1, name=str(_("Our organisation")), **nobody)


NAMELESS = {"de": "jemand aus dem Kollegium von {organisation}", "fr": "une personne qui travaille chez {organisation}"}
"""Somebody without a name, in languages that only letters are written in."""


def known_outside(user: User | None, begins: bool = False) -> str:
    """What people outside the office call somebody who works here: by name, and never by a mail address. `begins`: it
    is the beginning of a sentence."""
    if user and user.own_name:
        return user.own_name
    organisation, language = employer().name, str(get_locale())
    said = NAMELESS[language].format(organisation=organisation) if language in NAMELESS else ""
    said = said or str(_("a colleague of %(organisation)s", organisation=organisation))
    return said[:1].upper() + said[1:] if begins else said


def all_units() -> list[Unit]:
    """The parts of the organisation, by the alphabet."""
    return list(db.session.scalars(select(Unit).order_by(Unit.name)))


def public_name() -> str:
    """The name that posts carry: empty until somebody has said who we are, never a word in a reader's language."""
    return db.session.scalar(select(Organisation.name).limit(1)) or ""
