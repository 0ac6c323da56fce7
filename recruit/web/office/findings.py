"""What was looked up about a candidate: noted, corrected, told; and the statement that nothing was."""

from __future__ import annotations

import json
from typing import Any

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.candidates import blind_review
from recruit.candidates.screening import findings, levels, overview, possible_findings, statements, texts
from recruit.candidates.screening.notifications import How
from recruit.core.database import db, today
from recruit.core.queue import ring
from recruit.core.row_numbers import whole
from recruit.core.translatable import say
from recruit.models import Application, Level, PossibleFinding, ScreeningLine
from recruit.web.forms import kept
from recruit.web.forms.base import tidy
from recruit.web.forms.deciding import OTHER
from recruit.web.forms.editing import code
from recruit.web.forms.findings import FindingForm, SearchForm, filled
from recruit.web.forms.screening import ToldForm
from recruit.web.office.application_page import known
from recruit.web.office.blueprint import office


def searchable(number: int) -> Application | Response:
    """An application; while its first look is blind nobody can be looked up, and a sentence says so."""
    application = known(number)
    if not blind_review.hidden(application):
        return application
    flash(_("The first look is blind: decide first, then look somebody up."), "problem")
    return to_application(application)


def to_application(application: Application) -> Response:
    """Back to the candidate's page, to the part about searching."""
    return redirect(url_for("office.application", number=application.id, _anchor="screening"), 303)


def finding_page(application: Application, form: SearchForm, template: str, **facts: Any) -> tuple[str, int]:
    """A form, with how far we go beside it; where nobody is looked up at all, what can be done instead."""
    version = levels.current(application.vacancy)
    shown = {
        "application": application,
        "form": form,
        "version": version,
        "wait_days": findings.wait_days(application),
        "nowhere": version.level == Level.NOTHING and not facts.get("old") and not form.errors,
        "too_far": {
            source.value: _("Further than this vacancy goes.")
            for source, level in findings.LEVEL_OF.items()
            if level > version.level
        },
    }
    return render_template(f"office/screening/{template}.html", **shown, **facts), code(form)


@office.route("/applications/<int:number>/findings/new", methods=["GET", "POST"])
def application_finding(number: int) -> Response | tuple[str, int]:
    """Note what was found; the candidate gets a letter at once."""
    application = searchable(number)
    if isinstance(application, Response):
        return application
    text = standing_open(application)
    form = finding_form(application, text)
    if request.method == "POST" and not request.args.get("words") and form.validate():
        try:
            line, letter = findings.note(application, form.search(form.public.data), form.finding(), current_user)
            if text:
                possible_findings.note_as(text, line, current_user)
        except (findings.Refused, possible_findings.Answered) as refused:
            db.session.rollback()
            form.source.errors = [say(refused)]
        else:
            return answered(application, letter.id, _("Noted. The candidate gets a letter and can answer."))
    return finding_page(application, form, "finding", old=None, text=text, back=kept.back(), kept=kept.packed())


def standing_open(application: Application) -> PossibleFinding | None:
    """The text that is to be noted as a finding, where it stands somewhere already; 404 for one that is not open."""
    number = whole(request.args.get("text", ""))
    found = possible_findings.one_of(application, number) if number else None
    return abort(404) if number and (found is None or found.answered_at) else found


def finding_form(application: Application, text: PossibleFinding | None) -> FindingForm:
    """The form; what was typed elsewhere, or stands there, is what was found."""
    words, version = request.args.get("words", ""), levels.current(application.vacancy)
    if words:
        given = {"seen": today(), "what": tidy(request.form.get(words))} | criterion_typed(version.criterion_list)
        form = FindingForm(formdata=None, data=given)
    else:
        form = FindingForm(data={"seen": today(), "what": texts.text_of(text) if text else ""})
    form.for_(application, version=version)
    return form


def criterion_typed(criteria: list[str]) -> dict[str, str]:
    """The criterion that was chosen for a decision, as the form about a finding has it."""
    chosen = request.form.get("decide-criterion", "")
    if chosen == OTHER:
        return {"other": tidy(request.form.get("decide-other"))}
    return {"criterion": next((one for one in criteria if one[:200] == chosen), "")}


