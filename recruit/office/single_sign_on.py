"""Coming in with the organisation's own account."""

from __future__ import annotations

from flask import abort, make_response, redirect, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit import auth
from recruit.coming_in import accounts, single_sign_on
from recruit.coming_in.troubles import NotIn
from recruit.db import db
from recruit.limits import GUESS, limiter
from recruit.office import door


def only_if_on() -> None:
    """Without a provider there are no such pages."""
    if not single_sign_on.is_on():
        abort(404)


@door.get("/sso")
@limiter.limit(GUESS)
def sso() -> Response | tuple[str, int]:
    """Off to the provider."""
    only_if_on()
    if current_user.is_authenticated:
        return redirect(auth.home(current_user), 303)
    if request.args.get("next"):
        session["next"] = request.args["next"]
    try:
        return single_sign_on.begin(session)
    except NotIn as error:
        return sorry(error)


@door.get("/sso/callback")
@limiter.limit(GUESS)
def sso_callback() -> Response | tuple[str, int]:
    """Back from the provider, which says who this is."""
    only_if_on()
    try:
        user = accounts.person(single_sign_on.finish(session, request.args.get("state", "")))
    except NotIn as error:
        db.session.rollback()
        return sorry(error)
    db.session.commit()
    return auth.come_in(user, single_sign_on=True)


def sorry(error: NotIn) -> tuple[str, int]:
    """A page that says what to do."""
    return render_template("office/not_in.html", trouble=error.trouble.name.lower()), error.trouble.status


@door.get("/sso/farewell")
def sso_farewell() -> Response:
    """Go on to the provider, where the session ends too. A form may not lead to another site, so that a page does."""
    only_if_on()
    there = "" if current_user.is_authenticated else single_sign_on.farewell()
    if not there:
        return redirect(url_for("door.sign_in"), 303)
    answer = make_response(render_template("office/farewell.html", there=there))
    answer.headers["Refresh"] = f"0; url={there}"
    return answer
