"""A better address for a letter that could not be delivered."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from recruit.candidates import undelivered_letters
from recruit.models import Application, Lead
from recruit.web.forms.base import Needed, Text
from recruit.web.forms.editing import EditForm
from recruit.web.forms.vacancy import an_email


class AddressForm(EditForm):
    """Where it should have gone: to this person, and to nobody here in their place."""

    email = Text(
        _l("E-mail address"),
        [Needed(_l("Write the e-mail address.")), an_email],
        most=254,
        render_kw={"type": "email", "inputmode": "email", "autocomplete": "off", "spellcheck": "false"},
    )

    def __init__(self, row: Application | Lead) -> None:
        super().__init__(obj=row)
        self.row = row

    def validate_email(self, field: Any) -> None:
        if undelivered_letters.is_ours(field.data or "", self.row):
            raise ValidationError(_("This is an address of our own. Write one that this person reads."))
