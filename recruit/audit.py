"""Who did what, to which row, and why: written in the same transaction as the deed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from recruit.db import db
from recruit.models import AuditLine, User


def note(by: User | None, deed: str, row: Any, why: str = "") -> None:
    """Put a deed on record. `row` has been flushed, so that it has a number."""
    db.session.flush()
    db.session.add(
        AuditLine(
            by_id=by.id if by else None, deed=deed, subject_kind=row.__tablename__, subject_id=row.id, note=why[:1000]
        )
    )


def history(row: Any, most: int = 50) -> Sequence[AuditLine]:
    """What was done to a row, the latest first."""
    wanted = select(AuditLine).where(AuditLine.subject_kind == row.__tablename__, AuditLine.subject_id == row.id)
    return db.session.scalars(wanted.order_by(AuditLine.id.desc()).limit(most)).all()
