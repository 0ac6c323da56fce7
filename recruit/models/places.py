"""Where the work of a vacancy is done: a row for each place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from recruit.core.countries import of_place
from recruit.core.database import Base


class Place(NamedTuple):
    """What a recruiter writes of one place."""

    name: str
    country: str = ""
    other_name: str = ""
    other_language: str = ""


class VacancyPlace(Base):
    """One of the places of a vacancy."""

    __tablename__ = "vacancy_places"

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(300))
    """As written, in the vacancy's language; perhaps with its country behind a comma: “Köln, Deutschland”."""
    country: Mapped[str] = mapped_column(String(2), default="")
    """ISO 3166; empty where it is the vacancy's."""
    other_name: Mapped[str] = mapped_column(String(120), default="")
    """The same place in another language: “Bruxelles” of “Brussel”."""
    other_language: Mapped[str] = mapped_column(String(2), default="")

    @property
    def written(self) -> Place:
        """What was written of it."""
        return Place(self.name, self.country or "", self.other_name or "", self.other_language or "")

    @property
    def lies_in(self) -> str:
        """Its own country, by its code; empty where it is the vacancy's."""
        return self.country or of_place(self.name)[1]

    def called(self, language: str) -> str:
        """Its name for whoever reads that language."""
        return self.other_name if self.other_name and self.other_language == language else self.name


def in_text(text: str) -> list[Place]:
    """The places that one text names, separated by semicolons, each in the country that is written behind it."""
    names = [name.strip() for name in text.split(";")]
    return [Place(name, of_place(name)[1]) for name in names if name]


def rows(places: Iterable[Place]) -> list[VacancyPlace]:
    """A row for each, in that order."""
    return [VacancyPlace(position=number, **place._asdict()) for number, place in enumerate(places)]
