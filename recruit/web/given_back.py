"""What somebody who works here typed into a form that cannot be taken any more: it is given back, to be copied.

A session ends, a row goes and a vacancy closes while a form is open. The page that says so knows nothing of the form:
which of all forms it was is found by the names of its fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Any

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge
from wtforms import Form
from wtforms.fields import BooleanField, FileField, HiddenField, PasswordField, SelectField

from recruit.web import outages
from recruit.web.forms.base import OfficeForm, PublicForm
from recruit.web.other_sites import is_elsewhere

DOORS = ("office", "administration", "share", "personal")
KEYS = re.compile("csrf_token$|set_")
"""Fields that protect a form, or hold what a channel is opened with."""
SURE = 0.5
"""Of a form that is less like what was sent than this nothing is said of what it asked."""
NOT_TYPED = (HiddenField, PasswordField, SelectField, BooleanField, FileField)
"""What is chosen is chosen again in a moment; what is hidden or secret is on no page."""


def words() -> list[tuple[str, str]]:
    """The words of the form that was sent, each with what was asked where that is known."""
    if request.method != "POST" or request.blueprint not in DOORS or is_elsewhere():
        return []
    try:
        sent = [(name.rpartition("-")[2], value.strip()) for name, value in outages.typed()]
    except RequestEntityTooLarge:
        return []
    names = {name for name, _ in sent if not KEYS.match(name)}
    every = [fields_of(form) for base in (OfficeForm, PublicForm) for form in kinds_of(base)]
    fields = max(every, key=lambda fields: likeness(names, fields.keys()))
    is_known = likeness(names, fields.keys()) >= SURE
    typed = [(name, value) for name, value in sent if name in names and is_typed(fields.get(name), value)]
    return [(asked(fields[name]) if is_known and name in fields else "", value) for name, value in typed]


def likeness(names: Set[str], others: Set[str]) -> float:
    """How much of two sets of names is in both."""
    return len(names & others) / (len(names | others) or 1)


def kinds_of(form: type[Form]) -> Iterator[type[Form]]:
    """All forms of one kind."""
    for kind in form.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def fields_of(form: type[Form]) -> dict[str, Any]:
    """The fields that a form is written with."""
    found = {name: getattr(form, name) for name in dir(form) if not name.startswith("_")}
    return {name: field for name, field in found.items() if hasattr(field, "field_class")}


def is_typed(field: Any, value: str) -> bool:
    """Whether people type there. Of a field that no form is written with we tell by what it holds: a key or a choice is
    one word."""
    return bool(value) and (len(value.split()) > 1 if field is None else not issubclass(field.field_class, NOT_TYPED))


def asked(field: Any) -> str:
    """What the form asked there."""
    return str((*field.args, field.kwargs.get("label", ""))[0])