@office.route("/applications/<int:number>/looked", methods=["GET", "POST"])
def application_looked(number: int) -> Response | tuple[str, int]:
    """Note a search that found nothing of use."""
    application = searchable(number)
    if isinstance(application, Response):
        return application
    form = SearchForm(data={"seen": today()})
    form.for_(application)
    if request.method == "POST" and form.validate():
        try:
            findings.looked(application, form.search(), current_user)
        except findings.Refused as refused:
            form.source.errors = [say(refused)]
        else:
            db.session.commit()
            flash(_("Noted. The candidate sees it too."))
            return to_application(application)
    return finding_page(application, form, "looked")


@office.route("/applications/<int:number>/findings/<int:line>/correct", methods=["GET", "POST"])
def application_correct(number: int, line: int) -> Response | tuple[str, int]:
    """Say better what an earlier line says; that one stays readable."""
    application = searchable(number)
    if isinstance(application, Response):
        return application
    old = correctable(application, line)
    form = correction_form(application, old)
    if request.method == "POST" and form.validate():
        search, finding = form.search(form.public.data), form.finding()
        try:
            _line, letter = findings.correct(application, old, search, finding, current_user)
        except findings.Refused as refused:
            form.source.errors = [say(refused)]
        else:
            return answered(
                application, letter.id, _("Corrected. The old words stay readable, and the candidate is told.")
            )
    return finding_page(application, form, "finding", old=old)


def correctable(application: Application, number: int) -> ScreeningLine:
    """A line that says what was found and was not corrected yet; 404 for any other."""
    shown = next((one for one in overview.overview_of(application).items if one.number == number), None)
    return shown.line if shown and shown.found and shown.corrected_by is None else abort(404)


def correction_form(application: Application, old: ScreeningLine) -> FindingForm:
    """The form, filled in with what stands there now."""
    version = levels.current(application.vacancy)
    facts = json.loads(old.content)
    form = FindingForm(data=filled(facts, version.criterion_list))
    form.for_(application, facts["address"] if facts["source"] == findings.Source.LINK else "", version)
    return form


def answered(application: Application, letter: int, said: str) -> Response:
    """Commit, send the letter on its way, and say what happened: to the candidate's page, or with all that was typed
    back to the form that somebody came from."""
    db.session.commit()
    ring("jobs.send_letter.send", letter)
    flash(said)
    return redirect(kept.back(), 307) if kept.back() else to_application(application)


@office.post("/applications/<int:number>/told")
def application_told(number: int) -> Response:
    """No letter arrived: a person told the candidate this one thing."""
    application = known(number)
    form = ToldForm()
    if form.validate():
        try:
            levels.told_otherwise(application, form.told(), How(form.how.data), current_user)
        except levels.Known as settled:
            db.session.rollback()
            flash(say(settled), "problem")
        else:
            db.session.commit()
            flash(_("Noted that the candidate knows."))
    return to_application(application)


@office.post("/applications/<int:number>/state")
def application_state(number: int) -> Response:
    """State that no search is on record."""
    application = known(number)
    try:
        statements.issue(application, current_user)
    except statements.Searched as error:
        db.session.commit()  # what was noticed in the texts stands on the page
        flash(say(error), "problem")
    else:
        db.session.commit()
        flash(_("Stated. The candidate finds it at the private address."))
    return to_application(application)


@office.get("/applications/<int:number>/statement")
def application_statement_document(number: int) -> Response:
    """The statement that was given out last, as a file. It may say where somebody came from whom a blind first look
    hides."""
    application = known(number)
    line = statements.last(application)
    if line is None or blind_review.hidden(application):
        abort(404)
    answer = make_response(statements.file(line))
    answer.headers["Content-Type"] = "text/plain; charset=utf-8"
    answer.headers["Content-Disposition"] = 'attachment; filename="statement.txt"'
    return answer
