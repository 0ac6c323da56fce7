"""For machines that watch: no session, no cookie, no personal data, and in English alone."""

from __future__ import annotations

import hmac

from flask import Blueprint, Flask, Response, jsonify, request
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from recruit.config import running
from recruit.web.monitoring import health, metrics

probes = Blueprint("probes", __name__)


def init_app(app: Flask) -> None:
    """Open the door."""
    app.register_blueprint(probes)


@probes.after_request
def keep_nothing(response: Response) -> Response:
    """What was true is no answer to who asks now."""
    response.headers["Cache-Control"] = "no-store"
    return response


@probes.get("/health")
def check_health() -> tuple[Response, int]:
    """Whether all is well: 200, or 503 with what is the matter."""
    found = health.look()
    return jsonify(found.told()), 200 if found.is_well else 503


@probes.get("/metrics")
def show_measures() -> Response:
    """Numbers for Prometheus, for who knows the token."""
    token = running().settings.metrics_token
    if not token:
        return Response("Set RECRUIT_METRICS_TOKEN to measure.\n", 404, mimetype="text/plain")
    given = request.headers.get("Authorization", "")
    if not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        answer = Response("Send the token of RECRUIT_METRICS_TOKEN.\n", 401, mimetype="text/plain")
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    return Response(generate_latest(metrics.Everything()), content_type=CONTENT_TYPE_PLAIN_0_0_4)
