"""What a recruiter writes about somebody who has not applied. The person will read it."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import SelectField
from wtforms.validators import ValidationError

from recruit.models import Lead, LeadKind
from recruit.web.forms.about_people import AboutForm, AboutLine, AboutText, Asking
from recruit.web.forms.apply import WebText
from recruit.web.forms.base import Needed, Reason, Text, WebAddress, choices
from recruit.web.forms.vacancy import LANGUAGES, an_email
from recruit.web.forms.whom import Colleague

KINDS = choices((LeadKind.FOUND, _l("Found on a network or a site")), (LeadKind.NAMED, _l("Named by a colleague")))


class AboutAddress(Asking, WebText):
    """The address of a page about somebody."""


class LeadForm(AboutForm):
    """Somebody found or named."""

    vacancy = SelectField(_l("For which vacancy"), coerce=int)
    kind = SelectField(_l("How"), choices=KINDS)
    named_by = Colleague(_l("By which colleague"))
    name = Text(_l("Name"), [Needed(_l("Fill in the name."))], most=200)
    address = AboutAddress(
        _l("Address of the profile or page"),
        [WebAddress()],
        most=500,
        hint=_l("Needed if you found this person: without it nobody can check where it comes from."),
        column="leads.address",
    )
    place = AboutLine(
        _l("Where"),
        most=60,
        hint=_l("Needed if you found this person. For example: LinkedIn, the site of a conference."),
        column="leads.source",
    )
    email = Text(_l("E-mail address"), [an_email], most=254, hint=_l("Only if it is public; the notice can go there."))
    why = AboutText(
        _l("Why this person"),
        [Reason(_l("Say why: the person reads this."))],
        most=2000,
        hint=_l("Only what matters for the work."),
        column="leads.why",
    )
    language = SelectField(_l("Language of the notice"), choices=LANGUAGES)

    def validate_named_by(self, field: Any) -> None:
        if self.kind.data == LeadKind.NAMED and not field.data:
            raise ValidationError(_("Write which colleague named this person."))

    def validate_address(self, field: Any) -> None:
        if self.kind.data == LeadKind.FOUND and not field.data:
            raise ValidationError(_("Give the address of the page: without it nobody can check the source."))

    def validate_place(self, field: Any) -> None:
        if self.kind.data == LeadKind.FOUND and not field.data:
            raise ValidationError(_("Say where this comes from: the law asks for the source."))

    def validate(self, extra_validators: Any = None) -> bool:
        """As ever; of somebody who was found the source and the address say that it comes from a search."""
        kind = self.kind.data if self.kind.data in tuple(LeadKind) else LeadKind.NAMED
        lead = Lead(kind=LeadKind(kind), name=self.name.data or "", vacancy_id=self.vacancy.data)
        self.about(lead, row=lead)
        return super().validate(extra_validators)

    def facts(self) -> dict[str, Any]:
        """What was written, as the lead keeps it."""
        found = {name: self[name].data or "" for name in ("name", "address", "email", "place", "why", "language")}
        kind = LeadKind(self.kind.data)
        named = self.named_by.person if kind == LeadKind.NAMED else None
        return found | {"kind": kind, "named_by_id": named.id if named else None, "source": found["place"]}


class ToldForm(AboutForm):
    """How the notice was sent, by somebody's own hand."""

    how = AboutLine(
        _l("How did you send it?"),
        [Reason(_l("Say how, for example: a message on LinkedIn."))],
        most=200,
        hint=_l("For example: a message on LinkedIn."),
        column="leads.informed_how",
    )
