"""Lines of the audit log on pages, with a link to the second row of which they speak, where the reader may see it."""

from __future__ import annotations

from flask import url_for
from flask_login import current_user
from markupsafe import Markup

from recruit.candidates import blind_review, unit_access
from recruit.core.database import db
from recruit.models import Application, AuditLine, Deed, Role, Subject, Vacancy
from recruit.organisation import audit_wordings


def deed_in_words(line: AuditLine) -> str:
    """A line in the reader's language."""
    address = address_of_other(line)
    link = Markup('<a href="{}">{}</a>').format(address, line.other_number) if address else None
    return audit_wordings.line_in_words(line, link)


def address_of_other(line: AuditLine) -> str:
    """Where the second row is shown; empty where there is none, where it is gone, and for whoever may not see it."""
    number = line.other_number
    if number is None:
        return ""
    match line.other_kind:
        case Subject.APPLICATIONS:
            return url_for("office.application", number=number) if readable(number) else ""
        case Subject.SCREENING_LINES if line.subject_kind == Subject.APPLICATIONS:
            return address_of_search(line, number)
        case Subject.SCREENINGS:
            vacancy = vacancy_of(line)
            return url_for("office.vacancy_screening", number=vacancy.id) if vacancy else ""
        case Subject.VACANCIES:
            return url_for("office.vacancy", number=number) if db.session.get(Vacancy, number) else ""
        case Subject.CONDUCTS if current_user.may(Role.ADMINISTRATOR):
            return url_for("administration.conduct")
    return ""


def readable(number: int) -> Application | None:
    """The application of that number, if it is there and the reader may open it."""
    found = db.session.get(Application, number)
    may = found and not found.forgotten_at and unit_access.may_read(current_user, found.vacancy)
    return found if may else None


def address_of_search(line: AuditLine, number: int) -> str:
    """Where a line of the log of searches stands; a statement has none of its own there."""
    application = readable(line.subject_id)
    if application is None or blind_review.hidden(application):
        return ""
    anchor = "screening" if line.deed == Deed.STATEMENT_SIGNED else f"line-{number}"
    return url_for("office.application", number=application.id, _anchor=anchor)


def vacancy_of(line: AuditLine) -> Vacancy | None:
    """The vacancy whose version a line names: that to which something was done, or that of the candidate."""
    if line.subject_kind == Subject.VACANCIES:
        return db.session.get(Vacancy, line.subject_id)
    found = readable(line.subject_id) if line.subject_kind == Subject.APPLICATIONS else None
    return found.vacancy if found else None
