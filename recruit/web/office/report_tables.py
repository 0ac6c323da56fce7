"""The rows of reports, put into tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flask_babel import gettext as _

from recruit.models import ClickKind
from recruit.models.figures import CLICK_COLUMNS, OTHER_CLICKS
from recruit.reports import charts, funnel, labels, paging, time_to_hire, trends
from recruit.reports.dimensions import Key, Kind
from recruit.reports.hours import Week
from recruit.reports.post_wording import Fact
from recruit.reports.query import Asked, By
from recruit.reports.row import Figures
from recruit.reports.time_to_hire import Speed
from recruit.reports.unknown_origins import Month
from recruit.web.office.report_addresses import address_of, addresses_of, applications_of, within
from recruit.web.office.tables import Column, Pages, Row, Sort, Table
from recruit.web.url_converters import page_number

MOST_NAMES = 1000
"""Rows that are sorted by name: of more only the names of one page are read."""


def other_clicks() -> list[tuple[str, str]]:
    """Columns of clicks that are not people's, with what a report says of those that it leaves out."""
    words = {
        ClickKind.ROBOT: _("clicks of robots"),
        ClickKind.PREVIEW: _("previews, by programs that look ahead"),
        ClickKind.REPEAT: _("clicks by the same visitor on the same day"),
        ClickKind.STAFF: _("clicks of people who were signed in here"),
    }
    return [(CLICK_COLUMNS[kind], said) for kind, said in words.items()]


def funnel_columns(asked: Asked) -> list[Column]:
    """From posts to hires; or the clicks that are not people's beside those that are."""
    clicks = Column("people", _("Clicks"), bars=True)
    if asked.show:
        names = (_("Again that day"), _("Colleagues"), _("Robots"), _("Previews"))
        return [clicks, *(Column(name, label) for name, label in zip(OTHER_CLICKS, names, strict=True))]
    return [
        Column("posts", _("Posts")),
        clicks,
        Column("others", _("Other clicks")),
        Column("applications", _("Applications")),
        Column("looked_at", _("Looked at")),
        Column("interviews", _("Interviews")),
        Column("offers", _("Offers")),
        Column("hires", _("Hires")),
        Column("conversion", _("Applications per 100 clicks"), Sort.DECIMAL),
    ]


def funnel_table(asked: Asked, everything: bool = False) -> tuple[Table, Pages, bool]:
    """The table, which page of it, and whether its rows are weeks. `everything`: all pages, for a file."""
    columns = funnel_columns(asked)
    weekly = funnel.is_weekly(asked.by, asked.period)
    if asked.by in paging.MANY and asked.sort.removeprefix("-") != "name" and not everything:
        found, pages = one_page(asked, columns)
        part = in_order(found.rows, asked, columns)
    else:
        found = funnel.funnel_of(asked)
        keys = in_order(found.rows, asked, columns)
        pages = Pages(len(keys))
        part = keys if everything else keys[pages.part]
    names = labels.names(part, weekly)
    lines = {} if everything else trends.trend_of(asked.by, asked.only, asked.period.until, part)
    nothing = Figures()

    def row(key: Key) -> Row:
        line = Row(names[key], cells(found.rows[key], columns), address=address_of(key, asked))
        line.addresses = addresses_of(key, asked)
        if asked.compared:
            line.before = cells(found.before.get(key, nothing), columns)
        if key.kind == Kind.TIME:
            line.day = date.fromordinal(key.number)
        if key in lines:
            line.line = charts.sparkline(lines[key], in_words(lines[key]))
        return line

    total = Row(_("Together"), cells(found.total, columns))
    if found.total_before:
        total.before = cells(found.total_before, columns)
    return Table(f"funnel-{asked.by}", first(asked.by), columns, [row(key) for key in part], total), pages, weekly


def one_page(asked: Asked, columns: Sequence[Column]) -> tuple[funnel.Funnel, Pages]:
    """Of thousands of rows those that are shown; past the end the last ones."""
    name, down = order_of(asked, columns)
    begin = (page_number() - 1) * paging.LENGTH
    found = paging.page_of_rows(asked, paging.Order(name, down), begin)
    pages = Pages(found.many)
    if pages.part.start != begin:
        found = paging.page_of_rows(asked, paging.Order(name, down), pages.part.start)
    return found, pages


def in_words(months: Sequence[int]) -> str:
    """A small line in words."""
    return str(_("Clicks in the last 12 months: %(numbers)s", numbers=", ".join(map(str, months))))


def first(by: By) -> str:
    """What stands above the names."""
    words: dict[By, str] = {
        By.CHANNEL: _("Origin"),
        By.VACANCY: _("Vacancy"),
        By.POST: _("Post or link"),
        By.COLLEAGUE: _("Colleague"),
        By.UNIT: _("Unit"),
        By.MONTH: _("Month"),
        By.WEEK: _("Week"),
    }
    return words[by]


