"""Coming in and going out: mailed one-time links, sessions, and the guard of each door."""

from __future__ import annotations

from hashlib import sha256
from secrets import token_urlsafe
from urllib.parse import urlsplit

from flask import Flask, abort, g, redirect, request, session, url_for
from flask_login import LoginManager, current_user, login_user
from flask_wtf import CSRFProtect
from sqlalchemy import delete, func, or_, select, update
from werkzeug.wrappers import Response

from recruit.db import db, now
from recruit.models import Role, SignInLink, User
from recruit.same_people import mailbox

login = LoginManager()
csrf = CSRFProtect()


def init_app(app: Flask) -> None:
    """Give the application sessions that end when a person signs out everywhere."""
    login.init_app(app, add_context_processor=False)  # public pages have no business with who is signed in
    login.session_protection = None  # an office worker's address changes between desk and train
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False  # each office door checks in its guard; the public door has no session
    csrf.init_app(app)


@login.user_loader  # type: ignore[untyped-decorator]
def load_user(stamped: str) -> User | None:
    """The person a session names, unless they signed out everywhere since."""
    number, _, stamp = stamped.partition(".")
    user = db.session.get(User, int(number)) if number.isdecimal() else None
    return user if user and user.active and str(user.stamp) == stamp else None


def digest(token: str) -> str:
    """What is kept of a secret address."""
    return sha256(token.encode()).hexdigest()


def find_user(email: str) -> User | None:
    """Whoever has this address; or else the one account whose mailbox it reaches, however it is written."""
    typed, reached = email.strip().lower(), mailbox(email)
    same = or_(func.lower(User.email) == typed, User.mailbox == reached)
    wanted = select(User).where(same).order_by((func.lower(User.email) == typed).desc(), User.id)
    found = db.session.scalars(wanted.limit(2)).all()
    exact = next((user for user in found if user.email.lower() == typed), None)
    return exact or (found[0] if len(found) == 1 else None)


def find_exactly(email: str) -> User | None:
    """Whoever has this very address but for capitals: where an account is opened by what others say of its owner."""
    user = find_user(email)
    return user if user and user.email.lower() == email.strip().lower() else None


def mint_sign_in(user: User) -> str:
    """A token that signs in once, within half an hour. Only its digest is kept; old ones are cleared away."""
    db.session.execute(delete(SignInLink).where(SignInLink.expires_at < now()))
    token = token_urlsafe(32)
    db.session.add(SignInLink(digest=digest(token), user=user, expires_at=now() + SignInLink.LIFE))
    return token


def redeem(token: str) -> User | None:
    """Use a sign-in token up; None when it is unknown, used or too old. Two at once: one comes in."""
    used = db.session.execute(
        update(SignInLink)
        .where(SignInLink.digest == digest(token), SignInLink.used_at.is_(None), SignInLink.expires_at > now())
        .values(used_at=now())
        .returning(SignInLink.user_id)
    ).scalar()
    user = db.session.get(User, used) if used else None
    if user is None or not user.may(Role.EMPLOYEE):
        return None
    user.seen_at = now()
    return user


def come_in(user: User, **kept: object) -> Response:
    """Begin a session of this person's own, which keeps nothing of the one before, and go where it was headed."""
    wanted = session.pop("next", "")
    session.clear()
    session.permanent = True
    session.update(kept)
    login_user(user)
    return redirect(inside(wanted, user) or home(user), 303)


def home(user: User) -> str:
    """The first page of whoever comes in."""
    return url_for("office.first_page" if user.may(Role.RECRUITER) else "share.first")


def inside(address: str, user: User) -> str:
    """The address when it is a page behind a door that this person may use; never another site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    room = "" if parts.scheme or parts.netloc else parts.path.split("/")[1:2]
    return address if room == ["share"] or (room == ["office"] and user.may(Role.RECRUITER)) else ""


def guard(role: Role) -> Response | None:
    """The guard of a door behind sign-in: strangers are asked who they are, others see no door at all."""
    if not current_user.is_authenticated:
        back = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("door.sign_in", next=back), 303)
    if not current_user.may(role):
        abort(404)
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
