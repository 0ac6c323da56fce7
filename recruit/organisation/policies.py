"""The organisation's own rules: how far we go and how long we keep, where nothing else was chosen."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from recruit.core.database import db
from recruit.models import Level, Policy, User
from recruit.organisation import audit


def policy() -> Policy:
    """The rules in force; until an administrator has chosen, those of the Dutch recruitment code, not saved."""
    return db.session.scalar(select(Policy).limit(1)) or Policy(
        id=1,
        level=Level.GIVEN_LINKS,
        criteria="",
        sources="",
        searcher="",
        agency="",
        answer_days=14,
        wait_days=7,
        keep_days=28,
        pool_days=365,
        blind=False,
        figures_public=False,
        by_unit=False,
    )


def change(rules: dict[str, Any], by: User | None) -> None:
    """Put other rules in force; each that changed is on record with what it was."""
    audit.change(policy(), rules, by, "rule changed")
