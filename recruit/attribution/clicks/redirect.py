"""The shortest way through the house: `/r/<token>` is answered before Flask hears of it.

The click is in the journal before the answer leaves. Only our own vacancies are targets: the address is made here, and
nothing of it comes from the visitor. What is no plain open link (unknown, closed, a code to scan) goes on to Flask.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from flask import Flask
from itsdangerous import BadData
from sqlalchemy.exc import SQLAlchemyError

from recruit.attribution import links, marks
from recruit.attribution.clicks import classification, visitors
from recruit.attribution.clicks.journal import Followed, Writer
from recruit.attribution.clicks.link_cache import Place, Places
from recruit.config import Settings
from recruit.models import ClickKind, Why

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEADERS = [
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Robots-Tag", "noindex, nofollow"),
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Content-Length", "0"),
]
CODE = "/code.svg"
"""The link as a code to scan, which is no link that is followed."""
KINDS = {kind: code for code, kind in enumerate(ClickKind)}
WHYS = {why: code for code, why in enumerate(Why)}

log = logging.getLogger(__name__)


class ClickDoor:
    """A WSGI application that answers what follows a link, and hands everything else on."""

    def __init__(self, app: Flask, settings: Settings, beyond: WSGIApplication) -> None:
        self.app, self.beyond, self.zone = app, beyond, settings.zone
        folder = settings.folder / "clicks"
        self.places, self.journal, self.salts = Places(app), Writer(folder), visitors.Salts(folder)
        self.cookie = f"{app.config['SESSION_COOKIE_NAME']}="
        self.headers = list(HEADERS)
        if settings.url.startswith("https:"):
            self.headers.append(("Strict-Transport-Security", "max-age=31536000"))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.journal.end_day(time.time())
        path = environ.get("PATH_INFO", "")
        token = links.token_in(path[3:]) if path.startswith("/r/") and not path.endswith(CODE) else ""
        if not token or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self.beyond(environ, start_response)
        try:
            place = self.places.of(token)
        except SQLAlchemyError:  # Flask says so in words
            place = None
        if place is None:
            return self.beyond(environ, start_response)
        moment = time.time()
        status = "302 Found" if self.note(place, environ, moment) else "307 Temporary Redirect"
        if not place.is_open(self.day(moment)):
            return self.beyond(environ, start_response)
        address = environ.get("SCRIPT_NAME", "") + self.address(place, token, environ, moment)
        start_response(status, [("Location", address), *self.headers])
        return []

    def note(self, place: Place, environ: WSGIEnvironment, moment: float) -> bool:
        """Write the click down; whether that could be done. Who cannot be counted is led on all the same."""
        try:
            self.journal.write(self.followed(place, environ, moment).line())
        except OSError as error:
            log.error("a click could not be written down (%s)", type(error).__name__)
            return False
        return True

    def followed(self, place: Place, environ: WSGIEnvironment, moment: float) -> Followed:
        """What there is to write."""
        kind, why = classification.kind_of(environ)
        visitor = network = 0
        if kind is ClickKind.PERSON:
            if self.works_here(environ):
                kind, why = ClickKind.STAFF, Why.SIGNED_IN
            elif environ.get("HTTP_SEC_GPC") != "1" and environ.get("HTTP_DNT") != "1":
                salt, address = self.salts.today(moment), environ.get("REMOTE_ADDR", "")
                visitor, network = visitors.keys(salt, address, environ["HTTP_USER_AGENT"], place.link)
        return Followed(int(moment), place.link, KINDS[kind], WHYS[why], visitor, network)

    def works_here(self, environ: WSGIEnvironment) -> bool:
        """Whether this browser is signed in here."""
        cookies = environ.get("HTTP_COOKIE", "")
        if self.cookie not in cookies:
            return False
        request = self.app.request_class(environ)
        try:
            session = self.app.session_interface.open_session(self.app, request)
        except BadData:
            return False
        return bool(session and session.get("_user_id"))

    def day(self, moment: float) -> date:
        """The office's."""
        return datetime.fromtimestamp(moment, self.zone).date()

    def address(self, place: Place, token: str, environ: WSGIEnvironment, moment: float) -> str:
        """Where the link leads, with the mark that all get who follow it in that hour, and an earlier one that whoever
        comes from a page of ours had already."""
        hour = int(moment) // marks.HOUR
        if place.hour != hour:
            mark = marks.mark(token, datetime.fromtimestamp(moment, UTC), self.app.config["SECRET_KEY"])
            place.address, place.hour = f"{place.path}?{marks.LAST}={mark}", hour
        earlier = marks.before(environ.get("HTTP_REFERER", ""), environ.get("HTTP_HOST", ""), token)
        return f"{place.address}&{marks.FIRST}={earlier}" if earlier else place.address
