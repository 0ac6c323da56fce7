"""From a file of vacancies to posts, for the command line: no database, no network."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import regex

from adapters.base import Adapter
from adapters.types import Opening, Post
from adapters.wording.coverage import carrying
from adapters.wording.facts import read_facts
from adapters.wording.plain_text import plain
from adapters.wording.reading import read_opening
from recruit.core import json_lines
from recruit.core.json_lines import BadLine
from recruit.publishing.house_rules.checking import About, check
from recruit.publishing.house_rules.rules import Rules

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_CURRENCIES = {"US": "USD", "GB": "GBP", "CH": "CHF"} | dict.fromkeys(
    ("NL", "BE", "DE", "FR", "AT", "LU", "ES", "IE"), "EUR"
)
_LANGUAGE_OF = {"NL": "nl", "BE": "nl", "DE": "de", "AT": "de", "CH": "de", "FR": "fr", "LU": "fr"}
_COMMON = {
    "nl": "de het een en van voor met bij naar als je jij wij ons onze medewerker leerkracht stage gezocht uur",
    "en": "the and of for with at to as you we our your manager engineer developer student intern analyst working",
    "de": "der die das und für mit bei zum zur als wir unser du sie ihre m/w/d w/m/d entwickler leiter werkstudent "
    "mitarbeiter kauffrau",
    "fr": "le la les et des du pour avec chez nous vous votre h/f f/h en ingénieur technicien chargé responsable agent",
}
_DESCRIPTIONS = ("description_html_or_text", "description", "text", "summary")
"""Where a row may have its description, most likely first."""
_DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y")


def read_openings(path: Path | str, today: date = date.min) -> Iterator[tuple[str, Opening]]:
    """The id and opening of every line of a JSONL file, gzipped or plain. Raises `BadLine` and `OSError`."""
    for row in read_rows(path, ("id", "title")):
        yield str(row["id"]), opening(row, today)


def read_rows(path: Path | str, needed: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Every line of a JSONL file as it stands there, if it has the needed fields. Raises `BadLine` and `OSError`."""
    for number, row in json_lines.rows(path, f"a vacancy: expected an object with {' and '.join(needed)}"):
        for name in needed:
            if not isinstance(row.get(name), str | int) or not str(row[name]).strip():
                raise BadLine(f"Line {number} has no {name}.")
        yield row


def opening(row: dict[str, Any], today: date = date.min) -> Opening:
    """The opening that a row of the file describes, without a closing date that was before today."""

    def text(name: str) -> str:
        value = row.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    description = next(filter(None, map(text, _DESCRIPTIONS)), "")
    closes = closing(text("closing_date"))
    country = text("country").upper()
    language = text("language")[:2].lower() or guess_language(f"{text('title')} {description[:600]}", country)
    return read_opening(
        title=text("title"),
        organisation=text("organisation"),
        place=text("location"),
        link=text("link") or link(str(row["id"])),
        language=language,
        summary=text("summary") or description,
        salary=text("salary_text"),
        hours=text("hours"),
        contract=text("employment_type"),
        closes=closes if closes and closes >= today else None,
        description=description,
        country=country,
        currency=_CURRENCIES.get(country, "" if country or language == "en" else "EUR"),
    )


def link(identifier: str) -> str:
    """A made-up tracked link of the real length, always the same for one vacancy."""
    number = int.from_bytes(hashlib.sha256(identifier.encode("utf-8", "replace")).digest()[:8])
    token = ""
    for _ in range(7):
        number, at = divmod(number, len(LETTERS))
        token += LETTERS[at]
    return f"https://jobs.example.org/r/{token}"


def guess_language(text: str, country: str) -> str:
    """The language whose common words the text holds most of; the country decides when it holds none."""
    words = set(regex.findall(r"[\p{L}/]+", plain(text).casefold()))
    counts = {language: len(words & set(common.split())) for language, common in _COMMON.items()}
    if not any(counts.values()):
        return _LANGUAGE_OF.get(country, "en")
    return max(counts, key=lambda language: (counts[language], language == _LANGUAGE_OF.get(country)))


def closing(text: str) -> date | None:
    """The closing date in `text`, as feeds write it; None where it cannot be read."""
    for pattern in _DAYS if text else ():
        try:
            return datetime.strptime(text.strip()[:30].split("T")[0].strip(), pattern).date()
        except ValueError:
            continue
    return None


def remarks(post: Post, opening: Opening) -> list[str]:
    """What the rules that come with the program say about a post."""
    about = About(language=opening.language, link=post.link, own_name=opening.organisation)
    return [str(remark.said) for remark in check(post.text, Rules(), about)]


def composed(identifier: str, opening: Opening, adapter: type[Adapter]) -> dict[str, Any]:
    """The post that a kind of channel would get, as the command line prints it."""
    channel = adapter.unconnected()
    post = channel.compose(opening)
    told = carrying(read_facts(opening), post.text)
    return {
        "id": identifier,
        "kind": adapter.kind,
        "text": post.text,
        "title": post.title,
        "link": post.link,
        "length": channel.length(post.text),
        "limit": adapter.limit,
        "problems": channel.problems(post),
        "carries": list(told.carries),
        "leaves_out": list(told.leaves_out),
        "remarks": remarks(post, opening),
    }
