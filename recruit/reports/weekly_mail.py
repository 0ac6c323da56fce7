"""On Monday a letter to everybody of the office who wants it: last week beside the week before.

That somebody was written to and the letter itself are written in one transaction: whatever is cut off in the middle
writes to nobody twice, and the next look goes on where this one ended. What was missed on Monday follows in that week.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from flask_babel import force_locale
from sqlalchemy import exists, select

from recruit.config import running
from recruit.core import urls
from recruit.core.database import db, now
from recruit.core.one_by_one import in_batches
from recruit.models import Role, User, WeeklyMail
from recruit.organisation.employer import employer
from recruit.outbox import letters
from recruit.referrals.thanks import language_of
from recruit.reports import funnel, labels
from recruit.reports.dimensions import Key
from recruit.reports.funnel import Rows
from recruit.reports.periods import Period
from recruit.reports.query import By, Only
from recruit.reports.row import Figures, together

HOUR = 8
"""From when on, by the office's clock, the letters of the week are written."""
BATCH = 100
MOST = 8
"""Origins that have a line of their own."""
OFFICE = (Role.RECRUITER, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Line:
    """What one origin brought."""

    called: str
    clicks: int
    applications: int


@dataclass(frozen=True)
class Weeks:
    """The figures of a letter."""

    last: Period
    now: Figures
    before: Figures
    rows: Rows

    def lines(self) -> list[Line]:
        """The origins that brought most, in the reader's language."""
        best = sorted(self.rows, key=self.place)[:MOST]
        names = labels.names(best)
        return [Line(names[key], self.rows[key].people, self.rows[key].applications) for key in best]

    def place(self, key: Key) -> tuple[int, int, Key]:
        """Most applications first, then most clicks."""
        return -self.rows[key].applications, -self.rows[key].people, key


def write(moment: datetime | None = None) -> int:
    """Write the letters of this week that are due and not written; how many. Commits each batch."""
    local = (moment or now()).astimezone(running().settings.zone)
    if (local.weekday(), local.hour) < (0, HOUR):
        return 0
    name, weeks = f"{local:%G-W%V}", cache(weeks_before)
    return in_batches(
        lambda left_out: to_write_to(name, left_out),
        lambda users, before: write_batch(users, name, weeks(local.date()), before),
        lambda user: user.id,
    )


def to_write_to(week: str, left_out: Collection[int] = ()) -> Sequence[User]:
    """Some of those who want the letter and have not had it this week, but for these."""
    had = exists().where(WeeklyMail.user_id == User.id, WeeklyMail.week == week)
    wanted = select(User).where(User.active, User.weekly_mail, User.role.in_(OFFICE), ~had, User.id.not_in(left_out))
    return db.session.scalars(wanted.order_by(User.id).limit(BATCH)).all()


def weeks_before(day: date) -> Weeks:
    """The figures of the week before that day, and of the one before that."""
    monday = day - timedelta(days=day.weekday())
    last = Period(monday - timedelta(days=7), monday - timedelta(days=1))
    rows, before = (funnel.counted(By.CHANNEL, period, Only()) for period in (last, last.before()))
    return Weeks(last, together(rows.values()), together(before.values()), rows)


def write_batch(users: Sequence[User], week: str, weeks: Weeks, place: int = 0) -> None:
    """The letters to these people, each with the row that says so; `place` letters leave before them."""
    days = f"since={weeks.last.since}&until={weeks.last.until}"
    for ahead, user in enumerate(users, place):
        language = language_of(user)
        with force_locale(language):
            lines = weeks.lines()
        subject, text = letters.words(
            "weekly",
            language,
            name=user.own_name,
            organisation=employer().name,
            weeks=weeks,
            lines=lines,
            report=urls.absolute(f"/office/reports?{days}&against=before"),
            stop=urls.absolute("/office/me"),
        )
        db.session.add(WeeklyMail(user_id=user.id, week=week))
        letters.put(user.email, subject, text, place=ahead)
