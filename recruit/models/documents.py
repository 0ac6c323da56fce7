"""What was read of the documents that candidates sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from recruit.core.database import Base, Sentence, now


class Draft(Base):
    """A file that somebody chose on a form which is not sent yet, so that it is found when the form is sent or when
    that person is deleted. It lies for a day at most, see `recruit.candidates.documents.files`."""

    __tablename__ = "drafts"

    document: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Its name in the uploads folder."""
    form: Mapped[str] = mapped_column(String(64), index=True)
    """A digest of the form's own number."""
    person: Mapped[str] = mapped_column(String(64), default="", index=True)
    """A digest with our key of the mail address that stood on the form; empty when none did."""
    at: Mapped[datetime] = mapped_column(default=now)


class DocumentText(Base):
    """The words of a CV, read once. The row is the work; it goes in the same transaction as the document."""

    __tablename__ = "document_texts"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), unique=True)
    document: Mapped[str] = mapped_column(String(64))
    """The name of the file in the uploads folder that was read."""
    words: Mapped[str] = mapped_column(Text, default="")
    cut: Mapped[bool] = mapped_column(default=False)
    """Whether there is more than is kept."""
    problem: Mapped[str] = mapped_column(Sentence, default="")
    """Why there are no words."""
    tries: Mapped[int] = mapped_column(default=0)
    due: Mapped[datetime | None] = mapped_column(default=now)
    """When it may be read, again if whoever reads it has died by then; None when there is nothing more to find out."""
    read_at: Mapped[datetime | None]

    @property
    def is_awaited(self) -> bool:
        """Whether nothing is known of it yet, neither words nor why there are none."""
        return not (self.words or self.problem)
