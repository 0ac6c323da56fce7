"""Move an application to another stage, with what the decision rests on."""

from __future__ import annotations

from sqlalchemy import select

from adapters.said import Said
from recruit import audit
from recruit.db import db, now
from recruit.models import Application, Decision, Stage, StageKind, User
from recruit.models.stages import ENDS, FINAL, WITHDRAWN
from recruit.screening import waiting


class NotYet(Exception):
    """The decision must wait, or says too little. The words are for the recruiter."""


def move(application: Application, stage: Stage, criterion: str, reason: str, by: User | None) -> Decision:
    """Move it, with criterion and reason, in the transaction of whoever asks. Raises NotYet."""
    if stage.id == application.stage_id:
        raise NotYet(Said("It is at this stage already."))
    if stage.kind in FINAL and stage.kind != StageKind.WITHDRAWN and (wait := waiting.wait(application)):
        raise NotYet(
            Said("The candidate has not been told yet what was found: the letter is on its way.")
            if wait.until is None
            else Said("The candidate may answer what was found until {day}.", day=f"{wait.until:%Y-%m-%d}")
        )
    decision = Decision(
        application_id=application.id,
        from_id=application.stage_id,
        to_id=stage.id,
        criterion=criterion,
        reason=reason,
        by_id=by.id if by else None,
    )
    db.session.add(decision)
    application.stage, application.stage_id = stage, stage.id
    application.decided_at = application.decided_at or now()
    application.ended_at = now() if stage.kind in ENDS else None
    audit.note(by, "application moved", application, f"{stage.id}")
    return decision


def of(application: Application) -> list[Decision]:
    """What was decided, the first first."""
    wanted = select(Decision).where(Decision.application_id == application.id)
    return list(db.session.scalars(wanted.order_by(Decision.id)))


def withdraw(application: Application) -> None:
    """The candidate no longer wants to be considered. Twice is once."""
    if not application.withdrawn:
        move(application, db.session.get_one(Stage, WITHDRAWN), "", "", None)
