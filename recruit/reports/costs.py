"""What recruiters write down of costs: each that is entered, changed or removed is on record with its amount."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from recruit.core.database import db
from recruit.models import Channel, Cost, Deed, Publication, User
from recruit.organisation import audit

OPTIONS = (joinedload(Cost.channel), joinedload(Cost.publication).joinedload(Publication.vacancy), joinedload(Cost.by))


def all_costs() -> Select[Any]:
    """Every cost, the latest days first."""
    return select(Cost).options(*OPTIONS).order_by(Cost.until.desc(), Cost.id.desc())


def add(facts: dict[str, Any], by: User) -> Cost:
    """One more."""
    cost = Cost(**facts, by_id=by.id)
    db.session.add(cost)
    audit.note(by, Deed.COST_ADDED, cost, *recorded_facts(cost))
    return cost


def change(cost: Cost, facts: dict[str, Any], by: User) -> None:
    """Other words or figures; the old ones stay on record."""
    old, before = recorded_facts(cost), cost.note
    for name, value in facts.items():
        setattr(cost, name, value)
    if (recorded_facts(cost), cost.note) != (old, before):
        audit.note(by, Deed.COST_CHANGED, cost, *old, *recorded_facts(cost))


def remove(cost: Cost, by: User) -> None:
    """It was not made after all."""
    audit.note(by, Deed.COST_REMOVED, cost, *recorded_facts(cost))
    db.session.delete(cost)


def recorded_facts(cost: Cost) -> tuple[audit.Fact, ...]:
    """What is on record of it: all but the note."""
    days = (audit.Field(name, (getattr(cost, name),)) for name in ("since", "until"))
    return (audit.Money(cost.cents, cost.currency), db.session.get_one(Channel, cost.channel_id), *days)
