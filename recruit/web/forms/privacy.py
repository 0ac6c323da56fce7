"""What the office fills in about the data of candidates."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, ValidationError

from recruit.candidates.privacy.legal_holds import LONGEST
from recruit.core.database import today
from recruit.web.forms.about_people import AboutForm, AboutText
from recruit.web.forms.base import Reason
from recruit.web.forms.vacancy import Day


class HoldForm(AboutForm):
    """Why a deletion waits, and until when."""

    reason = AboutText(
        _l("Reason"),
        [Reason(_l("Write why it must be kept. The candidate reads this."))],
        most=500,
        hint=_l("The candidate reads this: for example, a complaint that is being looked into."),
        column="holds.reason",
    )
    until = Day(_l("Until"), [InputRequired(_l("Choose a day."))])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.until.hint = _("The day itself included. At most a year.")

    def validate_until(self, field: Any) -> None:
        if field.data and field.data < today():
            raise ValidationError(_("This day has passed. Choose today or later."))
        if field.data and field.data > today() + LONGEST:
            raise ValidationError(_("This is more than a year away. Choose an earlier day; you can hold it again."))
