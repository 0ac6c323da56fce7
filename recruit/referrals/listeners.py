"""What follows for a referral when something happens to its application: the claim, and signs of misuse."""

from __future__ import annotations

from collections.abc import Iterable

from recruit.candidates import events
from recruit.models import Application
from recruit.referrals.integrity import scan
from recruit.referrals.rewards import claims


def listen() -> None:
    """From now on, however often this is called."""
    events.applied.connect(claims.consider)
    events.about_to_move.connect(lock_claims)
    events.moved.connect(claims.follow)
    events.compared_anew.connect(scan.again)
    events.origin_corrected.connect(follow_origin)
    events.being_erased.connect(claims.forget)


def lock_claims(applications: Iterable[Application]) -> None:
    """Nobody else decides about what these count for meanwhile."""
    claims.lock_claims_of(applications)


def follow_origin(application: Application, another_sharer: bool) -> None:
    """What the candidate agreed to was for somebody else; and another colleague may have brought them."""
    if another_sharer:
        claims.take_back(application)
    scan.again(application)
    claims.consider(application)
