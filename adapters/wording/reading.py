"""From texts, as feeds, files and pages have them, to an opening: its facts are read once, where the texts come in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from adapters.types import Opening
from adapters.vacancy_facts import Contract, Hours, Pay, Remote
from adapters.wording.lexicon import wordings
from adapters.wording.parsing import contract as conditions
from adapters.wording.parsing import pay_field, pay_in_text, pay_scales, places, titles, working_hours

_FIELD = 200
"""A scale is named in the first words about pay, or not at all."""


def read_opening(
    title: str,
    organisation: str,
    place: str,
    link: str,
    language: str,
    summary: str = "",
    salary: str = "",
    hours: str = "",
    contract: str = "",
    closes: date | None = None,
    tags: tuple[str, ...] = (),
    openness: str = "",
    video: str = "",
    *,
    description: str = "",
    country: str = "",
    currency: str = "",
) -> Opening:
    """The opening that these texts describe; what no field says is looked for in the description.

    `currency` is that of the country, for amounts without one.
    """
    where = places.parse_places(place, wordings(language).locale[:2])
    remote = where.remote if where.is_far or not titles.is_remote(title) else Remote.FULL
    return Opening(
        title=title,
        organisation=organisation,
        link=link,
        language=language,
        places=where.names,
        country=country,
        remote=remote,
        pay=_pay(salary, description, currency),
        hours=_hours(hours, f"{contract} {title}", description),
        contract=_contract(contract, title, organisation),
        closes=closes,
        summary=summary,
        tags=tags,
        openness=openness,
        video=video,
    )


def _pay(given: str, description: str, currency: str) -> Pay | None:
    """The pay of the field for it, with its scale or else its agreement; without either that of the description."""
    field = given[:_FIELD]
    found, scale = pay_field.parse_pay(given), pay_scales.scale(field)
    if not found and not scale:
        found = pay_in_text.find(description)
        scale = pay_in_text.find_scale(description) if found else ""
    elif found:
        scale = scale or pay_scales.agreement(field)
    if not found:
        return Pay(scale=scale) if scale else None
    return replace(found, scale=scale, currency=found.currency or currency)


def _hours(given: str, beside: str, description: str) -> Hours | None:
    """The hours of the field for them; else those that are said beside the title, or those of the description."""
    if given:
        return conditions.hours(given)
    found = None if working_hours.parse_working_hours(beside) else working_hours.find(description)
    return found or conditions.hours(beside)


def _contract(given: str, title: str, organisation: str) -> Contract:
    """The kind that is given, else the one that the title names."""
    beside = " ".join(title.split(organisation or None))  # "LR Intérim" is a name
    return conditions.kind(given) or conditions.kind(beside)
