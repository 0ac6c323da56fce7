"""What is read of a vacancy, as `recruit facts` prints it: no database, no network."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from adapters.vacancy_facts import Pay, Qualifier, Remote
from adapters.wording import facts
from adapters.wording.parsing import contract, pay_field, pay_in_text, pay_scales, seniority, working_hours
from adapters.wording.parsing.lead_sentence import telling
from adapters.wording.plain_text import plain
from recruit.vacancies.importing import openings

_TEXTS = ("description_html_or_text", "description", "text", "summary")
"""Where a row may have its description, most likely first."""


def facts_of_row(row: dict[str, Any]) -> dict[str, Any]:
    """Everything that is read of one row of a file; None for what it does not say."""
    description = next((str(row[name]) for name in _TEXTS if row.get(name)), "")
    opening = openings.opening({**row, "description_html_or_text": description})
    told = facts.read_facts(opening)
    kind = str(row.get("employment_type") or "")
    sentences = telling(description, french=told.language == "fr")
    return {
        "id": str(row["id"]),
        "role": told.title.role or None,
        "mark": told.title.mark or None,
        "level": seniority.level(plain(opening.title)) or None,
        "organisation": next(iter(told.organisation), None),
        "place": next(iter(told.place.names), None),
        "places": list(told.place.names),
        "remote": told.place.remote not in (Remote.NO, Remote.HYBRID),
        "pay": _pay(str(row.get("salary_text") or ""), description, openings.currency(row, told.language)),
        "hours": _hours(f"{row.get('hours') or ''} {kind} {opening.title}", description),
        "contract": contract.contract(kind, told.language) or told.contract or None,
        "closes": opening.closes.isoformat() if opening.closes else None,
        "language": told.language,
        "hook": sentences[0].text if sentences else None,
    }


def _pay(given: str, description: str, currency: str) -> dict[str, Any] | None:
    """The pay of the field for it, else of the description, with the scale of either."""
    found = pay_field.parse_pay(given) or pay_in_text.find(description)
    scale = pay_scales.scale(given) or pay_in_text.find_scale(description)
    if not found and not scale:
        return None
    pay = found or Pay()
    named = pay.amounts or (Decimal(),)
    currency = pay.currency or (currency if found else "")
    return {
        "min": _number(pay.low),
        "max": _number(pay.high),
        "currency": currency or None,
        "period": pay.period or pay_in_text.usual_period(named[0], named[-1], currency) or None,
        "gross": _is_gross(pay),
        "basis": _number(pay.basis_hours),
        "scale": scale or None,
    }


def _is_gross(pay: Pay) -> bool | None:
    """None where nobody says so."""
    return Qualifier.GROSS in pay.qualifiers if pay.qualifiers & {Qualifier.GROSS, Qualifier.NET} else None


def _hours(given: str, description: str) -> dict[str, Any] | None:
    found = working_hours.parse_working_hours(given) or working_hours.find(description)
    return {"min": _number(found.low), "max": _number(found.high), "unit": found.unit} if found else None


def _number(amount: float | Decimal | None) -> float | None:
    """Whole amounts without a point; None for what was not said."""
    return (int(amount) if amount == int(amount) else float(amount)) if amount else None


def in_words(said: dict[str, Any]) -> str:
    """The same for people: a line for each thing that was read."""
    lines = [f"{said['id']}: {said['role'] or '?'}"]
    for name, value in said.items():
        if name in ("id", "role") or value in (None, [], False):
            continue
        if isinstance(value, dict):
            value = ", ".join(f"{part} {what}" for part, what in value.items() if what is not None)
        elif isinstance(value, list):
            value = ", ".join(value)
        lines.append(f"  {name}: {value if value is not True else 'yes'}")
    return "\n".join(lines)
