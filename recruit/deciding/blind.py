"""The blind first look: until the first decision nobody in the office sees who it is, administrators included."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, or_, select

from recruit.masking import mask
from recruit.models import Application, Vacancy
from recruit.models.stages import WITHDRAWN


def hidden(application: Application) -> bool:
    """Whether name, addresses, documents and origin are still hidden."""
    return application.vacancy.blind and application.decided_at is None and not application.withdrawn


def is_shown() -> ColumnElement[bool]:
    """The contrary of `hidden`, as the database asks it."""
    return or_(
        Application.decided_at.is_not(None),
        Application.stage_id == WITHDRAWN,
        Application.vacancy_id.not_in(select(Vacancy.id).where(Vacancy.blind)),
    )


def vacancies() -> Select[Any]:
    """Numbers of the vacancies of which somebody is still hidden: what they brought says nothing of where from."""
    looked_at_blindly = Application.vacancy_id.in_(select(Vacancy.id).where(Vacancy.blind))
    undecided = (Application.decided_at.is_(None), Application.forgotten_at.is_(None))
    return select(Application.vacancy_id).where(*undecided, Application.stage_id != WITHDRAWN, looked_at_blindly)


def called(application: Application) -> str:
    """The name, or what stands for it during a blind first look."""
    return str(_("Candidate %(number)s", number=application.id)) if hidden(application) else application.name


def shown(application: Application, text: str) -> str:
    """Free text as the office may read it: while hidden, without what tells who it is."""
    if not hidden(application):
        return text
    return mask(text, application.name, application.email, application.phone, application.profile)
