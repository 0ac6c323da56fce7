"""What stays known of a search when the row that told of it is deleted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from recruit.db import Base, now


class EarlierSearch(Base):
    """That this person was looked up as somebody whose row is deleted since: for another vacancy, or before applying.
    Nothing of what was found. It goes with the application."""

    __tablename__ = "earlier_searches"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(index=True)
    """No foreign key: two rows of one person that are deleted at once would wait for each other for ever."""
    at: Mapped[datetime] = mapped_column(default=now)
    """When the other row was deleted."""
