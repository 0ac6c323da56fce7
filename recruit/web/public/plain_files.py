"""A file for machines."""

from __future__ import annotations

from flask import Response, make_response

HOUR = "public, max-age=3600"


def file(words: str, kind: str) -> Response:
    """A file that may be kept for an hour."""
    answer = make_response(words)
    answer.headers["Content-Type"] = kind
    answer.headers["Cache-Control"] = HOUR
    return answer
