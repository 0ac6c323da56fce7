"""What may stand in an address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import request
from werkzeug.routing import IntegerConverter, Map

from recruit.row_numbers import LARGEST, whole

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

TAIL = " \t\r\n\xa0.,:;!?…·。、，！？)]}>）」』》'\"’”»*`"
"""Signs with which none of our addresses ends, and which the programs of others leave on one that stood in a text."""


class AsPasted:
    """A WSGI application that reads an address as it was meant: without what followed it in the text that it was copied
    from, as in "see https://…/applications/AbC." """

    def __init__(self, beyond: WSGIApplication) -> None:
        self.beyond = beyond

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not path[-1:].isalnum() and environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            environ["PATH_INFO"] = without_tail(path.encode("latin-1")).decode("latin-1")
        return self.beyond(environ, start_response)


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
