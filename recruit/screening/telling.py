"""Tell a candidate: that we go further, that something was found. And what to do when no letter arrives."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import delete, select

from recruit import correspondence
from recruit.db import db, take
from recruit.models import Application, Letter, LineKind, Screening, ScreeningLine
from recruit.screening import log, words
from recruit.screening.chain import WRITTEN

LETTERS = ("finding", "level")
"""What the letters of this room prove."""


class How(StrEnum):
    """How a candidate was told when no letter arrived."""

    TELEPHONE = "telephone"
    IN_PERSON = "in person"
    POST = "post"
    OTHER_MAIL = "other mail"


def of_level(application: Application, version: Screening) -> Letter:
    """The letter that we go further from now on."""
    proves = f"level {version.id}"
    return correspondence.write(application, "level_raised", proves=proves, **raised(version, application.language))


def raised(version: Screening, language: str) -> dict[str, object]:
    """What that letter says."""
    return {"says": words.whole(version, language if language in words.SHORT else "en"), "reason": version.reason}


def of_finding(application: Application, line: ScreeningLine, used: bool, days: int) -> Letter:
    """The letter that something was noted: not what, for that stands at the private address alone."""
    template = "finding" if line.kind == LineKind.FINDING else "finding_corrected"
    return correspondence.write(application, template, proves=f"finding {line.number}", used=used, days=days)


def show(application: Application, number: int, how: str) -> None:
    """The candidate was told of a line, on record, and from now on it is fixed until when a decision waits."""
    take(application)
    if application.forgotten_at:  # while the letter was on its way
        return
    known = log.of(application)
    if any(line.kind == LineKind.SHOWN and line.about == number for line in known):
        return
    found = next((line for line in known if line.number == number), None)
    days = json.loads(found.content).get("wait_days") if found else None
    log.write(application, LineKind.SHOWN, {"by": how} | ({} if days is None else {"wait_days": days}), about=number)


def undelivered(application: Application) -> list[Letter]:
    """Letters of this room to the candidate that no mail server will take."""
    wanted = select(Letter).where(Letter.about == f"application {application.id}", Letter.due.is_(None))
    return [letter for letter in db.session.scalars(wanted) if letter.proves.partition(" ")[0] in LETTERS]


def unshown(application: Application, numbers: Iterable[int]) -> list[int]:
    """Which of these lines no letter tells of any more, as after a restore that lost the letters."""
    wanted = select(Letter.proves).where(Letter.about == f"application {application.id}")
    written = set(db.session.scalars(wanted))
    return [number for number in numbers if f"finding {number}" not in written]


def on_their_way(application: Application, proves: str) -> bool:
    """Whether a letter that tells this will still be tried."""
    wanted = select(Letter.id).where(
        Letter.about == f"application {application.id}", Letter.proves == proves, Letter.due.is_not(None)
    )
    return db.session.scalar(wanted.limit(1)) is not None


def written(proves: str, but_refused: bool) -> set[str]:
    """Whom a letter that tells this was written to and has not left; perhaps without those that were refused."""
    wanted = select(Letter.about).where(Letter.proves == proves)
    return set(db.session.scalars(wanted.where(Letter.due.is_not(None)) if but_refused else wanted))


def give_up(application: Application, how: How) -> None:
    """The candidate was told otherwise: the findings whose letters were refused or lost count as shown, and those
    letters go."""
    lines = log.of(application)
    told = {line.about for line in lines if line.kind == LineKind.SHOWN}
    waiting = [line.number for line in lines if line.kind in WRITTEN and line.number not in told]
    for number in unshown(application, waiting):
        show(application, number, how.value)
    refused = undelivered(application)
    for letter in refused:
        kind, _, line = letter.proves.partition(" ")
        if kind == "finding":
            show(application, int(line), how.value)
    db.session.execute(delete(Letter).where(Letter.id.in_([letter.id for letter in refused])))
