"""Decisions: one with its letter, or “looked at” for several."""

from __future__ import annotations

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response

from recruit.candidates import blind_review, decisions, search, stages
from recruit.candidates.search import Asked
from recruit.core.database import db
from recruit.core.row_numbers import whole
from recruit.core.translatable import say
from recruit.models import Application
from recruit.web.forms.deciding import DecideForm, decide_form
from recruit.web.office.application_page import application_page, back, known, target
from recruit.web.office.blueprint import office
from recruit.web.pages import plain_moment


@office.post("/applications/<int:number>/decide")
def application_decide(number: int) -> Response | tuple[str, int]:
    """Move it, with what that rests on and the letter as it was shown."""
    application = known(number)
    stage = target(application, request.args.get("to", "")) or abort(404)
    form = decide_form(application, stage, prefix="decide")
    if form.before.data != str(application.stage_id):
        form.form_errors.append(_("A colleague moved it meanwhile. Look at what changed, then decide."))
        form.before.data = form.before.raw_data = str(application.stage_id)
        return application_page(application, decide=form), 422
    asked = Asked.of(request.args)
    stood = search.holds(application, asked)
    if not form.validate() or not done(application, form):
        return application_page(application, decide=form), 422
    db.session.commit()
    stays = search.holds(application, asked)
    if not stood or (stays and not asked.due):
        flash(what_happened(form))
        return back(application.id)
    return on(application, asked, stays, what_happened(form))


def on(application: Application, asked: Asked, stays: bool, done: str) -> Response:
    """To whom the list holds next, for whoever goes through it one by one; to the list when that was the last."""
    number = search.following(application, asked, stays)
    if number is None:
        flash(f"{blind_review.called(application)}: {done}")
        return redirect(url_for("office.applications", **asked.address), 303)
    flash(_("%(who)s: %(done)s This is the next of your list.", who=blind_review.called(application), done=done))
    return back(number)


def done(application: Application, form: DecideForm) -> bool:
    """Take the decision; when it must wait the form says until when."""
    try:
        decisions.decide(application, form.stage, form.chosen, form.reason.data, current_user, form.words)
    except decisions.NotYet as error:
        form.form_errors.append(in_words(error))
        return False
    return True


def in_words(error: decisions.NotYet) -> str:
    """Why it must wait, with the moment as the reader's own clock and language have it."""
    if error.until:
        return str(_("The candidate may answer what was found until %(moment)s.", moment=plain_moment(error.until)))
    return say(error)


def what_happened(form: DecideForm) -> str:
    """What happened, and what did not."""
    name = stages.name_of(form.stage)
    if form.send.data:
        return str(_("Moved to “%(stage)s”. The letter is on its way.", stage=name))
    return str(_("Moved to “%(stage)s”. No letter was sent; the candidate sees it on the private page.", stage=name))


@office.post("/applications/looked-at")
def applications_looked_at() -> Response:
    """Say of those that were ticked, in one vacancy, that somebody looked at them. There is no such way to reject."""
    asked = Asked.of(request.args)
    ticked = [number for typed in request.form.getlist("application")[:100] if (number := whole(typed))]
    wanted = select(Application).where(Application.id.in_(ticked), Application.vacancy_id == whole(asked.vacancy))
    try:
        moved = decisions.look_at(db.session.scalars(wanted).all(), current_user)
    except decisions.NotYet as error:
        db.session.rollback()
        flash(in_words(error), "problem")
        return redirect(url_for("office.applications", **asked.address), 303)
    db.session.commit()
    flash(
        ngettext("%(num)s application is marked as looked at.", "%(num)s applications are marked as looked at.", moved)
        if moved
        else _("Nothing changed: tick applications that nobody has looked at yet.")
    )
    return redirect(url_for("office.applications", **asked.address), 303)
