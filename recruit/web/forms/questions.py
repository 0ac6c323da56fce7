"""Questions of the recruiter's own: the form to write one, and their fields on the form for candidates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import BooleanField, Field, RadioField, SelectField
from wtforms.validators import Optional, ValidationError

from recruit.candidates.applying import Document
from recruit.candidates.screening.sensitive import explain
from recruit.core.translatable import say
from recruit.models import Question, QuestionKind
from recruit.vacancies import questions
from recruit.web.forms.apply import ApplyForm, KeptFile
from recruit.web.forms.base import LongText, Needed, Text, choices
from recruit.web.forms.editing import EditForm

KINDS = choices(
    (QuestionKind.TEXT, _l("A few words")),
    (QuestionKind.CHOICE, _l("One of several")),
    (QuestionKind.YES_NO, _l("Yes or no")),
    (QuestionKind.FILE, _l("A file")),
)


class QuestionForm(EditForm):
    """One question."""

    words = Text(_l("Question"), [Needed(_l("Write the question."))], most=300)
    kind = SelectField(_l("Answered with"), choices=KINDS)
    hint = Text(_l("Explanation under the question"), most=300)
    options = LongText(_l("What can be chosen"), most=2000, hint=_l("One a line; only for one of several."))
    required = BooleanField(_l("Must be answered"))

    def validate_options(self, field: Any) -> None:
        lines = [line.strip() for line in (field.data or "").splitlines() if line.strip()]
        if self.kind.data != QuestionKind.CHOICE:
            return
        if not 2 <= len(lines) <= 20:
            raise ValidationError(_("Give two to twenty things to choose from, one a line."))
        if len(set(lines)) < len(lines):
            raise ValidationError(_("Something stands here twice."))

    def validate(self, extra_validators: Any = None) -> bool:
        """Nobody is asked for what the law leaves to the candidate."""
        fine: bool = super().validate(extra_validators)
        for topic in questions.forbidden(self.facts()):
            self.words.errors = [*self.words.errors, say(explain(topic))]
            fine = False
        return fine

    def facts(self) -> dict[str, Any]:
        """What was written, as a question keeps it."""
        found = {name: self[name].data or "" for name in ("words", "hint", "options")}
        kind = QuestionKind(self.kind.data) if self.kind.data in tuple(QuestionKind) else QuestionKind.TEXT
        return found | {"kind": kind, "required": bool(self.required.data)}


def name_of(question: Question) -> str:
    """What its field is called on the form."""
    return f"q{question.id}"


def field_for(question: Question) -> Any:
    """The field in which it is answered."""
    must = [Needed(_("Answer this question."))] if question.required else []
    if question.kind == QuestionKind.FILE:
        return KeptFile(question.words, required=_("Choose a file.") if question.required else "")
    if question.kind == QuestionKind.TEXT:
        return LongText(question.words, must, most=2000, hint=question.hint)
    yes_no = [("yes", _("Yes")), ("no", _("No"))]
    offered = yes_no if question.kind == QuestionKind.YES_NO else [(option, option) for option in question.option_list]
    return RadioField(question.words, must or [Optional()], choices=choices(*offered), default="")


def apply_form(asked: Sequence[Question], *given: Any, **facts: Any) -> ApplyForm:
    """The form for candidates with the vacancy's own questions on it."""
    fields = {name_of(question): field_for(question) for question in asked}
    form: ApplyForm = type("OwnApplyForm", (ApplyForm,), fields)(*given, **facts)
    form.own = [(question, form[name_of(question)]) for question in asked]
    for question, field in form.own:
        field.language = question.vacancy.language
    return form


def answers(form: ApplyForm) -> list[tuple[Question, str, Document | None]]:
    """What was answered: the question with its words or its file; what was left open is left out."""
    found = []
    for question, field in form.own:
        if question.kind == QuestionKind.FILE:
            if field.document:
                found.append((question, "", field.document))
        elif field.data:
            found.append((question, in_words(question, field), None))
    return found


def in_words(question: Question, field: Field) -> str:
    """The answer as people read it, in the language of the question."""
    if question.kind == QuestionKind.YES_NO:
        with force_locale(question.vacancy.language):
            return str(_("Yes") if field.data == "yes" else _("No"))
    return str(field.data)
