"""What an application and a hire cost. An amount lies evenly over its days, and a period takes its share of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from sqlalchemy import select

from recruit.core.database import db
from recruit.models import Cost, TrackedLink
from recruit.reports import funnel, totals
from recruit.reports.dimensions import Key, Kind
from recruit.reports.periods import Period
from recruit.reports.query import By, Only
from recruit.reports.row import Figures

Amounts = dict[str, Fraction]
"""In cents, by currency. What is in several currencies is never added up."""
DIMENSIONS = (By.CHANNEL, By.POST)


@dataclass
class Spent:
    """One row."""

    figures: Figures
    amounts: Amounts = field(default_factory=lambda: defaultdict(Fraction))

    def each(self, currency: str, number: int) -> float | None:
        """The amount for each of so many; None where there is none of either."""
        amount = self.amounts.get(currency)
        return float(amount / number) if amount and number else None


@dataclass
class Spending:
    """Rows, and the currencies that stand in them."""

    rows: dict[Key, Spent]
    currencies: list[str]
    whole_channels: bool
    """Whether costs of whole channels are in it: those are of no unit, vacancy or post."""


def spending_of(by: By, period: Period, only: Only) -> Spending:
    """Of a period: what was spent in it, and the applications that arrived in it."""
    whole = by == By.CHANNEL and not (only.unit or only.vacancy)
    rows = {key: Spent(figures) for key, figures in funnel.arrived(by, period, only).items()}
    for cost, link in db.session.execute(costs(period, only, whole)):
        key = Key(Kind.CHANNEL, cost.channel_id) if by == By.CHANNEL else Key(Kind.LINK, link)
        rows.setdefault(key, Spent(Figures())).amounts[cost.currency] += share(cost, period)
    known = {key: row for key, row in rows.items() if row.amounts or row.figures.applications}
    return Spending(known, sorted({currency for row in known.values() for currency in row.amounts}), whole)


def share(cost: Cost, period: Period) -> Fraction:
    """What of an amount lies in a period, in cents."""
    days = (min(cost.until, period.until) - max(cost.since, period.since)).days + 1
    return Fraction(cost.cents * max(0, days), (cost.until - cost.since).days + 1)


def costs(period: Period, only: Only, whole: bool) -> Any:
    """Costs with a share in the period, and the link of the post that each is for."""
    query = select(Cost, TrackedLink.id).outerjoin(TrackedLink, TrackedLink.publication_id == Cost.publication_id)
    query = query.where(Cost.since <= period.until, Cost.until >= period.since)
    if not whole:
        query = query.where(Cost.publication_id.is_not(None))
    if only.channel:
        query = query.where(Cost.channel_id == only.channel)
    if only.unit or only.vacancy:
        query = query.where(TrackedLink.id.in_(totals.links_of(only)))
    return query
