"""What colleagues proposed, and our answer."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.models import Proposal, ProposalState
from recruit.referrals import proposals
from recruit.web.forms.colleagues import DecisionForm
from recruit.web.forms.editing import code
from recruit.web.office.blueprint import office
from recruit.web.url_converters import page_number


@office.get("/proposals")
def proposal_list() -> str:
    """What waits for an answer first."""
    state = request.args.get("state", "")
    page = db.paginate(proposals.proposals_in(state), page=page_number(), per_page=25, error_out=False)
    return render_template("office/proposals/proposals.html", page=page, state=state, states=list(ProposalState))


@office.route("/proposals/<int:number>", methods=["GET", "POST"])
def proposal(number: int) -> str | Response | tuple[str, int]:
    """Read one, accept it or decline it with a few words."""
    proposal, form = db.get_or_404(Proposal, number), DecisionForm()
    remarks, accept = proposals.remarks(proposal), request.form.get("decision") == "accept"
    if request.method == "POST" and form.validate() and may_be_answered(form, accept, any(r.blocks for r in remarks)):
        fresh = proposals.decide(proposal, accept, form.answer.data, current_user)
        db.session.commit()
        flash(_("Answered; your colleague gets a mail.") if fresh else _("Somebody else has answered this already."))
        return redirect(url_for("office.proposal_list"), 303)
    shown = render_template("office/proposals/proposal.html", proposal=proposal, form=form, remarks=remarks)
    return shown, code(form)


def may_be_answered(form: DecisionForm, accept: bool, is_stopped: bool) -> bool:
    """Whether the answer says enough, and no house rule stops the words."""
    if not accept and not form.answer.data:
        form.answer.errors = [_("Write a few words: why not?")]
    elif accept and is_stopped:
        form.form_errors.append(_("A house rule stops these words. Decline them, and say what should be different."))
    return not form.errors
