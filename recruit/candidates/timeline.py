"""What happened with an application: decisions, letters to and fro, and deeds, as one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from recruit.candidates import decisions
from recruit.models import Application, AuditLine, Decision, Deed, Message
from recruit.organisation import audit

TOLD_BETTER = frozenset({Deed.APPLICATION_MOVED, Deed.MESSAGE_WRITTEN})
"""Deeds that stand in the story as the decision or the letter itself."""


@dataclass(frozen=True)
class Event:
    """One thing that happened: exactly one of the three is there."""

    at: datetime
    decision: Decision | None = None
    message: Message | None = None
    deed: AuditLine | None = None


def story_of(application: Application, messages: Sequence[Message]) -> list[Event]:
    """The story, the latest first."""
    taken = decisions.decisions_of(application)
    with_a_decision = {decision.message_id for decision in taken}
    events = [Event(decision.at, decision=decision) for decision in taken]
    events += [Event(message.at, message=message) for message in messages if message.id not in with_a_decision]
    events += [Event(line.at, deed=line) for line in audit.history(application) if line.deed not in TOLD_BETTER]
    return sorted(events, key=lambda event: event.at, reverse=True)
