"""What visitors ask the database: which vacancies are open, which fit, which are alike."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Select, String, func, or_, select
from sqlalchemy.orm import QueryableAttribute, joinedload

from recruit.core.database import db
from recruit.models import Unit, Vacancy, VacancyPlace, VacancyState
from recruit.models.vacancies import NEWEST

WORDS = 8
NAMES = (VacancyPlace.name, VacancyPlace.other_name)
LARGEST = 2**31 - 1


def open_vacancies(today: date) -> Select[Vacancy]:
    """Those that people can apply for, newest first."""
    return select(Vacancy).where(Vacancy.is_open(today)).options(joinedload(Vacancy.unit)).order_by(*NEWEST)


def search(today: date, words: str = "", place: str = "", unit: int | None = None) -> Select[Vacancy]:
    """Open vacancies that hold every word somewhere, at that place, of that unit."""
    found = open_vacancies(today).outerjoin(Vacancy.unit)
    for word in words.split()[:WORDS]:
        columns = (Vacancy.title, Vacancy.summary, Vacancy.body, Vacancy.tags, Unit.name)
        found = found.where(or_(somewhere_near(word), *(column.icontains(word, autoescape=True) for column in columns)))
    if place:
        found = found.where(is_at(place))
    if unit is not None:
        found = found.where(Vacancy.unit_id == unit)
    return found


def is_at(place: str) -> ColumnElement[bool]:
    """Whether one of a vacancy's places is exactly this one, in either of its languages."""
    return Vacancy.places.any(is_called(place))


def is_called(name: str) -> ColumnElement[bool]:
    """Whether a place has exactly this name, in either of its languages."""
    return or_(*(func.lower(column) == func.lower(name) for column in NAMES))


def somewhere_near(word: str) -> ColumnElement[bool]:
    """Whether the name of one of a vacancy's places holds this word, in either of its languages."""
    return Vacancy.places.any(or_(*(name.icontains(word, autoescape=True) for name in NAMES)))


def has_tag(tag: str) -> ColumnElement[bool]:
    """Whether one of a vacancy's tags is exactly this one."""
    return holds(func.replace(func.replace(Vacancy.tags, "#", ""), ";", ",", type_=String), ",", tag)


def holds(column: ColumnElement[str] | QueryableAttribute[str], sign: str, value: str) -> ColumnElement[bool]:
    """Whether a list written in one column, with `sign` between its members, has this one."""
    close = func.replace(func.replace(column, f"{sign} ", sign), f" {sign}", sign, type_=String)
    return (sign + close + sign).icontains(f"{sign}{value}{sign}", autoescape=True)


def places(today: date, language: str) -> list[str]:
    """Where there is work now, as whoever reads that language calls it, by the alphabet."""
    found = db.session.scalars(select(VacancyPlace).join(Vacancy).where(Vacancy.is_open(today)))
    return sorted({place.called(language) for place in found}, key=str.casefold)


def place_called(name: str, today: date, language: str) -> str:
    """What whoever reads that language calls that place; the name itself where there is no such work now."""
    at_it = select(VacancyPlace).join(Vacancy).where(Vacancy.is_open(today), is_called(name))
    names = sorted({place.called(language) for place in db.session.scalars(at_it)}, key=str.casefold)
    return next((known for known in names if known.casefold() == name.casefold()), next(iter(names), name))


def units(today: date) -> list[Unit]:
    """The parts of the organisation that have open vacancies."""
    return list(
        db.session.scalars(select(Unit).join(Vacancy).where(Vacancy.is_open(today)).distinct().order_by(Unit.name))
    )


def similar(vacancy: Vacancy, today: date, most: int = 5) -> list[Vacancy]:
    """Open vacancies of the same unit, with one of the same tags, or at one of the same places."""
    alike = [is_at(name) for place in vacancy.places for name in (place.name, place.other_name) if name]
    alike += [has_tag(tag) for tag in vacancy.tag_list]
    if vacancy.unit_id:
        alike.append(Vacancy.unit_id == vacancy.unit_id)
    if not alike:
        return []
    return list(db.session.scalars(open_vacancies(today).where(or_(*alike), Vacancy.id != vacancy.id).limit(most)))


def find(number: int) -> Vacancy | None:
    """A vacancy that the outside may know of: open, or closed after it was open."""
    vacancy = db.session.get(Vacancy, number) if number <= LARGEST else None
    return None if vacancy is None or vacancy.state == VacancyState.DRAFT else vacancy
