"""Door 3 with its guards: each blueprint has one, so no view can forget it."""

from __future__ import annotations

from flask import Blueprint, g, request
from flask_login import current_user

from recruit.web import auth
from recruit.web.office import units

door = Blueprint("door", __name__)
office = Blueprint("office", __name__, url_prefix="/office")
administration = Blueprint("administration", __name__, url_prefix="/office/settings")

office.before_request(auth.guard_office)
office.before_request(units.keep_to_own_unit)
administration.before_request(auth.guard_administration)


@door.before_request
def guard_sign_in() -> None:
    """Anybody may knock; a form must come from our own page."""
    if current_user.is_authenticated and not request.args.get("lang"):
        g.language = current_user.language
    auth.csrf.protect()
