"""The kit of one vacancy, for whoever shares it."""

from __future__ import annotations

from flask import abort, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from adapters.share_links import NETWORKS, Network
from recruit.core.database import today
from recruit.models import Vacancy
from recruit.organisation import policies
from recruit.referrals import code_of_conduct, share_kit
from recruit.referrals.rewards.rules import rules_in_words
from recruit.referrals.share_preview import telling
from recruit.vacancies import search
from recruit.web.forms.sharing import WordsForm
from recruit.web.pages import with_words
from recruit.web.share.blueprint import sharer


def known(number: int) -> Vacancy:
    """A vacancy that is open; 404 for any other. Who had a form about it open when it was closed reads that, and what
    they typed."""
    found = search.find(number) or abort(404)
    if not found.is_open(today()):
        said = _("This vacancy was closed meanwhile, so nothing was done.")
        abort(make_response(*with_words(410, said)) if request.method == "POST" else 404)
    return found


def network_of(name: str) -> Network:
    """A network by its name; 404 for one that we do not know."""
    return NETWORKS.get(name) or abort(404)


def kit_page(
    vacancy: Vacancy, refused: tuple[str, WordsForm] | None = None, stopped: str = "", status: int = 200
) -> Response:
    """The kit with all its networks; the link to copy is there once it was asked for."""
    user, told, rewards = sharer(), telling(vacancy), policies.reward_rules()
    rules = code_of_conduct.asked_of(user)
    shares = share_kit.all_of(user, vacancy)
    shown = render_template(
        "share/vacancy.html",
        vacancy=vacancy,
        looks=share_kit.looks(user, told, shares),
        refused=refused,
        stopped=stopped,
        rules=rules,
        mark=code_of_conduct.mark(user, rules) if rules else None,
        copied=share_kit.whole_words(shares["copy"], told) if "copy" in shares and not rules else "",
        is_first=share_kit.is_first(user),
        rewards=rules_in_words(rewards) if rewards.on else [],
        may_invite=policies.sharing().invitations,
        proposed=share_kit.proposed(vacancy, told),
    )
    return make_response(shown, status)
