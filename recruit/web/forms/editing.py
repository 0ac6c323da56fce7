"""Forms that change what is there: they carry what they were read from, and whoever comes second sees both and chooses.

`EditForm` is the form, `held` takes the row before it is compared, `code` is the answer's status, and the macro
`summary` in `templates/macros/forms.html` shows both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import abort, request
from flask_babel import gettext as _
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError
from wtforms.fields import BooleanField, Field, FieldList, FormField, HiddenField, PasswordField, SelectField

from recruit.core import tokens
from recruit.core.database import Gone, db, lock
from recruit.web.forms.base import OfficeForm, tidy


class AsRead(HiddenField):
    """What stood there when the form was read, as a mark that nobody can read anything from."""

    def populate_obj(self, obj: Any, name: str) -> None:
        """It belongs to no row."""


@dataclass(frozen=True)
class Difference:
    """One field that reads otherwise in the two: what stands there now, and what was typed."""

    label: str
    theirs: str
    mine: str


class EditForm(OfficeForm):
    """A form over a row. Given `obj`, it saves nothing over what somebody else has changed since it was read: what only
    one of the two changed stands, and about what both changed whoever comes second is asked."""

    as_read = AsRead()

    their_page = ""
    """Where the row can be read as it stands; empty for this very page."""
    is_edit = False
    stands = ""
    """The mark of what stands there now."""
    merged: list[Field]
    """Fields that only somebody else changed: theirs stands."""
    differences: tuple[Difference, ...] = ()
    """What whoever comes second chooses between."""

    def process(self, formdata: Any = None, obj: Any = None, *args: Any, **kwargs: Any) -> None:
        """Fill the form, and keep of what it was filled."""
        super().process(formdata, obj, *args, **kwargs)
        self.is_edit, self.merged = obj is not None, []
        self.stands = " ".join(mark(field, theirs(field)) for field in self.own_fields()) if self.is_edit else ""
        if self.as_read.raw_data is None:
            self.as_read.data = self.stands

    def own_fields(self) -> list[Field]:
        """Fields of the row, without what protects the form and without secrets, which are never shown."""
        return [field for field in self if not isinstance(field, HiddenField | PasswordField)]

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Whether it can be saved: not over what somebody else has written meanwhile, unless both were seen."""
        if not self.is_edit or self.as_read.data == self.stands:
            fine: bool = super().validate(*args, **kwargs)
            return fine
        read, both = set((self.as_read.data or "").split()), []
        for field in self.own_fields():
            if mark(field, mine(field)) in read:
                take_theirs(field)
                self.merged.append(field)
            elif mark(field, theirs(field)) not in read and theirs(field) != mine(field):
                both.append(Difference(str(field.label.text), theirs(field), mine(field)))
        self.differences, self.as_read.data = tuple(both), self.stands
        fine = super().validate(*args, **kwargs)
        return fine and not self.differences

    def kept(self) -> Iterator[tuple[str, str]]:
        """What the form says now, to be sent again: what was typed, and theirs where nothing was; no secrets."""
        merged = {field.name for field in self.merged}
        left_out = merged | {"csrf_token", self.as_read.name} | {f.name for f in self if isinstance(f, PasswordField)}
        rows = tuple(f"{field.name}-" for field in self.merged if isinstance(field, FieldList))
        for name, value in request.form.items(multi=True):
            if name not in left_out and not name.startswith(rows):
                yield name, value
        for field in self.merged:
            yield from as_sent(field)


def as_sent(field: Field) -> Iterator[tuple[str, str]]:
    """What a browser sends for a field as it stands, of rows for each of their fields."""
    if isinstance(field, FieldList | FormField):
        for part in field:
            yield from as_sent(part)
    elif isinstance(field, BooleanField):
        yield from [(field.name, "y")] if field.data else []
    else:
        yield field.name, as_text(field._value() if hasattr(field, "_value") else field.data)


def mark(field: Field, shown: str) -> str:
    """The mark of what one field shows."""
    return f"{field.short_name}:{tokens.token(f'field {field.short_name} {shown}')[:12]}"


def take_theirs(field: Field) -> None:
    """Let the field hold what stands in the row."""
    field.raw_data = None
    field.process_data(field.object_data)
    for change in field.filters:
        field.data = change(field.data)


def mark_of(words: str) -> str:
    """The mark of words that are edited by themselves."""
    return tokens.token(f"words {tidy(words)}")


def as_text(value: Any) -> str:
    """A stored value as text; nothing is as good as empty."""
    return "" if value is None else tidy(str(value))


def theirs(field: Field) -> str:
    """What stands in the row, as the field shows it."""
    other = object.__new__(type(field))  # a field asked for anew would wait for a form
    other.__dict__.update(vars(field))
    take_theirs(other)
    return in_words(other)


def mine(field: Field) -> str:
    """What was typed."""
    return in_words(field)


def in_words(field: Field) -> str:
    """A field's value as people read it."""
    if isinstance(field, BooleanField):
        return str(_("Yes") if field.data else _("No"))
    if isinstance(field, SelectField):
        offered = [(as_text(choice.value), str(choice.label)) for choice in field.choices or ()]
        return dict(offered).get(
            as_text(field.data), offered[0][1] if offered and field.data is None else as_text(field.data)
        )
    shown = field._value() if hasattr(field, "_value") else field.data
    return as_text(shown)


def held(row: Any) -> Any:
    """The row, which nobody else changes from here on while a form is saved over it. 404 if it went meanwhile. A row of
    settings that was never saved is saved first, so that two who begin at once do not both."""
    if request.method != "POST":
        return row
    if inspect(row, raiseerr=False) is not None and inspect(row).transient:
        row = begun(row)
    try:
        lock(row)
    except Gone:
        abort(404)
    return row


def begun(row: Any) -> Any:
    """The row as it is in the database from now on."""
    table, number = type(row), row.id
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:  # somebody else was a moment earlier
        return db.session.get_one(table, number)
    return row


def code(*forms: Any) -> int:
    """The status of a page with these forms: 409 where somebody else came first, 422 where something is wrong."""
    if any(getattr(form, "differences", ()) for form in forms):
        return 409
    return 422 if any(form.errors for form in forms) else 200
