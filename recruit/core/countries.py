"""Countries: what they are called, and which one a place was written with. Names are Unicode's, codes ISO 3166."""

from __future__ import annotations

from functools import cache

from babel import Locale

NO_COUNTRY = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
"""Territories of Unicode's list that are none: unions, islands without people, codes for something else."""
LANGUAGES = ("nl", "en", "de", "fr")
"""In which vacancies are written."""
SHORT = {code.casefold(): code for code in "NL BE DE FR GB LU AT CH IE US".split()} | {"uk": "GB", "usa": "US"}
"""Codes that are read behind a place. Others are provinces as often: “Valkenburg, LI” lies in Limburg."""
ALSO = {"holland": "NL", "the netherlands": "NL"} | dict.fromkeys(
    ("england", "scotland", "wales", "great britain", "britain"), "GB"
)


@cache
def names(language: str) -> dict[str, str]:
    """All countries by their codes, in one language."""
    known = Locale.parse(language).territories
    return {code: name for code, name in known.items() if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY}


def by_name(language: str) -> list[tuple[str, str]]:
    """Code and name, by the alphabet."""
    return sorted(names(language).items(), key=lambda known: known[1].casefold())


@cache
def read_as() -> dict[str, str]:
    """Every name that is read, in small letters."""
    called = {name.casefold(): code for language in LANGUAGES for code, name in names(language).items()}
    return called | ALSO | SHORT


def of_place(place: str) -> tuple[str, str]:
    """A place without its country, and the country's code, where it was written behind a comma: “Köln, Deutschland”.
    Empty where none was."""
    before, comma, last = place.rpartition(",")
    code = read_as().get(last.strip().casefold(), "") if comma else ""
    return (before.split(",")[0].strip() if code else place.strip()), code
