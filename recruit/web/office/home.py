"""The first page, and one's own page."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from recruit.candidates import unit_access
from recruit.core.database import db
from recruit.organisation import mailed_links, staff
from recruit.reports import dashboard
from recruit.web.auth import own_sessions
from recruit.web.forms.editing import code, held
from recruit.web.forms.people import MeForm
from recruit.web.office.blueprint import office


@office.get("/")
def first_page() -> str:
    """What asks for attention, and what is new."""
    return render_template("office/first_page/first_page.html", **dashboard.first_page(current_user))


@office.route("/me", methods=["GET", "POST"])
def me() -> str | Response | tuple[str, int]:
    """Name, address and language."""
    form = MeForm(obj=held(current_user._get_current_object()))
    if request.method == "POST" and form.validate():
        other = mailed_links.find_user(form.email.data)
        if unit_access.would_open(current_user, form.email.data):
            form.email.errors = [_("This is the contact of another unit’s vacancy. Ask an administrator to change it.")]
        elif (other is None or other.id == current_user.id) and kept(form):
            flash(_("Saved."))
            return redirect(url_for("office.me"), 303)
        else:
            form.email.errors = [_("A colleague has this address already.")]
    return render_template("office/sign_in/me.html", form=form, **own_sessions()), code(form)


def kept(form: MeForm) -> bool:
    """Save it, unless a colleague got that address at this very moment. Commits."""
    try:
        staff.move_mailbox(current_user._get_current_object(), form.email.data, current_user)
        form.populate_obj(current_user)
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        return False
    return True
