"""Numbers of rows that people type, or that stand in addresses."""

from __future__ import annotations

LARGEST = 2**31 - 1
"""Of a row's number, on every database."""


def whole(typed: str) -> int | None:
    """A row's number that stands behind the question mark; None when it is none."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= 10 and int(typed) <= LARGEST else None
