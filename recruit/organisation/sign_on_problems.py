"""Why somebody does not come in by single sign-on."""

from __future__ import annotations

from enum import Enum


class Trouble(Enum):
    """Why somebody did not come in, and the status of the page that says so."""

    AWAY = 503
    CANCELLED = "cancelled"
    NOT_SILENTLY = "not silently"
    BEGAN_ELSEWHERE = "began elsewhere"
    CODE = "code"
    TOKEN = "token"  # noqa: S105  a word, no secret
    NO_EMAIL = "no e-mail"
    UNVERIFIED = "unverified"
    UNSAID = "unsaid"
    SOMEBODY_ELSE = "somebody else"
    KEPT_OUT = "kept out"

    @property
    def status(self) -> int:
        """Of the page."""
        return 503 if self is Trouble.AWAY else 400


class NotIn(Exception):
    """Somebody did not come in."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble
