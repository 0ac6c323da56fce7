"""Rewards for referrals: the rules, the claims, what a person decides about one, and what goes to payroll."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.core.row_numbers import whole
from recruit.core.translatable import say
from recruit.models import Claim, ClaimState
from recruit.models.visibility import Reader, may_see
from recruit.organisation import audit, policies
from recruit.referrals.integrity import holds, search
from recruit.referrals.rewards import claim_search, claims, rules
from recruit.web.forms.editing import code, held
from recruit.web.forms.rewards import ClaimForm, RewardsForm, claim_form
from recruit.web.office.blueprint import administration
from recruit.web.office.downloads import as_csv
from recruit.web.url_converters import page_number

VERDICTS = {"let through": claims.let_through, "refuse": claims.refuse, "reopen": claims.reopen}


@administration.route("/rewards/rules", methods=["GET", "POST"])
def reward_rules() -> str | Response | tuple[str, int]:
    """What a referral brings the colleague."""
    row = held(policies.reward_rules())
    form = RewardsForm(obj=row)
    if request.method == "POST" and form.validate():
        policies.change(policies.reward_rules(), form.facts(), current_user)
        db.session.commit()
        flash(_("Saved."))
        return redirect(url_for("administration.rewards"), 303)
    facts = {"said": rules.rules_in_words(row), "history": audit.history(row)}
    return render_template("office/rewards/rules.html", form=form, rules=row, **facts), code(form)


@administration.get("/rewards")
def rewards() -> str:
    """All claims; those that wait for a person first of all."""
    wanted = request.args.get("state", "")
    page = db.paginate(claim_search.claims_in(wanted), page=page_number(), per_page=50, error_out=False)
    facts = {
        "counts": claim_search.counts(),
        "wanted": wanted,
        "rules": policies.reward_rules(),
        "held": holds.among(page.items),
    }
    return render_template("office/rewards/rewards.html", page=page, money=rules.money, **facts)


@administration.route("/rewards/<int:number>", methods=["GET", "POST"])
def reward(number: int) -> str | Response | tuple[str, int]:
    """One claim: what speaks against it, and what a person decides."""
    claim = claim_search.one(number) or abort(404)
    form = claim_form(offered(claim))
    form.explain(heard=hears(claim))
    form.about(claim.application)
    if request.method == "POST" and form.validate() and decided(claim, form):
        db.session.commit()
        flash(what_happened(claim, form.verdict.data))
        return redirect(url_for("administration.rewards"), 303)
    facts = {"money": rules.money, "history": audit.history(claim), "flags": search.shown(holds.flags_of(claim))}
    shown = {"claim": claim, "form": form, "held": holds.among([claim]), "hears": hears(claim)}
    return render_template("office/rewards/reward.html", **shown, **facts), code(form)


def offered(claim: Claim) -> list[tuple[str, str]]:
    """What can be decided about it now."""
    found = []
    if hears(claim) and claim.state in claims.WAITS and (not claim.settled or holds.holds(claim)):
        found.append(("let through", _("It is a referral: let it through")))
    if claim.state in claims.WAITS:
        found.append(("refuse", _("Refuse it")))
    if hears(claim) and claim.state == ClaimState.REFUSED:
        found.append(("reopen", _("Take it up again")))
    return found


def hears(claim: Claim) -> bool:
    """Whether the candidate agrees that the colleague knows of it."""
    return may_see(Reader.REWARD, claim.application)


def what_happened(claim: Claim, verdict: str) -> str:
    """What happened, and who hears of it."""
    if not hears(claim):
        return str(_("Saved. The colleague hears nothing of it: the candidate wants it so."))
    if verdict == "let through":
        return str(_("Saved. The colleague does not hear that somebody looked."))
    return str(_("Saved. The colleague is told."))


def decided(claim: Claim, form: ClaimForm) -> bool:
    """Do it; the form says why it cannot be done."""
    try:
        VERDICTS[form.verdict.data](claim, form.reason.data, current_user)
    except claims.NotNow as error:
        form.verdict.errors = [say(error)]
        return False
    return True


@administration.get("/rewards/payroll.csv")
def rewards_export() -> Response:
    """What is to be paid, for payroll."""
    header = ("claim", "name", "email", "vacancy", "hired", "bonus", "currency")
    return as_csv("rewards", header, claim_search.as_rows(claim_search.eligible()))


@administration.route("/rewards/pay", methods=["GET", "POST"])
def rewards_pay() -> str | Response:
    """Asks first; then exactly the claims that stood there are paid."""
    if request.method == "GET":
        return render_template("office/rewards/pay.html", claims=claim_search.eligible(), money=rules.money)
    numbers = {number for typed in request.form.getlist("claim") if (number := whole(typed))}
    count = claims.pay([claim for claim in claim_search.eligible() if claim.id in numbers], current_user)
    db.session.commit()
    flash(ngettext("%(num)s claim is noted as paid.", "%(num)s claims are noted as paid.", count))
    return redirect(url_for("administration.rewards"), 303)
