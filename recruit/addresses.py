"""What may stand in an address."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**31 - 1
"""Of a row's number, on every database."""


class RowNumber(IntegerConverter):
    """A number that a row can have: a larger one leads to no page instead of to an error in the database."""

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST} | kwargs)


def whole(typed: str) -> int | None:
    """A row's number that stands behind the question mark; None when it is none."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= 10 and int(typed) <= LARGEST else None


def page_number() -> int:
    """Which page of a list was asked for; the first when that makes no sense."""
    return min(whole(request.args.get("page", "")) or 1, 100_000)
