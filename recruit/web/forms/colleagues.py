"""Forms about colleagues who share: bringing them in, what they may do, and what they say of themselves."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms.fields import BooleanField, SelectField, TextAreaField
from wtforms.validators import ValidationError

from recruit.core import domains
from recruit.models import Unit, Vacancy
from recruit.organisation import invitations as welcoming
from recruit.web.forms.about_people import AboutNobody
from recruit.web.forms.base import LongText, Needed, OfficeForm, Text, choices
from recruit.web.forms.editing import EditForm
from recruit.web.forms.numbers import Whole
from recruit.web.forms.people import PAGES_IN


class InviteForm(OfficeForm):
    """A list of colleagues, pasted or as a file."""

    people = TextAreaField(_l("Addresses"))
    file = FileField(_l("Or a table as a file"))

    def text(self) -> str:
        """The list, wherever it was given."""
        return welcoming.decode(self.file.data.read()) if self.file.data else str(self.people.data or "")

    def validate_people(self, field: Any) -> None:
        if not self.file.data and not (field.data or "").strip():
            raise ValidationError(_("Paste e-mail addresses, one on each line, or choose a file."))
        if (field.data or "").count("\n") > welcoming.MOST:
            raise ValidationError(_("This list is too long: at most 20,000 lines at a time."))

    def validate_file(self, field: Any) -> None:
        if not field.data:
            return
        content = field.data.read()
        field.data.seek(0)
        if b"\0" in content or len(content) > 4_000_000 or content.count(b"\n") > welcoming.MOST:
            raise ValidationError(_("This file cannot be read. Save the table as CSV, of at most 20,000 lines."))
        if not content.strip():
            raise ValidationError(_("This file is empty. Choose another."))


class SharingForm(EditForm):
    """What the organisation lets colleagues do."""

    domains = LongText(
        _l("Mail domains of your own"),
        most=1000,
        hint=_l(
            "Whoever has an address there may let themselves in, after a mail. For example: example.org. "
            "Leave it empty, and only people whom you invite come in."
        ),
    )
    monthly_mail = BooleanField(_l("Mail colleagues once a month"))
    monthly_day = Whole(_l("Day of the month"), least=1, most=28, says=_l("Write a day from 1 to 28."))
    figures_per_person = BooleanField(_l("The office sees what each colleague brought"))
    invitations = BooleanField(_l("Colleagues may invite somebody they know"))
    ranking = BooleanField(_l("There is a ranking"))

    def validate_domains(self, field: Any) -> None:
        fine, wrong, public = domains.listed(field.data)
        if public:
            raise ValidationError(
                _("Everybody can have an address at %(domain)s. Name only domains of your own.", domain=public[0])
            )
        if wrong:
            raise ValidationError(_("“%(domain)s” is no mail domain. Write it like example.org.", domain=wrong[0][:80]))
        field.data = " ".join(fine)

    def facts(self) -> dict[str, Any]:
        """All that was filled in."""
        given = {name: value for name, value in self.data.items() if name not in ("csrf_token", "as_read")}
        return given | {"monthly_day": self.monthly_day.stored}


class AboutForm(EditForm):
    """What a colleague says of themselves."""

    name = Text(_l("Name"), [Needed(_l("Write your name."))], most=120)
    unit_id = SelectField(_l("Where you work"), coerce=int)
    language = SelectField(_l("Language of these pages"), choices=PAGES_IN)
    mastodon = Text(
        _l("Mastodon"), most=300, hint=_l("Do you have an account there? Then its address, such as @anna@mastodon.nl.")
    )
    monthly_mail = BooleanField(_l("Mail me once a month what is new"))

    def __init__(self, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.unit_id.choices = choices((0, _("Rather not say")), *((unit.id, unit.name) for unit in units))

    def validate_mastodon(self, field: Any) -> None:
        if not field.data:
            return
        server = domains.mastodon_server(field.data)
        if not server:
            raise ValidationError(_("Write your address on Mastodon, such as @anna@mastodon.nl."))
        field.data = server


class ProposalForm(OfficeForm):
    """A proposal: other words for a vacancy, or a channel."""

    vacancy_id = SelectField(_l("What is it about?"), coerce=int)
    text = LongText(_l("Your proposal"), [Needed(_l("Write what you propose."))], most=1500)

    def __init__(self, vacancies: list[Vacancy], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.vacancy_id.choices = choices(
            *((vacancy.id, _("Words for: %(title)s", title=vacancy.title)) for vacancy in vacancies),
            (0, _("A channel that we do not use yet")),
        )

    def validate_text(self, field: Any) -> None:
        if self.vacancy_id.data and re.search(r"https?://|www\.", field.data or "", re.IGNORECASE):
            raise ValidationError(_("Leave the link out: everybody who shares these words gets a link of their own."))


class DecisionForm(OfficeForm):
    """What becomes of a proposal."""

    answer = LongText(_l("Your answer"), [AboutNobody()], most=500)
