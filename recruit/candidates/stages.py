"""The organisation's stages: what each is called, and in what order they come."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import func, select

from adapters.translatable import Said
from recruit.core.database import db, lock
from recruit.models import Application, Deed, Stage, StageKind, User
from recruit.organisation import audit

OWN = (StageKind.OTHER, StageKind.INTERVIEW, StageKind.LOOKED_AT, StageKind.OFFER)
"""What a step of the organisation's own may mean. It begins and it ends in one way only."""
ALWAYS = frozenset({StageKind.RECEIVED, StageKind.REJECTED, StageKind.HIRED, StageKind.WITHDRAWN})
"""Kinds that no procedure can do without."""


class InUse(Exception):
    """The stage cannot be switched off; the words are for the administrator."""


def name_of(stage: Stage) -> str:
    """What it is called: the organisation's own name, or that of its kind in the reader's language."""
    return stage.name or called(stage.kind)


def called(kind: StageKind) -> str:
    """A kind of stage in words."""
    said = {
        StageKind.RECEIVED: _("Received"),
        StageKind.LOOKED_AT: _("Looked at"),
        StageKind.INTERVIEW: _("Interview"),
        StageKind.OTHER: _("In procedure"),
        StageKind.OFFER: _("Offer"),
        StageKind.HIRED: _("Hired"),
        StageKind.REJECTED: _("Rejected"),
        StageKind.WITHDRAWN: _("Withdrawn"),
    }
    return str(said[kind])


def in_order() -> Sequence[Stage]:
    """All stages that are in use, in the organisation's order."""
    return db.session.scalars(select(Stage).where(Stage.on).order_by(Stage.position, Stage.id)).all()


def everything() -> Sequence[Stage]:
    """All stages, those that are off too."""
    return db.session.scalars(select(Stage).order_by(Stage.position, Stage.id)).all()


def counts() -> dict[int, int]:
    """How many applications stand at each stage."""
    counted = select(Application.stage_id, func.count()).where(Application.forgotten_at.is_(None))
    return {stage: count for stage, count in db.session.execute(counted.group_by(Application.stage_id))}


def add(kind: StageKind, name: str, by: User) -> Stage:
    """One more step, before the last ones: hired, rejected, withdrawn."""
    stage = Stage(kind=kind, name=name)
    lock(*everything())
    db.session.add(stage)
    rows = [row for row in everything() if row is not stage]
    at = next((n for n, row in enumerate(rows) if row.kind in ALWAYS - {StageKind.RECEIVED}), len(rows))
    _number([*rows[:at], stage, *rows[at:]])
    audit.note(by, Deed.STAGE_ADDED, stage, stage)
    return stage


def rename(stage: Stage, name: str, by: User) -> None:
    """Another name; none for that of its kind."""
    if stage.name != name:
        stage.name = name
        audit.note(by, Deed.STAGE_RENAMED, stage, stage)


def shift(stage: Stage, steps: int, by: User) -> None:
    """One place up (-1) or down (1). At the end of the list nothing happens."""
    lock(*everything())
    rows = list(everything())
    here = rows.index(stage)
    there = here + steps
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
        _number(rows)
        audit.note(by, Deed.STAGE_MOVED, stage, audit.Field("position", (here + 1, there + 1)))


def _number(rows: Sequence[Stage]) -> None:
    for number, row in enumerate(rows, 1):
        row.position = 10 * number


def may_go(stage: Stage, standing: int) -> bool:
    """Whether it can be switched off with so many applications standing there."""
    return stage.kind not in ALWAYS and standing == 0


def switch(stage: Stage, on: bool, by: User) -> None:
    """Off, so that nothing moves there any more, or on again. Raises InUse."""
    lock(stage)  # whoever moves an application there does so before, or finds it off
    if not on and stage.kind in ALWAYS:
        raise InUse(Said("No procedure can do without this stage."))
    if not on and counts().get(stage.id):
        raise InUse(Said("Applications stand at this stage. Move them first."))
    if stage.on != on:
        stage.on = on
        audit.note(by, Deed.STAGE_SWITCHED_ON if on else Deed.STAGE_SWITCHED_OFF, stage)
