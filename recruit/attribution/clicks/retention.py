"""Remove single clicks when their time is over. The figures made of them stay."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import delete, func, select, update

from recruit.attribution.clicks import partitions
from recruit.core.calendar import month_after
from recruit.core.database import db, now
from recruit.models import Click, OriginPolicy, Tally, TrackedLink
from recruit.models.clicks import KEPT_FROM, NEVER, RECONCILED

EPOCH = date(1970, 1, 1)
MONTHS = 13
"""Where nothing else was chosen."""
LINKS = 500
"""In one transaction: nobody waits long for it."""


def thin_as_chosen() -> None:
    """Keep single clicks for as many months as the organisation chose. Commits as it goes."""
    thin(db.session.scalar(select(OriginPolicy.thin_months)) or MONTHS)


def thin(months: int, moment: datetime | None = None) -> None:
    """Keep the single clicks of this month and of so many before it. Commits as it goes."""
    boundary = months_before(moment or now(), months)
    first_whole = month_after(boundary.date())  # the office's month may begin some hours before UTC's
    number = (first_whole - EPOCH).days
    tallies = {row.name: row.value for row in db.session.execute(select(Tally.name, Tally.value))}
    if number <= tallies[KEPT_FROM] or tallies[RECONCILED] == NEVER:
        return
    # From here on nothing before that day is counted anew, should this be cut off in the middle.
    db.session.execute(update(Tally).where(Tally.name == KEPT_FROM).values(value=number))
    db.session.commit()
    if db.engine.dialect.name == "postgresql":
        partitions.drop_before(boundary)
    last = db.session.scalar(select(func.max(TrackedLink.id))) or 0
    for begin in range(0, last + 1, LINKS):
        old = delete(Click).where(Click.link_id.between(begin, begin + LINKS - 1), Click.at < boundary)
        db.session.execute(old.execution_options(synchronize_session=False))
        db.session.commit()


def months_before(moment: datetime, months: int) -> datetime:
    """The first moment of the month, by UTC, that lies so many before that of a moment."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    return datetime(year, month + 1, 1, tzinfo=UTC)
