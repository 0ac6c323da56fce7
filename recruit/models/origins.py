"""Where people came from: tracked links, places on the web that send people without one, and what counts."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, now
from recruit.models.people import User
from recruit.models.publications import Publication
from recruit.models.vacancies import Vacancy


class TrackedLink(Base):
    """A short address of our own that leads to one vacancy and names one origin."""

    __tablename__ = "tracked_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(16), unique=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id"), index=True)
    vacancy: Mapped[Vacancy] = relationship()
    publication_id: Mapped[int | None] = mapped_column(ForeignKey("publications.id"), unique=True)
    publication: Mapped[Publication | None] = relationship(back_populates="link")
    sharer_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    sharer: Mapped[User | None] = relationship()
    label: Mapped[str] = mapped_column(String(80), default="")
    """For a link that belongs to neither: a flyer, a newsletter."""
    network: Mapped[str] = mapped_column(String(20), default="")
    """Where an employee shares this link; empty for all others."""
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("tracked_links.id"), index=True)
    parent: Mapped[TrackedLink | None] = relationship(remote_side="TrackedLink.id")
    """The link of whoever passed the vacancy on. The sharer is that of the first hand."""
    steps: Mapped[int] = mapped_column(default=0)
    """How many hands this link is away from the first."""
    created_at: Mapped[datetime] = mapped_column(default=now)


class Source(Base):
    """A place on the web that sends people without a tracked link, known by the address they come from or by what the
    address they follow says of a campaign."""

    __tablename__ = "sources"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    hosts: Mapped[str] = mapped_column(Text, default="")
    """Hosts that refer, one a line; each stands for its subdomains too."""
    campaigns: Mapped[str] = mapped_column(Text, default="")
    """Values of `utm_source` and its like, one a line."""
    on: Mapped[bool] = mapped_column(default=True)


class Counts(StrEnum):
    """Which of several links that somebody followed the application counts for."""

    LAST = "last"
    FIRST = "first"


class OriginPolicy(Base):
    """What the organisation chose about origins. One row; each change is on the audit log."""

    __tablename__ = "origin_policies"

    id: Mapped[int] = mapped_column(primary_key=True)
    counts: Mapped[Counts] = mapped_column(default=Counts.LAST)
    across: Mapped[bool] = mapped_column(default=False)
    """Whether a link to one vacancy is the origin of an application for another."""
    thin_months: Mapped[int] = mapped_column(default=13)
    """How long single clicks are kept; the figures made of them stay."""
