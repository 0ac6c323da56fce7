"""Only a POST changes anything. What acts although it is a GET stands in one list, each with the reason.

Flask lets every page answer a HEAD, and mail scanners send one before anybody has pressed anything. So a HEAD is
answered as the GET that it announces, by whatever asks for the method; what acts on a GET answers no HEAD at all.
"""

from __future__ import annotations

from flask import Flask, request
from werkzeug.exceptions import MethodNotAllowed

ACTING = {
    "public.follow": "the click itself: it is counted, and what only looks ahead is counted as that",
    "public.application": "whoever comes by the link in a letter proves whose mailbox it is, which is noted once",
    "public.own_copy": "the candidate took a copy, which is on record",
    "office.application_document": "somebody opened a document, which is on record",
    "office.application_answer_document": "somebody opened a document, which is on record",
    "administration.audit_export": "somebody took the record away, which is on record",
    "administration.rewards_export": "somebody took the claims away, which is on record",
    "door.sso_callback": "the provider sends the browser back with a GET; its answer is good once",
    "share.go": "one tap from the kit to another site, where a form must not lead",
    "personal.go": "one tap from the kit to another site, where a form must not lead",
}
"""Endpoints that write on a GET, and why."""
LOOKED_AHEAD = frozenset({"public.follow", "public.application"})
"""Those that answer a HEAD all the same: they know what only looks ahead."""


def init_app(app: Flask) -> None:
    """Let no method but POST do anything."""
    app.before_request(look_only)


def only_looks_ahead() -> bool:
    """Whether what was sent is a HEAD, so that nobody will see what is answered."""
    return bool(request.environ["REQUEST_METHOD"] == "HEAD")


def look_only() -> None:
    """A HEAD asks what a GET would answer; Werkzeug leaves the body out, for it knows what was really sent."""
    if request.method != "HEAD":
        return
    if request.endpoint in ACTING.keys() - LOOKED_AHEAD:
        raise MethodNotAllowed(["GET", "OPTIONS"])
    request.method = "GET"
