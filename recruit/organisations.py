"""The employer and its units."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from recruit.db import db
from recruit.models import Organisation


def employer() -> Organisation:
    """The organisation; made on first use, so that no page is without one."""
    found = db.session.scalar(select(Organisation).limit(1))
    if found is None:
        found = Organisation(id=1, name=_("Our organisation"))
        db.session.add(found)
        db.session.flush()
    return found
