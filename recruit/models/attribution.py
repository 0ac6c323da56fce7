"""What is remembered so that a candidate who comes back later still has the origin of the first visit."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, now
from recruit.models.origins import Source, TrackedLink
from recruit.models.vacancies import Vacancy


class FinishLater(Base):
    """That somebody had the form of a vacancy sent, and by which link or source that person had come. Of the address a
    digest with our key is kept, for thirty days, so that nobody can be read from it."""

    __tablename__ = "finish_later"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), index=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id"))
    vacancy: Mapped[Vacancy] = relationship()
    link_id: Mapped[int | None] = mapped_column(ForeignKey("tracked_links.id"))
    link: Mapped[TrackedLink | None] = relationship()
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id"))
    source: Mapped[Source | None] = relationship()
    came_at: Mapped[datetime | None]
    """The hour in which the link was followed."""
    at: Mapped[datetime] = mapped_column(default=now, index=True)
