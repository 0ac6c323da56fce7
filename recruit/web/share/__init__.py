"""Door 2: employees."""

from __future__ import annotations

from flask import Flask

from recruit.web.share.blueprint import personal, share


def init_app(app: Flask) -> None:
    """Open the door."""
    # Importing the modules hangs their views on the blueprints.
    from recruit.web.share import cards, inviting, me, proposals, referrals, rewards, stopping, to_network, vacancies  # noqa: F401

    app.register_blueprint(share)
    app.register_blueprint(personal)
