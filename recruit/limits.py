"""How often one address may knock. Kept in the queue's server; without it each web process counts for itself."""

from __future__ import annotations

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from recruit import same_people, seeds

limiter = Limiter(key_func=get_remote_address, default_limits=[], swallow_errors=True)

SIGN_IN = "10 per hour"
"""For one e-mail address: so many letters, whoever asks for them."""
SIGN_IN_TOGETHER = "300 per hour"
"""For one network address: on the day of the monthly mail a whole office comes in by the same one."""
ENTER = "300 per minute"
"""Two for each colleague who comes in; the links hold more than anybody can guess."""
APPLY = "60 per hour"
"""Attempts that failed count too, and a family or a school shares one address."""
GUESS = "30 per minute"
COPY = "10 per minute"
AGAIN = "10 per hour"
HAND_ON = "20 per hour"
LATER = "3 per hour"
"""Letters with the form to one e-mail address, whoever asks for them."""
LATER_TOGETHER = "20 per hour"
CODE = "60 per minute"
INVITE = "100 per day"
"""Of one colleague, looks at the letter included: who asks on and on wants to know whom we know."""


def init_app(app: Flask) -> None:
    """Count from now on."""
    limiter.init_app(app)


def mailbox() -> str:
    """The e-mail address that was typed, so that it can be counted and not read."""
    return seeds.token(f"counts {typed()}")


def typed() -> str:
    """The e-mail address of this form, however it is written; empty where there is none."""
    return same_people.mailbox(request.form.get("email", ""))


def reaches_nobody() -> bool:
    """Whether what was typed can be no address: nobody gets a letter, and whoever mistyped may try again."""
    return "@" not in typed()
