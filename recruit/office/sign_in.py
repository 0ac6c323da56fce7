"""Coming in by a mailed link, and going out again."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user, login_user
from werkzeug.wrappers import Response

from recruit import auth, mail
from recruit.config import running
from recruit.db import db
from recruit.forms.people import SignInForm
from recruit.limits import GUESS, SIGN_IN, limiter
from recruit.models import Role
from recruit.office import door
from recruit.queue import ring


@door.route("/sign-in", methods=["GET", "POST"])
@limiter.limit(SIGN_IN, methods=["POST"])
def sign_in() -> str | Response | tuple[str, int]:
    """Ask for a link. The answer is the same for everybody, so that nobody learns who works here."""
    if current_user.is_authenticated:
        return redirect(url_for("office.first_page"), 303)
    form = SignInForm()
    if request.method == "POST" and form.validate():
        send_link(form.email.data)
        flash(
            _(
                "If %(email)s may sign in here, a link is on its way. It works once, for half an hour.",
                email=form.email.data,
            )
        )
        return redirect(url_for("door.sign_in"), 303)
    if request.args.get("next"):
        session["next"] = request.args["next"]
    return render_template("office/sign_in.html", form=form), 422 if form.errors else 200


def send_link(email: str) -> None:
    """Mail a link to somebody who may come in."""
    user = auth.find_user(email)
    if user is None or not user.may(Role.RECRUITER):
        return
    token = auth.mint_sign_in(user)
    language = user.language or str(get_locale())
    letter = mail.write(user.email, "sign_in", language, user=user, address=link_address(token))
    db.session.commit()
    ring("jobs.mail.send", letter.id)


def link_address(token: str) -> str:
    """Where a sign-in link points."""
    return f"{running().settings.url.rstrip('/')}/sign-in/{token}"


@door.route("/sign-in/<token>", methods=["GET", "POST"])
@limiter.limit(GUESS)
def enter(token: str) -> str | Response | tuple[str, int]:
    """A mail scanner that opens the link must not use it up: coming in takes a press of the button."""
    if request.method == "GET":
        return render_template("office/enter.html")
    user = auth.redeem(token)
    if user is None:
        db.session.rollback()
        return render_template("office/enter.html", stale=True), 410
    db.session.commit()
    wanted = session.pop("next", "")
    session.clear()
    session.permanent = True
    login_user(user)
    return redirect(inside(wanted) or url_for("office.first_page"), 303)


def inside(address: str) -> str:
    """The address when it is a page of the office; never another site."""
    parts = urlsplit(address)
    return address if not parts.scheme and not parts.netloc and parts.path.startswith("/office") else ""
