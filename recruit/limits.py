"""How often one address may knock. Kept in the queue's server; without it each web process counts for itself."""

from __future__ import annotations

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(key_func=get_remote_address, default_limits=[], swallow_errors=True)

SIGN_IN = "10 per hour"
APPLY = "60 per hour"
"""Attempts that failed count too, and a family or a school shares one address."""
GUESS = "30 per minute"
COPY = "10 per minute"
AGAIN = "10 per hour"
HAND_ON = "20 per hour"
CODE = "60 per minute"
INVITE = "100 per day"
"""Of one colleague, looks at the letter included: who asks on and on wants to know whom we know."""


def init_app(app: Flask) -> None:
    """Count from now on."""
    limiter.init_app(app)
