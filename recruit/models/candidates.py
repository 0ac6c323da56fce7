"""Candidates, as far as they gave us anything: applications, answers to questions, what was written to and fro."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, event, select, text
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import AttributeEventToken, Mapped, mapped_column, relationship

from recruit.core.columns import Coded
from recruit.core.database import Base, Sealed, keep_empty, now
from recruit.models.compared import WithMailbox, WithName
from recruit.models.notices import Notice
from recruit.models.origins import Source, TrackedLink
from recruit.models.people import User
from recruit.models.reasoned import WithReason
from recruit.models.screening import Screening
from recruit.models.stages import RECEIVED, Reach, Stage, StageKind
from recruit.models.vacancies import Question, Vacancy

STILL = "revealed_at IS NULL AND forgotten_at IS NULL"
STILL_HIDDEN: dict[str, Any] = {
    "sqlite_where": text(f"blind = 1 AND {STILL}"),
    "postgresql_where": text(f"blind AND {STILL}"),
}
"""Few at any time: those whom a blind first look hides."""
OF_THE_PERSON = (
    *("name", "plain_name", "email", "mailbox", "phone", "motivation", "profile", "video", "referred_by"),
    *("document", "document_name", "document_kind", "document_digest"),
)
"""Columns that are emptied when the person is taken out."""
SENT_ONE = text("document <> ''")
WITH_DOCUMENT: dict[str, Any] = {"sqlite_where": SENT_ONE, "postgresql_where": SENT_ONE}


def as_the_vacancy_is(context: DefaultExecutionContext) -> bool:
    """Whether the vacancy is looked at blindly at the moment of applying."""
    number = context.get_current_parameters()["vacancy_id"]  # type: ignore[no-untyped-call]
    return bool(context.connection.scalar(select(Vacancy.blind).where(Vacancy.id == number)))


RECOGNISED_BY = ("name", "email", "phone", "profile")
"""By what is recognised who somebody is: texts are read without it during a blind first look."""
KEPT_OF_EACH = 3
"""Of how many that a candidate corrected first, and as many that were corrected last, a text is read without."""


class Application(Base, WithMailbox, WithName):
    """One person applying for one vacancy, with the link that brought them.

    When its time is over the person is taken out of it and the row stays, so that the figures keep their counts.
    """

    __tablename__ = "applications"
    __table_args__ = (
        Index("ix_applications_vacancy_id_created_at", "vacancy_id", "created_at"),
        Index("ix_applications_forgotten_at_created_at", "forgotten_at", "created_at"),
        Index("ix_applications_created_at_origin_id", "created_at", "tell_sharer", "origin_id"),
        Index("ix_applications_with_document", "id", **WITH_DOCUMENT),
        Index("ix_applications_hidden", "vacancy_id", **STILL_HIDDEN),
        UniqueConstraint("seed", name="uq_applications_submission"),  # SQLite keeps the name that it was made with
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id"))
    vacancy: Mapped[Vacancy] = relationship()
    stage_id: Mapped[int] = mapped_column(default=RECEIVED, index=True)
    """SQLite cannot add a required reference to a table that others refer to; stages are never removed."""
    stage: Mapped[Stage] = relationship(primaryjoin="foreign(Application.stage_id) == Stage.id")
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254))
    phone: Mapped[str] = mapped_column(String(40), default="")
    motivation: Mapped[str] = mapped_column(Text, default="")
    profile: Mapped[str] = mapped_column(String(500), default="")
    video: Mapped[str] = mapped_column(String(300), default="")
    language: Mapped[str] = mapped_column(String(2), default="nl")

    document: Mapped[str] = mapped_column(String(64), default="")
    """The name of the CV in the uploads folder; the name it came with is `document_name`."""
    document_name: Mapped[str] = mapped_column(String(200), default="")
    document_kind: Mapped[str] = mapped_column(String(8), default="")
    document_digest: Mapped[str] = mapped_column(String(64), default="", index=True)
    """Of what is in the CV, with our key: the same file has the same, and nothing can be read from it."""
    answers: Mapped[list[Answer]] = relationship(
        back_populates="application", order_by="Answer.id", cascade="all, delete-orphan", passive_deletes=True
    )

    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notices.id"))
    notice: Mapped[Notice | None] = relationship()
    """What was on the form; None where nobody knows which version that was."""
    seed: Mapped[str] = mapped_column(String(40))
    """What the private address grows from, together with our key: drawn for this row, and never sent to anybody."""
    repetition: Mapped[str | None] = mapped_column(String(64), unique=True, index=True)
    """Of all that was sent, so that the same sent twice is one application. Emptied after a quarter of an hour."""
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """Of the token in the candidate's private address; the token itself is not kept."""
    came_by_address: Mapped[bool] = mapped_column(default=False)
    """Whether the way here is known only by the mail address that was typed."""
    mailbox_proved_at: Mapped[datetime | None]
    """When somebody first came here by the link that was mailed: until then anybody may have typed the mail address."""
    next_digest: Mapped[str | None] = mapped_column(String(64), unique=True, index=True)
    """Of a newer address that was mailed; the old one ends when this one is opened."""
    generation: Mapped[int] = mapped_column(default=1)
    """How many addresses there have been."""

    screening_id: Mapped[int | None] = mapped_column(ForeignKey("screenings.id"))
    screening: Mapped[Screening | None] = relationship()
    """How far we go, as this candidate was last told: on the form, or by a letter that has left."""
    chain_head: Mapped[str] = mapped_column(String(64), default="")
    """Hash of the last line of the screening log, so that no line can be taken off its end."""
    chain_length: Mapped[int] = mapped_column(default=0)
    chain_signature: Mapped[str] = mapped_column(String(200), default="")
    """The organisation's, over number, length and head."""

    origin_id: Mapped[int | None] = mapped_column(ForeignKey("tracked_links.id"), index=True)
    origin: Mapped[TrackedLink | None] = relationship(foreign_keys=origin_id)
    """The link that counts. A person may correct it; see `OriginCorrection`."""
    first_id: Mapped[int | None] = mapped_column(ForeignKey("tracked_links.id"))
    first: Mapped[TrackedLink | None] = relationship(foreign_keys=first_id)
    """The first link by which this candidate is known to have come, and the last: never changed afterwards."""
    last_id: Mapped[int | None] = mapped_column(ForeignKey("tracked_links.id"))
    last: Mapped[TrackedLink | None] = relationship(foreign_keys=last_id)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id"))
    source: Mapped[Source | None] = relationship()
    """Where no link is known: the place on the web that the candidate's browser named."""
    tell_sharer: Mapped[bool] = mapped_column(default=True)
    """Whether the colleague whose link it was hears that somebody applied; never who."""
    reward_sharer: Mapped[bool] = mapped_column(default=False)
    """Whether the candidate agrees that this colleague is considered for a reward, which tells more: an act of their
    own, and nothing without `tell_sharer`."""
    confirms_sharer: Mapped[bool | None]
    """Whether the candidate says that this colleague sent the vacancy; None when it was not answered."""
    referred_by: Mapped[str] = mapped_column(String(120), default="")
    """The colleague whom the candidate named."""
    corrections: Mapped[list[OriginCorrection]] = relationship(
        back_populates="application", order_by="OriginCorrection.at", cascade="all, delete-orphan"
    )

    created_at: Mapped[datetime] = mapped_column(default=now)
    answer_by: Mapped[datetime | None] = mapped_column(index=True)
    """When the answer that was promised is due."""
    answered_at: Mapped[datetime | None]
    """When the candidate first heard what was decided, from a person."""
    decided_at: Mapped[datetime | None]
    """When it first moved to another stage."""
    blind: Mapped[bool] = mapped_column(default=as_the_vacancy_is)
    """Whether the first look at this one is blind: as the vacancy was when it arrived, whatever becomes of that."""
    revealed_at: Mapped[datetime | None]
    """When a person decided with a reason: a blind first look ends there, and nowhere else."""
    known_as: Mapped[dict[str, str] | None] = mapped_column(Sealed)
    """What of `RECOGNISED_BY` the candidate corrected, one a line: what was sent before may say it. Kept for no longer
    than the blind first look lasts."""
    reached: Mapped[Reach] = mapped_column(Coded(Reach), default=Reach.RECEIVED)
    """How far it came. A figure that stays, whatever became of it."""
    hired_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None] = mapped_column(index=True)
    """When the procedure ended for this candidate: decided, or withdrawn. Nothing else ends it; in rows of earlier
    versions the vacancy's closing did."""
    withdrew_at: Mapped[datetime | None]
    """When the candidate first withdrew. A figure that stays, whatever the stage is afterwards."""
    pool_until: Mapped[datetime | None] = mapped_column(index=True)
    """Until when it may be kept for other vacancies, if the candidate said so; see `Consent`."""
    pool_asked: Mapped[int] = mapped_column(default=0)
    """How many of the letters about consent have been written: the question, and two reminders."""
    seconds_open: Mapped[int | None]
    """How long the form was open before it was sent."""
    looked_into_at: Mapped[datetime | None] = mapped_column(index=True)
    """When it was last compared with the signs of misuse; None for one that waits. See `referrals.integrity`."""
    searched: Mapped[int] = mapped_column(default=0)
    """How many searches were noted. A figure that stays."""
    to_tell: Mapped[int] = mapped_column(default=0)
    """How many things were found, or said better, that the candidate is to be shown. A figure that stays."""
    told: Mapped[int] = mapped_column(default=0)
    """How many of them were shown, and"""
    told_late: Mapped[int] = mapped_column(default=0)
    """how many of those after the promised time. Figures that stay."""
    forgotten_at: Mapped[datetime | None]
    """When everything of the person was removed."""

    @property
    def withdrawn(self) -> bool:
        """Whether the candidate no longer wants to be considered."""
        return self.stage.kind == StageKind.WITHDRAWN

    @property
    def former(self) -> dict[str, list[str]]:
        """By what else they were recognised before they corrected it."""
        return {name: lines.split("\n") for name, lines in (self.known_as or {}).items()}


