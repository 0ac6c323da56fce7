"""What pages show of a screening log: every line with its answers, and where the candidate stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from recruit.candidates import retention
from recruit.candidates.screening import levels, log, notifications, possible_findings, statements, waiting_period
from recruit.candidates.screening.findings import AnswerKind
from recruit.candidates.screening.hash_chain import WRITTEN
from recruit.models import Application, Lead, LineKind, Proof, Proven, Screening, ScreeningLine


@dataclass
class Shown:
    """One thing that was looked up, with what became of it."""

    line: ScreeningLine
    facts: dict[str, Any]
    told_at: datetime | None = None
    answers: list[tuple[ScreeningLine, dict[str, Any]]] = field(default_factory=list)
    corrected_by: int | None = None

    @property
    def number(self) -> int:
        """The line's own."""
        return self.line.number

    @property
    def found(self) -> bool:
        """Whether something was found; else somebody looked in vain."""
        return self.line.kind in WRITTEN

    @property
    def seen(self) -> date | None:
        """The day on which it was seen."""
        return date.fromisoformat(self.facts["seen"]) if self.facts.get("seen") else None

    @property
    def not_me(self) -> bool:
        """Whether the candidate says that this is somebody else."""
        return any(said["deed"] == AnswerKind.NOT_ME for _, said in self.answers)

    @property
    def counts(self) -> bool:
        """Whether it counts for the decision: used, not corrected since, and of the right person."""
        return bool(self.facts.get("used")) and self.corrected_by is None and not self.not_me


@dataclass(frozen=True)
class Overview:
    """All about one application's screening."""

    application: Application
    version: Screening
    """How far we go now."""
    told: Screening | None
    """How far we go, as the candidate knows it."""
    items: list[Shown]
    waits: dict[int, datetime | None]
    """Until when a decision waits for the answer to a line, by its number; None while its letter has not left."""
    statement: ScreeningLine | None
    found_before: Lead | None
    """Who the candidate was when somebody found them on the web, before they applied."""

    @property
    def is_untold(self) -> bool:
        """Whether the candidate does not know yet how far we go now."""
        return levels.is_untold(self.application, self.version.level)

    @cached_property
    def to_be_told(self) -> list[Proven]:
        """What a person must tell the candidate, because no letter will."""
        return levels.to_be_told(self.application)

    @cached_property
    def was_refused(self) -> bool:
        """Whether a letter that tells it lies there given up, and says why."""
        return bool(notifications.refused(self.application))

    @property
    def level_to_be_told(self) -> Proven | None:
        """That of it which is about how far we go; None when no person must tell that."""
        return next((what for what in self.to_be_told if what.proof is Proof.LEVEL), None)

    def finding_to_be_told(self, item: Shown) -> Proven | None:
        """That of it which is this finding; None when no person must tell it."""
        return next((what for what in self.to_be_told if what == Proven(Proof.FINDING, item.number)), None)

    @property
    def nothing(self) -> bool:
        """Whether no search is known."""
        return not self.items and not self.found_before

    @cached_property
    def unsaid(self) -> bool:
        """Whether of a text that looks like a search nobody has said yet what it is."""
        return bool(possible_findings.still_open(self.application))

    @cached_property
    def denied(self) -> int:
        """Of how many texts that look like a search somebody said that they come from none."""
        return len(possible_findings.denied(self.application))

    @property
    def delete_at(self) -> datetime | None:
        """When all of this is deleted; None while the procedure goes on."""
        return retention.delete_at(self.application)

    def waits_until(self, item: Shown) -> datetime | None:
        """Until when a decision waits for the answer to this, whatever became of it since it was told."""
        return self.waits.get(item.number)


def overview_of(application: Application) -> Overview:
    """What there is to show."""
    lines = log.lines_of(application)
    return Overview(
        application,
        levels.current(application.vacancy),
        application.screening,
        shown(lines),
        waiting_period.ends_of(application, lines),
        next((line for line in reversed(lines) if line.kind == LineKind.NOTHING), None),
        statements.found_before(application),
    )


def shown(lines: Sequence[ScreeningLine]) -> list[Shown]:
    """What was looked up, in its order, with when it was told, what was answered, and what corrects it."""
    found = {
        line.number: Shown(line, json.loads(line.content)) for line in lines if line.kind in (*WRITTEN, LineKind.LOOKED)
    }
    for line in lines:
        about = found.get(line.about or 0)
        if about is None:
            continue
        if line.kind == LineKind.SHOWN:
            about.told_at = about.told_at or line.at
        elif line.kind == LineKind.ANSWER:
            about.answers.append((line, json.loads(line.content)))
        elif line.kind == LineKind.CORRECTION:
            about.corrected_by = line.number
    return list(found.values())
