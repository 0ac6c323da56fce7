"""Figures as people type them: with points, commas, spaces and signs of money."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from babel.numbers import get_decimal_symbol
from flask_babel import format_decimal, get_locale
from flask_babel import gettext as _
from wtforms.fields import StringField
from wtforms.validators import ValidationError

SIGNS = re.compile(r"[€$£\s\u00a0\u202f']|EUR|USD|GBP|CHF", re.IGNORECASE)
RANGE = re.compile(r"\d[^\w\n]{0,6}(?:[-–—]|to|tot|t/m|bis|à)[^\w\n]{0,6}\d", re.IGNORECASE)


GROUPS = re.compile(
    r"(?P<whole>-?[1-9][0-9]{0,2}(?P<mark>[.,])[0-9]{3}(?:(?P=mark)[0-9]{3})*)(?P<cents>(?!(?P=mark))[.,][0-9]{1,2})?"
)
"""Thousands apart, with one sign, and cents behind the other."""
PLAIN = re.compile(r"(-?[0-9]{1,9})(?:[.,]([0-9]{1,2}))?")
FINE = re.compile(r"(-?[0-9]{1,9})(?:[.,]([0-9]{1,3}))?")


def read_figure(typed: str, most: float = 1_000) -> float:
    """3200 from “3.200”, “3,200”, “€ 3200,00” and “3200.-”. Below a thousand at most, “37.125” is no thousands.

    Raises ValueError for anything else.
    """
    bare = re.sub(r"[,.]-+$", "", SIGNS.sub("", typed))
    has_thousands = most >= 1_000
    if has_thousands and (grouped := GROUPS.fullmatch(bare)):
        bare = re.sub(r"[.,]", "", grouped["whole"]) + (grouped["cents"] or "")
    found = (PLAIN if has_thousands else FINE).fullmatch(bare)
    if not found:
        raise ValueError(typed)
    return float(f"{found[1]}.{found[2] or 0}")


class Figure(StringField):
    """A number, shown as it was typed until it is right."""

    def __init__(self, label: Any = None, *, most: float, factor: int = 1, hint: Any = "", **kwargs: Any) -> None:
        super().__init__(label, [self.check], **kwargs)
        self.hint = hint
        self.most = most
        self.factor = factor
        """What the number is multiplied with to be stored: 100 for cents."""
        self.number: float | None = None

    def check(self, form: Any, field: Any) -> None:
        """Read what was typed."""
        self.number = None
        if not (self.data or "").strip():
            return
        try:
            figure = read_figure(self.data, self.most)
        except ValueError:
            if RANGE.search(self.data):
                raise ValidationError(_("Write one number here; the other end has a field of its own.")) from None
            raise ValidationError(_("Write a number, such as 3200 or 32.5.")) from None
        if figure < 0:
            raise ValidationError(_("This cannot be negative. Write a positive number."))
        if figure > self.most:
            raise ValidationError(_("This is more than %(most)s. Check the number.", most=format_decimal(self.most)))
        self.number = figure

    @property
    def stored(self) -> float | int | None:
        """What goes into the database: cents are whole."""
        if self.number is None:
            return None
        return round(self.number * self.factor) if self.factor > 1 else self.number

    def process_data(self, value: Any) -> None:
        """Show a stored number as a person would type it."""
        decimals = 3 if self.most < 1_000 else 2  # as many as are read again
        shown = "" if value is None else f"{value / self.factor:.{decimals}f}".removesuffix(".00")
        if self.factor == 1 and "." in shown:
            shown = shown.rstrip("0").rstrip(".")
        self.data = shown.replace(".", get_decimal_symbol(get_locale()))


class Whole(Figure):
    """A whole number within bounds. Whatever else is typed is answered with one sentence."""

    def __init__(
        self, label: Any = None, *, least: int, most: int, says: Any = "", hint: Any = "", **kwargs: Any
    ) -> None:
        super().__init__(label, most=most, hint=hint, **kwargs)
        self.least, self.says = least, says

    def check(self, form: Any, field: Any) -> None:
        """Read what was typed."""
        with suppress(ValidationError):
            super().check(form, field)
        if self.number is None or self.number != int(self.number) or self.number < self.least:
            raise ValidationError(self.sentence())

    def sentence(self) -> str:
        """What to write."""
        return str(self.says)

    @property
    def stored(self) -> int:
        """The number."""
        return int(self.number or 0)
