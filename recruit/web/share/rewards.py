"""What referrals bring: the rules, one's own claims, and the ranking for whoever joins it."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.models import Deed
from recruit.organisation import audit, policies
from recruit.organisation.policies import sharing
from recruit.referrals.rewards import claim_search, rules
from recruit.web.forms.editing import code, held
from recruit.web.forms.rewards import AliasForm
from recruit.web.share.blueprint import share
from recruit.web.share.months import month


@share.get("/rewards")
def rewards() -> str:
    """The rules, in sentences, and what they brought so far."""
    row, mine = policies.reward_rules(), claim_search.mine(current_user)
    if not row.on and not mine:
        abort(404)
    facts = {
        "rules": row,
        "said": rules.rules_in_words(row),
        "claims": mine,
        "points": claim_search.points(mine),
        "has_ranking": sharing().ranking,
    }
    ways = {
        "money": rules.money,
        "month": month,
        "points_of": claim_search.points_of,
        "bonus_from": claim_search.bonus_from,
    }
    return render_template("share/rewards.html", **facts, **ways)


@share.route("/ranking", methods=["GET", "POST"])
def ranking() -> str | Response | tuple[str, int]:
    """Who joined sees it, under a name of their choosing; others see what it is and may join."""
    if not sharing().ranking or not policies.reward_rules().on:
        abort(404)
    form = AliasForm(current_user, obj=held(current_user._get_current_object()))
    if request.method == "POST" and form.validate():
        return known_as(form.alias.data, _("You have joined as %(name)s.", name=form.alias.data))
    places = claim_search.ranking() if current_user.alias else []
    return render_template("share/ranking.html", form=form, places=places), code(form)


@share.post("/ranking/leave")
def ranking_leave() -> Response:
    """Out of the ranking; nothing is left there."""
    return known_as("", _("You have left the ranking."))


def known_as(alias: str, said: str) -> Response:
    """Take that name in the ranking, or none."""
    current_user.alias = alias
    audit.note(current_user, Deed.RANKING_JOINED if alias else Deed.RANKING_LEFT, current_user)
    db.session.commit()
    flash(said)
    return redirect(url_for("share.ranking"), 303)
