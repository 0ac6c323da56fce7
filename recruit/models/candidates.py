"""Candidates, as far as they gave us anything."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.db import Base, now
from recruit.models.origins import TrackedLink
from recruit.models.people import User
from recruit.models.vacancies import Vacancy


class ApplicationState(StrEnum):
    """Where an application stands."""

    RECEIVED = "received"
    WITHDRAWN = "withdrawn"
    FORGOTTEN = "forgotten"
    """Nothing of the person is left; the row stays, so that the origin keeps its count."""


class Application(Base):
    """One person applying for one vacancy, with the link that brought them."""

    __tablename__ = "applications"
    __table_args__ = (Index("ix_applications_vacancy_id_created_at", "vacancy_id", "created_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id"))
    vacancy: Mapped[Vacancy] = relationship()
    state: Mapped[ApplicationState] = mapped_column(default=ApplicationState.RECEIVED)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254))
    phone: Mapped[str] = mapped_column(String(40), default="")
    motivation: Mapped[str] = mapped_column(Text, default="")
    profile: Mapped[str] = mapped_column(String(500), default="")
    language: Mapped[str] = mapped_column(String(2), default="nl")

    document: Mapped[str] = mapped_column(String(64), default="")
    """The name of the CV in the uploads folder; the name it came with is `document_name`."""
    document_name: Mapped[str] = mapped_column(String(200), default="")
    document_kind: Mapped[str] = mapped_column(String(8), default="")

    consent: Mapped[str] = mapped_column(String(20))
    """Which version of the notice was on the form."""
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """Of the token in the candidate's private address; the token itself is not kept."""
    submission: Mapped[str] = mapped_column(String(40), unique=True)
    """The form's own number: sending the same form twice is one application."""

    origin_id: Mapped[int | None] = mapped_column(ForeignKey("tracked_links.id"), index=True)
    origin: Mapped[TrackedLink | None] = relationship()
    corrections: Mapped[list[OriginCorrection]] = relationship(
        back_populates="application", order_by="OriginCorrection.at", cascade="all, delete-orphan"
    )
    created_at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]


class OriginCorrection(Base):
    """An origin that a person corrected: what it was, what it became, and why. Never changed afterwards."""

    __tablename__ = "origin_corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    application: Mapped[Application] = relationship(back_populates="corrections")
    old_id: Mapped[int | None] = mapped_column(ForeignKey("tracked_links.id"))
    old: Mapped[TrackedLink | None] = relationship(foreign_keys=old_id)
    new_id: Mapped[int | None] = mapped_column(ForeignKey("tracked_links.id"))
    new: Mapped[TrackedLink | None] = relationship(foreign_keys=new_id)
    reason: Mapped[str] = mapped_column(String(500))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship()
    at: Mapped[datetime] = mapped_column(default=now)
