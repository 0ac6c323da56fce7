"""Fields in which one of a few is chosen, and days that are counted."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from wtforms.fields import RadioField
from wtforms.validators import StopValidation

from recruit.web.forms.numbers import Whole


class Choice(RadioField):
    """One of a few, all of them in sight; `says` tells what to do when none was chosen."""

    data: Any

    def __init__(self, label: Any = None, *, says: Any, hint: Any = "", **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.says = says
        self.hint = hint

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None

    def pre_validate(self, form: Any) -> None:
        if self.data not in [choice.value for choice in self.choices or ()]:
            raise StopValidation(str(self.says))


class Days(Whole):
    """A whole number of days within bounds."""

    def sentence(self) -> str:
        return str(_("Write a whole number of days, from %(least)s to %(most)s.", least=self.least, most=self.most))
