"""How far we go in searching and judging, and what was found: the screening level, its log, the key that signs."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, Sealed, now
from recruit.models.people import User
from recruit.models.reasoned import WithReason

if TYPE_CHECKING:
    from recruit.models.vacancies import Vacancy


class Level(IntEnum):
    """How far we go. Each level includes those below."""

    NOTHING = 0
    GIVEN_LINKS = 1
    PROFESSIONAL_NETWORKS = 2
    PUBLIC_WEB = 3
    AGENCY = 4


class Screening(Base, WithReason):
    """One version of how far we go for a vacancy, as candidates read it before they apply."""

    __tablename__ = "screenings"
    __table_args__ = (UniqueConstraint("vacancy_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id"))
    vacancy: Mapped[Vacancy] = relationship(back_populates="screenings")
    number: Mapped[int] = mapped_column(default=1)
    level: Mapped[int] = mapped_column(default=Level.NOTHING)
    criteria: Mapped[str] = mapped_column(Text, default="")
    """What we look for, one a line."""
    sources: Mapped[str] = mapped_column(String(500), default="")
    """Where we look, in words: “LinkedIn, GitHub”."""
    searcher: Mapped[str] = mapped_column(String(200), default="")
    """Who looks: “the recruiter and the team lead”."""
    agency: Mapped[str] = mapped_column(String(200), default="")
    """At the highest level: which agency."""
    answer_days: Mapped[int] = mapped_column(default=14)
    """Within how many days a candidate hears from us."""
    wait_days: Mapped[int] = mapped_column(default=7)
    """How many days a decision waits for the answer to what was found."""
    reason: Mapped[str] = mapped_column(String(500), default="")
    """Why we go further than before."""
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship()
    at: Mapped[datetime] = mapped_column(default=now)

    @property
    def criterion_list(self) -> list[str]:
        """The criteria, one by one."""
        return [line.strip() for line in self.criteria.splitlines() if line.strip()]


class LineKind(StrEnum):
    """What a line of the screening log says."""

    FINDING = "finding"
    LOOKED = "looked"
    """A search that found nothing of use."""
    CORRECTION = "correction"
    """By whoever noted it; it names the line that it corrects."""
    SHOWN = "shown"
    """The candidate was told of the line that it names."""
    ANSWER = "answer"
    """The candidate's, to the line that it names."""
    NOTHING = "nothing"
    """The statement that nothing was searched, as it was given out."""


class ScreeningLine(Base):
    """One line of an application's screening log. Only ever added; each carries the hash of the line before."""

    __tablename__ = "screening_lines"
    __table_args__ = (UniqueConstraint("application_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[LineKind]
    about: Mapped[int | None]
    """The number of the line that it is about."""
    content: Mapped[str] = mapped_column(Text)
    """The facts as canonical JSON: the hash is over these very characters."""
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship()
    """Nobody, when the candidate answered or a letter left."""
    at: Mapped[datetime]
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class SigningKey(Base):
    """The organisation's key: what it signed can be checked by anybody with the public half."""

    __tablename__ = "signing_keys"

    id: Mapped[int] = mapped_column(primary_key=True)
    public: Mapped[str] = mapped_column(String(64))
    """Ed25519, hexadecimal."""
    secret: Mapped[dict[str, str]] = mapped_column(Sealed)
    created_at: Mapped[datetime] = mapped_column(default=now)


class PendingHead(Base):
    """What is to be written down beside the database: sealed, so that nobody else can say it, and gone once it stands
    there. Without words it is a row that an earlier version left, says what the row says, and counts only before
    anything else was written down."""

    __tablename__ = "pending_heads"

    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(String(20))
    number: Mapped[int]
    entry: Mapped[dict[str, str] | None] = mapped_column(Sealed)
