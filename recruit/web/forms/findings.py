"""Forms about what was looked up. What is typed here the candidate reads, and the forms say so."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import HiddenField, SelectField
from wtforms.validators import StopValidation, ValidationError

from recruit.candidates.screening.findings import AnswerKind, Finding, Search, Source
from recruit.candidates.screening.sensitive import Reach, Topic, explain, mentioned, network
from recruit.core.database import today
from recruit.core.translatable import say
from recruit.models import Application, Screening
from recruit.web.forms.base import (
    LongText,
    Needed,
    OfficeForm,
    PublicForm,
    Reason,
    Text,
    WebAddress,
    choices,
    is_only_shown,
)
from recruit.web.forms.choosing import Choice
from recruit.web.forms.publishing import Box
from recruit.web.forms.vacancy import Day

SOURCES = choices(
    (Source.LINK, _l("A link that the candidate gave")),
    (Source.NETWORK, _l("A professional network")),
    (Source.WEB, _l("The public web")),
    (Source.AGENCY, _l("The agency")),
)
USED = choices(("yes", _l("It counts for the decision")), ("no", _l("It does not count")))
ANOTHER = ""
"""The choice of a criterion that the vacancy does not name."""
PRIVATE, HIDDEN = "private network", "not for everybody"
"""What is delicate about a place, beside the topics of the words."""


class SearchForm(OfficeForm):
    """Where somebody looked, and when."""

    source = Choice(_l("Where you looked"), choices=SOURCES, says=_l("Choose where you looked."))
    link = SelectField(_l("Which link"), choices=[])
    address = Text(_l("Address of the page"), [WebAddress()], most=600, hint=_l("The candidate can follow it."))
    seen = Day(_l("Seen on"))

    def for_(self, application: Application, once: str = "") -> None:
        """Offer the links that this candidate gave, and one that they gave once."""
        given = dict.fromkeys(link for link in (application.profile, application.video, once) if link)
        self.link.choices = choices(("", _("None")), *((link, link) for link in given))

    @property
    def place(self) -> str:
        """The address that was looked at."""
        return str((self.link.data if self.source.data == Source.LINK else self.address.data) or "")

    def validate_link(self, field: Any) -> None:
        if self.source.data == Source.LINK and not field.data:
            raise ValidationError(_("Choose which of the candidate’s links it was."))

    def validate_address(self, field: Any) -> None:
        if self.source.data == Source.NETWORK and field.data and not is_of(field.data, Reach.PROFESSIONAL):
            raise ValidationError(_("This is no professional network that we know. Then it is the public web."))

    def validate_seen(self, field: Any) -> None:
        if field.data is None:
            raise StopValidation(_("Write the day on which you saw it."))
        if field.data > today():
            raise ValidationError(_("This day is still to come. Write the day on which you saw it."))

    def search(self, public: bool = True) -> Search:
        """What was filled in."""
        return Search(Source(self.source.data), self.seen.data, self.place, public)


def is_of(address: str, reach: Reach) -> bool:
    """Whether an address is of a place of this kind."""
    place = network(address)
    return place is not None and place.reach == reach


class FindingForm(SearchForm):
    """What somebody found there, and what it means for the work."""

    public = Box(
        _l("Everybody can see it"),
        hint=_l("Without a friend request, and without being let into a group."),
        default=True,
    )
    what = LongText(
        _l("What you found"),
        [Needed(_l("Write what you found."))],
        most=4000,
        hint=_l("What stands there, not what you think of it."),
    )
    criterion = SelectField(_l("For which criterion"), choices=[])
    other = Text(_l("Another criterion"), most=200)
    relevance = LongText(
        _l("Why it matters for the work"), [Reason(_l("Write why it matters for the work."))], most=2000
    )
    used = Choice(_l("What it means"), choices=USED, says=_l("Say whether it counts."))
    reason = LongText(_l("Why you note it all the same"), [Reason()], most=1000, hint=_l("The candidate reads this."))

    def for_(self, application: Application, once: str = "", version: Screening | None = None) -> None:
        """Offer the candidate's links and the criteria of the version."""
        super().for_(application, once)
        named = dict.fromkeys(version.criterion_list if version else [])
        none = _("Choose, or write another") if named else _("Another")
        self.criterion.choices = choices((ANOTHER, none), *((name, name) for name in named))

    def validate_address(self, field: Any) -> None:
        if self.source.data in (Source.NETWORK, Source.WEB) and not field.data:
            raise ValidationError(_("Write the address of the page: the candidate can follow it."))
        super().validate_address(field)

    def validate_other(self, field: Any) -> None:
        if not self.criterion.data and not field.data:
            raise ValidationError(_("Choose a criterion, or write another one."))

    def validate_reason(self, field: Any) -> None:
        if self.delicate and not field.data:
            raise StopValidation(_("Stop and think: leave it out, or write why you note it all the same."))

    @property
    def delicate(self) -> list[str]:
        """What of it is the candidate's own affair, or not for everybody to see."""
        typed = "\n".join(str(field.data or "") for field in (self.what, self.relevance, self.other))
        found = [str(topic.value) for topic in mentioned(typed)]
        if is_of(self.place, Reach.PRIVATE):
            found.append(PRIVATE)
        return found if self.public.data else [*found, HIDDEN]

    def explained(self) -> list[str]:
        """Why to stop, in sentences."""
        return [explained(name) for name in self.delicate]

    def finding(self) -> Finding:
        """What was filled in."""
        return Finding(
            what=self.what.data or "",
            criterion=self.criterion.data or self.other.data or "",
            relevance=self.relevance.data or "",
            used=self.used.data == "yes",
            delicate=tuple(self.delicate),
            reason=(self.reason.data or "") if self.delicate else "",
        )


def explained(name: str) -> str:
    """Why something delicate is left alone."""
    if name == PRIVATE:
        return str(_("This is a private network: what people share there is not meant for employers."))
    if name == HIDDEN:
        return str(_("Not everybody can see this: nobody has to let an employer in, and you may not ask for it."))
    return say(explain(Topic(name)))


def filled(facts: dict[str, Any], criteria: list[str]) -> dict[str, Any]:
    """An earlier line as the form shows it."""
    known = facts["criterion"] in criteria
    return facts | {
        "seen": date.fromisoformat(facts["seen"]),
        "link": facts["address"],
        "used": "yes" if facts["used"] else "no",
        "criterion": facts["criterion"] if known else ANOTHER,
        "other": "" if known else facts["criterion"],
    }


class AnswerForm(PublicForm):
    """What a candidate says to something that was found. The address is private: no bait is needed."""

    deed = HiddenField()
    """Which button was pressed."""
    text = LongText(_l("Your words"), most=4000)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether this is something to say, and one of the buttons says it."""
        pressed = self.deed.data in [deed.value for deed in AnswerKind]
        if not pressed and not is_only_shown():
            self.form_errors.append(_("Press one of the buttons below."))
        return super().validate(extra_validators) and pressed

    def validate_text(self, field: Any) -> None:
        if self.deed.data != AnswerKind.NOT_ME and not field.data:
            raise ValidationError(_("Write what you want to say."))
