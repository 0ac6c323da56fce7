"""Coming in and going out: sessions, and the guard of each door."""

from __future__ import annotations

import re

from flask import Flask, abort, g, redirect, request, session, url_for
from flask_login import LoginManager, current_user
from flask_wtf import CSRFProtect
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.models import CameBy, Role, User
from recruit.organisation import sessions
from recruit.organisation.sessions import Opened

login = LoginManager()
csrf = CSRFProtect()


def init_app(app: Flask) -> None:
    """Give the application sessions that end when a person signs out everywhere."""
    login.init_app(app, add_context_processor=False)  # public pages have no business with who is signed in
    app.context_processor(lambda: {"current_user": current_user})  # looked up by the templates that ask, alone
    login.session_protection = None  # an office worker's address changes between desk and train
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False  # each office door checks in its guard; the public door has no session
    csrf.init_app(app)


@login.user_loader  # type: ignore[untyped-decorator]
def load_user(secret: str) -> User | None:
    """The person whose session that is, unless it ended, or single sign-on must first say that they still work here."""
    row = g.user_session = sessions.by_secret(secret)
    return row.user if row and not sessions.is_over(row) else None


def this_session() -> Opened | None:
    """The session of this browser, also one that single sign-on must confirm first."""
    _ = current_user.is_authenticated  # which loads it
    found: Opened | None = g.get("user_session")
    return found


def own_sessions() -> dict[str, object]:
    """What one's own page tells of where one is signed in, and which of that is this browser."""
    return {"sessions": sessions.sessions_of(current_user), "here": this_session()}


def come_in(user: User, came_by: CameBy, wanted: str = "") -> Response:
    """Begin a session of this person's own, which keeps nothing of the one before, and go where it was headed.
    Commits."""
    wanted = wanted or session.pop("next", "")
    if before := this_session():
        sessions.end(before.user, before.id)
    session.clear()
    session.permanent = True
    session["_user_id"] = sessions.begin(user, came_by, request.user_agent.string)
    db.session.commit()
    return redirect(inside(wanted, user) or home(user), 303)


def home(user: User) -> str:
    """The first page of whoever comes in."""
    return url_for("office.first_page" if user.may(Role.RECRUITER) else "share.first")


PLACE = re.compile(r"/(?:office|share)(?:/(?!\.{1,2}(?:[/?]|$))[\w.~-]+)*/?(?:\?[!-~]*)?", re.ASCII)
"""A page behind a door, as we write its address."""


def behind_a_door(address: str) -> str:
    """The address when it is a page of ours behind a door, and nothing else; the only reader of what others say of
    where somebody was headed."""
    fits = len(address) <= 500 and PLACE.fullmatch(address) and not {"\\", "#"} & {*address}
    return address if fits else ""


def inside(address: str, user: User) -> str:
    """The same when this person may use that door."""
    read = behind_a_door(address)
    return read if user.may(Role.RECRUITER if read.startswith("/office") else Role.EMPLOYEE) else ""


def headed() -> str:
    """Where somebody was headed who is asked to sign in."""
    return behind_a_door(request.args.get("next", ""))


def here() -> str | None:
    """This page, to come back to; None for what cannot be opened again."""
    opens = request.url_rule is not None and "GET" in (request.url_rule.methods or ())
    return (behind_a_door(request.full_path.rstrip("?")) or None) if opens else None


def is_page() -> bool:
    """Whether a person opens a page, which may lead elsewhere first; a part of one, or a form, may not."""
    whole = request.headers.get("Sec-Fetch-Dest", "document") == "document" and "HX-Request" not in request.headers
    return request.method == "GET" and whole


def guard(role: Role) -> Response | None:
    """The guard of a door behind sign-in: strangers are asked who they are, others see no door at all, and of whoever
    came by single sign-on it is asked now and then whether they still work here."""
    row = this_session()
    if row and is_page() and sessions.must_ask(row):
        return redirect(url_for("door.sso", next=here()), 303)
    if row is None or not current_user.is_authenticated:
        if request.method == "POST":
            abort(401)  # on that page stands what was typed
        return redirect(url_for("door.sign_in", next=here()), 303)
    if not current_user.may(role):
        abort(404)
    if sessions.see(row):
        db.session.commit()
    g.language = current_user.language
    csrf.protect()
    return None


def guard_sharing() -> Response | None:
    """Everybody who works here."""
    return guard(Role.EMPLOYEE)


def guard_office() -> Response | None:
    """Recruiters and administrators."""
    return guard(Role.RECRUITER)


def guard_administration() -> Response | None:
    """Administrators only."""
    return guard(Role.ADMINISTRATOR)
