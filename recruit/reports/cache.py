"""What was counted a moment ago is not counted again while somebody sorts, turns pages or downloads."""

from __future__ import annotations

import time
from collections.abc import Callable, Sized
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from flask import current_app

from recruit.config import running
from recruit.organisation.policies import sharing

P = ParamSpec("P")
R = TypeVar("R")

LATELY = 60
"""Seconds."""
MOST = 32
"""Answers that one process keeps."""
LONGEST = 2_000
"""Rows of an answer that is kept: what lies in memory is looked through for garbage again and again."""
answers: dict[Any, tuple[float, Any]] = {}


def lately(count: Callable[P, R]) -> Callable[P, R]:
    """The same answer to the same question for a minute. Nobody may change what it holds."""

    @wraps(count)
    def answer(*question: P.args, **named: P.kwargs) -> R:
        house = (running().settings.data, running().settings.database_url, sharing().figures_per_person)
        asked = (count, house, question, tuple(named.items()))
        moment = time.monotonic()
        at, known = answers.get(asked, (-float("inf"), None))
        if at > moment - current_app.config.get("REPORT_SECONDS", LATELY):
            return cast(R, known)
        found = count(*question, **named)
        while len(answers) >= MOST:
            answers.pop(next(iter(answers)), None)
        answers.pop(asked, None)
        if not isinstance(found, Sized) or len(found) <= LONGEST:
            answers[asked] = moment, found
        return found

    return answer
