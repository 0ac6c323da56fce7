"""A report as a table: on the page, and as a file for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from babel.numbers import format_currency, format_decimal
from flask import request
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_sqlalchemy.pagination import Pagination
from markupsafe import Markup
from werkzeug.wrappers import Response

from recruit.reports.paging import LENGTH
from recruit.web.office.downloads import as_csv, as_xlsx
from recruit.web.url_converters import page_number


class Sort(StrEnum):
    """What stands in a column."""

    NUMBER = "number"
    DECIMAL = "decimal"
    """With one place behind the comma; – where there is none."""
    MONEY = "money"
    """In cents."""
    WORDS = "words"
    DAY = "day"


@dataclass(frozen=True)
class Column:
    """One column of a report."""

    name: str
    label: str
    sort: Sort = Sort.NUMBER
    bars: bool = False
    currency: str = ""


@dataclass
class Row:
    """One line of a report."""

    called: str
    cells: dict[str, Any]
    before: dict[str, Any] | None = None
    address: str = ""
    """Where its name leads."""
    addresses: dict[str, str] = field(default_factory=dict)
    """Where its numbers lead."""
    day: date | None = None
    """The first day of a row that is a month or a week."""
    line: Markup | str = ""


@dataclass
class Table:
    """All of a report, or one page of it."""

    name: str
    """Of the file."""
    first: str
    """What stands above the names."""
    columns: Sequence[Column]
    rows: Sequence[Row]
    total: Row | None = None

    @property
    def most(self) -> dict[str, float]:
        """The largest number of each column that has bars."""
        return {
            column.name: max((row.cells.get(column.name) or 0 for row in self.rows), default=0)
            for column in self.columns
            if column.bars
        }


class Pages(Pagination):
    """Which part of so many rows is shown, when they are cut elsewhere; past the end the last one."""

    def __init__(self, total: int) -> None:
        last = max(1, -(-total // LENGTH))
        super().__init__(page=min(page_number(), last), per_page=LENGTH, error_out=False, total=total)

    @property
    def part(self) -> slice:
        """Which rows stand on it."""
        return slice(self._query_offset, self._query_offset + self.per_page)

    def _query_items(self) -> list[Any]:
        return []

    def _query_count(self) -> int:
        return int(self._query_args["total"])


def shown(value: Any, column: Column) -> str:
    """A value as people read it."""
    if value is None:
        return "–"
    if column.sort == Sort.MONEY:
        return str(format_currency(value / 100, column.currency, locale=get_locale()))
    if column.sort == Sort.DECIMAL:
        return str(format_decimal(value, format="#,##0.0", locale=get_locale()))
    return str(format_decimal(value, locale=get_locale())) if column.sort == Sort.NUMBER else str(value)


def compared(value: Any, before: Any, column: Column) -> str:
    """How much it changed, in words and numbers."""
    if not value and not before:
        return ""
    was = shown(before, column)
    if value is None or before is None:
        return str(_("it was %(before)s", before=was))
    difference = value - before
    change = shown(abs(difference), column)
    if difference == 0:
        return str(_("as before"))
    if difference > 0:
        return str(_("%(change)s more than %(before)s", change=change, before=was))
    return str(_("%(change)s less than %(before)s", change=change, before=was))


def wanted_file() -> str:
    """Which kind of file was asked for: csv, xlsx, or none."""
    kind = request.args.get("as", "")
    return kind if kind in ("csv", "xlsx") else ""


def as_file(table: Table, kind: str) -> Response:
    """The whole table as a file. Money is in whole units, and there are no bars and lines."""
    head, rows = as_sheet(table)
    return as_xlsx(table.name, head, rows) if kind == "xlsx" else as_csv(table.name, head, plain(rows))


def as_sheet(table: Table) -> tuple[list[str], list[list[Any]]]:
    """Head and rows; where a report compares, each number has the earlier one beside it."""
    comparing = any(row.before is not None for row in table.rows)
    head = [table.first]
    for column in table.columns:
        label = f"{column.label} ({column.currency})" if column.currency else column.label
        head += [label, str(_("%(column)s, before", column=label))] if comparing else [label]
    return head, [as_line(row, table.columns, comparing) for row in table.rows]


def as_line(row: Row, columns: Sequence[Column], comparing: bool) -> list[Any]:
    """One row of a file."""
    line: list[Any] = [row.day or row.called]
    for column in columns:
        line.append(bare(row.cells.get(column.name), column))
        if comparing:
            line.append(bare((row.before or {}).get(column.name), column))
    return line


def bare(value: Any, column: Column) -> Any:
    """A value without its dress: what is money in units, what is broken to the hundredth."""
    if value is None or column.sort in (Sort.NUMBER, Sort.WORDS, Sort.DAY):
        return value
    return round(value / 100 if column.sort == Sort.MONEY else value, 2)


def plain(rows: Iterable[Sequence[Any]]) -> Iterable[list[Any]]:
    """Rows for a file without kinds: what is unknown is empty."""
    return ([("" if cell is None else cell) for cell in row] for row in rows)
