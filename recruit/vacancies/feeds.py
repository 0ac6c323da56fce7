"""Vacancies for machines: schema.org JobPosting and the sitemap."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

from markupsafe import Markup

from recruit.candidates.screening import levels, wordings
from recruit.config import running
from recruit.core import countries, urls
from recruit.core.database import db
from recruit.core.markdown import render
from recruit.models import Contract, HoursUnit, Organisation, Period, Qualifier, Remote, Vacancy, VacancyPlace
from recruit.vacancies import search

FULL_TIME = 36
"""Hours a week from which work counts as full-time in the Netherlands."""

KINDS = {
    Contract.FIXED: "TEMPORARY",
    Contract.FIXED_TO_PERMANENT: "TEMPORARY",
    Contract.TEMPORARY: "TEMPORARY",
    Contract.INTERNSHIP: "INTERN",
    Contract.FREELANCE: "CONTRACTOR",
    Contract.VOLUNTEER: "VOLUNTEER",
}
UNITS = {
    Period.HOUR: "HOUR",
    Period.DAY: "DAY",
    Period.WEEK: "WEEK",
    Period.MONTH: "MONTH",
    Period.YEAR: "YEAR",
}
"""Those that search engines read: https://developers.google.com/search/docs/appearance/structured-data/job-posting"""
UNSAYABLE = {Qualifier.NET, Qualifier.ON_TARGET, Qualifier.PRO_RATA}
"""A salary that is known by these has no field there, and without them it would be another."""


def job_posting(vacancy: Vacancy, organisation: Organisation) -> dict[str, Any]:
    """https://schema.org/JobPosting with what is known; nothing is guessed."""
    known = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": vacancy.title,
        "description": str(render(vacancy.body or vacancy.summary) + how_far(vacancy)),
        "identifier": {"@type": "PropertyValue", "name": organisation.name, "value": str(vacancy.id)},
        "url": vacancy.address,
        "datePosted": in_zone(vacancy.opened_at or vacancy.created_at).date().isoformat(),
        "validThrough": end_of(vacancy.closes),
        "employmentType": employment(vacancy),
        "hiringOrganization": employer(organisation),
        "jobLocation": locations(vacancy),
        **from_home(vacancy),
        "baseSalary": salary(vacancy),
        "directApply": True,
    }
    return {name: value for name, value in known.items() if value not in (None, [], "")}


def how_far(vacancy: Vacancy) -> Markup:
    """How far we go in looking people up, in the vacancy's language."""
    said = " ".join(wordings.whole(levels.current(vacancy), vacancy.language))
    return Markup("<p>{}</p>").format(said)


def in_zone(moment: datetime) -> datetime:
    """A moment as the office's clock shows it."""
    return moment.astimezone(running().settings.zone)


def end_of(day: date | None) -> str | None:
    """The last second of a day in the office's zone."""
    return datetime.combine(day, time(23, 59, 59), running().settings.zone).isoformat() if day else None


def employer(organisation: Organisation) -> dict[str, Any]:
    """Who is hiring, and where they are."""
    hiring: dict[str, Any] = {"@type": "Organization", "name": organisation.name}
    named = {
        "streetAddress": "street",
        "postalCode": "postcode",
        "addressLocality": "city",
        "addressCountry": "country",
    }
    address = {said: getattr(organisation, name) for said, name in named.items() if getattr(organisation, name)}
    if organisation.website:
        hiring["sameAs"] = organisation.website
    if any(address.values()):
        hiring["address"] = {"@type": "PostalAddress"} | {name: said for name, said in address.items() if said}
    return hiring


def employment(vacancy: Vacancy) -> list[str]:
    """Full-time or part-time by the hours, of both the one that was ticked; and what the contract adds."""
    low, high = vacancy.hours_min or None, vacancy.hours_max or None  # nothing is no hours
    whole = 1 if vacancy.hours_unit == HoursUnit.FTE else FULL_TIME
    ticked = {"FULL_TIME": vacancy.full_time, "PART_TIME": vacancy.part_time}
    within = {"FULL_TIME": high is None or high >= whole, "PART_TIME": low is None or low < whole}
    by_hours = within if low or high else ticked
    kinds = [kind for kind, is_so in by_hours.items() if is_so]
    kinds = [kind for kind in kinds if ticked[kind]] or kinds
    return kinds + ([KINDS[vacancy.contract]] if vacancy.contract in KINDS else [])


def locations(vacancy: Vacancy) -> dict[str, Any] | list[dict[str, Any]]:
    """Its place, or its places: readers that know one alone find it."""
    found = [location(place, vacancy.country) for place in vacancy.places]
    return found[0] if len(found) == 1 else found


def location(place: VacancyPlace, country: str) -> dict[str, Any]:
    """A place as it was written, in its own country, or else the vacancy's."""
    town, _ = countries.of_place(place.name)
    address = {"@type": "PostalAddress", "addressLocality": town, "addressCountry": place.lies_in or country}
    return {"@type": "Place", "address": {name: value for name, value in address.items() if value}}


def from_home(vacancy: Vacancy) -> dict[str, Any]:
    """That the work is done from home, and in which countries somebody may live who does it."""
    if vacancy.remote != Remote.FULL:
        return {}
    codes = {place.lies_in or vacancy.country for place in vacancy.places} or {vacancy.country}
    where = [{"@type": "Country", "name": code} for code in sorted(filter(None, codes))]
    return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": where}


def salary(vacancy: Vacancy) -> dict[str, Any] | None:
    """The pay range in whole currency; None where it is known by something that cannot be said here."""
    low, high = vacancy.pay_min, vacancy.pay_max
    hours = {vacancy.hours_min, vacancy.hours_max} if vacancy.hours_unit == HoursUnit.HOURS else set()
    of_other_hours = vacancy.pay_basis_hours and hours != {vacancy.pay_basis_hours}
    if (low is None and high is None) or vacancy.pay_period not in UNITS:
        return None
    if of_other_hours or vacancy.pay_qualifiers & UNSAYABLE:
        return None
    if low == high and Qualifier.MINIMUM in vacancy.pay_qualifiers:
        high = None
    figures: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": UNITS[vacancy.pay_period]}
    if low == high and low is not None:
        figures["value"] = low / 100
    else:
        figures |= {name: cents / 100 for name, cents in (("minValue", low), ("maxValue", high)) if cents is not None}
    return {"@type": "MonetaryAmount", "currency": vacancy.pay_currency, "value": figures}


def as_script(data: dict[str, Any]) -> Markup:
    """JSON for inside a page: no word in it can end the element that it stands in."""
    written = json.dumps(data, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)  # noqa: S704  every sign of markup was escaped above


def sitemap(today: date) -> dict[str, Any]:
    """The careers page and every open vacancy with the day it last changed; at most what one sitemap may hold."""
    found = db.session.scalars(search.open_vacancies(today).limit(49_999))
    pages = [(vacancy.address, in_zone(vacancy.changed_at).date().isoformat()) for vacancy in found]
    return {"home": urls.absolute("/"), "pages": pages}
