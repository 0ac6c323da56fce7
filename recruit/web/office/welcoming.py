"""Bringing colleagues in by a list: read it, ask whether it is right, and write to them."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.models import User
from recruit.organisation import invitations
from recruit.web.forms.colleagues import InviteForm
from recruit.web.forms.editing import code
from recruit.web.office.blueprint import administration

SHOWN = 500
"""Lines that are shown; of the rest only the number."""


@administration.route("/people/invite", methods=["GET", "POST"])
def people_invite() -> str | tuple[str, int]:
    """A list of colleagues; what is in it is shown before anything is done."""
    form = InviteForm()
    if request.method == "POST" and form.validate():
        text = form.text()
        return render_template("office/people/sure.html", text=text, read=invitations.check_list(text), shown=SHOWN)
    return render_template("office/people/invite.html", form=form), code(form)


@administration.post("/people/invite/send")
def people_invite_send() -> Response:
    """Make everybody on the list who is not here yet, and write to each."""
    try:
        people = bring_in()
    except IntegrityError:  # one of them came in at this very moment: who is here now is left out
        db.session.rollback()
        people = bring_in()
    flash(
        ngettext(
            "%(num)s colleague is added, and a mail with the personal link is on its way.",
            "%(num)s colleagues are added, and mails with their personal links are on their way.",
            len(people),
        )
        if people
        else _("Everybody on this list is here already. Nobody was written to.")
    )
    return redirect(url_for("administration.people"), 303)


def bring_in() -> Sequence[User]:
    """Those on the list who are not here yet. Commits. Raises IntegrityError."""
    people = invitations.check_list(request.form.get("text", "")).new
    invitations.welcome(people, current_user)
    db.session.commit()
    return people
