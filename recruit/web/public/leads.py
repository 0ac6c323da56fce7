"""Somebody who has not applied sees what we noted and where from, applies, or says no."""

from __future__ import annotations

from flask import abort, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from recruit.attribution import touches
from recruit.candidates import leads
from recruit.candidates.privacy import erasure, notice
from recruit.candidates.screening import possible_findings
from recruit.core.database import db, today
from recruit.models import DeletionReason, Forgotten, Lead
from recruit.models.locking import lock_lead
from recruit.referrals import invitations
from recruit.web import limits
from recruit.web.public.blueprint import keep_private, public, what_stays


def private(token: str) -> Lead:
    """The lead of that token; 404 for whoever said no. A press takes it. Raises Gone."""
    found = leads.by_token(token) or abort(404)
    if request.method == "POST":
        lock_lead(found)
    return found


@public.get("/leads/<token>")
@limits.limiter.limit(limits.GUESS)
def lead(token: str) -> Response:
    """What we have, where from, why, and what the person can do."""
    found = private(token)
    facts = {
        "is_open": found.vacancy.is_open(today()),
        "notice": notice.shown(found.vacancy, applying=False),
        "looked_twice": possible_findings.of_lead(found),
    }
    mark = touches.mark_of(found.link) if found.link else None
    page = render_template(
        "public/lead.html", lead=found, token=token, mark=mark, delete_at=leads.delete_at(found), **facts
    )
    return keep_private(make_response(page))


@public.post("/leads/<token>/delete")
@limits.limiter.limit(limits.GUESS)
def lead_delete(token: str) -> Response:
    """No, thank you: GDPR article 21. Everything noted goes at once; who says never is not invited again. An
    application stays: it is deleted at its own page, by whoever has the address of that."""
    found = private(token)
    if "never" in request.form and found.email:
        invitations.never_again(found.email)
    number = found.id
    erasure.forget_lead(found, DeletionReason.OBJECTED)
    db.session.commit()
    erasure.sweep_up(Forgotten.LEAD, number, [])
    return keep_private(redirect(url_for("public.lead_deleted"), 303))


@public.get("/leads/deleted")
def lead_deleted() -> str:
    """Nothing of it is left; the same for who has applied and who has not."""
    return render_template(
        "public/done.html",
        heading=_("This is deleted"),
        said=_(
            "What we noted about you is gone. If you applied yourself, your application stays: you delete it at its "
            "own page. This is what stays elsewhere, or without your name:"
        ),
        lines=what_stays(),
    )
