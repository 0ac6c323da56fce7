"""Colleagues who share: their words, the rules they agreed to, what they proposed, and the thanks they got."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, now
from recruit.models.candidates import Application
from recruit.models.origins import TrackedLink
from recruit.models.people import User
from recruit.models.vacancies import Vacancy


class Sees(StrEnum):
    """How much of an application the colleague may know."""

    NOTHING = "nothing"
    APPLIED = "applied"
    """That somebody applied, and in a word how far it came."""
    REWARD = "reward"
    """That too, and what a reward tells besides."""

    @property
    def told(self) -> bool:
        """Whether the colleague hears that somebody applied."""
        return self is not Sees.NOTHING


class SharingPolicy(Base):
    """What the organisation lets colleagues do, and what the office sees of it. One row."""

    __tablename__ = "sharing_policies"

    id: Mapped[int] = mapped_column(primary_key=True)
    domains: Mapped[str] = mapped_column(String(1000), default="")
    """Mail domains whose owners may let themselves in as employees, separated by spaces."""
    monthly_mail: Mapped[bool] = mapped_column(default=True)
    monthly_day: Mapped[int] = mapped_column(default=1)
    """Of the month, 1 to 28, on which the mail to colleagues leaves."""
    figures_per_person: Mapped[bool] = mapped_column(default=True)
    """Whether the office sees what one colleague's links brought; works councils may want that off."""
    invitations: Mapped[bool] = mapped_column(default=True)
    ranking: Mapped[bool] = mapped_column(default=False)
    """Whether there is a ranking, of those who join it."""


class Share(Base):
    """One employee's link to one vacancy on one network, and the words that go with it."""

    __tablename__ = "shares"
    __table_args__ = (
        UniqueConstraint("user_id", "vacancy_id", "network"),
        Index("ix_shares_vacancy_id", "vacancy_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    user: Mapped[User] = relationship()
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id"))
    vacancy: Mapped[Vacancy] = relationship()
    network: Mapped[str] = mapped_column(String(20))
    link_id: Mapped[int] = mapped_column(ForeignKey("tracked_links.id"), unique=True)
    link: Mapped[TrackedLink] = relationship()
    words: Mapped[str | None] = mapped_column(Text)
    """The employee's own; None for those that we wrote."""
    created_at: Mapped[datetime] = mapped_column(default=now)
    shared_at: Mapped[datetime | None]
    """When the network was last opened with these words. Whether it was posted there only the employee knows."""


class Conduct(Base):
    """One version of the house rules for sharing, as the administrator wrote it. An empty one asks nothing."""

    __tablename__ = "conducts"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text, default="")
    """Markdown."""
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)


class Agreement(Base):
    """An employee agreed to one version of the house rules for sharing."""

    __tablename__ = "agreements"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    conduct_id: Mapped[int] = mapped_column(ForeignKey("conducts.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)


class ProposalKind(StrEnum):
    """What an employee proposes."""

    WORDS = "words"
    CHANNEL = "channel"


class ProposalState(StrEnum):
    """What became of it."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Proposal(Base):
    """Other words for a vacancy, or a channel that we do not use, from an employee."""

    __tablename__ = "proposals"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User] = relationship(foreign_keys=user_id)
    kind: Mapped[ProposalKind]
    state: Mapped[ProposalState] = mapped_column(default=ProposalState.WAITING, index=True)
    vacancy_id: Mapped[int | None] = mapped_column(ForeignKey("vacancies.id"), index=True)
    vacancy: Mapped[Vacancy | None] = relationship()
    text: Mapped[str] = mapped_column(Text)
    """The words, without a link, or the channel and why."""
    answer: Mapped[str] = mapped_column(String(500), default="")
    at: Mapped[datetime] = mapped_column(default=now)
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    decided_by: Mapped[User | None] = relationship(foreign_keys=decided_by_id)


class Thanks(Base):
    """What a recruiter wrote to the colleague whose link brought somebody."""

    __tablename__ = "thanks"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User] = relationship(foreign_keys=user_id)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    application: Mapped[Application] = relationship()
    text: Mapped[str] = mapped_column(String(500))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship(foreign_keys=by_id)
    at: Mapped[datetime] = mapped_column(default=now)


class MonthlyMail(Base):
    """That an employee was written to in a month: written in one transaction with the letter, so once."""

    __tablename__ = "monthly_mails"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    """2026-11."""
    at: Mapped[datetime] = mapped_column(default=now)


class Uninvited(Base):
    """Somebody who does not want to be invited again: a digest with our key, so that nobody can be read from it."""

    __tablename__ = "uninvited"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
