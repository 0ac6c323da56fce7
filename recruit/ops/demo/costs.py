"""What some channels of the made-up organisation cost."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from recruit.core.database import db, today
from recruit.models import Channel, User
from recruit.reports import costs

PAID = (("linkedin", 450_00, "Jobslot"), ("x", 60_00, "Promoted"), ("facebook_group", 25_00, ""))


def pay(by: User) -> None:
    """For the last six weeks."""
    for kind, cents, note in PAID:
        channel = db.session.scalars(select(Channel).filter_by(kind=kind)).one()
        days = {"since": today() - timedelta(weeks=6), "until": today()}
        costs.add(days | {"channel_id": channel.id, "cents": cents, "currency": "EUR", "note": note}, by)
