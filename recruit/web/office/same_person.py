"""Say that two applications are of one person, or take that back."""

from __future__ import annotations

from flask import abort, flash
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.candidates import duplicates
from recruit.core.database import db
from recruit.models import Application
from recruit.web.forms.deciding import SamePersonForm
from recruit.web.office.application_page import application_page, back, revealed
from recruit.web.office.blueprint import office


def two(number: int, other: int) -> tuple[Application, Application]:
    """Both; 404 for one and the same, or where one of them is hidden or gone."""
    return (revealed(number, other), revealed(other)) if number != other else abort(404)


@office.post("/applications/<int:number>/same-person/<int:other>")
def application_same_person(number: int, other: int) -> Response | tuple[str, int]:
    """They are one person."""
    one, its_other = two(number, other)
    form = SamePersonForm(prefix=f"same-{other}")
    form.about(one, its_other)
    if not form.validate():
        return application_page(one, same=(other, form)), 422
    duplicates.say(one, its_other, form.reason.data, current_user)
    db.session.commit()
    flash(_("Noted: one person. What was found stays with the vacancy that it was looked up for."))
    return back(number)


@office.post("/applications/<int:number>/same-person/<int:other>/undo")
def application_same_person_undo(number: int, other: int) -> Response:
    """They are two people after all."""
    one, its_other = two(number, other)
    duplicates.take_back(one, its_other, current_user)
    db.session.commit()
    flash(_("Taken back: two people."))
    return back(number)
