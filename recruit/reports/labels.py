"""What rows are called, for the few that are shown."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from babel.dates import format_skeleton, get_day_names
from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from recruit.attribution import origin_names
from recruit.core.database import db
from recruit.models import Channel, Source, TrackedLink, Unit, User, Vacancy
from recruit.reports.dimensions import Key, Kind

MOST = 400
"""Numbers in one question to the database."""


def names(keys: Collection[Key], weekly: bool = False) -> dict[Key, str]:
    """The name of each row."""
    known = {
        kind: look_up(kind, [key.number for key in keys if key.kind == kind])
        for kind in (Kind.CHANNEL, Kind.LINK, Kind.COLLEAGUE, Kind.SOURCE, Kind.VACANCY, Kind.UNIT)
    }
    return {key: known[key.kind].get(key.number) or unnamed(key, weekly) for key in keys if key.kind in known} | {
        key: unnamed(key, weekly) for key in keys if key.kind not in known
    }


def look_up(kind: Kind, numbers: list[int]) -> dict[int, str]:
    """Names of rows of one table."""
    found: dict[int, str] = {}
    for begin in range(0, len(numbers), MOST):
        some = numbers[begin : begin + MOST]
        if kind == Kind.LINK:
            shown = (*origin_names.with_names(), joinedload(TrackedLink.vacancy).load_only(Vacancy.title))
            links = select(TrackedLink).where(TrackedLink.id.in_(some)).options(*shown)
            found |= {
                link.id: f"{origin_names.name_of(link)}: {link.vacancy.title}" for link in db.session.scalars(links)
            }
        elif kind == Kind.COLLEAGUE:
            people = select(User).where(User.id.in_(some))
            found |= {person.id: person.called for person in db.session.scalars(people)}
        else:
            number, name = TABLES[kind]
            named = db.session.execute(select(number, name).where(number.in_(some)))
            found |= {row: called for row, called in named}
    return found


TABLES: dict[Kind, tuple[Any, Any]] = {
    Kind.CHANNEL: (Channel.id, Channel.name),
    Kind.SOURCE: (Source.id, Source.name),
    Kind.VACANCY: (Vacancy.id, Vacancy.title),
    Kind.UNIT: (Unit.id, Unit.name),
}


def unnamed(key: Key, weekly: bool = False) -> str:
    """What a row is called that no row of the database gives its name to."""
    if key.kind == Kind.TIME:
        return week(date.fromordinal(key.number)) if weekly else month(date.fromordinal(key.number))
    return {
        Kind.COLLEAGUES: str(_("Links of colleagues, together")),
        Kind.PASSED_ON: str(_("Passed on by readers")),
        Kind.UNKNOWN: origin_names.name_of(None),
        Kind.HIDDEN: str(_("Not shown yet: blind first look")),
        Kind.UNIT: str(_("No unit")),
        Kind.LABEL: key.label or str(_("Other links")),
    }.get(key.kind, str(_("No longer here")))


def month(first: date) -> str:
    """“November 2026”."""
    said = str(format_skeleton("yMMMM", first, locale=get_locale()))
    return said[:1].upper() + said[1:]


def week(monday: date) -> str:
    """“Week 47, from 16 Nov 2026”."""
    day = format_skeleton("yMMMd", monday, locale=get_locale())
    return str(_("Week %(number)s, from %(day)s", number=monday.isocalendar().week, day=day))


def weekdays() -> list[str]:
    """Monday to Sunday, short."""
    names = get_day_names("abbreviated", locale=get_locale())
    return [str(names[day]) for day in range(7)]


def hour(number: int) -> str:
    """“14:00”: the hour that begins then."""
    return f"{number}:00"


def best(day: int, number: int) -> str:
    """“on Tuesday between 14 and 15”."""
    named = get_day_names("wide", locale=get_locale())[day]
    return str(_("on %(day)s between %(hour)s and %(next)s", day=named, hour=hour(number), next=hour(number + 1)))


def fact(name: str) -> str:
    """A fact that a post may say, in words."""
    return {
        "pay": str(_("pay")),
        "hours": str(_("hours")),
        "place": str(_("town")),
        "remote": str(_("remote work")),
        "contract": str(_("contract")),
        "closes": str(_("closing date")),
        "openness": str(_("screening level")),
        "organisation": str(_("organisation")),
        "mark": str(_("gender mark")),
    }[name]
