"""What my sharing did, whom I invited, and who said thank you."""

from __future__ import annotations

from flask import render_template
from flask_babel import gettext as _
from flask_login import current_user

from adapters.share_links import NETWORKS
from recruit.attribution.origin_names import INVITATION
from recruit.core.database import now, today
from recruit.models import Lead
from recruit.organisation import policies
from recruit.referrals import invitations, results
from recruit.referrals.invitations import Standing
from recruit.referrals.results import Step
from recruit.web.share.blueprint import share
from recruit.web.share.months import month
from recruit.web.url_converters import page_number

PER_PAGE = 25


@share.get("/referrals")
def referrals() -> str:
    """What it brought, never through whom."""
    found = results.results_of(current_user)
    number, pages = page_number(), max(1, -(-len(found) // PER_PAGE))
    number = min(number, pages)
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    return render_template(
        "share/referrals.html",
        totals=results.totals(found),
        rows=results.with_titles(shown),
        number=number,
        pages=pages,
        thanks=results.thanks_to(current_user),
        invitations=invitations.invitations_of(current_user),
        whole=results.share_of_all_lately(),
        network_called=network_called,
        said=in_words(),
        month=month,
        where_it_stands=where_it_stands,
        has_rewards=policies.reward_rules().on,
    )


def network_called(network: str) -> str:
    """A network in words."""
    said = {
        "": _("Your link"),
        INVITATION: _("Invitation"),
        "copy": _("Copied link"),
        "code": _("QR code"),
    }
    known = NETWORKS.get(network)
    return str(said.get(network) or (known.label if known else network))


def in_words() -> dict[Step | Standing, str]:
    """How far something came."""
    return {
        Step.RECEIVED: _("received"),
        Step.IN_PROCESS: _("in process"),
        Step.HIRED: _("hired"),
        Step.CLOSED: _("closed"),
        Standing.ACCEPTED: _("invitation noted"),
        Standing.APPLIED: _("applied"),
        Standing.OVER: _("over"),
    }


def where_it_stands(lead: Lead) -> Standing:
    """An invitation, as far as a colleague may know."""
    return invitations.standing(lead, now(), today())
