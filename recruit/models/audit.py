"""What was done, by whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.columns import OpenEnum
from recruit.core.database import Base, now
from recruit.models.deeds import Deed, Subject
from recruit.models.people import User


class AuditLine(Base):
    """One deed: who did what to which row, and facts about it. It outlives people, and so holds no words about any; and
    it outlives the rows that it speaks of, and so no key of the database refers to them."""

    __tablename__ = "audit_lines"
    __table_args__ = (Index("ix_audit_lines_subject", "subject_kind", "subject_id"), Index("ix_audit_lines_at", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship()
    deed: Mapped[Deed | str] = mapped_column(OpenEnum(Deed, 60))
    """What another release noted and this one does not know is read as it stands there."""
    subject_kind: Mapped[Subject | str] = mapped_column(OpenEnum(Subject, 40))
    subject_id: Mapped[int]
    note: Mapped[str] = mapped_column(String(1000), default="")
    other_kind: Mapped[Subject | str | None] = mapped_column(OpenEnum(Subject, 40))
    """A second row, of which the deed speaks too: the other application, the version, the line that was noted."""
    other_number: Mapped[int | None]
    """As people call it: a version by its number at the vacancy, a line by its number in the log of searches, any other
    row by the number that it has here."""

    @property
    def facts(self) -> str:
        """All that it holds besides who, what and when."""
        return joined(self.deed, self.note, "" if self.other_number is None else str(self.other_number))


def joined(deed: Deed | str, note: str, other: str) -> str:
    """The facts of a line and the number of its second row, or a link to that, in the order in which they are read."""
    parts = (note, other) if deed == Deed.CANDIDATE_TOLD else (other, note)
    return type(other)(", ").join(part for part in parts if part)
