"""Hours and contract, read from what a back office or a feed says about them."""

from __future__ import annotations

import re
from functools import lru_cache

from adapters.vacancy_facts import Contract, Hours
from adapters.wording.lexicon import wordings
from adapters.wording.parsing import working_hours
from adapters.wording.plain_text import plain

_CONTRACTS = (
    (
        Contract.FIXED_TO_PERMANENT,
        r"uitzicht op vast|perspective de cdi|cdi possible|permanent later|become permanent|mit aussicht"
        r"|option on permanent",
    ),
    (Contract.DUAL, r"dual stud|duales? studium|alternance"),
    (Contract.APPRENTICE, r"apprenti|ausbildung|leer-?werk"),
    (Contract.INTERNSHIP, r"intern(?:ship)?\b(?<!\bintern)|internship|\bstage\b|praktikum"),
    (Contract.STUDENT, r"working student|student job|werkstud|studentische|bijbaan voor stud|emploi étudiant"),
    (Contract.VOLUNTEER, r"volunt|vrijwillig|ehrenamt|bénévol"),
    (Contract.FREELANCE, r"freelance|\bzzp\b|profession libérale|freiberuf|\bindépendante?\b"),
    (Contract.TEMPORARY, r"int[ée]rim|uitzend|zeitarbeit|temporary agency|agency work"),
    (
        Contract.PERMANENT,
        r"\bcdi\b|dur[ée]e ind[ée]termin[ée]e|\bvast\b|vaste aanstelling|permanent|unbefristet|onbepaalde",
    ),
    (
        Contract.FIXED,
        r"\bcdd\b|dur[ée]e d[ée]termin[ée]e|tijdelijk|time-specific|temporary|befristet|fixed[- ]term|bepaalde tijd",
    ),
    (Contract.EMPLOYED, r"festanstellung|vaste baan|\bloondienst|employment contract|contrat de salarié"),
)
_CONTRACT = [(kind, re.compile(pattern, re.I)) for kind, pattern in _CONTRACTS]
_FRENCH = re.compile(r"\bcd[di]\b|\bint[ée]rim\b", re.I)
"""In titles of other languages a CDD analyst looks into customers, and an interim manager comes from no agency."""
_FULL = re.compile(r"full[- _]?time|voltijds?|vollzeit|temps plein|volledige baan", re.I)
_PART = re.compile(r"part[- _]?time|deeltijds?|teilzeit|temps partiel", re.I)
_LONGEST = 2_000
"""Characters of a field that are read."""


@lru_cache(maxsize=1024)
def contract(text: str, language: str) -> str:
    """The kind of contract in the words of that language; empty when the text does not name one we know."""
    return wordings(language).contracts[kind(text)]


@lru_cache(maxsize=1024)
def hours(text: str) -> Hours | None:
    """The working hours, in figures or in words; None when the text does not say."""
    text = plain(text[:_LONGEST])
    if read := working_hours.parse_working_hours(text):
        return read
    full, part = presence(text)
    return Hours(full_time=full, part_time=part) if full or part else None


def kind(text: str) -> Contract:
    """The kind of contract that a text speaks of, of those that we know."""
    text = text[:_LONGEST]
    return next((kind for kind, pattern in _CONTRACT if pattern.search(text)), Contract.UNSAID)


def kind_in_title(title: str, language: str) -> Contract:
    """The kind of contract that a title in that language names."""
    return kind(title if language == "fr" else _FRENCH.sub(" ", title[:_LONGEST]))


def presence(text: str) -> tuple[bool, bool]:
    """Whether a text says full-time, and whether part-time."""
    return bool(_FULL.search(text)), bool(_PART.search(text))
