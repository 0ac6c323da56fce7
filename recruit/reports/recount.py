"""Count anew from single clicks and applications, compare, and mend what differs.

At night the last two months are compared; `recruit recount` compares everything of which single clicks are still there.
A month is one transaction, so that nobody waits long.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import BigInteger, delete, func, select, type_coerce, update

from recruit.attribution.clicks.counters import Sums
from recruit.attribution.clicks.retention import EPOCH
from recruit.core.bulk import put
from recruit.core.calendar import QUARTER, begin_of, day_of, month_after
from recruit.core.database import db, now, today
from recruit.core.one_by_one import one_by_one
from recruit.models import (
    Application,
    Click,
    HourOfWeek,
    LinkDay,
    LinkMonth,
    OriginDay,
    OriginMonth,
    StaleDay,
    Tally,
    TrackedLink,
)
from recruit.models.clicks import KEPT_FROM, NEVER, RECONCILED
from recruit.reports import rollups

HOUR = 3
"""From when on, by the office's clock, figures are compared."""
MONTHS = 2

log = logging.getLogger(__name__)


def every_night() -> int:
    """Once a day, at night: compare the last months; how many figures were mended. Commits."""
    day = today()
    done, number = last_compared(), (day - EPOCH).days
    if done == NEVER:  # the tables have just been made, from clicks that were there before
        mended = everything()
    elif done >= number or now() < begin_of(day) + timedelta(hours=HOUR):
        return 0
    else:
        this = day.replace(day=1)
        mended = recount([(this - timedelta(days=1)).replace(day=1), this])
        if mended:
            log.warning("figures differed from what they are made of and were mended: %d", mended)
    db.session.execute(update(Tally).where(Tally.name == RECONCILED).values(value=number))
    db.session.commit()
    return mended


def last_compared() -> int:
    """The day on which figures were last compared, since 1970; `NEVER` when they have still to be made."""
    return db.session.scalar(select(Tally.value).where(Tally.name == RECONCILED)) or 0


def everything(progress: Callable[[str], None] = lambda said: None) -> int:
    """Compare all months; how many figures were mended. Commits each month."""
    return recount(months(), progress)


def recount(which: Sequence[date], progress: Callable[[str], None] = lambda said: None) -> int:
    """Compare these months; how many figures were mended. Commits each month."""
    mended: list[int] = []
    kept_from = EPOCH + timedelta(days=db.session.scalar(select(Tally.value).where(Tally.name == KEPT_FROM)) or 0)

    def compare(month: date) -> None:
        rollups.wait_for_turn()
        mended.append(recount_applications(month))
        if month >= kept_from:
            mended.append(recount_clicks(month))
        db.session.commit()
        progress(f"{month:%Y-%m}")

    one_by_one(which, compare)
    return sum(mended)


def months() -> list[date]:
    """From the first month of which anything is known to this one, or a later one if the clock was set back since."""
    days = [today()]
    for end, in_order in ((func.min, Click.at.asc()), (func.max, Click.at.desc())):
        days += filter(None, [db.session.scalar(select(end(column))) for column in (LinkMonth.day, OriginMonth.day)])
        # The clicks of a link lie together, so of each the first and the last are found at once.
        of_link = select(Click.at).where(Click.link_id == TrackedLink.id).order_by(in_order).limit(1).scalar_subquery()
        clicked = db.session.scalar(select(end(type_coerce(of_link, Click.at.type))).select_from(TrackedLink))
        applied = db.session.scalar(select(end(Application.created_at)))
        days += [day_of(moment) for moment in (clicked, applied) if moment]
    found, month = [], min(days).replace(day=1)
    while month <= max(days):
        found.append(month)
        month = month_after(month)
    return found


def recount_clicks(month: date) -> int:
    """Compare the clicks of a month with their figures."""
    sums, after = Sums(), month_after(month)
    quarter = (type_coerce(Click.at, BigInteger) // QUARTER).label("quarter")
    # By the links, for the clicks of a link lie together.
    wanted = select(Click.link_id, quarter, Click.kind, func.count()).join(TrackedLink, TrackedLink.id == Click.link_id)
    wanted = wanted.where(Click.at >= begin_of(month), Click.at < begin_of(after))
    for link, at, kind, times in db.session.execute(wanted.group_by(Click.link_id, quarter, Click.kind)):
        sums.count(link, at * QUARTER, kind, times)
    return (
        mend(LinkDay, sums.of_links(sums.days), LinkDay.day >= month, LinkDay.day < after)
        + mend(LinkMonth, sums.of_links(sums.months), LinkMonth.day == month)
        + mend(HourOfWeek, sums.of_hours(), HourOfWeek.month == month)
    )


def recount_applications(month: date) -> int:
    """Compare the applications of a month with their figures."""
    after, days = month_after(month), []
    arrived = (Application.created_at >= begin_of(month), Application.created_at < begin_of(after))
    by_day: dict[date, list[rollups.Came]] = {}
    for one in rollups.came(*arrived):
        by_day.setdefault(day_of(one.at), []).append(one)
    for day, those in by_day.items():
        days += rollups.summed(day, those)
    noted = StaleDay.day >= month, StaleDay.day < after
    db.session.execute(delete(StaleDay).where(*noted).execution_options(synchronize_session=False))
    return mend(OriginDay, days, OriginDay.day >= month, OriginDay.day < after) + mend(
        OriginMonth, rollups.months_of([OriginDay(**row) for row in days]), OriginMonth.day == month
    )


def mend(model: Any, rows: list[dict[str, Any]], *which: Any) -> int:
    """Put these rows in the place of those that differ; how many did. Rows of nothing are as good as none."""
    table = model.__table__
    keys = [column.name for column in table.primary_key]
    right = {tuple(row[key] for key in keys): row for row in rows}
    there = {}
    for row in db.session.execute(select(*table.c).where(*which)).mappings():
        there[tuple(row[key] for key in keys)] = dict(row)
    wrong = [key for key, row in there.items() if not same(row, right.get(key), keys)]
    missing = [key for key, row in right.items() if not same(there.get(key), row, keys)]
    for key in wrong:
        mine = [table.c[name] == value for name, value in zip(keys, key, strict=True)]
        db.session.execute(delete(model).where(*mine).execution_options(synchronize_session=False))
    put(model, [right[key] for key in missing])
    return len({*wrong, *missing})


def same(there: dict[str, Any] | None, right: dict[str, Any] | None, keys: Sequence[str]) -> bool:
    """Whether two rows tell the same."""
    one, other = there or {}, right or {}
    names = {*one, *other} - {*keys, "first_at"}
    if any(one.get(name, 0) != other.get(name, 0) for name in names):
        return False
    moments = [row["first_at"].timestamp() // 1 for row in (one, other) if "first_at" in row]
    return len(set(moments)) <= 1
