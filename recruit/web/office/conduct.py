"""The house rules for sharing: what colleagues agree to, and who did."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.models import Conduct
from recruit.referrals import code_of_conduct
from recruit.web.forms.editing import code, held
from recruit.web.forms.sharing import ConductForm
from recruit.web.office.blueprint import administration


@administration.route("/conduct", methods=["GET", "POST"])
def conduct() -> Response | tuple[str, int]:
    """The rules in force, to be changed, and who agreed to them."""
    version = code_of_conduct.newest()
    if version:
        held(version)
        version = code_of_conduct.newest()  # whoever wrote another while we waited came first
    form = ConductForm(obj=version or Conduct(text=""))
    if form.validate_on_submit():
        is_new = code_of_conduct.write(form.text.data or "", current_user)
        db.session.commit()
        flash(_("Saved. Everybody agrees to it anew before they share.") if is_new else _("Nothing has changed."))
        return redirect(url_for("administration.conduct"), 303)
    agreed = code_of_conduct.agreed_to(version) if version and version.text else []
    shown = render_template(
        "office/settings/conduct.html", form=form, version=version, agreed=agreed, versions=code_of_conduct.versions()
    )
    return shown, code(form)
