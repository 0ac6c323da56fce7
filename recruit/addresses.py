"""What may stand in an address."""

from __future__ import annotations

from typing import Any

from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**31 - 1
"""Of a row's number, on every database."""


class RowNumber(IntegerConverter):
    """A number that a row can have: thousands of digits lead to no page instead of to an error."""

    regex = r"[0-9]{1,10}"

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST} | kwargs)


def whole(typed: str) -> int | None:
    """A row's number that stands behind the question mark; None when it is none."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= 10 and int(typed) <= LARGEST else None
