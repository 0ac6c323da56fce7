"""The stages of a procedure. An organisation names and orders its own; what a stage means is its kind."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, String, Table, event, func, select
from sqlalchemy.orm import Mapped, mapped_column

from recruit.core.database import Base


class StageKind(StrEnum):
    """What a stage means for the candidate and for the clocks."""

    RECEIVED = "received"
    LOOKED_AT = "looked at"
    INTERVIEW = "interview"
    OTHER = "other"
    """A step of the organisation's own, on the way."""
    OFFER = "offer"
    HIRED = "hired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Reach(StrEnum):
    """How far an application came, as the funnel counts it. In order."""

    RECEIVED = "received"
    LOOKED_AT = "looked at"
    INTERVIEW = "interview"
    OFFER = "offer"
    HIRED = "hired"


REACHES = {
    StageKind.RECEIVED: Reach.RECEIVED,
    StageKind.LOOKED_AT: Reach.LOOKED_AT,
    StageKind.OTHER: Reach.LOOKED_AT,
    StageKind.INTERVIEW: Reach.INTERVIEW,
    StageKind.OFFER: Reach.OFFER,
    StageKind.HIRED: Reach.HIRED,
}
"""What a stage on the way means for the funnel."""

ENDS = frozenset({StageKind.HIRED, StageKind.REJECTED, StageKind.WITHDRAWN})
"""Stages with which the procedure ends for a candidate."""
FINAL = ENDS | {StageKind.OFFER}
"""Decisions that wait until a candidate could answer what was found."""
NO_ANSWER = frozenset({StageKind.RECEIVED, StageKind.LOOKED_AT})
"""Stages whose letter is not the answer that was promised: “we are reading it”."""

BUILT_IN = [{"id": number, "kind": kind, "name": "", "position": 10 * number, "on": True} for number, kind in enumerate(
    (StageKind.RECEIVED, StageKind.LOOKED_AT, StageKind.INTERVIEW, StageKind.OFFER,
     StageKind.HIRED, StageKind.REJECTED, StageKind.WITHDRAWN), 1)]  # fmt: skip
"""The seven that every organisation has, with fixed numbers; its own come after."""
RECEIVED, LOOKED_AT, INTERVIEW, OFFER, HIRED, REJECTED, WITHDRAWN = range(1, 8)


class Stage(Base):
    """One step. Without a name of the organisation's own it is called what its kind is called."""

    __tablename__ = "stages"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[StageKind]
    name: Mapped[str] = mapped_column(String(80), default="")
    position: Mapped[int] = mapped_column(default=0)
    on: Mapped[bool] = mapped_column(default=True)


@event.listens_for(Stage.__table__, "after_create")
def build_in(table: Table, connection: Connection, **named: Any) -> None:
    """An empty database has the seven."""
    connection.execute(table.insert(), BUILT_IN)
    if connection.dialect.name == "postgresql":
        # The first of the organisation's own must not take a number that is given already.
        sequence = func.pg_get_serial_sequence(table.name, "id")
        connection.execute(select(func.setval(sequence, len(BUILT_IN))))
