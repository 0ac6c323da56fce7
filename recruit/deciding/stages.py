"""The organisation's stages: what each is called, and in what order they come."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from recruit.db import db
from recruit.models import Stage, StageKind


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
