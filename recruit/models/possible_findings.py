"""Texts about a candidate that look as though they came from a search, each with what somebody said to that; and how
far those have been read that were there before texts were."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, now
from recruit.models.candidates import Application
from recruit.models.leads import Lead
from recruit.models.people import User
from recruit.models.reasoned import WithReason


class PossibleFinding(Base, WithReason):
    """One text. It stands open until somebody says why it is no finding, or notes it as one. It stays as long as the
    person does: what was asked, and what was answered, outlive the text."""

    __tablename__ = "possible_findings"
    __table_args__ = (
        UniqueConstraint("column", "row", "application_id"),
        UniqueConstraint("column", "row", "lead_id", name="uq_possible_findings_lead"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    application: Mapped[Application | None] = relationship()
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("leads.id", ondelete="CASCADE"), index=True)
    lead: Mapped[Lead | None] = relationship()
    """Somebody who had not applied when it was written."""
    column: Mapped[str] = mapped_column(String(60))
    """In which the text stands, as `table.column`, and"""
    row: Mapped[int | None]
    """the number of its row; None once other words stand there, or the row is gone."""
    noticed: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Names of topics, and what else looks like a search: see `screening.sensitive.signs`. Never the words."""
    at: Mapped[datetime] = mapped_column(default=now)
    reason: Mapped[str] = mapped_column(Text, default="")
    """Why it is no finding. The candidate reads it."""
    line: Mapped[int | None]
    """The number of the line of the log as which it was noted."""
    answered_at: Mapped[datetime | None] = mapped_column(index=True)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    answered_by: Mapped[User | None] = relationship()


class TextsToRead(Base):
    """Rows of a table that were there before their texts were read: one row a table, gone when all are."""

    __tablename__ = "texts_to_read"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    read: Mapped[int] = mapped_column(default=0)
    """The number of the last row that was read, and"""
    last: Mapped[int]
    """of the last that was there."""
