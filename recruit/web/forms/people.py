"""Forms about people, the organisation and oneself."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import BooleanField, SelectField, StringField
from wtforms.validators import StopValidation, ValidationError

from recruit.core.person_names import name_in
from recruit.models import Role, Unit
from recruit.web.forms.base import LongText, Needed, OfficeForm, Text, WebAddress, choices
from recruit.web.forms.countries import CountryField
from recruit.web.forms.editing import EditForm
from recruit.web.forms.publishing import Box
from recruit.web.forms.vacancy import an_email

ROLES = choices(
    (Role.EMPLOYEE, _l("Employee: shares vacancies")),
    (Role.RECRUITER, _l("Recruiter: writes, publishes, reads applications")),
    (Role.ADMINISTRATOR, _l("Administrator: also channels, people and settings")),
)
PAGES_IN = choices(("", _l("The browser’s language")), ("nl", "Nederlands"), ("en", "English"))


def a_name(form: Any, field: Any) -> None:
    """What people outside the office may read too."""
    if not name_in(field.data):
        raise StopValidation(_("Write a name, as people outside may read it: no address, and no account."))


class SignInForm(OfficeForm):
    """Asking for a link to sign in."""

    email = Text(_l("E-mail address"), [Needed(_l("Write your e-mail address.")), an_email], most=254)


class MeForm(EditForm):
    """What somebody says about themselves."""

    name = Text(_l("Name"), [Needed(_l("Write your name.")), a_name], most=120)
    email = Text(_l("E-mail address"), [Needed(_l("Write your e-mail address.")), an_email], most=254)
    language = SelectField(_l("Language of these pages"), choices=PAGES_IN)
    weekly_mail = Box(
        _l("Mail me the figures of the week"),
        hint=_l("On Mondays: last week beside the week before. Numbers, no names."),
    )


class PersonForm(EditForm):
    """Somebody who may sign in or share."""

    name = Text(_l("Name"), [Needed(_l("Write a name.")), a_name], most=120)
    email = Text(_l("E-mail address"), [Needed(_l("Write an e-mail address.")), an_email], most=254)
    role = SelectField(_l("Role"), choices=ROLES, default=Role.RECRUITER)
    unit_id = SelectField(_l("Unit"), coerce=int)
    active = BooleanField(_l("May sign in"), default=True)

    def __init__(self, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.unit_id.choices = choices((0, _l("None")), *((unit.id, unit.name) for unit in units))


class EmployerForm(EditForm):
    """The organisation as candidates see it."""

    name = Text(_l("Name of the organisation"), [Needed(_l("Write the name of the organisation."))], most=120)
    website = Text(_l("Website"), [WebAddress()], most=300)
    about = LongText(
        _l("About the organisation"), most=2000, hint=_l("A few sentences at the top of the careers page.")
    )
    accent = StringField(_l("Colour"))
    street = Text(_l("Street and number"), most=200)
    postcode = Text(_l("Postcode"), most=20)
    city = Text(_l("Town"), most=120)
    country = CountryField(_l("Country"), hint=_l("Search engines show no vacancy whose country they do not know."))
    privacy_email = Text(
        _l("E-mail address for privacy questions"),
        [an_email],
        most=254,
        hint=_l("Shown in the notice that every candidate reads."),
    )
    privacy_post = LongText(
        _l("Postal address for privacy questions"), most=300, hint=_l("As on an envelope. Shown in the same notice.")
    )
    privacy_officer = Text(
        _l("Data protection officer"), most=200, hint=_l("If you have one: how this person is reached.")
    )
    processors = LongText(
        _l("Companies that handle the data for you"),
        most=1000,
        hint=_l("Who hosts this, who carries your mail, and where. Outside Europe: what protects the data there."),
    )

    def validate_accent(self, field: Any) -> None:
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", field.data or ""):
            raise ValidationError(_("Choose a colour, written as # and six digits or letters a to f."))


class UnitForm(OfficeForm):
    """A unit of the organisation."""

    name = Text(_l("Name of the unit"), [Needed(_l("Write the name of the unit."))], most=120)
