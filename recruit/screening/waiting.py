"""A decision waits until the candidate could answer what was found."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from recruit.db import now
from recruit.models import Application, LineKind
from recruit.screening import levels, log


@dataclass(frozen=True)
class Wait:
    """Until when; None while the letter that tells the candidate has not left."""

    until: datetime | None


def wait(application: Application) -> Wait | None:
    """How long a final decision must wait; None when it need not. What was found and not used delays nothing."""
    lines = log.of(application)
    shown = {line.about: line.at for line in lines if line.kind == LineKind.SHOWN}
    answered = {line.about for line in lines if line.kind == LineKind.ANSWER}
    corrected = {line.about for line in lines if line.kind == LineKind.CORRECTION}
    open_ = [
        line.number
        for line in lines
        if line.kind in (LineKind.FINDING, LineKind.CORRECTION)
        and line.number not in answered | corrected
        and json.loads(line.content).get("used")
    ]
    if any(number not in shown for number in open_):
        return Wait(None)
    days = timedelta(days=(application.screening or levels.current(application.vacancy)).wait_days)
    last = max((shown[number] + days for number in open_), default=None)
    return Wait(last) if last and last > now() else None
