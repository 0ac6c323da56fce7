"""Who works here: the organisation, its units, and the people who may come in."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from flask_login import UserMixin
from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, keep_one, now
from recruit.core.person_names import name_in
from recruit.models.compared import WithMailbox, WithName


class Role(StrEnum):
    """What somebody may do. Each role may do what the one before it may."""

    EMPLOYEE = "employee"
    RECRUITER = "recruiter"
    ADMINISTRATOR = "administrator"


class Organisation(Base):
    """The employer as candidates see it. One row."""

    __tablename__ = "organisations"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    website: Mapped[str] = mapped_column(String(300), default="")
    about: Mapped[str] = mapped_column(String(2000), default="")
    accent: Mapped[str] = mapped_column(String(7), default="#0b57a4")
    street: Mapped[str] = mapped_column(String(200), default="")
    """With the number, as on an envelope."""
    postcode: Mapped[str] = mapped_column(String(20), default="")
    city: Mapped[str] = mapped_column(String(120), default="")
    country: Mapped[str] = mapped_column(String(2), default="")
    """ISO 3166; empty until somebody said so."""
    privacy_email: Mapped[str] = mapped_column(String(254), default="")
    privacy_post: Mapped[str] = mapped_column(String(300), default="")
    """Where letters about data go."""
    privacy_officer: Mapped[str] = mapped_column(String(200), default="")
    """The data protection officer, and how to reach that person."""
    processors: Mapped[str] = mapped_column(String(1000), default="")
    """Which companies handle the data for us, where, and with which safeguards outside Europe."""


class Unit(Base):
    """A part of the organisation that vacancies belong to."""

    __tablename__ = "units"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)


class User(Base, UserMixin, WithMailbox, WithName):
    """Somebody who may sign in, or whose links are shared."""

    __tablename__ = "users"
    __table_args__ = (Index("uq_users_mailbox", text("lower(email)"), unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120), default="")
    role: Mapped[Role] = mapped_column(default=Role.RECRUITER)
    language: Mapped[str] = mapped_column(String(2), default="")
    active: Mapped[bool] = mapped_column(default=True)
    seen_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    unit: Mapped[Unit | None] = relationship()
    subject: Mapped[str | None] = mapped_column(String(400), unique=True, index=True)
    """Who this is for the organisation's single sign-on: the provider and its own number for the person."""
    share_seed: Mapped[str] = mapped_column(String(64), default="")
    """What the personal link grows from, together with our key; another seed ends the old link."""
    share_digest: Mapped[str | None] = mapped_column(String(64), unique=True, index=True)
    monthly_mail: Mapped[bool] = mapped_column(default=True)
    weekly_mail: Mapped[bool] = mapped_column(default=False)
    """Whether somebody of the office wants last week's figures each Monday."""
    mastodon: Mapped[str] = mapped_column(String(120), default="")
    """The host on which this person has a Mastodon account."""
    alias: Mapped[str] = mapped_column(String(40), default="")
    """The name in the ranking; empty for whoever has not joined it."""

    @property
    def is_active(self) -> bool:
        """Whether sign-in is allowed at all, as Flask-Login asks it."""
        return self.active

    @property
    def own_name(self) -> str:
        """The name; empty where none was given, or an account stands in its place."""
        return name_in(self.name)

    @property
    def called(self) -> str:
        """The name as the office has it, or the e-mail address of somebody who has not given one; outside the office
        see `recruit.organisation.employer.known_outside`."""
        return self.own_name or self.email

    def may(self, role: Role) -> bool:
        """Whether this person may do what `role` may do."""
        ranks = list(Role)
        return self.active and ranks.index(self.role) >= ranks.index(role)


keep_one(User.__table__, "one_administrator_left", "({row}.role = 'administrator' AND {row}.active)")


class SignInLink(Base):
    """A mailed link that opens the door once. Only a digest of it is kept."""

    __tablename__ = "sign_in_links"
    LIFE = timedelta(minutes=30)

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    user: Mapped[User] = relationship()
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class CameBy(StrEnum):
    """How somebody came in."""

    MAIL = "mail"
    SIGN_ON = "sign_on"


class UserSession(Base):
    """One browser in which somebody is signed in. Its cookie holds a secret, of which a digest is kept."""

    __tablename__ = "user_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    user: Mapped[User] = relationship()
    came_by: Mapped[CameBy]
    browser: Mapped[str] = mapped_column(String(20), default="")
    system: Mapped[str] = mapped_column(String(20), default="")
    """Both as they are commonly called; empty for what we do not know."""
    began_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(index=True)
    """The hour in which it was last used."""
    confirmed_at: Mapped[datetime | None]
    """When single sign-on last said that this person works here; None for whoever did not come in by it."""
    ask_at: Mapped[datetime | None]
    """When it is asked again."""
