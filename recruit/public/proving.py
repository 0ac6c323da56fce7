"""Whether who looks at a private page came by the link in our letter, and so reads what is mailed to that address."""

from __future__ import annotations

from flask import request

from recruit import leads, private_addresses
from recruit.db import db
from recruit.methods import only_looks_ahead
from recruit.models import Application, TrackedLink


def by_mail(application: Application, token: str) -> bool:
    """Whether they did; what waited for that proof is done. What only looks ahead proves nothing. Commit afterwards."""
    if only_looks_ahead() or not private_addresses.prove(application, token, request.values.get("m", "")):
        return False
    db.session.refresh(application)
    leads.applied(application)
    return True


def way_here(application: Application, proved: bool) -> TrackedLink | None:
    """The link that the page may show, and ask about. Some of it may be known by the mail address alone, and what the
    page says of how somebody came would tell who else is known with that address: so nothing where it is not `proved`
    that whoever looks reads what is mailed there."""
    return application.origin if proved else None
