"""A vacancy: written once, in the recruiter's words."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, String, Text
from sqlalchemy.ext.hybrid import hybrid_method
from sqlalchemy.orm import Mapped, mapped_column, relationship

from adapters.vacancy_facts import Contract, HoursUnit, Period, Qualifier, Remote
from recruit.core import slugs, urls
from recruit.core.database import Base, now
from recruit.models.people import Unit, User
from recruit.models.places import VacancyPlace
from recruit.models.screening import Screening


class VacancyState(StrEnum):
    """Where a vacancy is in its life."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class CloseReason(StrEnum):
    """Why a vacancy was closed."""

    FILLED = "filled"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    OTHER = "other"


CURRENCIES = ("EUR", "GBP", "USD", "CHF", "PLN", "SEK", "NOK", "DKK")


class Vacancy(Base):
    """A role that is open, was open or will be."""

    __tablename__ = "vacancies"
    __table_args__ = (Index("ix_vacancies_state_changed_at", "state", "changed_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[VacancyState] = mapped_column(default=VacancyState.DRAFT)
    title: Mapped[str] = mapped_column(String(200))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    unit: Mapped[Unit | None] = relationship()
    places: Mapped[list[VacancyPlace]] = relationship(
        order_by=VacancyPlace.position, cascade="all, delete-orphan", lazy="selectin"
    )
    country: Mapped[str] = mapped_column(String(2), default="")
    """ISO 3166, of all places that name none of their own; empty where nobody said so."""
    remote: Mapped[Remote] = mapped_column(default=Remote.NO)
    hours_min: Mapped[float | None]
    hours_max: Mapped[float | None]
    hours_unit: Mapped[HoursUnit] = mapped_column(default=HoursUnit.HOURS)
    full_time: Mapped[bool] = mapped_column(default=False)
    """Whether it can be done so, like `part_time`; neither where nobody said."""
    part_time: Mapped[bool] = mapped_column(default=False)
    contract: Mapped[Contract] = mapped_column(default=Contract.UNSAID)
    pay_min: Mapped[int | None]
    """In cents of the currency, like `pay_max`."""
    pay_max: Mapped[int | None]
    pay_period: Mapped[Period] = mapped_column(default=Period.MONTH)
    pay_net: Mapped[bool] = mapped_column(default=False)
    pay_on_target: Mapped[bool] = mapped_column(default=False)
    pay_pro_rata: Mapped[bool] = mapped_column(default=False)
    pay_minimum: Mapped[bool] = mapped_column(default=False)
    pay_basis_hours: Mapped[float | None]
    """The hours in the week that the pay is for, where they are named."""
    pay_currency: Mapped[str] = mapped_column(String(3), default="EUR")
    pay_scale: Mapped[str] = mapped_column(String(120), default="")
    """Scale of the collective agreement, as written: “FWG 45”, “CAO Gemeenten schaal 9”."""
    closes: Mapped[date | None]
    language: Mapped[str] = mapped_column(String(2), default="nl")
    summary: Mapped[str] = mapped_column(String(600), default="")
    body: Mapped[str] = mapped_column(Text, default="")
    """Markdown, as written."""
    tags: Mapped[str] = mapped_column(String(200), default="")
    video: Mapped[str] = mapped_column(String(300), default="")
    contact_name: Mapped[str] = mapped_column(String(120), default="")
    contact_email: Mapped[str] = mapped_column(String(254), default="")
    contact_phone: Mapped[str] = mapped_column(String(40), default="")

    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    author: Mapped[User | None] = relationship()
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    close_reason: Mapped[CloseReason | None]
    close_note: Mapped[str] = mapped_column(String(500), default="")
    """For the office. It may name who was hired, so it goes as soon as anybody who applied is deleted."""
    round: Mapped[int] = mapped_column(default=1)
    """How many times it has been opened: reopening publishes anew."""

    blind: Mapped[bool] = mapped_column(default=False)
    """Whether names, addresses and origins of those who apply from now on are hidden until the first decision."""
    screenings: Mapped[list[Screening]] = relationship(back_populates="vacancy", order_by="Screening.number")
    questions: Mapped[list[Question]] = relationship(back_populates="vacancy", order_by="Question.position")

    @property
    def place_list(self) -> list[str]:
        """The names of its places, in its own language."""
        return [place.name for place in self.places]

    def place_names(self, language: str) -> list[str]:
        """The names of its places for whoever reads that language: another name, where a place has one in it."""
        return [place.called(language) for place in self.places]

    @property
    def pay_qualifiers(self) -> frozenset[Qualifier]:
        """What is said of the amounts besides."""
        said = {
            Qualifier.NET: self.pay_net,
            Qualifier.ON_TARGET: self.pay_on_target,
            Qualifier.PRO_RATA: self.pay_pro_rata,
            Qualifier.MINIMUM: self.pay_minimum,
        }
        return frozenset(qualifier for qualifier, is_said in said.items() if is_said)

    @property
    def tag_list(self) -> list[str]:
        """The tags, one by one, without their sign."""
        return [tag.strip().lstrip("#") for tag in self.tags.replace(";", ",").split(",") if tag.strip().lstrip("#")]

    @hybrid_method
    def is_open(self, today: Any) -> bool:
        """Whether people can apply on that day, in the office's zone; the closing date itself still counts."""
        return self.state == VacancyState.OPEN and (self.closes is None or bool(self.closes >= today))

    @is_open.inplace.expression  # type: ignore[attr-defined, untyped-decorator]
    @classmethod
    def _is_open(cls, today: date | ColumnElement[date]) -> ColumnElement[bool]:
        return (cls.state == VacancyState.OPEN) & (cls.closes.is_(None) | (cls.closes >= today))

    @property
    def slug(self) -> str:
        """Its title as part of an address."""
        return slugs.slug_of(self.title)

    @property
    def address(self) -> str:
        """The whole address of its page, the same for everybody."""
        return urls.absolute(f"/vacancies/{self.id}-{self.slug}")

    def last_day_ends(self, zone: tzinfo) -> datetime | None:
        """The first moment after its closing date, in the office's zone; None where it has none."""
        return datetime.combine(self.closes + timedelta(days=1), time(), zone) if self.closes else None


class QuestionKind(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yes or no"
    FILE = "file"


class Question(Base):
    """A question of the recruiter's own on the form of one vacancy."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id"), index=True)
    vacancy: Mapped[Vacancy] = relationship(back_populates="questions")
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[QuestionKind] = mapped_column(default=QuestionKind.TEXT)
    words: Mapped[str] = mapped_column(String(300))
    hint: Mapped[str] = mapped_column(String(300), default="")
    options: Mapped[str] = mapped_column(Text, default="")
    """What can be chosen, one a line."""
    required: Mapped[bool] = mapped_column(default=False)
    on: Mapped[bool] = mapped_column(default=True)
    """Whether it is on the form; a question that was answered stays with its answers."""

    @property
    def option_list(self) -> list[str]:
        """What can be chosen, one by one."""
        return [line.strip() for line in self.options.splitlines() if line.strip()]


NEWEST = (Vacancy.opened_at.desc(), Vacancy.id.desc())
"""The order in which vacancies are listed to the world."""
