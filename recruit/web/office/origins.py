"""Origins: which link counts, how long clicks are kept, and the places that send people without a link of ours."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.attribution import sources
from recruit.core.database import db
from recruit.models import Source
from recruit.organisation import policies
from recruit.web.forms.editing import code, held
from recruit.web.forms.origins import OriginPolicyForm, SourceForm
from recruit.web.office.blueprint import administration


@administration.route("/origins", methods=["GET", "POST"])
def origins() -> str | Response | tuple[str, int]:
    """What counts, and the list of sources."""
    form = OriginPolicyForm(obj=held(policies.origin_policy()))
    if request.method == "POST" and form.validate():
        policies.change(policies.origin_policy(), form.facts(), current_user)
        return saved(_("Saved. It counts for whoever applies from now on."))
    page = render_template("office/settings/origins.html", form=form, rows=sources.all_sources())
    return page, code(form)


def source_form(row: Source | None = None) -> SourceForm:
    """The form of a source, which knows what the others have."""
    return SourceForm([other for other in sources.all_sources() if other is not row], obj=row)


@administration.route("/origins/sources/new", methods=["GET", "POST"])
def source_new() -> str | Response | tuple[str, int]:
    """One more place."""
    form = source_form()
    if request.method == "POST" and form.validate():
        sources.add(form.facts(), current_user)
        return saved(_("The source is added."))
    return render_template("office/settings/source.html", form=form, row=None), code(form)


@administration.route("/origins/sources/<int:number>", methods=["GET", "POST"])
def source(number: int) -> str | Response | tuple[str, int]:
    """Another name, other hosts or campaigns."""
    row = held(db.get_or_404(Source, number))
    form = source_form(row)
    if request.method == "POST" and form.validate():
        sources.change(row, form.facts(), current_user)
        return saved(_("The source is changed."))
    return render_template("office/settings/source.html", form=form, row=row), code(form)


@administration.post("/origins/sources/<int:number>/switch")
def source_switch(number: int) -> Response:
    """Look for it, or no longer."""
    row = db.get_or_404(Source, number)
    sources.switch(row, current_user)
    on = _("“%(name)s” is switched on.", name=row.name)
    return saved(on if row.on else _("“%(name)s” is switched off. Who came from there keeps it.", name=row.name))


def saved(said: str) -> Response:
    """Commit, say what happened, and back to the list."""
    db.session.commit()
    flash(said)
    return redirect(url_for("administration.origins"), 303)
