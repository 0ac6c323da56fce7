"""Tell a candidate: that we go further, that something was found. And what to do when no letter arrives."""

from __future__ import annotations

import json
from enum import StrEnum

from sqlalchemy import select

from recruit.candidates import correspondence
from recruit.candidates.screening import log, wordings
from recruit.candidates.screening.hash_chain import WRITTEN
from recruit.core.database import db, lock
from recruit.models import Application, Letter, LineKind, Proof, Proven, Screening, ScreeningLine

WHAT = (Proof.LEVEL, Proof.FINDING)
"""What a candidate is told in this room."""


class How(StrEnum):
    """How a candidate was told when no letter arrived."""

    TELEPHONE = "telephone"
    IN_PERSON = "in person"
    POST = "post"
    OTHER_MAIL = "other mail"


def of_level(application: Application, version: Screening) -> Letter:
    """The letter that we go further from now on."""
    level = Proven(Proof.LEVEL, version.id)
    return correspondence.write(application, "level_raised", level, **raised(version, application.language))


def raised(version: Screening, language: str) -> dict[str, object]:
    """What that letter says."""
    return {"says": wordings.whole(version, language if language in wordings.SHORT else "en"), "reason": version.reason}


def of_finding(application: Application, line: ScreeningLine, used: bool, days: int) -> Letter:
    """The letter that something was noted: not what, for that stands at the private address alone."""
    template = "finding" if line.kind == LineKind.FINDING else "finding_corrected"
    return correspondence.write(application, template, Proven(Proof.FINDING, line.number), used=used, days=days)


def show(application: Application, number: int, how: str) -> None:
    """The candidate was told of a line, on record, and from now on it is fixed until when a decision waits."""
    lock(application)
    if application.forgotten_at:  # while the letter was on its way
        return
    known = log.lines_of(application)
    if any(line.kind == LineKind.SHOWN and line.about == number for line in known):
        return
    found = next((line for line in known if line.number == number), None)
    days = json.loads(found.content).get("wait_days") if found else None
    log.write(application, LineKind.SHOWN, {"by": how} | ({} if days is None else {"wait_days": days}), about=number)


def under_way(application: Application) -> set[Proven | None]:
    """What letters that will still be tried tell this candidate."""
    wanted = select(Letter).where(Letter.application_id == application.id, Letter.due.is_not(None))
    return {letter.proven for letter in db.session.scalars(wanted)}


def not_shown(application: Application) -> list[int]:
    """The numbers of the findings that the candidate was not told of yet."""
    lines = log.lines_of(application)
    told = {line.about for line in lines if line.kind == LineKind.SHOWN}
    return [line.number for line in lines if line.kind in WRITTEN and line.number not in told]


def written(version: Screening, but_refused: bool) -> set[int | None]:
    """Whom a letter that tells how far we go was written to and has not left, by number; perhaps without those that
    were refused."""
    wanted = select(Letter.application_id).where(Letter.screening_id == version.id)
    return set(db.session.scalars(wanted.where(Letter.due.is_not(None)) if but_refused else wanted))


def tells(letter: Letter) -> bool:
    """Whether it tells a candidate what this room must tell."""
    return letter.proves in WHAT


def refused(application: Application) -> list[Letter]:
    """Letters of this room to the candidate that no mail server took."""
    wanted = select(Letter).where(Letter.application_id == application.id, Letter.due.is_(None))
    return [letter for letter in db.session.scalars(wanted) if tells(letter)]


def give_up(application: Application, told: Proven) -> None:
    """The candidate knows this otherwise: letters about it that no mail server took go, also of how far we went
    before."""
    for letter in refused(application):
        if letter.proven == told or is_before(letter.screening_id, told):
            db.session.delete(letter)


def is_before(version: int | None, told: Proven) -> bool:
    """Whether a version says how far we went before what was told now."""
    return told.proof is Proof.LEVEL and version is not None and told.number is not None and version < told.number
