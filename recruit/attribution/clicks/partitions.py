"""On PostgreSQL the clicks of each month lie in a table of their own, so that an old month goes at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import text

from recruit.core.calendar import month_after
from recruit.core.database import db


def make(seconds: Iterable[int]) -> None:
    """See that there is a table for the months of those seconds, by UTC. Other databases have one table for all."""
    if db.engine.dialect.name != "postgresql":
        return
    for name, begin, end in {partition(second) for second in seconds}:
        there = db.session.scalar(text("SELECT to_regclass(:name)"), {"name": name})
        if there is None and not in_other(begin, end):
            # The name and the numbers are ours.
            values = f"FOR VALUES FROM ({begin}) TO ({end})"
            db.session.execute(text(f"CREATE TABLE {name} PARTITION OF clicks {values}"))


def in_other(begin: int, end: int) -> bool:
    """Whether clicks of that time lie in the table for all others already: then they all do."""
    wanted = text("SELECT 1 FROM clicks_other WHERE at >= :begin AND at < :end LIMIT 1")
    return db.session.scalar(wanted, {"begin": begin, "end": end}) is not None


def partition(second: int) -> tuple[str, int, int]:
    """The table of that second's month: its name, its first second, and the first after it."""
    at = datetime.fromtimestamp(second, UTC)
    begin = datetime(at.year, at.month, 1, tzinfo=UTC)
    after = month_after(begin.date())
    end = datetime(after.year, after.month, 1, tzinfo=UTC)
    return f"clicks_{at:%Y_%m}", int(begin.timestamp()), int(end.timestamp())


def drop_before(moment: datetime) -> None:
    """Remove the tables of the months that ended before that moment."""
    names = text("SELECT relid::regclass::text FROM pg_partition_tree('clicks') WHERE isleaf")
    for name in db.session.scalars(names).all():
        month = name.removeprefix("clicks_")
        if month != "other" and datetime.strptime(month, "%Y_%m").replace(tzinfo=UTC) < moment:
            db.session.execute(text(f"DROP TABLE {name}"))
