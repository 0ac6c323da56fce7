"""Proposing something, and reading what became of it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.core.database import db, today
from recruit.core.row_numbers import whole
from recruit.referrals import proposals
from recruit.vacancies import search
from recruit.web.forms.colleagues import ProposalForm
from recruit.web.forms.editing import code
from recruit.web.share.blueprint import share


@share.route("/proposals", methods=["GET", "POST"])
def own_proposals() -> str | Response | tuple[str, int]:
    """One's own proposals, and a new one."""
    opened = list(db.session.scalars(search.open_vacancies(today())))
    form = ProposalForm(opened, data={"vacancy_id": whole(request.args.get("vacancy", "")) or 0})
    if request.method == "POST" and form.validate():
        vacancy = next((vacancy for vacancy in opened if vacancy.id == form.vacancy_id.data), None)
        proposals.propose(current_user, form.text.data, vacancy)
        db.session.commit()
        flash(_("Thank you. A recruiter reads it, and you get a mail with the answer."))
        return redirect(url_for("share.own_proposals"), 303)
    shown = render_template("share/proposals.html", form=form, mine=proposals.proposals_of(current_user))
    return shown, code(form)
