"""Door 2: employees."""

from __future__ import annotations

from flask import Flask
from flask_login import current_user

from recruit.organisation import policies
from recruit.organisation.policies import sharing
from recruit.publishing import openings
from recruit.referrals.rewards import rules
from recruit.web.share.blueprint import personal, share, sharer


def words() -> dict[str, object]:
    """What the templates of this door say with."""
    return {
        "sharer": sharer,
        "sharing_policy": sharing,
        "reward_rules": policies.reward_rules,
        "rules_said": rules.rules_in_words,
        "offer": openings,
        "current_user": current_user,
    }


def init_app(app: Flask) -> None:
    """Open the door."""
    # Importing the modules hangs their views on the blueprints.
    from recruit.web.share import cards, inviting, me, proposals, referrals, rewards, stopping, to_network, vacancies  # noqa: F401

    app.context_processor(words)
    app.register_blueprint(share)
    app.register_blueprint(personal)
