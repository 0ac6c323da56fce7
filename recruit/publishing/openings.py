"""A vacancy as the outside may see it: its figures in words, in the vacancy's own language."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from babel.numbers import format_currency, get_currency_symbol

from adapters.types import Opening
from adapters.vacancy_facts import Hours, Pay
from adapters.wording import pay as paying
from adapters.wording.lexicon import wordings
from adapters.wording.parsing import working_hours
from recruit.core.markdown import plain
from recruit.models import Vacancy


def opening(vacancy: Vacancy, organisation: str, link: str, openness: str = "") -> Opening:
    """What a channel may know of a vacancy, with the tracked link to it and how far we go in looking people up."""
    return Opening(
        title=vacancy.title,
        organisation=organisation,
        link=link,
        language=vacancy.language,
        summary=vacancy.summary or plain(vacancy.body),
        body=vacancy.body,
        places=tuple(vacancy.place_names(vacancy.language)),
        country=vacancy.country,
        remote=vacancy.remote,
        pay=paid(vacancy),
        hours=week(vacancy),
        contract=vacancy.contract,
        closes=vacancy.closes,
        tags=tuple(vacancy.tag_list),
        openness=openness,
        video=vacancy.video,
    )


def paid(vacancy: Vacancy) -> Pay | None:
    """The pay as it was filled in; None where nothing was."""
    low, high = (Decimal(cents) / 100 if cents else None for cents in (vacancy.pay_min, vacancy.pay_max))
    found = Pay(
        low,
        high,
        vacancy.pay_currency,
        vacancy.pay_period,
        Decimal(str(vacancy.pay_basis_hours)) if vacancy.pay_basis_hours else None,
        vacancy.pay_qualifiers,
        vacancy.pay_scale,
        exact=True,
    )
    return found if found.amounts or found.scale else None


def week(vacancy: Vacancy) -> Hours | None:
    """The hours as they were filled in; None where nothing was."""
    found = Hours(
        vacancy.hours_min or None, vacancy.hours_max or None, vacancy.hours_unit, vacancy.full_time, vacancy.part_time
    )
    return found if found.ends or found.full_time or found.part_time else None


@lru_cache(maxsize=1024)
def amount(cents: int, currency: str, language: str) -> str:
    """One amount as that language writes it, without empty decimals."""
    value = Decimal(cents) / 100
    pattern = None if cents % 100 else {"nl": "¤ #,##0", "en": "¤#,##0"}.get(language, "#,##0 ¤")
    return format_currency(value, currency, format=pattern, locale=language, currency_digits=bool(cents % 100)).replace(
        "\u202f", "\u00a0"
    )


def pay(vacancy: Vacancy, language: str) -> str:
    """“€ 3.200–€ 4.100 per maand (schaal 9)”; empty when nothing was filled in."""
    low, high, currency = vacancy.pay_min, vacancy.pay_max, vacancy.pay_currency
    figures = ""
    if low is not None and high is not None and low != high:
        first = amount(low, currency, language)
        if language in ("de", "fr"):  # the sign stands behind, and once is enough
            first = first.removesuffix(get_currency_symbol(currency, language)).rstrip()
        figures = f"{first}–{amount(high, currency, language)}"
    elif low is not None and high is not None:
        figures = amount(low, currency, language)
    elif low is not None:
        figures = f"{wordings(language).starting} {amount(low, currency, language)}"
    elif high is not None:
        figures = f"{wordings(language).up_to} {amount(high, currency, language)}"
    filled_in = paid(vacancy)
    if not figures:
        return vacancy.pay_scale
    before, behind = paying.terms(filled_in, language) if filled_in else ("", "")
    per = wordings(language).periods[vacancy.pay_period][0].replace("/an", "par an")
    figures = " ".join(filter(None, (figures, before, per, behind)))
    return f"{figures} ({vacancy.pay_scale})" if vacancy.pay_scale else figures


def hours(vacancy: Vacancy, language: str) -> str:
    """“32–40 uur per week”, “vanaf 24 uur per week”; empty when nothing was filled in."""
    filled_in = week(vacancy)
    return working_hours.write(filled_in, language)[0] if filled_in else ""


def contract(vacancy: Vacancy, language: str) -> str:
    """The kind of contract in words."""
    return wordings(language).contracts[vacancy.contract]


class InWords(NamedTuple):
    """The facts of a vacancy, for people; what was not filled in is empty."""

    place: str
    pay: str
    hours: str
    contract: str


def facts_in_words(vacancy: Vacancy, language: str) -> InWords:
    """All of them in one language."""
    said = (place, pay, hours, contract)
    return InWords(*(fact(vacancy, language) for fact in said))


def place(vacancy: Vacancy, language: str) -> str:
    """Where the work is done, for people: “Utrecht, Amersfoort (hybride)”."""
    places, remote = ", ".join(vacancy.place_names(language)), wordings(language).elsewhere[vacancy.remote]
    return f"{places} ({remote})" if places and remote else places or remote
