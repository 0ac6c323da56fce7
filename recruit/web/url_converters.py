"""What may stand in an address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlencode

from flask import request
from werkzeug.routing import IntegerConverter, Map

from recruit.core.row_numbers import LARGEST, whole
from recruit.core.urls import TAIL

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HUNG_ON = re.compile(
    r"(/(?:applications|leads)/[A-Za-z0-9_-]{32}|/vacancies/[0-9]+-[\w-]*(?:/apply)?)(/?(?:[^\w/-].*)?)", re.DOTALL
)
"""An address that people keep, up to where it ends, and what a program hung on behind that: `/`, `&utm_source=…`. What
stands behind a further `/` is another page."""


class AsPasted:
    """A WSGI application that reads an address as it was meant: without what followed it in the text that it was copied
    from, as in "see https://…/applications/AbC." """

    def __init__(self, beyond: WSGIApplication) -> None:
        self.beyond = beyond

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not path[-1:].isalnum() and environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            environ["PATH_INFO"] = without_tail(path.encode("latin-1")).decode("latin-1")
        meant = environ["REQUEST_METHOD"] in ("GET", "HEAD") and meant_by(environ)
        if not meant:
            return self.beyond(environ, start_response)
        headers = [("Location", meant), ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer")]
        start_response("303 See Other", [*headers, ("Content-Length", "0")])
        return []


def meant_by(environ: WSGIEnvironment) -> str:
    """The address without what was hung on behind it, and with the `m` that may have gone along; empty where nothing
    was."""
    path = environ.get("PATH_INFO", "").encode("latin-1").decode(errors="replace")
    found = HUNG_ON.fullmatch(path)
    if found is None or not found[2]:
        return ""
    mark = parse_qs(found[2].lstrip("/?&")).get("m", [""])[0]
    asked = environ.get("QUERY_STRING", "") or (urlencode({"m": mark}) if mark else "")
    return f"{environ.get('SCRIPT_NAME', '')}{quote(found[1])}{f'?{asked}' if asked else ''}"


def without_tail(path: bytes) -> bytes:
    """A path without the signs that do not belong to it; one that is no UTF-8 as it is."""
    try:
        return path.decode().rstrip(TAIL).encode()
    except UnicodeDecodeError:
        return path


class RowNumber(IntegerConverter):
    """A number that a row can have: a larger one leads to no page instead of to an error in the database."""

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST} | kwargs)


def page_number() -> int:
    """Which page of a list was asked for; the first when that makes no sense."""
    return min(whole(request.args.get("page", "")) or 1, 100_000)
