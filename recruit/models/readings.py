"""That somebody of the office opened an application, or read what was sent with it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base
from recruit.models.candidates import Application
from recruit.models.people import User


class Opened(StrEnum):
    """What was opened."""

    APPLICATION = "application"
    """A page about it."""
    DOCUMENT = "document"
    """The CV, as a file or as its words, or another file that was sent."""


class Reading(Base):
    """Once for each person and day, however often it was opened. It goes with the application."""

    __tablename__ = "readings"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), primary_key=True)
    application: Mapped[Application] = relationship()
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    user: Mapped[User] = relationship()
    day: Mapped[date] = mapped_column(primary_key=True)
    """By the office's clock."""
    what: Mapped[Opened] = mapped_column(primary_key=True)
