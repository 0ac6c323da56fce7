"""Door 2 with its guards. Signed in employees share, invite and see what came of it; by their personal link they can
only share.

Pages that both ways lead to are hung on both blueprints, with `both`; they name each other relatively, as
`url_for(".vacancy")`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, Response, abort, g
from flask_login import current_user

from recruit.models import User
from recruit.organisation import personal_links
from recruit.web import auth
from recruit.web.limits import GUESS, limiter
from recruit.web.public import elsewhere

View = TypeVar("View", bound=Callable[..., Any])

share = Blueprint("share", __name__, url_prefix="/share")
personal = Blueprint("personal", __name__, url_prefix="/s/<key>")

share.before_request(auth.guard_sharing)
limiter.limit(GUESS, deduct_when=lambda answer: answer.status_code == 404)(personal)


def both(rule: str, **options: Any) -> Callable[[View], View]:
    """Hang a view on both ways in."""

    def hang(view: View) -> View:
        share.route(rule, **options)(view)
        personal.route(rule, **options)(view)
        return view

    return hang


@personal.url_value_preprocessor
def hear_key(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """The key is no argument of any page."""
    g.key = (values or {}).pop("key", "")


@personal.url_defaults
def repeat_key(endpoint: str, values: dict[str, Any]) -> None:
    """Pages of a personal link lead to pages of that link."""
    values.setdefault("key", g.get("key"))


personal.before_request(elsewhere.refuse)


@personal.before_request
def guard_link() -> None:
    """Whoever has the link may share as that colleague, and nothing else."""
    g.sharer = personal_links.by_token(g.key) or abort(404)
    g.language = g.language or g.sharer.language


@personal.after_request
def keep_private(response: Response) -> Response:
    """The address is a secret: not found, not told to the next site."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def sharer() -> User:
    """The colleague whose page this is."""
    found: User = g.get("sharer") or current_user._get_current_object()
    return found
