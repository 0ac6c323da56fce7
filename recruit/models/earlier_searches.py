"""What stays known of a search, or of a text that looked like one, when the row that told of it is deleted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from recruit.core.database import Base, now


class EarlierSearch(Base):
    """That this person was looked up as somebody whose row is deleted since: for another vacancy, or before applying.
    Nothing of what was found. It goes with the application."""

    __tablename__ = "earlier_searches"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(index=True)
    """No foreign key: two rows of one person that are deleted at once would wait for each other for ever."""
    digest: Mapped[str] = mapped_column(String(64), default="")
    """Of the mail address that says it is the same person, with our key; empty where a colleague said so. It counts
    while the application has that address."""
    text: Mapped[int | None]
    """The number that a text had which looked like a search, where nobody noted that it was one; None where somebody
    looked."""
    at: Mapped[datetime] = mapped_column(default=now)
    """When the other row was deleted."""
