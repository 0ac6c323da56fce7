"""What was done, by whom; and letters on their way out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, Sealed, Sentence, now
from recruit.models.people import User


class AuditLine(Base):
    """One deed: who did what to which row, and facts about it. It outlives people, and so holds no words about any."""

    __tablename__ = "audit_lines"
    __table_args__ = (Index("ix_audit_lines_subject", "subject_kind", "subject_id"), Index("ix_audit_lines_at", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship()
    deed: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    note: Mapped[str] = mapped_column(String(1000), default="")


class Letter(Base):
    """A mail on its way out. The row is the work; it is deleted once the mail server has taken it."""

    __tablename__ = "letters"

    id: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, str]] = mapped_column(Sealed)
    """to, subject, text, perhaps reply_to and unsubscribe; encrypted, for it holds private addresses."""
    message_id: Mapped[str] = mapped_column(String(120))
    due: Mapped[datetime | None] = mapped_column(default=now, index=True)
    """None when it was given up."""
    attempts: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(Sentence, default="")
    about: Mapped[str] = mapped_column(String(40), default="", index=True)
    """Whom it is about: `application 12`, `lead 3`; it goes when they are forgotten. Empty when it is about nobody."""
    to_colleague: Mapped[bool] = mapped_column(default=False)
    """Whether it is to somebody who works here, and not to whom it is about."""
    proves: Mapped[str] = mapped_column(String(40), default="")
    """What is true once it has left: `finding 4`, `level 2`, `message 7`, `notice`, `former address`."""
    created_at: Mapped[datetime] = mapped_column(default=now)
