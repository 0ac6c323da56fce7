"""The organisation's own rules, each one row: how far we look and how long we keep, which link an origin counts for,
what colleagues may do, and what a referral brings. Until an administrator has chosen, the defaults, not saved."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from recruit.core.database import db
from recruit.models import Counts, Deed, Level, OriginPolicy, Policy, RewardRules, SharingPolicy, User
from recruit.organisation import audit

DUTCH_CODE: dict[str, Any] = {
    "level": Level.GIVEN_LINKS,
    "criteria": "",
    "sources": "",
    "searcher": "",
    "agency": "",
    "answer_days": 14,
    "wait_days": 7,
    "keep_days": 28,
    "pool_days": 365,
    "blind": False,
    "figures_public": False,
    "by_unit": False,
}
"""The Dutch recruitment code (NVP) has these terms."""
ORIGINS: dict[str, Any] = {"counts": Counts.LAST, "across": False, "thin_months": 13}
SHARING: dict[str, Any] = {
    "domains": "",
    "monthly_mail": True,
    "monthly_day": 1,
    "figures_per_person": True,
    "invitations": True,
    "ranking": False,
}
NO_REWARDS: dict[str, Any] = {
    "on": False,
    "window_days": 90,
    "known_days": 180,
    "points_received": 1,
    "points_interview": 5,
    "points_hired": 25,
    "bonus": 0,
    "currency": "EUR",
    "waiting_days": 60,
    "note": "",
}
DEEDS = {
    Policy: Deed.RULE_CHANGED,
    OriginPolicy: Deed.ORIGIN_RULE_CHANGED,
    SharingPolicy: Deed.SHARING_RULE_CHANGED,
    RewardRules: Deed.REWARD_RULE_CHANGED,
}
"""What the audit log calls a change of each."""


def policy() -> Policy:
    """How far we look and how long we keep, where a vacancy says nothing else."""
    return db.session.scalar(select(Policy).limit(1)) or Policy(id=1, **DUTCH_CODE)


def origin_policy() -> OriginPolicy:
    """Which link an origin counts for."""
    return db.session.scalar(select(OriginPolicy).limit(1)) or OriginPolicy(id=1, **ORIGINS)


def sharing() -> SharingPolicy:
    """What colleagues may do, and what the office sees of it."""
    return db.session.scalar(select(SharingPolicy).limit(1)) or SharingPolicy(id=1, **SHARING)


def reward_rules() -> RewardRules:
    """What a referral brings. Claims keep what they were opened under, but for the points of steps still to come."""
    return db.session.scalar(select(RewardRules).limit(1)) or RewardRules(id=1, **NO_REWARDS)


def change(rules: Policy | OriginPolicy | SharingPolicy | RewardRules, facts: dict[str, Any], by: User | None) -> None:
    """Put other values in force; each that changed is on record with what it was."""
    audit.change(rules, facts, by, DEEDS[type(rules)])
