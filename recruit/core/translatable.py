"""Sentences that were made where there is no language: kept with what they were made of, and said when shown."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from babel.dates import format_date
from flask_babel import get_locale, gettext

from adapters.translatable import Said

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def pack(said: str) -> str:
    """The sentence as text that a database keeps; a plain sentence stays as it is."""
    if not isinstance(said, Said):
        return said.replace("\0", "")
    return json.dumps([said.template, {name: _packed(value) for name, value in said.values.items()}])


def _packed(value: object) -> object:
    return json.loads(pack(value)) if isinstance(value, Said) else value if isinstance(value, int) else str(value)


def unpack(packed: str) -> str:
    """The sentence again, in English and ready to be said; what is no packed sentence is plain text."""
    try:
        return _unpacked(json.loads(packed))
    except (ValueError, TypeError, LookupError, AttributeError):
        return packed


def _unpacked(made: Any) -> Said:
    template, values = made
    return Said(template, **{name: _unpacked(v) if isinstance(v, list) else v for name, v in values.items()})


def say(said: str | Exception) -> str:
    """The sentence, or that of an error, in the reader's language. What a channel itself said, a name or an address
    stays as it is."""
    said = str(said) if isinstance(said, Exception) else said
    if not isinstance(said, Said):
        return str(gettext(said)) if said else ""
    values = {name: spoken_value(value) for name, value in said.values.items()}
    spoken = str(gettext(said.template))
    return spoken.format(**values).strip() if values else spoken


def spoken_value(value: object) -> object:
    """What a sentence was made of, in the reader's language: another sentence, or a day."""
    if isinstance(value, Said):
        return say(value)
    return (a_day_in_words(value) or value) if isinstance(value, str) else value


def a_day_in_words(written: str) -> str:
    """The same of a day in a text; empty for words that only look like one, whoever typed them."""
    if not DAY.fullmatch(written):
        return ""
    try:
        return day_in_words(date.fromisoformat(written))
    except ValueError:
        return ""


def day_in_words(day: date) -> str:
    """A day as all pages and letters write it, in the reader's language."""
    return str(format_date(day, "d MMMM y", locale=get_locale()))
