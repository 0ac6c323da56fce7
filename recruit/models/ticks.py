"""The clock's own row: who leads, until when, and when it last looked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from recruit.core.database import Base


class Tick(Base):
    """One clock, however many processes run it."""

    __tablename__ = "ticks"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    holder: Mapped[str] = mapped_column(String(40))
    """The process that leads."""
    until: Mapped[datetime]
    """From here on another may lead."""
    at: Mapped[datetime | None]
    """When the leader last looked at everything."""
