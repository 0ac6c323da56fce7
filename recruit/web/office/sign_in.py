"""Coming in by a mailed link, and going out again."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.core.queue import ring
from recruit.models import CameBy, Role
from recruit.organisation import mailed_links, self_registration, sessions, single_sign_on
from recruit.outbox import letters
from recruit.web import auth
from recruit.web.forms.editing import code
from recruit.web.forms.people import SignInForm
from recruit.web.limits import ENTER, SIGN_IN, SIGN_IN_TOGETHER, limiter, mailbox, reaches_nobody
from recruit.web.office.blueprint import door


@door.route("/sign-in", methods=["GET", "POST"])
@limiter.limit(SIGN_IN_TOGETHER, methods=["POST"])
@limiter.limit(SIGN_IN, methods=["POST"], key_func=mailbox, exempt_when=reaches_nobody)
def sign_in() -> str | Response | tuple[str, int]:
    """Ask for a link. The answer is the same for everybody, so that nobody learns who works here."""
    if current_user.is_authenticated:
        return redirect(auth.inside(auth.headed(), current_user) or auth.home(current_user), 303)
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
    if headed := auth.headed():
        session["next"] = headed
    page = render_template("office/sign_in/sign_in.html", form=form, single_sign_on=single_sign_on.is_on())
    return page, code(form)


def send_link(email: str) -> None:
    """Mail a link to somebody who may come in, or may let themselves in."""
    user, language = mailed_links.find_user(email), str(get_locale())
    if user is None and self_registration.may_join(email):
        letter = self_registration.write_to(email, language)
    elif user and user.may(Role.EMPLOYEE):
        token = mailed_links.mint_sign_in(user)
        letter = letters.write(
            user.email, "sign_in", user.language or language, user=user, address=mailed_links.address(token)
        )
    else:
        return
    [number] = letters.numbers(letter)
    db.session.commit()
    ring("jobs.send_letter.send", number)


@door.route("/sign-in/<token>", methods=["GET", "POST"])
@limiter.limit(ENTER)
def enter(token: str) -> str | Response | tuple[str, int]:
    """A mail scanner that opens the link must not use it up: coming in takes a press of the button."""
    if request.method == "GET":
        return render_template("office/sign_in/enter.html")
    user = mailed_links.redeem(token)
    if user is None:
        db.session.rollback()
        return render_template("office/sign_in/enter.html", stale=True), 410
    return auth.come_in(user, CameBy.MAIL)


@door.route("/join/<token>", methods=["GET", "POST"])
@limiter.limit(ENTER)
def join(token: str) -> str | Response | tuple[str, int]:
    """Whoever reads the mail of an address in the organisation's own domain works here, and comes in."""
    email = self_registration.address_in(token)
    if not email:
        return render_template("office/sign_in/enter.html", stale=True), 410
    if request.method == "GET":
        return render_template("office/sign_in/join.html", email=email)
    return auth.come_in(self_registration.join(email, str(get_locale())), CameBy.MAIL)


@door.post("/sign-out")
def sign_out() -> Response:
    """Out of this browser, and of the organisation's single sign-on if that was the way in."""
    if row := auth.this_session():
        sessions.end(row.user, row.id)
        db.session.commit()
    session.clear()
    if row and row.came_by == CameBy.SIGN_ON and single_sign_on.is_on():
        return redirect(url_for("door.sso_farewell"), 303)
    return redirect(url_for("door.sign_in"), 303)


@door.post("/sign-out-everywhere")
def sign_out_everywhere() -> Response:
    """Out of every browser, this one too."""
    if row := auth.this_session():
        sessions.end_all(row.user)
        db.session.commit()
    session.clear()
    flash(_("You are signed out everywhere."))
    return redirect(url_for("door.sign_in"), 303)


@door.post("/sessions/<int:row>/end")
def session_end(row: int) -> Response:
    """Out of one browser, this one or another."""
    mine = auth.this_session()
    if mine is None:
        return redirect(url_for("door.sign_in"), 303)
    sessions.end(mine.user, row)
    db.session.commit()
    if row == mine.id:
        session.clear()
    flash(_("Ended. It takes effect at once."))
    return redirect(url_for("office.me" if mine.user.may(Role.RECRUITER) else "share.me"), 303)
