"""The form about something that was noticed."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.fields import HiddenField

from recruit.web.forms.about_people import AboutForm, AboutText
from recruit.web.forms.base import Reason, choices
from recruit.web.forms.choosing import Choice

HARMLESS, HARMFUL = "harmless", "harmful"


class SettleForm(AboutForm):
    """What a person who looked makes of it."""

    seen = HiddenField()
    """The evidence as it stood on the page."""
    verdict = Choice(
        _l("What you make of it"),
        says=_l("Choose what you make of it."),
        choices=choices((HARMLESS, _l("There is no harm in it")), (HARMFUL, _l("There is harm in it"))),
    )
    reason = AboutText(
        _l("Reason"),
        [Reason(_l("Write the reason. It stays on record."))],
        most=500,
        hint=_l("It stays on record, and the candidate whose application it is reads it. Name nobody."),
        column="flags.reason",
    )
