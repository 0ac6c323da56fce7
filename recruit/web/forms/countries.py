"""Choosing a country."""

from __future__ import annotations

from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from wtforms.fields import SelectField

from recruit.core import countries
from recruit.web.forms.base import choices


def all_of_them() -> Any:
    """What there is to choose from."""
    return choices(("", _("Not said")), *countries.by_name(str(get_locale())))


class CountryField(SelectField):
    """One of all countries, by its name in the language of the page, or none."""

    def __init__(self, label: Any = None, *, hint: Any = "", **kwargs: Any) -> None:
        super().__init__(label, choices=all_of_them, **kwargs)
        self.hint = hint
