"""What somebody was typing on one form while they fill in another: it goes along, and they come back to it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode

from flask import current_app, request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.exceptions import HTTPException

FIELD = "kept"
"""Holds all that was typed, in a form that comes between. A form with text about a candidate that gets it shows what
was typed, and does nothing else."""
BACK = "back"
"""Of the address of the form between: where it goes back to."""
PLAIN = re.compile(r"(?:/[a-z\d-]+)+", re.ASCII)
ABOUT_CANDIDATES = frozenset(
    {
        *("office.application_decide", "office.application_message", "office.application_thank"),
        *("office.application_origin", "office.application_same_person", "office.application_hold"),
        *("office.integrity_flag", "administration.reward"),
    }
)
"""Endpoints whose form is a `recruit.web.forms.about_people.AboutForm` about somebody who applied."""


def back() -> str:
    """Where to go back to; empty for what is none of those forms."""
    path, _, query = request.args.get(BACK, "").partition("?")
    if not PLAIN.fullmatch(path):  # routes forgive more slashes than browsers do, to whom two begin another site
        return ""
    try:
        endpoint, _values = current_app.url_map.bind("").match(path, method="POST")
    except HTTPException:
        return ""
    return f"{path}{'?' if query else ''}{query}" if endpoint in ABOUT_CANDIDATES else ""


def packed() -> str:
    """What was typed: on the way out all of the form, afterwards what goes along."""
    if FIELD in request.form:
        return request.form[FIELD]
    return urlencode([(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"])


def unpacked(typed: MultiDict[str, str]) -> MultiDict[str, str]:
    """What was typed before the form between."""
    token = [("csrf_token", value) for value in typed.getlist("csrf_token")]
    return ImmutableMultiDict([*parse_qsl(typed.get(FIELD, ""), keep_blank_values=True), *token])
