"""Leads: somebody found or named who has not applied."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, keep_empty, now
from recruit.models.candidates import Application
from recruit.models.compared import WithMailbox
from recruit.models.origins import TrackedLink
from recruit.models.people import User
from recruit.models.vacancies import Vacancy


class LeadKind(StrEnum):
    """How we came to know of somebody."""

    FOUND = "found"
    NAMED = "named"
    INVITED = "invited"
    """By a colleague, to look at a vacancy. The office sees nothing of it."""


OF_WHOM_WE_FOUND = ("name", "address", "email", "mailbox", "source", "why", "informed_how")
"""Columns that are emptied when the person is taken out."""


class Lead(Base, WithMailbox):
    """Somebody who may fit a vacancy and may not know of us yet. GDPR article 14: told within a month, or deleted."""

    __tablename__ = "leads"

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id"), index=True)
    vacancy: Mapped[Vacancy] = relationship()
    kind: Mapped[LeadKind] = mapped_column(default=LeadKind.FOUND)
    name: Mapped[str] = mapped_column(String(200), default="")
    address: Mapped[str] = mapped_column(String(500), default="")
    """Of the profile or page on which somebody was found."""
    email: Mapped[str] = mapped_column(String(254), default="")
    source: Mapped[str] = mapped_column(String(200), default="")
    """Where from, as the person will read it: “your public profile on LinkedIn”."""
    why: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(2), default="nl")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship(foreign_keys=by_id)
    named_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    named_by: Mapped[User | None] = relationship(foreign_keys=named_by_id)
    """The colleague who named this person."""
    link_id: Mapped[int | None] = mapped_column(ForeignKey("tracked_links.id"))
    link: Mapped[TrackedLink | None] = relationship()
    """In the notice: who applies through it has a known origin."""

    seed: Mapped[str] = mapped_column(String(64))
    """What the private address of the notice grows from, together with our key."""
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    inform_by: Mapped[datetime] = mapped_column(index=True)
    informed_at: Mapped[datetime | None]
    weighed_at: Mapped[datetime | None]
    """When it was decided whether the letter of an invitation may leave; see `recruit.referrals.invitation_review`."""
    reminded_at: Mapped[datetime | None]
    """When an invitation was repeated, which happens once."""
    informed_how: Mapped[str] = mapped_column(String(200), default="")
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id", ondelete="SET NULL"))
    application: Mapped[Application | None] = relationship()
    """What it became, by the person's own act."""
    forgotten_at: Mapped[datetime | None]


keep_empty(Lead.__table__, OF_WHOM_WE_FOUND)
