"""What happens without a person waiting."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from flask import Flask, current_app, has_app_context

from recruit import create_app
from recruit.db import db

P = ParamSpec("P")
R = TypeVar("R")


@cache
def application() -> Flask:
    """The application of this worker process."""
    return create_app()


def job(function: Callable[P, R]) -> Callable[P, R]:
    """Run with an application context, and so a database session, of its own."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        app = current_app._get_current_object() if has_app_context() else application()  # type: ignore[attr-defined]
        with app.app_context():
            try:
                return function(*args, **kwargs)
            finally:
                db.session.remove()

    return run
