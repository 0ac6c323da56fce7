"""Who asked for the way to their own page once more, until somebody looked whether there is one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from recruit.core.database import Base, Sealed, now


class LostAddress(Base):
    """One wish. It is gone as soon as a worker answered it, whether anybody has that address or not."""

    __tablename__ = "lost_addresses"

    id: Mapped[int] = mapped_column(primary_key=True)
    asked: Mapped[dict[str, str]] = mapped_column(Sealed)
    """The e-mail address that was typed."""
    at: Mapped[datetime] = mapped_column(default=now)
