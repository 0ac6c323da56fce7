"""From texts, as feeds, files and pages have them, to an opening: its facts are read once, where the texts come in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from adapters.types import Opening
from adapters.vacancy_facts import Contract, Hours, Pay, Period, Remote
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
        pay=_pay(salary, description, currency, country),
        hours=_hours(hours, f"{contract} {title}", description),
        contract=_contract(contract, title, organisation, language),
        closes=closes,
        summary=summary,
        body=description,
        tags=tags,
        openness=openness,
        video=video,
    )


def _pay(given: str, description: str, currency: str, country: str) -> Pay | None:
    """The figures of the field for it, else of the description, and the scale of either."""
    field = given[:_FIELD]
    found, scale = pay_field.parse_pay(given), pay_scales.scale(field)
    if not found and (found := pay_in_text.find(description)) and scale:
        other = pay_in_text.find_scale(description)
        found = found if not other or _is_same_scale(scale, other) else None
    scale = scale or pay_in_text.find_scale(description) or (pay_scales.agreement(field) if found else "")
    if not found:
        return Pay(scale=scale) if scale else None
    found = replace(found, scale=scale, currency=found.currency or currency)
    return found if found.period else replace(found, period=_period(given, found, country))


def _period(given: str, pay: Pay, country: str) -> Period | None:
    """What amounts without a period must be per, unless the field names one that they cannot be for.

    In money that we do not know a month's pay may look like a year's.
    """
    if pay_field.said_period(given) or (country and not pay.currency):
        return None
    return pay_in_text.usual_period(pay.amounts[0], pay.amounts[-1], pay.currency)


def _is_same_scale(one: str, other: str) -> bool:
    """Whether one says no more than the other, which may name the agreement too."""
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return words <= others or others <= words


def _hours(given: str, beside: str, description: str) -> Hours | None:
    """Figures before words: of the field for them, beside the title, in the description; else fulltime or parttime."""
    said = [found for text in (given, beside) if (found := conditions.hours(text))]
    figures = next((found for found in said if found.ends), None) or working_hours.find(description)
    return figures or next(iter(said), None)


def _contract(given: str, title: str, organisation: str, language: str) -> Contract:
    """The kind that is given, else the one that the title names."""
    beside = " ".join(title.split(organisation or None))  # "LR Intérim" is a name
    return conditions.kind(given) or conditions.kind_in_title(beside, language)
