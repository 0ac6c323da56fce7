"""The stages of a procedure: what each is called, in what order, and which are in use."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.candidates import stages
from recruit.core.database import db
from recruit.core.translatable import say
from recruit.models import Stage, StageKind
from recruit.web.forms.editing import code, held
from recruit.web.forms.stages import NewStageForm, StageNameForm, new_stage_form
from recruit.web.office.blueprint import administration


@administration.get("/stages")
def stage_list() -> str:
    """All stages in their order, and one more."""
    return stages_page(new_stage_form())


def stages_page(form: NewStageForm) -> str:
    """The list and the form."""
    counts = stages.counts()
    rows = [(row, counts.get(row.id, 0), stages.may_go(row, counts.get(row.id, 0))) for row in stages.everything()]
    return render_template("office/settings/stages.html", rows=rows, form=form)


@administration.post("/stages")
def stages_add() -> Response | tuple[str, int]:
    """One more step."""
    form = new_stage_form()
    if not form.validate():
        return stages_page(form), 422
    stages.add(StageKind(form.kind.data), form.name.data, current_user)
    return saved(_("The stage is added."))


@administration.route("/stages/<int:number>", methods=["GET", "POST"])
def stage(number: int) -> str | Response | tuple[str, int]:
    """Another name."""
    row = held(db.get_or_404(Stage, number))
    form = StageNameForm(obj=row)
    if request.method == "POST" and form.validate():
        stages.rename(row, form.name.data, current_user)
        return saved(_("Saved."))
    return render_template("office/settings/stage.html", form=form, row=row), code(form)


@administration.post("/stages/<int:number>/up")
def stage_up(number: int) -> Response:
    """One place up."""
    stages.shift(db.get_or_404(Stage, number), -1, current_user)
    return saved(_("The order is changed."))


@administration.post("/stages/<int:number>/down")
def stage_down(number: int) -> Response:
    """One place down."""
    stages.shift(db.get_or_404(Stage, number), 1, current_user)
    return saved(_("The order is changed."))


@administration.post("/stages/<int:number>/switch")
def stage_switch(number: int) -> Response:
    """Off, or on again."""
    row = db.get_or_404(Stage, number)
    try:
        stages.switch(row, not row.on, current_user)
    except stages.InUse as error:
        flash(say(error), "problem")
        return redirect(url_for("administration.stage_list"), 303)
    return saved(_("The stage is in use again.") if row.on else _("Nothing moves to this stage any more."))


def saved(said: str) -> Response:
    """Commit, say what happened, and back to the list."""
    db.session.commit()
    flash(said)
    return redirect(url_for("administration.stage_list"), 303)
