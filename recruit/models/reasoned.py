"""Rows with a reason that somebody was asked for."""

from __future__ import annotations

from sqlalchemy.orm import validates

from recruit.core import reasons


class WithReason:
    """A row whose reason says something, whoever writes it; empty where none is asked for, or it was deleted."""

    @validates("reason")
    def check_reason(self, key: str, reason: str) -> str:
        """Raises TooLittle."""
        reasons.check(reason)
        return reason
