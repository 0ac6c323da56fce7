"""The form in which recruiters write down what a channel or a post cost."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import SelectField
from wtforms.validators import StopValidation, ValidationError

from recruit.models import Channel, Cost
from recruit.models.vacancies import CURRENCIES
from recruit.web.forms.about_people import AboutNobody
from recruit.web.forms.base import Text, choices
from recruit.web.forms.editing import EditForm
from recruit.web.forms.numbers import Figure
from recruit.web.forms.vacancy import Day

LONGEST = 3660
"""Days that one amount may be spread over."""


class CostForm(EditForm):
    """An amount, what it is for, and the days that it is spread over."""

    channel_id = SelectField(_l("Channel"), coerce=int)
    amount = Figure(_l("Amount"), most=10_000_000, factor=100)
    currency = SelectField(_l("Currency"), choices=choices(*((sign, sign) for sign in CURRENCIES)))
    since = Day(_l("From"))
    until = Day(_l("Up to"))
    note = Text(_l("Note"), [AboutNobody()], most=300, hint=_l("For example, the number of the invoice."))

    def validate_amount(self, field: Any) -> None:
        if not field.errors and not field.number:
            raise ValidationError(_("Write an amount, such as 250 or 99.50."))

    def validate_since(self, field: Any) -> None:
        if field.data is None:
            raise StopValidation(_("Choose the first day."))

    def validate_until(self, field: Any) -> None:
        if field.data is None:
            raise StopValidation(_("Choose the last day."))
        if self.since.data and field.data < self.since.data:
            raise ValidationError(_("The last day comes before the first. Check the days."))
        if self.since.data and (field.data - self.since.data).days > LONGEST:
            raise ValidationError(_("This is more than ten years. Check the days."))

    def facts(self) -> dict[str, Any]:
        """All that was filled in."""
        own = {"currency": self.currency.data, "since": self.since.data, "until": self.until.data}
        return own | {"cents": int(self.amount.stored or 0), "note": self.note.data or ""}


def cost_form(channels: list[Channel], row: Cost | None = None) -> CostForm:
    """The form with the channels to choose from."""
    form = CostForm(obj=row, data={"amount": row.cents} if row else None)
    form.channel_id.choices = choices(*((channel.id, channel.name) for channel in channels))
    if row and not form.is_submitted():
        form.amount.process_data(row.cents)
    return form
