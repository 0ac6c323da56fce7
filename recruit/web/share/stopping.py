"""No more mail each month: by the link that stands in it, or by the button of the mail program."""

from __future__ import annotations

from flask import render_template, request

from recruit.core.database import db
from recruit.web.share.blueprint import personal, sharer


@personal.route("/stop", methods=["GET", "POST"])
def stop() -> str:
    """A page with one button. Mail programs press it with a body of their own: RFC 8058."""
    colleague = sharer()
    if request.method == "POST":
        colleague.monthly_mail = "again" in request.form
        db.session.commit()
    return render_template("share/stop.html", on=colleague.monthly_mail)
