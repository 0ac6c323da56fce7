"""A decision waits until the candidate could answer what was found.

How long is promised in the letter that tells of it, and fixed when that letter leaves: the log says so. Whatever is
done afterwards, a correction, another level, closing the vacancy, makes it no shorter; the candidate's answer alone
ends it. Where the office put in the address to which letters go, nobody knows who answers, and only time ends it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from recruit.candidates.screening import hash_chain, levels, log
from recruit.core.database import db, now
from recruit.models import Application, AuditLine, Deed, LineKind, ScreeningLine, Subject


@dataclass(frozen=True)
class Wait:
    """Until when; None while the letter that tells the candidate has not left."""

    until: datetime | None


def wait(application: Application) -> Wait | None:
    """How long a final decision must wait; None when it need not."""
    ends = ends_of(application, log.lines_of(application)).values()
    told = [end for end in ends if end is not None]
    if len(told) < len(ends):
        return Wait(None)
    last = max(told, default=None)
    return Wait(last) if last and last > now() else None


def ends_of(application: Application, lines: Sequence[ScreeningLine]) -> dict[int, datetime | None]:
    """Of each finding that the candidate did not answer: until when a decision waits for that; None while its letter
    has not left. Whether it counts makes no difference: whoever decides has read it. A correction lifts no wait of the
    line that it corrects."""
    written = {line.number for line in lines if line.kind in hash_chain.WRITTEN}
    found: dict[int, datetime | None] = dict.fromkeys(sorted(written - answered(application, lines)))
    for line in lines:
        if line.kind == LineKind.SHOWN and line.about in found:
            end, known = end_of(application, line), found[line.about]
            found[line.about] = max(end, known) if known else end
    return found


def answered(application: Application, lines: Sequence[ScreeningLine]) -> set[int]:
    """The lines to which the candidate, and certainly nobody else, said something: an answer to a correction is one to
    all that it corrects."""
    corrects = {line.number: line.about for line in lines if line.kind == LineKind.CORRECTION}
    answers = [line for line in lines if line.kind == LineKind.ANSWER]
    since = put_in_by_the_office_at(application) if answers else None
    found = set[int]()
    for line in answers:
        number = line.about if since is None or line.at < since else None
        while number is not None:
            found.add(number)
            number = corrects.get(number)
    return found


def put_in_by_the_office_at(application: Application) -> datetime | None:
    """Since when letters go to an address that somebody here typed; None where the candidate alone did."""
    deed = (AuditLine.subject_kind == Subject.APPLICATIONS, AuditLine.deed == Deed.ADDRESS_CORRECTED)
    return db.session.scalar(select(func.min(AuditLine.at)).where(*deed, AuditLine.subject_id == application.id))


def end_of(application: Application, shown: ScreeningLine) -> datetime:
    """Until when a decision waits from that letter on: as many days as it named. Earlier versions did not write them
    down: of their letters the longest wait that this vacancy ever promised counts, which is shortened for nobody."""
    days = json.loads(shown.content).get("wait_days")
    if days is None:
        vacancy = application.vacancy
        days = max(version.wait_days for version in vacancy.screenings or [levels.current(vacancy)])
    return shown.at + timedelta(days=days)
