"""What texts about a candidate are called, and what is noticed in them, in words that candidates read too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from recruit.candidates.screening.sensitive import Topic
from recruit.candidates.screening.sensitive.signs import ADDRESS, NETWORK, SEARCH
from recruit.models import PossibleFinding

CALLED: dict[str, Any] = {
    "decisions.criterion": _l("What decided"),
    "decisions.reason": _l("Reason of a decision"),
    "messages.subject": _l("Subject of a letter"),
    "messages.text": _l("Letter"),
    "flags.reason": _l("What was made of something to look at"),
    "holds.reason": _l("Why the deletion was held"),
    "claims.reason": _l("Why something was decided about a colleague’s reward"),
    "origin_corrections.reason": _l("Why the origin was corrected"),
    "same_people.reason": _l("Why two applications are of one person"),
    "thanks.text": _l("Thanks to a colleague"),
    "leads.why": _l("Why we thought of this person"),
    "leads.source": _l("Where we know this person from"),
    "leads.address": _l("Address of a page of this person"),
    "leads.informed_how": _l("How this person was told"),
}
"""Columns, as `recruit.candidates.screening.texts` has them."""

WHAT: dict[str, Any] = {
    Topic.PAY_HISTORY.value: _l("former pay"),
    Topic.AGE.value: _l("age"),
    Topic.HEALTH.value: _l("health"),
    Topic.FAMILY.value: _l("family"),
    Topic.BELIEF.value: _l("belief"),
    Topic.ETHNICITY.value: _l("origin"),
    Topic.POLITICS.value: _l("political opinions"),
    Topic.UNION.value: _l("a trade union"),
    Topic.ORIENTATION.value: _l("orientation or gender"),
    Topic.CONVICTIONS.value: _l("convictions"),
    NETWORK: _l("a network on the web"),
    ADDRESS: _l("a web address"),
    SEARCH: _l("looking somebody up"),
}
"""What can be noticed."""


def answer(found: PossibleFinding) -> str:
    """Why a text is no finding, as somebody said."""
    return found.reason or str(_("the answer was deleted together with another application"))


def listed(noticed: Iterable[str]) -> str:
    """What was noticed, in one line."""
    return ", ".join(str(WHAT.get(what, what)) for what in noticed)
