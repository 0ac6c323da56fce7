"""Move an application to another stage, with what the decision rests on and the letter that tells it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from adapters.translatable import Said
from recruit.candidates import blind_review, decision_letters, events, leads, messages, stages
from recruit.candidates.decision_letters import Words
from recruit.candidates.screening import waiting_period
from recruit.core.database import db, lock, now
from recruit.models import Application, Decision, Deed, Reach, Stage, StageKind, Subject, User
from recruit.models.locking import lock_candidates, lock_those_left
from recruit.models.stages import ENDS, FINAL, LOOKED_AT, NO_ANSWER, REACHES, RECEIVED, WITHDRAWN
from recruit.organisation import audit


class NotYet(Exception):
    """The decision must wait, or says too little. The words are for the recruiter; `until` is when it may be taken."""

    def __init__(self, said: str, until: datetime | None = None) -> None:
        super().__init__(said)
        self.until = until


def decide(
    application: Application, stage: Stage, criterion: str, reason: str, by: User, words: Words | None = None
) -> Decision:
    """A person's decision, with its letter in the same transaction. Raises NotYet, also when it says too little."""
    if stage.kind == StageKind.WITHDRAWN:
        raise NotYet(Said("Only candidates themselves can withdraw."))
    if needs_reason(application, stage) and not reason:
        raise NotYet(Said("Write the reason. The candidate can read it."))
    if why := why_a_letter(application, stage) if words is None else None:
        raise NotYet(why)
    return move(application, stage, criterion, reason, by, words)


def needs_reason(application: Application, stage: Stage) -> bool:
    """Whether nobody is moved there without one: only a first look needs none, but of whoever withdrew."""
    return stage.kind != StageKind.LOOKED_AT or application.withdrawn


def why_a_letter(application: Application, stage: Stage) -> Said | None:
    """Why nobody is moved there without a letter; None where that may be."""
    if application.withdrawn:
        return Said("This candidate withdrew: whoever goes on all the same writes to them.")
    if stage.kind == StageKind.REJECTED:
        return Said("A rejection goes with a letter: nobody is left without an answer.")
    return None


def look_at(applications: Iterable[Application], by: User) -> int:
    """Move those that nobody decided on yet to “looked at”; how many. A blind first look ends one by one, not here.
    Raises NotYet."""
    stage, moved = db.session.get_one(Stage, LOOKED_AT), 0
    left = lock_those_left(applications)
    lock_in_use(stage)
    events.about_to_move.send(left)
    for application in left:
        if application.stage_id == RECEIVED and not blind_review.hidden(application):
            move(application, stage, "", "", by)
            moved += 1
    return moved


def move(
    application: Application, stage: Stage, criterion: str, reason: str, by: User | None, words: Words | None = None
) -> Decision:
    """Move it, with criterion, reason and perhaps a letter, in the transaction of whoever asks. A reason that a person
    gives ends a blind first look. Raises NotYet, Gone."""
    seen = application.stage_id
    lock_candidates(application)  # two at once wait for each other, and so does whoever notes what was found
    lock_in_use(stage)
    if application.stage_id != seen:
        raise NotYet(Said("A colleague moved it meanwhile. Look at what changed, then decide."))
    if stage.id == application.stage_id:
        raise NotYet(Said("It is at this stage already."))
    if stage.kind in FINAL and stage.kind != StageKind.WITHDRAWN and (wait := waiting_period.wait(application)):
        raise NotYet(
            Said("The candidate has not been told yet what was found: the letter is on its way.")
            if wait.until is None
            else Said("The candidate may answer what was found until {day}.", day=f"{wait.until:%Y-%m-%d}"),
            wait.until,
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
    application.ended_at = ended(application, stage)
    application.reached = reached(application, stage)
    application.hired_at = now() if stage.kind == StageKind.HIRED else None
    audit.note(by, Deed.APPLICATION_MOVED, application, other=audit.Other(Subject.STAGES, stage.id))
    if by and words:
        told = decision_letters.filled(words, application, criterion, reason)
        decision.message = messages.write(application, told, by, answers=stage.kind not in NO_ANSWER)
    reveals = bool(by and reason) and blind_review.hidden(application)
    if reveals:
        db.session.flush()  # what was written not knowing who it is, is read so too
        messages.fill_in(application)
    if by and reason:
        blind_review.reveal(application)
    events.moved.send(application)
    if reveals:  # what could not be said before, for asking would have told who it is
        leads.join(application)
        events.compared_anew.send(application)
    return decision


def lock_in_use(stage: Stage) -> None:
    """Nobody switches this stage off until we commit. Raises NotYet when it is off."""
    if stage.kind in stages.ALWAYS:
        return
    lock(stage)
    if not stage.on:
        raise NotYet(Said("This stage was switched off. Choose another."))


def ended(application: Application, stage: Stage) -> datetime | None:
    """When the procedure ends with that move. Who withdraws after it was over is kept no longer for it."""
    if stage.kind == StageKind.WITHDRAWN:
        return application.ended_at or now()
    return now() if stage.kind in ENDS else None


def reached(application: Application, stage: Stage) -> Reach:
    """How far it came: a stage on the way says it anew; who is rejected or withdraws stays where they were, but for a
    hire that came to nothing."""
    if stage.kind in REACHES:
        return REACHES[stage.kind]
    return Reach.OFFER if application.reached is Reach.HIRED else application.reached


def decisions_of(application: Application) -> list[Decision]:
    """What was decided, the first first."""
    wanted = select(Decision).where(Decision.application_id == application.id)
    return list(db.session.scalars(wanted.order_by(Decision.id)))


def withdraw(application: Application) -> None:
    """The candidate no longer wants to be considered. Twice is once. Raises Gone."""
    end(application)
    application.withdrew_at = application.withdrew_at or now()


def end(application: Application) -> None:
    """The same, when somebody else ends it as the candidate asked. Raises Gone."""
    lock_candidates(application)
    if not application.withdrawn:
        move(application, db.session.get_one(Stage, WITHDRAWN), "", "", None)
