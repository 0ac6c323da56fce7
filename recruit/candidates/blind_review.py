"""The blind first look: until a person decides with a reason nobody in the office sees who it is, administrators
included. Whether a first look is blind is the application's own: it was when it arrived, or it was not.

What is hidden from whom says `recruit.models.visibility`; here stands what is shown instead.
"""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, select

from recruit.candidates.documents.masking import mask
from recruit.core.database import db, now
from recruit.models import Application
from recruit.models.visibility import HIDDEN, Reader, is_seen, may_see


def hidden(application: Application) -> bool:
    """Whether name, addresses, documents and origin are still hidden."""
    return not may_see(Reader.OFFICE, application)


def is_shown() -> ColumnElement[bool]:
    """The contrary of `hidden`, as the database asks it."""
    return is_seen(Reader.OFFICE)


def vacancies() -> Select[Any]:
    """Numbers of the vacancies of which somebody is still hidden: what they brought says nothing of where from."""
    return select(Application.vacancy_id).where(HIDDEN)


def hides(vacancy: int) -> bool:
    """Whether somebody who applied for the vacancy of that number is still hidden."""
    wanted = vacancies().where(Application.vacancy_id == vacancy)
    return db.session.scalar(wanted.limit(1)) is not None


def reveal(application: Application) -> None:
    """A person decided with a reason. Nothing else ends a blind first look, and nothing begins it anew."""
    application.revealed_at = application.revealed_at or now()
    application.known_as = None


def called(application: Application) -> str:
    """The name, or what stands for it during a blind first look."""
    return str(_("Candidate %(number)s", number=application.id)) if hidden(application) else application.name


def shown(application: Application, text: str) -> str:
    """What the candidate wrote, as the office may read it: while hidden, without what tells who it is. Never what
    people who work here wrote: what would be missing of it tells who it is."""
    if not hidden(application):
        return text
    own = (application.name, application.email, application.phone, application.profile)
    return mask(text, *own, former=application.former)
