"""Once a month a letter to every colleague who wants it: what is open, and what their sharing did.

That somebody was written to and the letter itself are written in one transaction, some hundred at a time. Whatever is
cut off in the middle leaves whole batches: nobody is written to twice, and the next look goes on where this one ended.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import exists, select

from recruit.config import running
from recruit.core.database import db, now, today
from recruit.core.one_by_one import in_batches
from recruit.models import MonthlyMail, User, Vacancy
from recruit.models.vacancies import NEWEST
from recruit.organisation import personal_links
from recruit.organisation.employer import employer
from recruit.organisation.policies import sharing
from recruit.outbox import letters
from recruit.referrals import results
from recruit.referrals.results import Totals
from recruit.referrals.thanks import language_of

HOUR = 9
"""From when on, by the office's clock, the letters of the month are written."""
BATCH = 250
MOST = 5
"""Vacancies in one letter; of the rest it gives the number."""
NOTHING = Totals()


@dataclass(frozen=True)
class Offer:
    """One vacancy in somebody's letter, with an address of that person's own."""

    title: str
    address: str


@dataclass(frozen=True)
class Figures:
    """What sharing did: everybody's totals of last month and so far."""

    last_month: dict[int, Totals]
    so_far: dict[int, Totals]


def write(moment: datetime | None = None) -> int:
    """Write the letters of this month that are due and not written; how many. Commits each batch."""
    at = moment or now()
    local = at.astimezone(running().settings.zone)
    rules = sharing()
    if not rules.monthly_mail or (local.day, local.hour) < (rules.monthly_day, HOUR):
        return 0
    month = f"{local:%Y-%m}"
    if not (open_ones := open_vacancies()):
        return 0
    return in_batches(
        lambda left_out: to_write_to(month, left_out),
        lambda users, before: write_batch(users, month, open_ones, figures([u.id for u in users], at), before),
        lambda user: user.id,
    )


def to_write_to(month: str, left_out: Collection[int] = ()) -> Sequence[User]:
    """Some of those who want the letter and have not had it this month, but for these."""
    had = exists().where(MonthlyMail.user_id == User.id, MonthlyMail.month == month)
    wanted = select(User).where(User.active, User.monthly_mail, ~had, User.id.not_in(left_out)).order_by(User.id)
    return db.session.scalars(wanted.limit(BATCH)).all()


def open_vacancies() -> dict[int | None, list[tuple[int, str]]]:
    """Number and title of what is open, by unit, newest first; under None all of them."""
    found: dict[int | None, list[tuple[int, str]]] = defaultdict(list)
    wanted = select(Vacancy.id, Vacancy.title, Vacancy.unit_id).where(Vacancy.is_open(today()))
    for number, title, unit in db.session.execute(wanted.order_by(*NEWEST)):
        found[None].append((number, title))
        if unit:
            found[unit].append((number, title))
    return dict(found)


def figures(users: Sequence[int], moment: datetime) -> Figures:
    """What the sharing of these colleagues did."""
    this = results.month_of(moment)
    last = this.replace(year=this.year - (this.month == 1), month=this.month - 1 or 12)
    return Figures(
        results.of_many(users, last.astimezone(UTC), this.astimezone(UTC)),
        results.of_many(users, None, moment),
    )


def write_batch(
    users: Sequence[User], month: str, open_ones: dict[int | None, list[tuple[int, str]]], done: Figures, place: int = 0
) -> None:
    """The letters to these colleagues, each with the row that says so; `place` letters leave before them."""
    name = employer().name
    for ahead, user in enumerate(users, place):
        mine = open_ones.get(user.unit_id) if user.unit_id else None
        offered = mine or open_ones[None]
        first = personal_links.address(user)
        subject, text = letters.words(
            "monthly",
            language_of(user),
            name=user.own_name,
            organisation=name,
            own_unit=bool(mine),
            offers=[Offer(title, f"{first}vacancies/{number}") for number, title in offered[:MOST]],
            rest=len(offered) - MOST,
            last_month=done.last_month.get(user.id, NOTHING),
            so_far=done.so_far.get(user.id, NOTHING),
            address=first,
            stop=f"{first}stop",
        )
        db.session.add(MonthlyMail(user_id=user.id, month=month))
        letters.put(user.email, subject, text, unsubscribe=f"{first}stop", place=ahead)
