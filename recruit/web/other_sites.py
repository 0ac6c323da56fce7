"""Whether a form comes from our own page. Browsers say so themselves: see `recruit.web.public.elsewhere`."""

from __future__ import annotations

from flask import request

OURS = ("", "same-origin", "none")


def is_elsewhere() -> bool:
    """Whether this form was sent from another site."""
    return request.method == "POST" and request.headers.get("Sec-Fetch-Site", "").strip().lower() not in OURS
