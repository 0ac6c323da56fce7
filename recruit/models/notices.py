"""What candidates were told where they gave us something, each version as it stood there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from recruit.core.database import Base, now


class Notice(Base):
    """One version of the notice, in one language. Never changed afterwards; other settings make another."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """Of the language and all that it says: the same has the same."""
    version: Mapped[str] = mapped_column(String(20))
    """What people call it: the day on which it was first shown, and a few letters."""
    language: Mapped[str] = mapped_column(String(2), default="")
    said: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """`short`, sentences, and `parts`, each with its `key`, `heading` and sentences. Empty for versions from before
    texts were kept."""
    at: Mapped[datetime] = mapped_column(default=now)
    """When it was first shown."""