def keep_for_masking(application: Application, new: object, old: object, change: AttributeEventToken) -> None:
    """During a blind first look what is corrected is kept, whoever corrects it and however."""
    if not (isinstance(old, str) and old and old != new and application.blind and application.revealed_at is None):
        return
    lines = [*dict.fromkeys([*application.former.get(change.key, ()), old])]
    kept = lines if len(lines) <= 2 * KEPT_OF_EACH else lines[:KEPT_OF_EACH] + lines[-KEPT_OF_EACH:]
    application.known_as = (application.known_as or {}) | {change.key: "\n".join(kept)}


for recognised_by in RECOGNISED_BY:
    event.listen(getattr(Application, recognised_by), "set", keep_for_masking, active_history=True)


def prove_anew(application: Application, new: object, old: object, change: AttributeEventToken) -> None:
    """Another mail address is one that anybody may have typed."""
    if isinstance(old, str) and old != new:
        application.mailbox_proved_at = None


event.listen(Application.email, "set", prove_anew, active_history=True)

keep_empty(Application.__table__, (*OF_THE_PERSON, "known_as"))


class OriginCorrection(Base, WithReason):
    """An origin that a person corrected: what it was, what it became, and why. Never changed afterwards."""

    __tablename__ = "origin_corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    application: Mapped[Application] = relationship(back_populates="corrections")
    old_id: Mapped[int | None] = mapped_column(ForeignKey("tracked_links.id"))
    old: Mapped[TrackedLink | None] = relationship(foreign_keys=old_id)
    new_id: Mapped[int | None] = mapped_column(ForeignKey("tracked_links.id"))
    new: Mapped[TrackedLink | None] = relationship(foreign_keys=new_id)
    reason: Mapped[str] = mapped_column(String(500))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship()
    at: Mapped[datetime] = mapped_column(default=now)


