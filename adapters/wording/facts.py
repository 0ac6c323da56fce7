"""From an opening to facts: what it says, cleaned, in wordings from long to short. Of texts, its title is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from babel.dates import format_date

from adapters.types import Opening
from adapters.vacancy_facts import Pay
from adapters.wording import pay
from adapters.wording.lexicon import wordings
from adapters.wording.parsing import contract as conditions
from adapters.wording.parsing import organisations, places, titles, working_hours
from adapters.wording.parsing.lead_sentence import french_spaces
from adapters.wording.plain_text import clear_of_links, fold, plain, shortened, tidy, without_doubles

_DAY = {"nl": "d MMMM", "en": "d MMMM", "de": "d. MMMM", "fr": "d MMMM"}
_LONGEST_OPENNESS = 300


@dataclass(frozen=True)
class Facts:
    """What an opening says. Empty where it says nothing that can be shown."""

    opening: Opening
    language: str
    title: titles.Title
    organisation: tuple[str, ...]
    place: places.Place
    salary: tuple[str, ...]
    hours: tuple[str, ...]
    contract: str
    closes: tuple[str, ...]
    openness: str
    shortest_salary: str = ""
    """In thousands, for where no other wording of the pay fits."""
    pay: Pay | None = None
    """What `salary` says in figures; None where it has none."""

    @property
    def day(self) -> str:
        """The last day on which one can apply; empty where none is known."""
        if not self.opening.closes:
            return ""
        return format_date(self.opening.closes, _DAY[self.language], locale=wordings(self.language).locale)

    @property
    def places(self) -> tuple[str, ...]:
        """The wordings of the place."""
        return places.place_wordings(self.place, self.language)

    @property
    def headline(self) -> str:
        """The title with its mark, for cards and forums."""
        role = self.title.wordings[0] if self.title.wordings else wordings(self.language).vacancy
        return f"{role} {self.title.mark}".strip()

    @property
    def card(self) -> str:
        """One line for a link card: who, where, how much, how long."""
        told = (self.organisation, self.places, self.salary, self.hours)
        return " · ".join(wording[0] for wording in told if wording)


@lru_cache(maxsize=16)
def read_facts(opening: Opening) -> Facts:
    """The facts of an opening."""
    language = wordings(opening.language).locale[:2]
    organisation = organisations.wordings(opening.organisation)
    place = places.Place(tuple(filter(None, map(_in_one_line, opening.places))), opening.remote)
    title = titles.parse_title(
        opening.title, organisation[-1] if organisation else "", place.called, language, opening.summary
    )
    contract = wordings(opening.language).contracts[opening.contract]
    return Facts(
        opening=opening,
        language=language,
        title=title,
        organisation=organisation,
        place=place,
        salary=_salary(opening.pay, language) if opening.pay else (),
        hours=working_hours.write(opening.hours, language) if opening.hours else (),
        contract="" if fold(contract) == fold(conditions.contract(title.role, language)) else contract,
        closes=_closes(opening, language),
        openness=_openness(opening.openness, language),
        shortest_salary=pay.in_thousands(opening.pay, language) if opening.pay else "",
        pay=opening.pay if opening.pay and opening.pay.amounts else None,
    )


def _salary(paid: Pay, language: str) -> tuple[str, ...]:
    """The figures, with the scale or the agreement where one is named; a scale alone is better than nothing."""
    scale = _in_one_line(paid.scale)
    told = pay.write(paid, language) if paid.amounts else ()
    if told and scale:
        return (f"{told[0]} ({scale})", *told)
    return told or ((scale,) if scale else ())


def _in_one_line(text: str) -> str:
    """What somebody filled in, without what could not stand in a post."""
    return " ".join(clear_of_links(text).split())


def _closes(opening: Opening, language: str) -> tuple[str, ...]:
    if not opening.closes:
        return ()
    words = wordings(language)
    day = format_date(opening.closes, _DAY[language], locale=words.locale)
    return tuple(wording.format(date=day) for wording in words.closes)


def _openness(text: str, language: str) -> str:
    """The line on screening as it was written: it is a promise, so it is shown whole or shortened at a word."""
    line = without_doubles(plain(clear_of_links(text)))
    whole = len(line) <= _LONGEST_OPENNESS
    said = tidy(line if whole else shortened(line, _LONGEST_OPENNESS))
    said += line[-1] if said and whole and line[-1] in ".!?" and said[-1] not in ".!?" else ""
    return french_spaces(said) if language == "fr" else said
