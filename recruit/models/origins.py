"""Where people came from: tracked links, and the clicks on them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.db import Base, now
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


class ClickKind(StrEnum):
    """What followed a link."""

    PERSON = "person"
    ROBOT = "robot"
    PREVIEW = "preview"


class Click(Base):
    """A link followed, once. Nothing of the person is kept."""

    __tablename__ = "clicks"
    __table_args__ = (Index("ix_clicks_link_id_at", "link_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("tracked_links.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    kind: Mapped[ClickKind] = mapped_column(default=ClickKind.PERSON, index=True)
