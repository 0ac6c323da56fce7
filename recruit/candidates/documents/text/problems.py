"""Why a document is not shown as text. The child names one; only the parent has sentences."""

from __future__ import annotations

from enum import StrEnum


class Problem(StrEnum):
    """What stands between a document and its words."""

    PICTURES = "pictures"
    EMPTY = "empty"
    LOCKED = "locked"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    OLD = "old"
    GONE = "gone"
    OTHER = "other"


class Unreadable(Exception):
    """The document gives no words, and this is why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem
