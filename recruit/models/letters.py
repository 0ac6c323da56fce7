"""Letters on their way out: to whom, whom they are about, and what is true once they have left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, String, or_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from recruit.core.database import Base, Sealed, Sentence, now


@dataclass(frozen=True)
class About:
    """Whom a letter is about, and with whom it goes: an application, a lead, or whoever had a form sent for later."""

    application_id: int | None = None
    lead_id: int | None = None
    finish_later_digest: str = ""


class Proof(StrEnum):
    """What kind of thing is true once a letter has left."""

    LEVEL = "level"
    """The candidate knows how far we go."""
    FINDING = "finding"
    """The candidate was shown a line of the log of searches."""
    MESSAGE = "message"
    """A message of the office was sent."""
    NOTICE = "notice"
    """A lead was told what we have."""
    FORMER_ADDRESS = "former address"
    """Nothing: it goes to an address that is not the candidate's any more."""


@dataclass(frozen=True)
class Proven:
    """One thing that is true once a letter has left, or once a person told it in another way."""

    proof: Proof
    number: int | None = None
    """Of the version that says how far we go, of the line in the application's log of searches, or of the message."""


NUMBERED = {
    Proof.LEVEL: "screening_id",
    Proof.FINDING: "finding_number",
    Proof.MESSAGE: "sent_message_id",
}
"""The column that holds the number, where there is one."""


class Letter(Base):
    """A mail on its way out. The row is the work; it is deleted once the mail server has taken it."""

    __tablename__ = "letters"

    id: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, str]] = mapped_column(Sealed)
    """to, subject, text, perhaps reply_to and unsubscribe; encrypted, for it holds private addresses."""
    message_id: Mapped[str] = mapped_column(String(120))
    """As mail servers call it."""
    due: Mapped[datetime | None] = mapped_column(default=now, index=True)
    """None when it was given up."""
    attempts: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(Sentence, default="")
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("leads.id", ondelete="CASCADE"), index=True)
    finish_later_digest: Mapped[str] = mapped_column(String(64), default="", index=True)
    """The trace of the address that had a form sent; see `FinishLater`."""
    to_colleague: Mapped[bool] = mapped_column(default=False)
    """Whether it is to somebody who works here, and not to whom it is about."""
    proves: Mapped[Proof | None]
    screening_id: Mapped[int | None] = mapped_column(ForeignKey("screenings.id", ondelete="CASCADE"), index=True)
    """The version that the candidate knows once it has left."""
    sent_message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), index=True)
    """The message that it carries."""
    finding_number: Mapped[int | None]
    """The line in the application's log of searches that it shows."""
    created_at: Mapped[datetime] = mapped_column(default=now)

    @property
    def about(self) -> About:
        """Whom it is about; nobody, where nothing of it is said."""
        return About(self.application_id, self.lead_id, self.finish_later_digest or "")

    @property
    def proven(self) -> Proven | None:
        """What is true once it has left."""
        if self.proves is None:
            return None
        column = NUMBERED.get(self.proves)
        return Proven(self.proves, getattr(self, column) if column else None)

    @hybrid_property
    def is_about_somebody(self) -> bool:
        """Whether it goes with somebody."""
        return self.about != About()

    @is_about_somebody.inplace.expression
    @classmethod
    def _is_about_somebody(cls) -> ColumnElement[bool]:
        return or_(cls.application_id.is_not(None), cls.lead_id.is_not(None), cls.finish_later_digest != "")


def columns_of(proven: Proven | None) -> dict[str, Proof | int | None]:
    """What a letter holds of it."""
    if proven is None:
        return {}
    column = NUMBERED.get(proven.proof)
    return {"proves": proven.proof} | ({column: proven.number} if column else {})
