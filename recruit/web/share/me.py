"""What a colleague says of themselves, and the personal link."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.candidates import unit_access
from recruit.core.database import db
from recruit.models import Deed
from recruit.organisation import audit, personal_links
from recruit.organisation.employer import all_units
from recruit.web import auth
from recruit.web.forms.colleagues import AboutForm
from recruit.web.forms.editing import code, held
from recruit.web.share.blueprint import share


@share.route("/me", methods=["GET", "POST"])
def me() -> str | Response | tuple[str, int]:
    """Name, language, unit, Mastodon, and whether to be written to."""
    form = AboutForm(all_units(), obj=held(current_user._get_current_object()))
    if unit_access.is_limited(current_user):
        del form.unit_id  # whom this person knows hangs on it, so administrators say it
    if request.method == "POST" and form.validate():
        form.populate_obj(current_user)
        current_user.unit_id = current_user.unit_id or None
        db.session.commit()
        flash(_("Saved."))
        return redirect(url_for("share.me"), 303)
    token = personal_links.known_token(current_user)
    address = personal_links.whole(token) if token else ""
    return render_template("share/me.html", form=form, address=address, **auth.own_sessions()), code(form)


@share.route("/me/link", methods=["GET", "POST"])
def me_link() -> str | Response:
    """Another personal link asks first: the one in every mail so far ends. The first ends nothing."""
    if request.method == "GET":
        return render_template("share/me_link.html")
    is_first = not personal_links.known_token(current_user)
    personal_links.renew(current_user)
    audit.note(current_user, Deed.PERSONAL_LINK_RENEWED, current_user)
    db.session.commit()
    told = _("This is your personal link."), _("You have a new personal link. The old one no longer works.")
    flash(told[0] if is_first else told[1])
    return redirect(url_for("share.me"), 303)