class FormerAddress(Base):
    """A mail address that an application had before it was corrected: a digest with our key, so that what hangs on it
    can be found and nobody can be read from it."""

    __tablename__ = "former_addresses"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    application: Mapped[Application] = relationship()
    digest: Mapped[str] = mapped_column(String(64))
    until: Mapped[datetime] = mapped_column(default=now)
    """When another took its place."""
    proved: Mapped[bool] = mapped_column(default=False)
    """Whether whoever put another in its place reads the mail there. Others may have typed it."""


class Answer(Base):
    """What a candidate answered to one of the vacancy's own questions."""

    __tablename__ = "answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    application: Mapped[Application] = relationship(back_populates="answers")
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"))
    question: Mapped[Question] = relationship()
    asked: Mapped[str] = mapped_column(String(300))
    """The question as it stood on the form."""
    text: Mapped[str] = mapped_column(Text, default="")
    document: Mapped[str] = mapped_column(String(64), default="")
    document_name: Mapped[str] = mapped_column(String(200), default="")
    document_kind: Mapped[str] = mapped_column(String(8), default="")


class Writer(StrEnum):
    """Who wrote a message."""

    OFFICE = "office"
    CANDIDATE = "candidate"


class Message(Base):
    """A letter from the office to a candidate, or a few words back."""

    __tablename__ = "messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    application: Mapped[Application] = relationship()
    writer: Mapped[Writer]
    subject: Mapped[str] = mapped_column(String(200), default="")
    text: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship()
    at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None]
    """When the mail server took it."""
    read_at: Mapped[datetime | None]
    """When somebody in the office had seen to what a candidate wrote."""


class Decision(Base, WithReason):
    """A move to another stage, with what it rests on. Never changed afterwards."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    application: Mapped[Application] = relationship()
    from_id: Mapped[int] = mapped_column(ForeignKey("stages.id"))
    from_stage: Mapped[Stage] = relationship(foreign_keys=from_id)
    to_id: Mapped[int] = mapped_column(ForeignKey("stages.id"))
    to_stage: Mapped[Stage] = relationship(foreign_keys=to_id)
    criterion: Mapped[str] = mapped_column(String(200), default="")
    reason: Mapped[str] = mapped_column(String(2000), default="")
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id", ondelete="SET NULL"))
    message: Mapped[Message | None] = relationship()
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship()
    """Nobody, when the candidate withdrew."""
    at: Mapped[datetime] = mapped_column(default=now)


class SamePerson(Base, WithReason):
    """Two applications that a recruiter said are of one person, and who took that back."""

    __tablename__ = "same_people"
    __table_args__ = (UniqueConstraint("one_id", "other_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    one_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    one: Mapped[Application] = relationship(foreign_keys=one_id)
    other_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    other: Mapped[Application] = relationship(foreign_keys=other_id)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[User | None] = relationship(foreign_keys=by_id)
    at: Mapped[datetime] = mapped_column(default=now)
    reason: Mapped[str] = mapped_column(String(500), default="")
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    undone_by: Mapped[User | None] = relationship(foreign_keys=undone_by_id)
    undone_at: Mapped[datetime | None]
