"""Channels, and what was published on them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, String, Text, UniqueConstraint, exists, or_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.core.database import Base, Sealed, Sentence, now
from recruit.models.people import User
from recruit.models.vacancies import Vacancy, VacancyState

if TYPE_CHECKING:
    from recruit.models.origins import TrackedLink


class Channel(Base):
    """One account somewhere. What was filled in lies encrypted, secret or not."""

    __tablename__ = "channels"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(80))
    """What the office calls it."""
    settings: Mapped[dict[str, str]] = mapped_column(Sealed)
    on: Mapped[bool] = mapped_column(default=True)
    four_eyes: Mapped[bool] = mapped_column(default=False)
    """Whether somebody else must approve what is published here."""
    account: Mapped[str] = mapped_column(String(200), default="")
    """Who we are there, as the channel said when it was last asked."""
    verified_at: Mapped[datetime | None]
    problem: Mapped[str] = mapped_column(Sentence, default="")
    parked_until: Mapped[datetime | None]
    """Nothing is sent before this moment: the channel asked us to wait."""
    signed_in_at: Mapped[datetime] = mapped_column(default=now)
    """When a person last filled in what lets us in."""
    reminded_at: Mapped[datetime | None]
    """When administrators were told that it ends soon."""
    renewing_until: Mapped[datetime | None]
    """Until then one worker is renewing the tokens."""
    busy_until: Mapped[datetime | None]
    """Until then one worker is speaking to it."""
    created_at: Mapped[datetime] = mapped_column(default=now)


class PublicationState(StrEnum):
    """Where a publication is on its way out."""

    DRAFT = "draft"
    APPROVAL = "approval"
    """Somebody else must approve the words; where a person does the posting, it stays so until they posted it."""
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PUBLISHED = "published"
    CHANGING = "changing"
    """It is out, and its words are being changed. Without a due time a person is asked which words are there."""
    FAILED = "failed"
    UNSURE = "unsure"
    """It may be live. With a due time we look ourselves; without one a person is asked."""
    CLOSING = "closing"
    """It is being taken down. Without a due time a person is asked."""
    CLOSED = "closed"


class Publication(Base):
    """One vacancy on one channel, once."""

    __tablename__ = "publications"
    __table_args__ = (
        UniqueConstraint("vacancy_id", "channel_id", "round"),
        Index("ix_publications_state_due", "state", "due"),
        Index("ix_publications_channel_id_state_due", "channel_id", "state", "due"),
        Index("ix_publications_published_at", "published_at", "channel_id", "vacancy_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id"))
    vacancy: Mapped[Vacancy] = relationship()
    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id"))
    channel: Mapped[Channel] = relationship()
    round: Mapped[int] = mapped_column(default=1)
    link: Mapped[TrackedLink] = relationship(back_populates="publication")

    state: Mapped[PublicationState] = mapped_column(default=PublicationState.DRAFT)
    text: Mapped[str | None] = mapped_column(Text)
    """The words, when a person changed them, or as they were when they were last told to go out."""
    made_of: Mapped[str] = mapped_column(String(32), default="")
    """Fingerprint of what these words were made of; empty while nothing is on its way."""
    composed: Mapped[str | None] = mapped_column(Text)
    """What the words were composed as when a person changed them: when that differs now, the text is out of date."""
    wanted: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    """Text, title and summary that a post which is out is to get; they are not out before the channel says so."""
    checked: Mapped[str] = mapped_column(String(16), default="")
    """The version of the house rules that these words were last checked by."""
    answered: Mapped[dict[str, list[str]] | None] = mapped_column(JSON(none_as_null=True))
    """Remarks of the house rules that a person answered, under the fingerprint of the words they are about."""
    answer: Mapped[str] = mapped_column(String(500), default="")
    """Why they go out all the same, as the person wrote it who answered last."""
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    """Who asks that these words, or for a post that is out the wanted ones, be approved: never who approves them."""
    asked_by: Mapped[User | None] = relationship(foreign_keys=asked_by_id)
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    approved_by: Mapped[User | None] = relationship(foreign_keys=approved_by_id)
    approved: Mapped[str] = mapped_column(String(32), default="")
    """Fingerprint of the words that were approved; no others leave, whatever becomes of the vacancy."""
    title: Mapped[str] = mapped_column(String(300), default="")
    summary: Mapped[str] = mapped_column(String(600), default="")

    carried: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """Names of the facts that the words said when they went out, or were last changed there."""

    due: Mapped[datetime | None]
    key: Mapped[str] = mapped_column(String(80), default="")
    at: Mapped[str] = mapped_column(String(40), default="")
    handle: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    """When the last attempt began."""
    doubt_since: Mapped[datetime | None]
    """When the first attempt began whose answer never came: since then the post may be live."""
    looks: Mapped[int] = mapped_column(default=0)
    """How often we looked for it and it was not there."""
    resent: Mapped[bool] = mapped_column(default=False)
    """Whether it was sent once more after we had looked in vain."""
    problem: Mapped[str] = mapped_column(Sentence, default="")
    receipt_id: Mapped[str] = mapped_column(String(300), default="")
    url: Mapped[str] = mapped_column(String(600), default="")
    published_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)

    @hybrid_property
    def is_over(self) -> bool:
        """Whether the round that it was made for has ended: its vacancy is closed, or was and is open again."""
        return self.vacancy.state == VacancyState.CLOSED or self.vacancy.round != self.round

    @is_over.inplace.expression
    @classmethod
    def _is_over(cls) -> ColumnElement[bool]:
        ended = or_(Vacancy.state == VacancyState.CLOSED, Vacancy.round != cls.round)
        return exists().where(Vacancy.id == cls.vacancy_id, ended)

    @property
    def holds_approved(self) -> bool:
        """Whether the words were approved and have not gone out: they follow the vacancy no more."""
        state = PublicationState
        return bool(self.approved) and self.state in (state.APPROVAL, state.SCHEDULED, state.SENDING)

    @property
    def is_edited(self) -> bool:
        """Whether a person changed the words."""
        return self.composed is not None

    @property
    def is_out(self) -> bool:
        """Whether the words are those that a channel confirmed, or a person saw there."""
        return self.state in (PublicationState.PUBLISHED, PublicationState.CHANGING) and self.text is not None

    @property
    def can_change(self) -> bool:
        """Whether the words may still change: nothing is out and nothing is on its way."""
        return self.state in (PublicationState.DRAFT, PublicationState.FAILED)
