"""The two kinds of form, and the checks that every field shares."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from flask import has_request_context, request
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_wtf import FlaskForm
from flask_wtf.i18n import translations
from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.fields import Field, FileField, SelectChoice, StringField, TextAreaField
from wtforms.form import BaseForm
from wtforms.meta import DefaultMeta
from wtforms.validators import StopValidation, ValidationError

from recruit.core import reasons
from recruit.core.translatable import say


class WordsAlone(DefaultMeta):
    """Of what was sent a form gets words, and files where it asks for one: whatever else stands in a word's place is as
    good as nothing."""

    def wrap_formdata(self, form: BaseForm, formdata: Any) -> Any:
        """What was sent, as the fields can read it."""
        sent = super().wrap_formdata(form, formdata)
        if sent is None or not hasattr(sent, "items"):
            return sent
        files = {field.name for field in form if isinstance(field, FileField)}
        values = ((name, value) for name in sent for value in sent.getlist(name))
        return MultiDict((name, value) for name, value in values if isinstance(value, str) or name in files)


class OfficeForm(FlaskForm):
    """A form behind sign-in: the token against forged requests lives in the session."""

    class Meta(WordsAlone, FlaskForm.Meta):
        pass


class PublicForm(Form):
    """A form without any session. A honeypot and a signed time stand for the token that it does not need."""

    class Meta(WordsAlone):
        def get_translations(self, form: Form) -> Any:
            return translations

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether it can be taken; never when it came only to be shown in another language."""
        return super().validate(extra_validators) and not is_only_shown()


def is_only_shown() -> bool:
    """Whether a form that came back is to be read in another language: what stands in it goes along, and is not
    sent."""
    return has_request_context() and "in_other_language" in request.form


def tidy(value: str | None) -> str:
    """What was typed, without spaces around it and with one kind of line end."""
    return (value or "").replace("\r\n", "\n").replace("\r", "\n").strip()


def choices(*pairs: tuple[Any, Any]) -> list[SelectChoice]:
    """What a list offers: pairs of a value and its words."""
    return [SelectChoice(value, label) for value, label in pairs]


class Text(StringField):
    """One line of text; line breaks pasted into it become spaces."""

    def __init__(self, label: Any = None, validators: Any = None, *, most: int, hint: Any = "", **kwargs: Any) -> None:
        super().__init__(
            label, [*(validators or []), Plain(most)], filters=[tidy, lambda v: " ".join(v.split("\n"))], **kwargs
        )
        self.hint = hint
        self.most = most


class LongText(TextAreaField):
    """Several lines of text."""

    def __init__(self, label: Any = None, validators: Any = None, *, most: int, hint: Any = "", **kwargs: Any) -> None:
        super().__init__(label, [*(validators or []), Plain(most)], filters=[tidy], **kwargs)
        self.hint = hint
        self.most = most


class Plain:
    """Text that a database and a page can hold: not too long, no NUL and no other control characters."""

    controls = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, form: Form, field: Field) -> None:
        value = field.data or ""
        if self.controls.search(value):
            raise StopValidation(
                _("There is an invisible control character in this text. Type it again instead of pasting it.")
            )
        if re.search(r"[\ud800-\udfff]", value):
            raise StopValidation(_("There is half a character in this text. Type it again instead of pasting it."))
        if len(value) > self.most:
            raise StopValidation(
                ngettext(
                    "This is %(num)s character too long; at most %(most)s fit.",
                    "This is %(num)s characters too long; at most %(most)s fit.",
                    len(value) - self.most,
                    most=self.most,
                )
            )


class Needed:
    """Something must be filled in; `says` tells what."""

    field_flags = {"required": True}  # noqa: RUF012  WTForms reads it from the class

    def __init__(self, says: Any) -> None:
        self.says = says

    def __call__(self, form: Form, field: Field) -> None:
        if not field.data or (isinstance(field.data, str) and not field.data.strip()):
            field.errors = []
            raise StopValidation(str(self.says))


class Reason:
    """A reason says something, see `recruit.core.reasons`. Where one must be given `says` tells what to write."""

    def __init__(self, says: Any = "") -> None:
        self.says = says
        self.field_flags = {"required": True} if says else {}

    def __call__(self, form: Form, field: Field) -> None:
        if self.says:
            Needed(self.says)(form, field)
        try:
            reasons.check(field.data)
        except reasons.TooLittle as error:
            raise StopValidation(say(error.args[0])) from None


class WebAddress:
    """A whole https or http address of a host with a name."""

    def __call__(self, form: Form, field: Field) -> None:
        if not field.data:
            return
        try:
            address = urlsplit(field.data)
            fine = (
                address.scheme in ("http", "https")
                and "." in (address.hostname or "")
                and not re.search(r"\s", field.data)
            )
        except ValueError:
            fine = False
        if not fine:
            raise ValidationError(_("Give a whole web address that starts with https://"))
