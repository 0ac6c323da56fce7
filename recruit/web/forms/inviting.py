"""What a colleague writes to somebody whom they know."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import RadioField, SelectField
from wtforms.validators import StopValidation

from recruit.models import Lead, LeadKind, Vacancy
from recruit.referrals.invitations import Invitation
from recruit.web.forms.about_people import AboutForm, AboutText
from recruit.web.forms.apply import EmailAddress
from recruit.web.forms.base import Needed, Plain, Text, choices
from recruit.web.forms.vacancy import LANGUAGES

MAIL, COPY = "mail", "by hand"
WAYS = choices((MAIL, _l("Recruit mails it")), (COPY, _l("I send it myself: in an app, or by mail")))


class InviteForm(AboutForm):
    """One person, and a few words of one's own."""

    name = Text(_l("Name"), [Needed(_l("Fill in the name."))], most=100)
    way = RadioField(_l("How does the letter get there?"), choices=WAYS, default=MAIL)
    email = Text(
        _l("E-mail address"),
        most=254,
        hint=_l("Only if Recruit mails it."),
        render_kw={"type": "email", "inputmode": "email", "autocomplete": "off", "spellcheck": "false"},
    )
    words = AboutText(
        _l("A few words of your own"),
        [Needed(_l("Write a few words: without them it would be a letter from nobody."))],
        most=1000,
        hint=_l("Why you think of this person. They stand in the letter as you write them."),
        column="leads.why",
    )
    language = SelectField(_l("Language of the letter"), choices=LANGUAGES)

    def validate_email(self, field: Any) -> None:
        if self.way.data != MAIL:
            return
        if not field.data:
            raise StopValidation(_("Fill in the e-mail address, or send the letter yourself."))
        Plain(254)(self, field)
        EmailAddress()(self, field)

    def invites_for(self, vacancy: Vacancy) -> None:
        """Say for which vacancy it is: what stands in its title is no sign of a search."""
        lead = Lead(kind=LeadKind.INVITED, name=self.name.data or "", vacancy_id=vacancy.id)
        self.about(lead, row=lead)

    def written(self) -> dict[str, str]:
        """As ever; of a letter that somebody sends by their own hand we keep no word."""
        return super().written() if self.way.data == MAIL else {self.words.column: ""}

    def given(self) -> Invitation:
        """What was filled in. An address is only kept to mail to it."""
        email = self.email.data if self.way.data == MAIL else ""
        return Invitation(self.name.data, email, self.words.data, self.language.data)
