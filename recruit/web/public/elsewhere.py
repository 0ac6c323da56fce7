"""Forms without a session take nothing that another site sends in somebody's name.

Browsers say in `Sec-Fetch-Site` which site a request comes from: same-origin is our own page, and none is a person's
own doing (W3C Fetch Metadata). An old browser says nothing. `Origin` says nothing either: pages that keep their address
to themselves make browsers send `null`, on our own forms too.
"""

from __future__ import annotations

from flask import Response, make_response, render_template, request
from flask_babel import get_locale
from flask_babel import gettext as _

from recruit.web import outages
from recruit.web.other_sites import is_elsewhere as is_elsewhere

COME_BACK = frozenset({"public.apply"})
"""Forms that come back by themselves, with everything in its field."""


def warning() -> str:
    """What whoever reads it must know."""
    return str(_("This came from another site, so nothing was done. Look it through, and send it from here."))


def refuse() -> Response | None:
    """Before every page of a door without a session: what another site sent stands on a page, to be sent from here."""
    if not is_elsewhere() or request.endpoint in COME_BACK:
        return None
    lost = [(name, file.filename) for name, file in request.files.items() if file.filename]
    again = request.full_path.rstrip("?")
    facts = {"sent": outages.typed(), "lost": lost, "again": again, "language": get_locale()}
    answer = make_response(render_template("errors/elsewhere.html", said=warning(), **facts), 403)
    answer.headers["Cache-Control"], answer.headers["Referrer-Policy"] = "no-store", "no-referrer"
    return answer
