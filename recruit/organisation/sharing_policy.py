"""What the organisation lets colleagues do, and what the office sees of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from recruit.core.database import db
from recruit.models import SharingPolicy, User
from recruit.organisation import audit


def sharing() -> SharingPolicy:
    """The rules in force; until an administrator has chosen, the defaults, not saved."""
    return db.session.scalar(select(SharingPolicy).limit(1)) or SharingPolicy(
        id=1,
        domains="",
        monthly_mail=True,
        monthly_day=1,
        figures_per_person=True,
        invitations=True,
        ranking=False,
    )


def change(rules: dict[str, Any], by: User | None) -> None:
    """Put other rules in force; each that changed is on record with what it was."""
    audit.change(sharing(), rules, by, "sharing rule changed")
