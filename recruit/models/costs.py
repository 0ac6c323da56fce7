"""What channels and posts cost, as recruiters write it down."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, now
from recruit.models.people import User
from recruit.models.publications import Channel, Publication


class Cost(Base):
    """An amount for a channel, or for one post on it, spread evenly over its days."""

    __tablename__ = "costs"

    id: Mapped[int] = mapped_column(primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id"), index=True)
    """Also of a cost for one post: the channel on which it stands."""
    channel: Mapped[Channel] = relationship()
    publication_id: Mapped[int | None] = mapped_column(ForeignKey("publications.id"), index=True)
    publication: Mapped[Publication | None] = relationship()
    """The one post that it is for; None for all posts on the channel."""
    cents: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"))
    currency: Mapped[str] = mapped_column(String(3), default="EUR")
    since: Mapped[date]
    until: Mapped[date]
    """The last day still counts."""
    note: Mapped[str] = mapped_column(String(300), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship()
    at: Mapped[datetime] = mapped_column(default=now)
