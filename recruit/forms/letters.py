"""A better address for a letter that could not be delivered."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from recruit.forms.base import Needed, Text
from recruit.forms.editing import EditForm
from recruit.forms.vacancy import an_email


class AddressForm(EditForm):
    """Where it should have gone."""

    email = Text(
        _l("E-mail address"),
        [Needed(_l("Write the e-mail address.")), an_email],
        most=254,
        render_kw={"type": "email", "inputmode": "email", "autocomplete": "off", "spellcheck": "false"},
    )
