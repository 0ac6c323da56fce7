"""What the notice depends on: settings of the organisation, and rules in force."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import get_locale

from recruit.candidates.retention import UNDECIDED
from recruit.candidates.screening import wordings
from recruit.config import running
from recruit.models import Screening
from recruit.organisation.employer import employer
from recruit.organisation.policies import policy, reward_rules


@dataclass(frozen=True)
class Facts:
    """What holds here. Days are whole days."""

    name: str
    email: str
    post: str
    officer: str
    other: str
    """Where questions go as long as none of these is known; may be empty too."""
    processors: str
    keep_days: int
    pool_days: int
    undecided_days: int
    """After the vacancy was closed, for whoever got no decision."""
    by_unit: bool
    rewards: bool
    backups: int
    """Nights of which a backup is kept; nought where the clock makes none."""
    level: int | None = None
    """How far we go for the vacancy that it is about; None where it is about none, and says what may be, and"""
    looks: str = ""
    """that in a sentence, as the vacancy says it."""

    @property
    def reach(self) -> str:
        """Where questions and complaints go, in no language; empty where nothing is known at all."""
        known = [self.email, ", ".join(filter(None, map(str.strip, self.post.split("\n")))), self.officer]
        return " · ".join(filter(None, known)) or self.other


def facts(other: str = "", screening: Screening | None = None) -> Facts:
    """As of now, perhaps for a vacancy that goes so far."""
    own, ruled, settings = employer(), policy(), running().settings
    return Facts(
        name=own.name,
        email=own.privacy_email,
        post=own.privacy_post,
        officer=own.privacy_officer,
        other=other,
        processors=own.processors,
        keep_days=ruled.keep_days,
        pool_days=ruled.pool_days,
        undecided_days=UNDECIDED.days + ruled.keep_days,
        by_unit=ruled.by_unit,
        rewards=reward_rules().on,
        backups=settings.number("backups_kept", 1) if settings.backups else 0,
        level=screening.level if screening else None,
        looks=wordings.long(screening, str(get_locale())) if screening else "",
    )
