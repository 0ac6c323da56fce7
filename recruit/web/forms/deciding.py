"""Forms about decisions, letters and who is who."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import HiddenField, SelectField
from wtforms.validators import StopValidation

from adapters.translatable import Said
from recruit.candidates import decision_letters, decisions
from recruit.candidates.decision_letters import Words
from recruit.candidates.screening import levels
from recruit.core.translatable import say
from recruit.models import Application, Stage, StageKind
from recruit.models.stages import ENDS
from recruit.web.forms.about_people import AboutForm, AboutLine, AboutText
from recruit.web.forms.base import Needed, Reason, choices
from recruit.web.forms.publishing import Box

OTHER = "*"
"""The choice of a criterion in words of one's own."""


class DecideForm(AboutForm):
    """A decision, and the letter that tells it."""

    before = HiddenField()
    """The stage at which the page was opened: a colleague may have been quicker."""
    criterion = SelectField(_l("What decided"))
    other = AboutLine(_l("Another criterion"), most=200, column="decisions.criterion")
    reason = AboutText(
        _l("Reason"), [Reason()], most=2000, hint=_l("The candidate can read this."), column="decisions.reason"
    )
    send = Box(_l("Send this letter"))
    subject = AboutLine(_l("Subject"), most=200, column="messages.subject")
    text = AboutText(_l("Letter"), most=10_000, column="messages.text")

    stage: Stage
    application: Application

    def validate_criterion(self, field: Any) -> None:
        if field.data == OTHER and not self.other.data:
            raise StopValidation(_("Write the other criterion below."))
        if self.stage.kind == StageKind.REJECTED and not field.data:
            raise StopValidation(_("Choose what decided."))

    def validate_reason(self, field: Any) -> None:
        if decisions.needs_reason(self.application, self.stage) and not field.data:
            raise StopValidation(_("Write the reason. The candidate can read it."))

    def validate_subject(self, field: Any) -> None:
        if self.send.data and not field.data:
            raise StopValidation(_("Write a subject."))

    def validate_text(self, field: Any) -> None:
        page = decision_letters.marks_of(self.application).page
        if self.why_a_letter and not self.send.data:
            raise StopValidation(say(self.why_a_letter))
        if self.send.data and not field.data:
            raise StopValidation(_("Write the letter, or send none."))
        if self.send.data and self.stage.kind in ENDS and page not in field.data:
            raise StopValidation(_("Leave %(mark)s in the letter: it becomes the candidate’s own address.", mark=page))

    @property
    def why_a_letter(self) -> Said | None:
        """Why none may stay behind."""
        return decisions.why_a_letter(self.application, self.stage)

    @property
    def needs_reason(self) -> bool:
        """Whether it cannot be left out."""
        return decisions.needs_reason(self.application, self.stage)

    @property
    def chosen(self) -> str:
        """The criterion in words."""
        return str(self.other.data if self.criterion.data == OTHER else self.criterion.data)

    def written(self) -> dict[str, str]:
        criterion, reason = self.chosen, self.reason.data or ""
        typed = Words(self.subject.data or "", self.text.data or "")
        letter = (
            decision_letters.filled(typed, self.application, criterion, reason) if self.send.data else Words("", "")
        )
        return {
            "decisions.criterion": criterion,
            "decisions.reason": reason,
            "messages.subject": letter.subject,
            "messages.text": letter.text,
        }

    @property
    def words(self) -> Words | None:
        """The letter, if one goes."""
        return Words(self.subject.data, self.text.data + "\n") if self.send.data else None


def decide_form(application: Application, stage: Stage, **given: Any) -> DecideForm:
    """The form for a move to that stage, with the letter that we propose."""
    words = decision_letters.proposed(application, stage)
    proposal = {
        "send": stage.kind != StageKind.OTHER or application.withdrawn,
        "subject": words.subject,
        "text": words.text,
    }
    form = DecideForm(data={"before": application.stage_id, "criterion": "", **proposal}, **given)
    form.stage, form.application = stage, application
    form.about(application)
    criteria = levels.current(application.vacancy).criterion_list
    none = _("Choose") if stage.kind == StageKind.REJECTED else _("No criterion in particular")
    form.criterion.choices = choices(("", none), *((c[:200], c) for c in criteria), (OTHER, _("Another, in words")))
    return form


class MessageForm(AboutForm):
    """A letter in words of one's own."""

    subject = AboutLine(_l("Subject"), [Needed(_l("Write a subject."))], most=200, column="messages.subject")
    text = AboutText(
        _l("Letter"),
        [Needed(_l("Write the letter."))],
        most=10_000,
        hint=_l("It is mailed, and the candidate finds it on the private page."),
        column="messages.text",
    )

    empty: Words
    application: Application

    def written(self) -> dict[str, str]:
        letter = decision_letters.filled(Words(self.subject.data or "", self.text.data or ""), self.application)
        return {"messages.subject": letter.subject, "messages.text": letter.text}

    def validate_text(self, field: Any) -> None:
        if field.data.split() == self.empty.text.split():
            raise StopValidation(_("Write the letter."))


def message_form(application: Application, **given: Any) -> MessageForm:
    """The form with a beginning and an end."""
    words = decision_letters.empty(application)
    form = MessageForm(data={"subject": words.subject, "text": words.text}, prefix="message", **given)
    form.empty, form.application = words, application
    form.about(application)
    return form


class SamePersonForm(AboutForm):
    """Why two applications are of one person, where that is not plain."""

    reason = AboutLine(_l("Why"), [Reason()], most=500, column="same_people.reason")


class ThankForm(AboutForm):
    """A few words to a colleague."""

    text = AboutText(
        _l("Your words"),
        [Needed(_l("Write a few words."))],
        most=500,
        hint=_l("Your name stands with them. The colleague does not see who this is about: name nobody."),
        column="thanks.text",
    )
