"""Flags: something about an application or a link that a person should look at. A sign, never proof."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, now
from recruit.models.candidates import Application
from recruit.models.origins import TrackedLink
from recruit.models.people import User
from recruit.models.reasoned import WithReason

Evidence = dict[str, Any]
"""Plain facts as JSON has them: numbers, moments, numbers of rows. Never a candidate's name or address."""


class FlagKind(StrEnum):
    """What was noticed."""

    LIKE_REFERRER = "like referrer"
    """The candidate has the mailbox, the name or the mail host of the colleague whose link it was."""
    DISPOSABLE_MAIL = "disposable mail"
    SAME_DOCUMENT = "same document"
    """The same CV under another name and from another mailbox."""
    TOO_SOON = "too soon"
    """The application came within seconds of the click."""
    FILLED_FAST = "filled fast"
    """The form was sent within seconds of being opened."""
    BURST = "burst"
    """Clicks on the link that came all at once."""
    MANY_CLICKS = "many clicks"
    """Far more people followed the link than applied through it."""
    STAFF_CLICKS = "staff clicks"
    """People who were signed in here followed the link again and again."""


def flags_that_candidates_read(proved: bool) -> set[FlagKind]:
    """What a candidate reads of what was noticed: nothing that tells of another candidate; and what it has in common
    with a colleague only where it is `proved` that whoever reads it reads the candidate's mail."""
    return {*FlagKind} - {FlagKind.SAME_DOCUMENT} - (set() if proved else {FlagKind.LIKE_REFERRER})


class Flag(Base, WithReason):
    """One thing to look at, of one application or one link. It holds a reward until a person has looked, and nothing
    else; it comes again only when the evidence is new."""

    __tablename__ = "flags"
    __table_args__ = (UniqueConstraint("application_id", "kind"), UniqueConstraint("link_id", "kind"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[FlagKind]
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    application: Mapped[Application | None] = relationship()
    link_id: Mapped[int | None] = mapped_column(ForeignKey("tracked_links.id", ondelete="CASCADE"))
    link: Mapped[TrackedLink | None] = relationship()
    evidence: Mapped[Evidence] = mapped_column(JSON, default=dict)
    found_at: Mapped[datetime] = mapped_column(default=now, index=True)
    settled_at: Mapped[datetime | None] = mapped_column(index=True)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    settled_by: Mapped[User | None] = relationship()
    harmless: Mapped[bool | None]
    """What the person who looked made of it; None until then."""
    reason: Mapped[str] = mapped_column(String(500), default="")
    """Theirs. The candidate whose application it is reads it."""
