"""Fields for text about a candidate, which ask whether it comes from a search.

Whoever may go on says why; the candidate reads that. A form with such fields is told whom it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from flask_wtf import FlaskForm
from wtforms.fields import Field
from wtforms.validators import StopValidation, ValidationError

from recruit.candidates import blind_review
from recruit.candidates.screening import levels, possible_findings, texts
from recruit.candidates.screening.sensitive import Sign, about_somebody
from recruit.candidates.screening.texts import Person
from recruit.core import reasons
from recruit.core.translatable import say
from recruit.models import Application, Lead, LeadKind, Level
from recruit.web.forms import kept
from recruit.web.forms.base import LongText, Needed, OfficeForm, Text

MOST_WORDS = 3
"""Words that are shown of what was noticed: the text stands below."""


class AboutForm(OfficeForm):
    """A form with text about one candidate, or about two that may be one; about None where it is about nobody."""

    class Meta(FlaskForm.Meta):
        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Whoever comes back from noting a finding finds what they had typed."""
            typed = super().wrap_formdata(form, formdata)
            return kept.unpacked(typed) if typed is not None and kept.FIELD in typed else typed

    people: Sequence[Person | None] = (None,)
    row: Any = None

    def about(self, *people: Person | None, row: Any = None) -> None:
        """Say whom it is about, and which row the text goes to where that matters."""
        self.people, self.row = people, row

    def written(self) -> dict[str, str]:
        """What will stand in each column, word for word."""
        return {field.column: field.data or "" for field in self if isinstance(field, Asking)}

    @property
    def asking(self) -> list[Asking]:
        """The fields in which something was noticed."""
        return [field for field in self if isinstance(field, Asking) and field.noticed]

    @property
    def noted_for(self) -> Application | None:
        """Whose finding it would be; None where nobody may be looked up."""
        who = self.people[0]
        return who if isinstance(who, Application) and not blind_review.hidden(who) and not who.forgotten_at else None

    def validate(self, extra_validators: Any = None) -> bool:
        """As ever; what was answered is kept with what is written now. Whoever comes back decides nothing by that."""
        fine = bool(super().validate(extra_validators))
        if kept.FIELD in request.form:
            self.form_errors.append(_("This is what you typed. Nothing of it is kept yet."))
            return False
        if fine:
            for field in self.asking:
                possible_findings.explain(field.noticed, field.why.data, current_user)
        return fine


class Answers:
    """An answer that says from where something is known, and not that it was looked up."""

    def __call__(self, form: Any, field: Field) -> None:
        try:
            possible_findings.check_answer(field.data)
        except reasons.TooLittle as error:
            raise StopValidation(say(error.args[0])) from None


class AboutNobody:
    """Words that are kept with no candidate and that none reads: a label, a note with a bill, a rule. Nothing about a
    person stands there."""

    def __call__(self, form: Any, field: Field) -> None:
        if found := about_somebody(field.data or ""):
            words = ", ".join(f"“{sign.words}”" for sign in found[:MOST_WORDS])
            raise StopValidation(_("Write nothing about a candidate here: %(words)s.", words=words))


class Asking(Field):
    """A field that asks. `column` is where its text goes."""

    why: Text
    """Why it does not come from a search."""
    noticed: list[Sign]
    """What in the text looks as though it did."""
    noted_for: Application | None = None
    """Whose finding it would be."""
    is_asked = False
    """Whether somebody would read an answer."""

    @property
    def would_be_noted(self) -> bool:
        """Whether the vacancy goes far enough for a finding."""
        return self.noted_for is not None and levels.current(self.noted_for.vacancy).level != Level.NOTHING

    def __init__(self, *args: Any, column: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.column, self.noticed = column, []
        why = Text(_l("No, because"), [Answers()], most=1000, hint=_l("The candidate reads this."))
        named = {"name": f"{kwargs['name']}-because", "prefix": kwargs.get("_prefix", "")}
        self.why = why.bind(form=kwargs["_form"], **named)

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        super().process(formdata, *args, **kwargs)
        self.why.process(formdata)

    def post_validate(self, form: AboutForm, validation_stopped: bool) -> None:
        self.noticed, self.noted_for = self.look(form), form.noted_for
        if isinstance(form.people[0], Lead):
            self.why.hint = _("The person reads this too, once told.")
        self.is_asked = all(person is not None and not person.forgotten_at for person in form.people)
        if not self.noticed or validation_stopped or self.errors:
            return
        if not self.is_asked:
            raise ValidationError(
                _("Leave this out: %(words)s. Nobody whom it is about would read it.", words=self.words())
            )
        if not self.why.validate(form) or not self.why.data:
            raise ValidationError(" ".join((*map(str, self.why.errors), self.question(form))))

    def look(self, form: AboutForm) -> list[Sign]:
        """What in that which it becomes looks like a search, or is somebody's own affair. What a field above it asks
        about already is asked once."""
        column, written = texts.COLUMNS[self.column], form.written()
        before = written.get(f"{column.model.__tablename__}.{column.after}", "")
        above = {sign for field in takewhile(lambda field: field is not self, form.asking) for sign in field.noticed}
        found = [
            texts.noticed(column, form.row or form, written[self.column], person, before) for person in form.people
        ]
        return list(dict.fromkeys(sign for signs in found for sign in signs if sign not in above))

    def words(self) -> str:
        """A few of the words that were noticed, as they were typed."""
        return ", ".join(f"“{sign.words}”" for sign in self.noticed[:MOST_WORDS])

    def question(self, form: AboutForm) -> str:
        """What is asked."""
        who = form.people[0]
        if isinstance(who, Lead) and who.kind != LeadKind.NAMED:
            return str(_("Leave this out: %(words)s. Or write why it stands here.", words=self.words()))
        if isinstance(who, Lead):
            return str(
                _(
                    "Does this come from a search: %(words)s? Then say so above, with the address. "
                    "If not, write why it stands here.",
                    words=self.words(),
                )
            )
        if form.noted_for is None:
            return str(
                _(
                    "Does this come from a search: %(words)s? Leave it out: during a blind first look nobody is looked "
                    "up. If not, write why it stands here.",
                    words=self.words(),
                )
            )
        if not self.would_be_noted:
            return str(
                _(
                    "Does this come from a search: %(words)s? Leave it out: for this vacancy nobody is looked up. If "
                    "not, write why it stands here.",
                    words=self.words(),
                )
            )
        return str(
            _(
                "Does this come from a search: %(words)s? Then note it as a finding. If not, write why it stands here.",
                words=self.words(),
            )
        )


class AboutLine(Asking, Text):
    """One line about somebody."""


class AboutText(Asking, LongText):
    """Several lines about somebody."""


class ExplainForm(OfficeForm):
    """Why a text that stands there already does not come from a search."""

    reason = LongText(
        _l("No, because"),
        [Needed(_l("Write why it does not come from a search. The candidate reads this.")), Answers()],
        most=1000,
        hint=_l("The candidate reads this."),
    )
