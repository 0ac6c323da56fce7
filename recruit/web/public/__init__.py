"""Door 1: candidates."""

from __future__ import annotations

from flask import Flask

from recruit.web.public import carrying
from recruit.web.public.blueprint import OfficeSessions, in_language, public, same_form_in, vary


def init_app(app: Flask) -> None:
    """Open the door."""
    from recruit.web.public import applications, careers, files, findings, finishing, leads, messages, own_data, passing  # noqa: F401

    app.session_interface = OfficeSessions()
    app.context_processor(shared)
    app.after_request(vary)
    app.after_request(carrying.keep_apart)
    app.register_blueprint(public)


def shared() -> dict[str, object]:
    """What the foot of every page of this door asks: where it is in another language."""
    return {"in_language": in_language, "same_form_in": same_form_in}
