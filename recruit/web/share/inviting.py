"""A colleague knows somebody for a vacancy."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.candidates import leads
from recruit.core.database import db
from recruit.core.translatable import say
from recruit.models import Vacancy
from recruit.organisation.policies import sharing
from recruit.referrals import invitations
from recruit.web import limits
from recruit.web.forms.editing import code
from recruit.web.forms.inviting import InviteForm
from recruit.web.share.blueprint import share
from recruit.web.share.kit import known


def invitable(number: int) -> Vacancy:
    """A vacancy for which colleagues may invite; 404 for any other."""
    return known(number) if sharing().invitations else abort(404)


@share.route("/vacancies/<int:number>/invite", methods=["GET", "POST"])
@limits.limiter.limit(limits.INVITE, methods=["POST"], key_func=lambda: str(current_user.id))
def invite(number: int) -> str | Response | tuple[str, int]:
    """One person, a few words; the letter as it will be read; and only then it goes."""
    vacancy = invitable(number)
    form = InviteForm(data={"language": vacancy.language, "way": "mail"})
    form.invites_for(vacancy)
    if request.method == "GET" or "change" in request.form or not form.validate():
        return invitation_page(vacancy, form)
    try:
        if "send" in request.form:
            return send(vacancy, form)
        subject, text = invitations.look(vacancy, form.given(), current_user, leads.whole("…"))
    except invitations.NotPossible as error:
        form.form_errors.append(say(error))
        return invitation_page(vacancy, form)
    db.session.commit()
    return render_template("share/invite_letter.html", vacancy=vacancy, form=form, subject=subject, text=text)


def invitation_page(vacancy: Vacancy, form: InviteForm) -> tuple[str, int]:
    """The form."""
    return render_template("share/invite.html", vacancy=vacancy, form=form), code(form)


def send(vacancy: Vacancy, form: InviteForm) -> str | Response:
    """Invite; what is to be copied is shown this once. Raises NotPossible."""
    lead, text = invitations.invite(vacancy, form.given(), current_user)
    db.session.commit()
    if not lead.email:
        return render_template("share/invite_copy.html", vacancy=vacancy, name=lead.name, text=text)
    flash(
        _(
            "Your invitation to %(name)s is accepted. It is mailed within a few minutes, unless we know this person "
            "already or they want no invitations: which of these we tell nobody.",
            name=lead.name,
        )
    )
    return redirect(url_for("share.referrals"), 303)
