"""Data of one candidate: hold its deletion, or delete it because the candidate asked."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.candidates import decisions, retention
from recruit.candidates.privacy import erasure, legal_holds
from recruit.core.database import db
from recruit.models import Deed, DeletionReason, Forgotten, Hold
from recruit.organisation import audit
from recruit.web.forms.base import OfficeForm
from recruit.web.forms.editing import code
from recruit.web.forms.privacy import HoldForm
from recruit.web.office.application_page import known
from recruit.web.office.blueprint import office


@office.route("/applications/<int:number>/hold", methods=["GET", "POST"])
def application_hold(number: int) -> str | Response | tuple[str, int]:
    """Keep an application longer, with a reason that the candidate reads."""
    application, form = known(number), HoldForm()
    form.about(application)
    if request.method == "POST" and form.validate():
        legal_holds.hold(application, form.reason.data, form.until.data, current_user)
        db.session.commit()
        flash(_("Held. The candidate can read why, and until when."))
        return redirect(url_for("office.application", number=number), 303)
    facts = {
        "application": application,
        "delete_at": retention.delete_at(application),
        "holds": legal_holds.active(application),
    }
    return render_template("office/application/hold.html", form=form, **facts), code(form)


@office.post("/applications/<int:number>/holds/<int:row>/release")
def application_release(number: int, row: int) -> Response:
    """The reason is gone before its day."""
    held = db.get_or_404(Hold, row)
    if held.application_id != known(number).id:
        abort(404)
    legal_holds.release(held, current_user)
    db.session.commit()
    flash(_("No longer held: it is deleted on its day."))
    return redirect(url_for("office.application", number=number), 303)


@office.route("/applications/<int:number>/delete", methods=["GET", "POST"])
def application_delete(number: int) -> str | Response | tuple[str, int]:
    """The candidate asked us, by mail or telephone: it asks first, then everything is gone."""
    application, form = known(number), OfficeForm()
    held = retention.held_until(application)
    if request.method == "GET" or held:
        page = render_template("office/application/delete.html", application=application, form=form, held=held)
        return page, 409 if request.method == "POST" else 200
    if not application.ended_at:
        decisions.end(application)
    audit.note(current_user, Deed.DELETION_ASKED_FOR, application)
    files = erasure.forget(application, DeletionReason.ASKED_US, proved=True)
    db.session.commit()
    erasure.sweep_up(Forgotten.APPLICATION, number, files)
    flash(_("Everything of this candidate is deleted."))
    return redirect(url_for("office.applications"), 303)
