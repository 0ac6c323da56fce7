"""Rewards for referrals: the rules, and a claim for each application, decided by people."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, now
from recruit.models.candidates import Application
from recruit.models.people import User
from recruit.models.reasoned import WithReason


class RewardRules(Base):
    """What a referral brings the colleague. One row; each change is on the audit log. Clicks are never rewarded."""

    __tablename__ = "reward_rules"

    id: Mapped[int] = mapped_column(primary_key=True)
    on: Mapped[bool] = mapped_column(default=False)
    window_days: Mapped[int] = mapped_column(default=90)
    """How long the first colleague owns a referral of a person."""
    known_days: Mapped[int] = mapped_column(default=180)
    """Somebody who applied, or was noted as a lead, in as many days before is known already."""
    points_received: Mapped[int] = mapped_column(default=1)
    points_interview: Mapped[int] = mapped_column(default=5)
    points_hired: Mapped[int] = mapped_column(default=25)
    bonus: Mapped[int] = mapped_column(default=0)
    """For a hire, in cents."""
    currency: Mapped[str] = mapped_column(String(3), default="EUR")
    waiting_days: Mapped[int] = mapped_column(default=60)
    """Between the decision to hire and the bonus: usually the trial period."""
    note: Mapped[str] = mapped_column(Text, default="")
    """What the organisation adds in its own words. Markdown."""


class ClaimState(StrEnum):
    """Where a claim is."""

    PENDING = "pending"
    ELIGIBLE = "eligible"
    PAID = "paid"
    REFUSED = "refused"


class Claim(Base, WithReason):
    """That a colleague brought an applicant, with what it is worth. Attribution stays as it is, whatever is decided."""

    __tablename__ = "claims"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User] = relationship(foreign_keys=user_id)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), unique=True)
    application: Mapped[Application] = relationship(foreign_keys=application_id)
    person: Mapped[str] = mapped_column(String(64), default="", index=True)
    """Of the candidate's normalised e-mail address, with our key; empty once the candidate is forgotten."""
    state: Mapped[ClaimState] = mapped_column(default=ClaimState.PENDING, index=True)
    signs: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Names of what makes it doubtful. A claim with signs waits for a person; nothing is refused by itself."""
    settled: Mapped[bool] = mapped_column(default=True)
    """Whether the signs were looked at, or there are none."""
    points: Mapped[int] = mapped_column(default=0)
    points_before: Mapped[int] = mapped_column(default=0)
    """What they were when the month of `points_at` began: the colleague sees points when a month is over."""
    points_at: Mapped[datetime | None]
    """When they last became more."""
    bonus: Mapped[int] = mapped_column(default=0)
    """In cents, as the rules were when the candidate was hired."""
    currency: Mapped[str] = mapped_column(String(3), default="EUR")
    opened_at: Mapped[datetime] = mapped_column(default=now)
    hired_at: Mapped[datetime | None]
    hired_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), index=True)
    hired: Mapped[Application | None] = relationship(foreign_keys=hired_id)
    """The application of that hire, of the person's several, until it is deleted."""
    due: Mapped[datetime | None] = mapped_column(index=True)
    """When the waiting period is over."""
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    decided_by: Mapped[User | None] = relationship(foreign_keys=decided_by_id)
    reason: Mapped[str] = mapped_column(String(500), default="")
    """Why it was refused, or let through with its signs. The colleague reads it. It goes with the candidate."""
    paid_at: Mapped[datetime | None]
