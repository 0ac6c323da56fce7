"""Tables for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from flask import make_response
from werkzeug.wrappers import Response

from recruit.db import now

FORMULA = tuple("=+-@\t\r")


def as_csv(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """A file to download, its day in its name."""
    sheet = io.StringIO()
    lines = csv.writer(sheet)
    lines.writerow(header)
    lines.writerows([harmless(cell) for cell in row] for row in rows)
    answer = make_response("\ufeff" + sheet.getvalue())  # by the mark spreadsheets know that it is UTF-8
    answer.headers["Content-Type"] = "text/csv; charset=utf-8"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{now():%Y-%m-%d}.csv"'
    return answer


def harmless(cell: object) -> object:
    """A word that begins like a formula gets a mark before it, so that none is computed."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
