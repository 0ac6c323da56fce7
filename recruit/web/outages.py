"""When the database or the disk fails under a page: say so, and keep what was typed."""

from __future__ import annotations

from flask import Response, g, make_response, render_template, request
from flask_babel import get_locale
from flask_babel import gettext as _

import adapters

WAIT = 30
"""Seconds after which a program may ask again."""


def outage_page() -> Response:
    """A page that needs no database: what was typed stands in it, to be sent again with one button."""
    sent = typed() if request.method == "POST" else None
    said = (
        _("This cannot be shown at this moment: our data cannot be reached. Try again in a minute.")
        if sent is None
        else _("This did not work: our data cannot be changed at this moment.")
    )
    put_away = "draft" in g.get("kept", {})
    lost = [(name, file.filename) for name, file in request.files.items() if file.filename and not put_away]
    again = request.full_path.rstrip("?")
    answer = make_response(
        render_template("errors/outage.html", said=said, sent=sent, lost=lost, again=again, language=get_locale()), 503
    )
    # What was typed is for the one who typed it, and the address may be a private one.
    answer.headers["Cache-Control"], answer.headers["Referrer-Policy"] = "no-store", "no-referrer"
    answer.headers["Retry-After"] = str(WAIT)
    return answer


def keep(**fields: str) -> None:
    """Put these fields in the place of what was sent, should the page fail after this."""
    g.kept = fields


def typed() -> list[tuple[str, str]]:
    """The fields that were sent, but for secrets, which are never shown again."""
    secret = {f"set_{setting.name}" for kind in adapters.all().values() for setting in kind.settings if setting.secret}
    kept: dict[str, str] = g.get("kept", {})
    sent = [(name, value) for name, value in request.form.items(multi=True) if name not in secret | kept.keys()]
    return [*sent, *kept.items()]
