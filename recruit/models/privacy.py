"""The organisation's rules for data of candidates, and what was done under them: consent, holds, deletions."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, now
from recruit.models.candidates import Application
from recruit.models.people import User
from recruit.models.reasoned import WithReason
from recruit.models.screening import Level


class Policy(Base):
    """How far we go and how long we keep, unless a vacancy says otherwise. One row."""

    __tablename__ = "policies"

    id: Mapped[int] = mapped_column(primary_key=True)
    level: Mapped[int] = mapped_column(default=Level.GIVEN_LINKS)
    criteria: Mapped[str] = mapped_column(Text, default="")
    sources: Mapped[str] = mapped_column(String(500), default="")
    searcher: Mapped[str] = mapped_column(String(200), default="")
    agency: Mapped[str] = mapped_column(String(200), default="")
    answer_days: Mapped[int] = mapped_column(default=14)
    wait_days: Mapped[int] = mapped_column(default=7)
    keep_days: Mapped[int] = mapped_column(default=28)
    """How long an application is kept after its procedure ended."""
    pool_days: Mapped[int] = mapped_column(default=365)
    """How long consent to be kept for other vacancies lasts."""
    blind: Mapped[bool] = mapped_column(default=False)
    figures_public: Mapped[bool] = mapped_column(default=False)
    """Whether everybody may read the openness figures."""
    by_unit: Mapped[bool] = mapped_column(default=False)
    """Whether recruiters see candidates of their own unit's vacancies, and of those without a unit, and no others."""


class ConsentDeed(StrEnum):
    """What a candidate did about being kept for other vacancies."""

    GIVEN = "given"
    RENEWED = "renewed"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"


class Consent(Base):
    """A candidate's own act about the talent pool. Never changed afterwards."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    application: Mapped[Application] = relationship()
    deed: Mapped[ConsentDeed]
    at: Mapped[datetime] = mapped_column(default=now)
    until: Mapped[datetime | None]
    version: Mapped[str] = mapped_column(String(20), default="")
    """Of the words that stood there."""


class Hold(Base, WithReason):
    """A deletion that waits, with the reason and the day on which it no longer does."""

    __tablename__ = "holds"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    application: Mapped[Application] = relationship()
    reason: Mapped[str] = mapped_column(String(500))
    until: Mapped[date]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship(foreign_keys=by_id)
    at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    ended_by: Mapped[User | None] = relationship(foreign_keys=ended_by_id)


class Forgotten(StrEnum):
    """What was deleted."""

    APPLICATION = "application"
    LEAD = "lead"


class DeletionReason(StrEnum):
    """Why somebody was deleted."""

    TIME_OVER = "time over"
    ASKED = "asked"
    """The candidate pressed the button."""
    ASKED_US = "asked us"
    """The candidate asked us, says whoever of the office did it."""
    CONSENT_ENDED = "consent ended"
    NOT_INFORMED = "not informed"
    OBJECTED = "objected"
    APPLIED = "applied"
    """A lead that became an application by the person's own act."""


class Deletion(Base):
    """That somebody was deleted: what, when and why, and nothing about the person."""

    __tablename__ = "deletions"

    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[Forgotten]
    number: Mapped[int]
    """Of the row that was emptied."""
    reason: Mapped[DeletionReason]
    vacancy_id: Mapped[int | None] = mapped_column(ForeignKey("vacancies.id"))
    due: Mapped[datetime | None]
    """When it should have been done at the latest, where a clock ran."""
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    chain_head: Mapped[str] = mapped_column(String(64), default="")
    chain_length: Mapped[int] = mapped_column(default=0)
