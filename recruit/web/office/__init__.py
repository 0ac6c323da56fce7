"""Door 3: recruiters and administrators."""

from __future__ import annotations

from flask import Flask

from recruit.web.office import audit_links, units
from recruit.web.office.blueprint import administration, door, office


def init_app(app: Flask) -> None:
    """Open the door."""
    # Importing the modules hangs their views on the blueprints.
    from recruit.web.office import (  # noqa: F401
        all_posts,
        application_files,
        applications,
        approvals,
        changes,
        channels,
        conduct,
        costs,
        decisions,
        explanations,
        findings,
        home,
        house_rules,
        integrity,
        leads,
        messages,
        origins,
        people,
        planned,
        posts,
        privacy,
        proposals,
        questions,
        reports,
        rewards,
        same_lead,
        same_person,
        screening,
        settings,
        sign_in,
        single_sign_on,
        stages,
        thanks,
        undelivered,
        vacancies,
        welcoming,
    )

    units.init_app(app)
    app.jinja_env.filters["deed"] = audit_links.deed_in_words
    app.jinja_env.filters["marked"] = posts.marked
    app.register_blueprint(door)
    app.register_blueprint(office)
    app.register_blueprint(administration)
