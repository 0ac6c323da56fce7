"""Texts about a candidate that were there before texts were read, and may come from a search: somebody says why not."""

from __future__ import annotations

from flask import abort, flash, render_template, request
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.candidates.screening import possible_findings
from recruit.core import reasons
from recruit.core.database import db
from recruit.core.translatable import say
from recruit.web.forms.about_people import ExplainForm
from recruit.web.office.application_page import application_page, back, known
from recruit.web.office.blueprint import office


@office.post("/applications/<int:number>/texts/<int:text>")
def application_text_explained(number: int, text: int) -> Response | tuple[str, int]:
    """It does not come from a search, and why."""
    application = known(number)
    found = possible_findings.one_of(application, text) or abort(404)
    form = ExplainForm(prefix=f"text-{text}")
    if not form.validate():
        return application_page(application, explain=(text, form)), 422
    try:
        possible_findings.answer(found, form.reason.data, current_user)
    except possible_findings.Answered as error:
        flash(say(error), "problem")
    else:
        db.session.commit()
        flash(_("Noted. The candidate reads why."))
    return back(number, "screening")


@office.app_errorhandler(possible_findings.Unexplained)
@office.app_errorhandler(reasons.TooLittle)
def refused(error: possible_findings.Unexplained | reasons.TooLittle) -> tuple[str, int]:
    """A page that does not ask wrote what should have been asked about: nothing of it is kept, and nothing is lost."""
    db.session.rollback()
    typed = [value for name, value in request.form.items(multi=True) if value.strip() and name != "csrf_token"]
    why = say(error.args[0]) if isinstance(error, reasons.TooLittle) else ""
    return render_template("errors/not_kept.html", typed=typed, why=why), 422
