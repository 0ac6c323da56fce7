"""Say that somebody who was found or named is this candidate, or take that back."""

from __future__ import annotations

from flask import abort, flash
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.candidates import lead_matches
from recruit.core.database import db, lock
from recruit.models import Application, Lead, LeadKind
from recruit.web.office.application_page import back, revealed
from recruit.web.office.blueprint import office


def both(number: int, lead: int) -> tuple[Application, Lead]:
    """Both, taken; 404 where one is hidden or gone, or they are of two vacancies. Raises Gone."""
    application, noted = revealed(number), db.get_or_404(Lead, lead)
    lock(application, noted)
    if noted.forgotten_at or noted.kind == LeadKind.INVITED or noted.vacancy_id != application.vacancy_id:
        abort(404)
    return application, noted


@office.post("/applications/<int:number>/same-lead/<int:lead>")
def application_same_lead(number: int, lead: int) -> Response:
    """They are one person."""
    application, noted = both(number, lead)
    lead_matches.say(application, noted, current_user)
    db.session.commit()
    flash(_("Noted: one person. The candidate sees what we had noted before."))
    return back(number)


@office.post("/applications/<int:number>/same-lead/<int:lead>/undo")
def application_same_lead_undo(number: int, lead: int) -> Response:
    """They are two people after all."""
    application, noted = both(number, lead)
    lead_matches.take_back(application, noted, current_user)
    db.session.commit()
    flash(_("Taken back: two people."))
    return back(number)
