"""Coming in with the organisation's own account."""

from __future__ import annotations

from flask import abort, make_response, redirect, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.models import CameBy
from recruit.organisation import accounts, sessions, single_sign_on
from recruit.organisation.sign_on_problems import NotIn, Trouble
from recruit.web import auth
from recruit.web.limits import ENTER, limiter
from recruit.web.office.blueprint import door


def only_if_on() -> None:
    """Without a provider there are no such pages."""
    if not single_sign_on.is_on():
        abort(404)


@door.get("/sso")
@limiter.limit(ENTER)
def sso() -> Response | tuple[str, int]:
    """Off to the provider; silently, where it is asked again of somebody who came in by it."""
    only_if_on()
    row, wanted = auth.this_session(), auth.headed() or session.get("next", "")
    again = row is not None and sessions.must_ask(row)
    if current_user.is_authenticated and not again:
        return redirect(auth.inside(wanted, current_user) or auth.home(current_user), 303)
    try:
        return single_sign_on.begin(session, wanted, silently=again)
    except NotIn as error:
        return instead(single_sign_on.Attempt(wanted, silently=again), error)


@door.get("/sso/callback")
@limiter.limit(ENTER)
def sso_callback() -> Response | tuple[str, int]:
    """Back from the provider, which says who this is."""
    only_if_on()
    state = request.args.get("state", "")
    asked = single_sign_on.attempt(session, state)
    try:
        user = accounts.person(single_sign_on.finish(session, state))
    except NotIn as error:
        db.session.rollback()
        return instead(asked, error)
    row = auth.this_session()
    if asked.silently and row and row.user.id == user.id and sessions.confirm(row):
        db.session.commit()
        return redirect(auth.inside(asked.wanted, user) or auth.home(user), 303)
    return auth.come_in(user, CameBy.SIGN_ON, asked.wanted)


def instead(asked: single_sign_on.Attempt, error: NotIn) -> Response | tuple[str, int]:
    """What becomes of somebody whom the provider did not name. Whoever was asked silently goes on until the time is
    over, unless the provider said no; then it may ask them."""
    row = auth.this_session() if asked.silently else None
    if row is None:
        return sorry(error)
    if error.trouble is Trouble.CANCELLED:
        sessions.end(row.user, row.id)
        db.session.commit()
        return sorry(error)
    if not sessions.is_over(row):
        sessions.ask_later(row, answers=error.trouble is Trouble.NOT_SILENTLY)
        db.session.commit()
        return redirect(auth.inside(asked.wanted, row.user) or auth.home(row.user), 303)
    try:
        return single_sign_on.begin(session, asked.wanted) if error.trouble is Trouble.NOT_SILENTLY else sorry(error)
    except NotIn as away:
        return sorry(away)


def sorry(error: NotIn) -> tuple[str, int]:
    """A page that says what to do."""
    return render_template("office/sign_in/not_in.html", trouble=error.trouble.name.lower()), error.trouble.status


@door.get("/sso/farewell")
def sso_farewell() -> Response:
    """Go on to the provider, where the session ends too. A form may not lead to another site, so that a page does."""
    only_if_on()
    there = "" if current_user.is_authenticated else single_sign_on.farewell()
    if not there:
        return redirect(url_for("door.sign_in"), 303)
    answer = make_response(render_template("office/sign_in/farewell.html", there=there))
    answer.headers["Refresh"] = f"0; url={there}"
    return answer
