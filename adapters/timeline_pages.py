"""An account's timeline as it is looked through: page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

PAGES = 30
"""How many pages of a timeline are looked through for one post."""


@dataclass(frozen=True)
class Page:
    """One page of an account's timeline, newest first."""

    posts: list[Any]
    oldest: str
    """When the last of them was made, in ISO 8601."""
    next: str | None
    """What the page after it is asked for with; None when there is none."""

    def reaches_back(self, since: datetime) -> bool:
        """Whether it ends with a post from before `since`."""
        try:
            return datetime.fromisoformat(self.oldest) <= since
        except (ValueError, TypeError):
            return False
