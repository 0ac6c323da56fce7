"""The office's own rules about words, and what each kind of rule that comes with the program does."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, now
from recruit.models.publications import Channel


class RuleKind(StrEnum):
    """What a rule on the office's own list is about."""

    BLOCKED = "blocked"
    CONFIDENTIAL = "confidential"
    REQUIRED = "required"


class Subject(StrEnum):
    """What the rules that come with the program are about."""

    CAPITALS = "capitals"
    AGE = "age"
    GENDER = "gender"
    ORIGIN = "origin"


class Severity(StrEnum):
    """What a rule does: nothing, ask for an answer, or stop the text."""

    OFF = "off"
    WARN = "warn"
    BLOCK = "block"


class HouseRule(Base):
    """Words that may not, or must, stand in what leaves the house."""

    __tablename__ = "house_rules"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[RuleKind]
    words: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(String(300), default="")
    """What to do instead, shown with the remark."""
    severity: Mapped[Severity] = mapped_column(default=Severity.BLOCK)
    channel_id: Mapped[int | None] = mapped_column(ForeignKey("channels.id"))
    """The channel it is about; None for all."""
    channel: Mapped[Channel | None] = relationship()
    created_at: Mapped[datetime] = mapped_column(default=now)


class Rulebook(Base):
    """What the rules that come with the program do, and which version of all rules holds. One row."""

    __tablename__ = "rulebooks"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(String(16), default="")
    """Another one after each change: what was checked by it need not be checked again."""
    capitals: Mapped[Severity] = mapped_column(default=Severity.WARN)
    age: Mapped[Severity] = mapped_column(default=Severity.WARN)
    gender: Mapped[Severity] = mapped_column(default=Severity.WARN)
    origin: Mapped[Severity] = mapped_column(default=Severity.WARN)
