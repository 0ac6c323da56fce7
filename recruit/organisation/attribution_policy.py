"""What the organisation chose about origins."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from recruit.core.database import db
from recruit.models import Counts, OriginPolicy, User
from recruit.organisation import audit

DEFAULT: dict[str, Any] = {"counts": Counts.LAST, "across": False, "thin_months": 13}


def origin_policy() -> OriginPolicy:
    """The rules in force; until an administrator has chosen, the defaults, not saved."""
    return db.session.scalar(select(OriginPolicy).limit(1)) or OriginPolicy(id=1, **DEFAULT)


def change(rules: dict[str, Any], by: User | None) -> None:
    """Put other rules in force; each that changed is on record with what it was."""
    audit.change(origin_policy(), rules, by, "origin rule changed")