def cells(figures: Any, columns: Iterable[Column]) -> dict[str, Any]:
    """The numbers of a row."""
    return {column.name: getattr(figures, column.name) for column in columns}


def in_order(
    rows: dict[Key, Any], asked: Asked, columns: Sequence[Column], value: Callable[[Any, str], Any] = getattr
) -> list[Key]:
    """The rows as they were asked to be sorted; without a wish the largest first, and times in their order."""
    wanted = asked.sort.removeprefix("-")
    if wanted == "name" and len(rows) <= MOST_NAMES and asked.by not in (By.MONTH, By.WEEK):
        names = labels.names(rows)
        return sorted(rows, key=lambda key: names[key].casefold(), reverse=asked.sort.startswith("-"))
    if asked.by in (By.MONTH, By.WEEK) and wanted not in [column.name for column in columns]:
        return sorted(rows, reverse=asked.sort == "-name")
    wanted, down = order_of(asked, columns)

    def place(key: Key) -> tuple[bool, float, Key]:
        number = value(rows[key], wanted)
        return number is None, 0 if number is None else -number if down else number, key

    return sorted(rows, key=place)


def order_of(asked: Asked, columns: Sequence[Column]) -> tuple[str, bool]:
    """By which column, and whether the largest come first; without a wish the one with bars."""
    wanted = asked.sort.removeprefix("-")
    if wanted in [column.name for column in columns]:
        return wanted, asked.sort.startswith("-")
    return next(column.name for column in columns if column.bars or column.name != "posts"), True


def speed_table(asked: Asked, everything: bool = False) -> tuple[Table, Pages]:
    """How long it takes, row by row."""
    rows = time_to_hire.speed_of(asked.by, asked.period, asked.only)
    posts = asked.by in (By.CHANNEL, By.POST)
    columns = [
        Column("begun", _("Posts") if posts else _("Opened")),
        Column("answered", _("With an application")),
        Column("days_to_first", _("Days to the first application"), Sort.DECIMAL, bars=True),
        Column("hires", _("Hires")),
        Column("days_to_hire", _("Days from applying to the hire"), Sort.DECIMAL),
    ]
    keys = in_order(rows, asked if asked.sort else replace(asked, sort="-begun"), columns)
    pages = Pages(len(keys))
    part = keys if everything else keys[pages.part]
    names = labels.names(part)
    shown = [Row(names[key], cells(rows[key], columns), address=address_of(key, asked)) for key in part]
    return Table(
        f"time-{asked.by}", first(asked.by), columns, shown, Row(_("Together"), cells(whole(rows), columns))
    ), pages


def whole(rows: dict[Key, Speed]) -> Speed:
    """All rows as one."""
    total = Speed()
    for row in rows.values():
        for name in ("begun", "answered", "seconds", "hires", "seconds_to_hire"):
            setattr(total, name, getattr(total, name) + getattr(row, name))
    return total


def words_table(facts: Sequence[Fact]) -> Table:
    """Each fact twice: posts with it, and posts without."""
    columns = [
        Column("posts", _("Posts")),
        Column("clicks_each", _("Clicks per post"), Sort.DECIMAL, bars=True),
        Column("applications_each", _("Applications per post"), Sort.DECIMAL),
    ]
    rows = []
    for fact in facts:
        name = labels.fact(fact.name)
        rows.append(Row(_("With %(fact)s", fact=name), cells(fact.with_it, columns)))
        rows.append(Row(_("Without %(fact)s", fact=name), cells(fact.without, columns)))
    return Table("words", _("What posts say"), columns, rows)


def hours_table(week: Week) -> Table:
    """Hours down, weekdays across."""
    columns = [Column(str(day), name) for day, name in enumerate(labels.weekdays())]
    rows = [Row(labels.hour(hour), {str(day): week.cells[day][hour] for day in range(7)}) for hour in range(24)]
    return Table("hours", _("Hour"), columns, rows)


def unknown_table(months: Sequence[Month], asked: Asked) -> Table:
    """Each month, with the share of which nobody knows where it came from."""
    columns = [
        Column("applications", _("Applications")),
        Column("by_link", _("By a link of ours")),
        Column("by_source", _("By a place on the web")),
        Column("hidden", _("Not shown yet")),
        Column("unknown", _("Direct or unknown")),
        Column("share", _("Unknown per 100"), Sort.DECIMAL, bars=True),
    ]
    rows = []
    by_month = replace(asked, by=By.MONTH)
    for month in months:
        key = Key(Kind.TIME, month.first.toordinal())
        row = Row(labels.month(month.first), cells(month, columns), address=address_of(key, by_month), day=month.first)
        row.addresses["unknown"] = applications_of(within(key, by_month), origin="unknown")
        rows.append(row)
    return Table("unknown", _("Month"), columns, rows)
