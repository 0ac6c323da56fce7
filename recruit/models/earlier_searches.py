"""What stays known of a search when the row that told of it is deleted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.db import Base, now
from recruit.models.candidates import Application


class EarlierSearch(Base):
    """That this person was looked up as somebody whose row is deleted since: for another vacancy, or before applying.
    Nothing of what was found. It goes with the application."""

    __tablename__ = "earlier_searches"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    application: Mapped[Application] = relationship()
    at: Mapped[datetime] = mapped_column(default=now)
    """When the other row was deleted."""
