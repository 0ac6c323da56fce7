"""What administrators look after: the settings, how the data of candidates stands, and who did what."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.candidates.privacy import daily_summary, notice, statistics
from recruit.core.database import db
from recruit.organisation import audit, policies
from recruit.organisation.policies import policy
from recruit.web.forms.colleagues import SharingForm
from recruit.web.forms.editing import code, held
from recruit.web.forms.people import EmployerForm
from recruit.web.office.blueprint import administration
from recruit.web.office.downloads import as_csv
from recruit.web.url_converters import page_number


@administration.get("/")
def settings() -> str:
    """Everything that can be set, one line each."""
    return render_template("office/settings/settings.html", policy=policy())


@administration.get("/privacy")
def privacy() -> str:
    """What is due, what is late, and what was deleted."""
    return render_template(
        "office/settings/privacy.html",
        summary=daily_summary.summary_at(),
        soon=daily_summary.soon(),
        deletions=db.paginate(audit.deletions(), page=page_number(), per_page=25, error_out=False),
        figures=statistics.figures_of_last_year(),
        policy=policy(),
        lacks=[(EmployerForm()[name].label.text, notice.meanwhile(name)) for name in notice.missing()],
    )


@administration.route("/sharing", methods=["GET", "POST"])
def sharing() -> str | Response | tuple[str, int]:
    """What colleagues may do, and what the office sees of it."""
    form = SharingForm(obj=held(policies.sharing()))
    if request.method == "POST" and form.validate():
        policies.change(policies.sharing(), form.facts(), current_user)
        db.session.commit()
        flash(_("Saved."))
        return redirect(url_for("administration.sharing"), 303)
    return render_template("office/settings/sharing.html", form=form), code(form)


def asked() -> audit.Filter:
    """The filters that stand in the address."""
    given = {name: request.args.get(name, "").replace("\0", "") for name in ("who", "deed", "what", "since", "until")}
    return audit.Filter.read(given)


@administration.get("/audit")
def audit_log() -> str:
    """Who did what to what, and when."""
    wanted = asked()
    page = db.paginate(audit.search(wanted), page=page_number(), per_page=50, error_out=False)
    return render_template(
        "office/settings/audit.html", page=page, asked=wanted, people=audit.people(), deeds=audit.deeds()
    )


@administration.get("/audit.csv")
def audit_export() -> Response:
    """The same lines, all of them, for a spreadsheet."""
    header = ("at", "who", "deed", "what", "number", "note")
    return as_csv("audit", header, audit.as_rows(db.session.scalars(audit.search(asked()))))
