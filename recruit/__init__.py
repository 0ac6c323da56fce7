"""Recruit: write a vacancy once, publish it everywhere, know where every candidate came from."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from recruit import config
from recruit.attribution.clicks.redirect import ClickDoor
from recruit.candidates import listeners as candidate_listeners
from recruit.candidates.screening import heads, possible_findings
from recruit.core import database, email_addresses, logs
from recruit.core.urls import OwnAddress
from recruit.organisation import single_sign_on
from recruit.referrals import listeners as referral_listeners
from recruit.web import auth, compression, filters, limits, methods, office, pages, public, share
from recruit.web.monitoring import views
from recruit.web.url_converters import AsPasted, RowNumber


def create_app(settings: config.Settings | None = None) -> Flask:
    """The application, ready to serve. Raises Misconfigured with a sentence for the administrator."""
    settings = settings or config.Settings.from_environment()
    settings.check()
    email_addresses.check_sender(settings.mail_from)
    config.make_folders(settings)
    keys = config.load_keys(settings)

    # An installed package carries its templates inside; in a checkout they stand at the top.
    inside = Path(__file__).parent / "templates"
    app = Flask(__name__, template_folder=str(inside if inside.is_dir() else config.ROOT / "templates"))
    app.config.update(config.flask_config(settings, keys))
    app.url_map.converters["int"] = RowNumber
    app.extensions["recruit"] = config.Running(settings, keys)
    proxies = settings.number("proxies")
    door = ClickDoor(app, settings, app.wsgi_app)
    app.wsgi_app = ProxyFix(OwnAddress(AsPasted(door), settings), proxies, 0, 0, 0)  # type: ignore[method-assign]

    compression.init_app(app)  # first, so that it sees an answer last
    logs.init_app(app, settings.log, proxies)
    methods.init_app(app)
    database.init_app(app)
    heads.init_app()
    possible_findings.init_app()
    candidate_listeners.listen()
    referral_listeners.listen()
    auth.init_app(app)
    single_sign_on.init_app(app)
    limits.init_app(app)
    pages.init_app(app)
    filters.init_app(app)
    public.init_app(app)
    share.init_app(app)
    office.init_app(app)
    views.init_app(app)
    return app
