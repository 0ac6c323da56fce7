"""One page of a report that has thousands of rows: sorted, cut and added up by the database."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any, NamedTuple

from sqlalchemy import CTE, ColumnElement, Numeric, cast, func, literal, select, union_all

from recruit.core.database import db
from recruit.models.figures import ALL_CLICKS, OTHER_CLICKS
from recruit.reports.cache import lately
from recruit.reports.dimensions import Key
from recruit.reports.funnel import KINDS, Funnel, Rows, came, clicks, posts
from recruit.reports.periods import Period
from recruit.reports.query import Asked, By, Only
from recruit.reports.row import NAMES, Figures
from recruit.reports.totals import CAME

MANY = (By.POST, By.VACANCY)
"""Reports that have thousands of rows."""
LENGTH = 50
"""Rows on a page."""


class Order(NamedTuple):
    """By which figure rows are sorted; those without it come last."""

    name: str
    down: bool = True


@dataclass
class Page(Funnel):
    """Some rows, in no order, and the figures of all."""

    many: int = 0
    """How many rows there are."""


def page_of_rows(asked: Asked, order: Order, begin: int) -> Page:
    """The rows of a report from that one on."""
    rows, many, total = part(asked.by, asked.period, asked.only, order, begin)
    found = Page(rows, total, many=many)
    if asked.compared:
        found.before, _, found.total_before = those(asked.by, asked.compared, asked.only, tuple(rows))
    return found


@lately
def part(by: By, period: Period, only: Only, order: Order, begin: int) -> tuple[Rows, int, Figures]:
    """Some of the rows, how many there are, and all together."""
    rows = added_up(by, period, only)
    value = figure(rows, order.name)
    place = (value.is_(None), value.desc() if order.down else value, *rows.c[:3])
    return read_rows(rows, select(*rows.c).order_by(*place).limit(LENGTH).offset(begin))


@lately
def those(by: By, period: Period, only: Only, keys: tuple[Key, ...]) -> tuple[Rows, int, Figures]:
    """These rows, how many there are, and all together."""
    rows = added_up(by, period, only)
    found, many, total = read_rows(rows, select(*rows.c).where(rows.c.number.in_([key.number for key in keys])))
    return {key: found[key] for key in keys if key in found}, many, total


def added_up(by: By, period: Period, only: Only) -> CTE:
    """All rows, of the kinds of figures that the database adds up apart."""
    apart = ((posts, ("posts",)), (clicks, ALL_CLICKS), (came, CAME))
    rows = union_all(*(padded(query(by, period, only), names) for query, names in apart)).subquery()
    keys = [rows.c.kind, rows.c.number, rows.c.label]
    numbers = [func.sum(rows.c[name]) for name in NAMES]
    wanted = select(*keys, *(number.label(name) for number, name in zip(numbers, NAMES, strict=True)))
    anything: Any = sum(numbers[1:], numbers[0])
    return wanted.group_by(*keys).having(anything > 0).cte("added_up")


def padded(query: Any, names: tuple[str, ...]) -> Any:
    """Rows with all figures; those that the query does not count are 0."""
    columns = list(query.subquery().c)
    counted = dict(zip(names, columns[3:], strict=True))
    keys = [column.label(name) for column, name in zip(columns, ("kind", "number", "label"), strict=False)]
    return select(*keys, *(counted.get(name, literal(0)).label(name) for name in NAMES))


def figure(rows: CTE, name: str) -> ColumnElement[Any]:
    """What rows are sorted by: a figure, or what is made of some as `Figures` makes it."""
    if name == "others":
        others: ColumnElement[Any] = reduce(add, (rows.c[other] for other in OTHER_CLICKS))
        return others
    if name == "conversion":
        return cast(rows.c.applications, Numeric) / func.nullif(rows.c.people, 0)
    return rows.c[name]


def read_rows(rows: CTE, shown: Any) -> tuple[Rows, int, Figures]:
    """Those rows, and in the same question how many there are and all together."""
    page = shown.subquery()
    totals = [func.coalesce(func.sum(rows.c[name]), 0) for name in NAMES]
    nothing = literal("")
    together = select(literal("").label("kind"), func.count(), nothing, *totals).select_from(rows)
    found: Rows = {}
    many, total = 0, Figures()
    for kind, number, label, *numbers in db.session.execute(union_all(select(*page.c), together)):
        if kind:
            found[Key(KINDS[kind], number, label)] = Figures(*map(int, numbers))
        else:
            many, total = number, Figures(*map(int, numbers))
    return found, many, total
