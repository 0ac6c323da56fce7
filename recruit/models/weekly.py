"""Who was written to in which week."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from recruit.core.database import Base, now


class WeeklyMail(Base):
    """That somebody of the office was sent the figures of a week: written in one transaction with the letter."""

    __tablename__ = "weekly_mails"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    week: Mapped[str] = mapped_column(String(8), primary_key=True)
    """The week in which the letter was written: 2026-W47."""
    at: Mapped[datetime] = mapped_column(default=now)
