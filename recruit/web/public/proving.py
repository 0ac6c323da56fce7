"""Whether who looks at a private page came by the link in our letter, and so reads what is mailed to that address."""

from __future__ import annotations

from typing import Any

from flask import g, request

from recruit.candidates import leads, private_links
from recruit.core.database import db
from recruit.models import Application, TrackedLink
from recruit.web.methods import only_looks_ahead


def look(application: Application, token: str) -> None:
    """See whether this address has the mark of a letter: then every link and form of these pages keeps it."""
    mark = request.values.get("m", "")
    g.mark = (token, mark) if private_links.is_marked(application, token, mark) else None


def carry(endpoint: str, values: dict[str, Any]) -> None:
    """Put it into every address of the same page; a newer address has a mark of its own, in its own letter."""
    token, mark = g.get("mark") or (None, None)
    if token and values.get("token") == token:
        values.setdefault("m", mark)


def by_mail(application: Application, token: str) -> bool:
    """Whether they did; what waited for that proof is done. What only looks ahead proves nothing. Commit afterwards."""
    if only_looks_ahead() or not private_links.prove(application, token, request.values.get("m", "")):
        return False
    db.session.refresh(application)
    leads.applied(application)
    return True


def way_here(application: Application, proved: bool) -> TrackedLink | None:
    """The link that the page may show, and ask about. Some of it may be known by the mail address alone, and what the
    page says of how somebody came would tell who else is known with that address: so nothing where it is not `proved`
    that whoever looks reads what is mailed there."""
    return application.origin if proved else None
