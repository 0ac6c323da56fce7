"""What happened, added up by day and by month, so that a report reads thousands of rows and not millions.

A month is the sum of its days. Days are those of the office's time zone. See `recruit.reports.rollups`.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from recruit.core.columns import DayNumber, Second
from recruit.core.database import Base
from recruit.models.clicks import ClickKind

CLICK_COLUMNS = {
    ClickKind.PERSON: "people",
    ClickKind.REPEAT: "repeats",
    ClickKind.STAFF: "staff",
    ClickKind.ROBOT: "robots",
    ClickKind.PREVIEW: "previews",
}
"""The column in which clicks of each kind are added up, here and in reports."""
ALL_CLICKS = tuple(CLICK_COLUMNS.values())
OTHER_CLICKS = ALL_CLICKS[1:]
"""Those that are not people's."""


class ClicksOfLink:
    """Clicks by what followed the link."""

    day: Mapped[date] = mapped_column(DayNumber, primary_key=True)
    """Of a month its first day."""
    link_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    people: Mapped[int] = mapped_column(default=0)
    repeats: Mapped[int] = mapped_column(default=0)
    staff: Mapped[int] = mapped_column(default=0)
    robots: Mapped[int] = mapped_column(default=0)
    previews: Mapped[int] = mapped_column(default=0)


class LinkDay(ClicksOfLink, Base):
    """The clicks on one link on one day."""

    __tablename__ = "link_day"
    __table_args__ = (Index("ix_link_day_link_id_day", "link_id", "day"), {"sqlite_with_rowid": False})


class LinkMonth(ClicksOfLink, Base):
    """The clicks on one link in one month."""

    __tablename__ = "link_month"
    __table_args__ = (Index("ix_link_month_link_id_day", "link_id", "day"), {"sqlite_with_rowid": False})


class ApplicationsOfOrigin:
    """Applications that arrived then, and how far they have come since."""

    day: Mapped[date] = mapped_column(DayNumber, primary_key=True)
    """On which they arrived; of a month its first day."""
    vacancy_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    link_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The tracked link; 0 for none."""
    source_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The source where there is no link; 0 for none, and then the origin is unknown."""
    applications: Mapped[int] = mapped_column(default=0)
    looked_at: Mapped[int] = mapped_column(default=0)
    """How many came at least so far, like those that follow."""
    interviews: Mapped[int] = mapped_column(default=0)
    offers: Mapped[int] = mapped_column(default=0)
    hires: Mapped[int] = mapped_column(default=0)
    seconds_to_hire: Mapped[int] = mapped_column(BigInteger, default=0)
    """From application to hire, of all hires together."""
    first_at: Mapped[datetime] = mapped_column(Second)
    """When the first of them arrived."""


class OriginDay(ApplicationsOfOrigin, Base):
    """The applications of one day for one vacancy through one origin."""

    __tablename__ = "origin_day"
    __table_args__ = (
        Index("ix_origin_day_vacancy_id_day", "vacancy_id", "day"),
        Index("ix_origin_day_link_id_day", "link_id", "day"),
        {"sqlite_with_rowid": False},
    )


class OriginMonth(ApplicationsOfOrigin, Base):
    """The applications of one month for one vacancy through one origin."""

    __tablename__ = "origin_month"
    __table_args__ = (
        Index("ix_origin_month_vacancy_id_day", "vacancy_id", "day"),
        Index("ix_origin_month_link_id_day", "link_id", "day"),
        {"sqlite_with_rowid": False},
    )


class HourOfWeek(Base):
    """The clicks of people on one channel in one month, by weekday and hour of the office's clock."""

    __tablename__ = "hours_of_week"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    month: Mapped[date] = mapped_column(DayNumber, primary_key=True)
    channel_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """0 for links of colleagues, and for those that belong to no channel."""
    weekday: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Monday is 0."""
    hour: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    people: Mapped[int] = mapped_column(default=0)


class StaleDay(Base):
    """That applications for a vacancy changed which arrived on that day: their figures are made anew, see
    `recruit.reports.rollups`. Only ever added and removed, so that nobody waits for anybody."""

    __tablename__ = "stale_days"

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    day: Mapped[date] = mapped_column(DayNumber)
    vacancy_id: Mapped[int]
