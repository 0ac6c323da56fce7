"""What is read of a vacancy, as `recruit facts` prints it: no database, no network."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date

from adapters.types import Opening
from adapters.vacancy_facts import Hours, Pay, Qualifier, Remote
from adapters.wording import facts
from adapters.wording import pay as pay_wordings
from adapters.wording.lexicon import EN
from adapters.wording.parsing import seniority, working_hours
from adapters.wording.parsing.lead_sentence import telling
from adapters.wording.plain_text import plain
from recruit.vacancies.importing import openings


def facts_of_row(row: dict[str, Any], today: date = date.min) -> dict[str, Any]:
    """Everything that is read of one row of a file, in values for programs; None for what it does not say."""
    opening = openings.opening(row, today)
    told = facts.read_facts(opening)
    return {
        "id": str(row["id"]),
        "role": told.title.role or None,
        "mark": told.title.mark or None,
        "level": _level(opening),
        "organisation": next(iter(told.organisation), None),
        "place": next(iter(opening.places), None),
        "places": list(opening.places),
        "remote": opening.remote not in (Remote.NO, Remote.HYBRID),
        "elsewhere": opening.remote.value,
        "pay": _pay(opening.pay) if opening.pay else None,
        "hours": _hours(opening.hours) if opening.hours and opening.hours.ends else None,
        "full_time": bool(opening.hours and opening.hours.full_time),
        "part_time": bool(opening.hours and opening.hours.part_time),
        "contract": opening.contract.value or None,
        "closes": opening.closes.isoformat() if opening.closes else None,
        "language": told.language,
        "hook": _hook(opening),
    }


def in_words(row: dict[str, Any], today: date = date.min) -> str:
    """The same for people: the role, and below it a line for each thing that was read."""
    opening = openings.opening(row, today)
    told = facts.read_facts(opening)
    paid, hours = opening.pay, opening.hours
    said = {
        "level": _level(opening),
        "organisation": next(iter(told.organisation), None),
        "places": ", ".join(opening.places),
        "from elsewhere": EN.elsewhere[opening.remote],
        "pay": _pay_in_words(paid) if paid else None,
        "hours": working_hours.write(hours, "en")[0] if hours else None,
        "contract": EN.contracts[opening.contract],
        "closes": format_date(opening.closes, "d MMMM y", locale=EN.locale) if opening.closes else None,
        "language": told.language,
        "hook": _hook(opening),
    }
    title = f"{told.title.role or '?'} {told.title.mark}".strip()
    return "\n".join([f"{row['id']}: {title}", *(f"  {name}: {what}" for name, what in said.items() if what)])


def _level(opening: Opening) -> str | None:
    return seniority.level(plain(opening.title)) or None


def _hook(opening: Opening) -> str | None:
    """The most telling sentence, with which a post begins where there is room."""
    sentences = telling(opening.summary, french=opening.language == "fr")
    return sentences[0].text if sentences else None


def _pay(paid: Pay) -> dict[str, Any]:
    """Pay in values. `gross` and `basis` are older names, by which programs may still read it."""
    basis = _number(paid.basis_hours)
    has_said = bool(paid.qualifiers & {Qualifier.GROSS, Qualifier.NET})
    return {
        "min": _number(paid.low),
        "max": _number(paid.high),
        "currency": paid.currency or None,
        "period": paid.period.value if paid.period else None,
        "qualifiers": sorted(qualifier.value for qualifier in paid.qualifiers),
        "basis_hours": basis,
        "scale": paid.scale or None,
        "gross": Qualifier.GROSS in paid.qualifiers if has_said else None,
        "basis": basis,
    }


def _hours(hours: Hours) -> dict[str, Any]:
    return {"min": _number(hours.low), "max": _number(hours.high), "unit": hours.unit.value}


def _number(amount: float | Decimal | None) -> float | None:
    """Whole amounts without a point; None for what was not said."""
    return (int(amount) if amount == int(amount) else float(amount)) if amount else None


def _pay_in_words(paid: Pay) -> str:
    """The figures, and behind them what else is said of them."""
    figures = pay_wordings.write(paid, "en")[:1] if paid.amounts else ()
    basis = (f"for {paid.basis_hours.normalize():f} hours a week",) if paid.basis_hours else ()
    scale = (paid.scale,) if paid.scale else ()
    return ", ".join((*figures, *sorted(qualifier.value for qualifier in paid.qualifiers), *basis, *scale))
