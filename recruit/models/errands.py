"""What became of each errand of the clock, where every process can read it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from recruit.core.database import Base


class ErrandState(Base):
    """When an errand was last done, when it last failed, and why: the class of an error, and nothing of anybody."""

    __tablename__ = "errands"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    succeeded_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    problem: Mapped[str] = mapped_column(String(200), default="")
    """Empty when it was done at the last try."""
