"""Tables for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

from flask import make_response
from werkzeug.wrappers import Response
from xlsxwriter import Workbook

from recruit.core.database import now

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = re.compile(r"^(?=[=+\-@\t\r])|(?<=[;\t\r\n])(?=\"*[=+\-@])")
"""Where a formula begins: first in a cell, or behind what parts cells for some reader of such files."""


def as_csv(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """A file to download, its day in its name."""
    sheet = io.StringIO()
    lines = csv.writer(sheet)
    lines.writerow(header)
    lines.writerows([harmless(cell) for cell in row] for row in rows)
    # By the mark spreadsheets know that it is UTF-8.
    return attached(("\ufeff" + sheet.getvalue()).encode(), f"{name}-{now():%Y-%m-%d}.csv", "text/csv; charset=utf-8")


def as_xlsx(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """The same as a workbook: numbers are numbers, days are days, and words are never computed."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        for across, words in enumerate(header):
            sheet.write_string(0, across, words, bold)
        for down, row in enumerate(rows, 1):
            for across, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(down, across, cell, days)
                elif isinstance(cell, int | float):
                    sheet.write_number(down, across, cell)
                elif cell is not None:
                    sheet.write_string(down, across, str(cell))
        sheet.freeze_panes(1, 1)
        sheet.autofit()
    return attached(file.getvalue(), f"{name}-{now():%Y-%m-%d}.xlsx", XLSX)


def attached(content: bytes, name: str, kind: str) -> Response:
    """A file that the browser keeps and does not show."""
    answer = make_response(content)
    answer.headers["Content-Type"] = kind
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def harmless(cell: object) -> object:
    """Words in which something begins like a formula get a mark before it, so that none is computed."""
    return FORMULA.sub("'", cell) if isinstance(cell, str) else cell
