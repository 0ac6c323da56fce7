"""Four eyes: asking for approval, and deciding about what another person asked."""

from __future__ import annotations

from datetime import datetime

from flask import request
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.core.queue import ring
from recruit.models import Deed, Publication, PublicationState
from recruit.organisation import audit
from recruit.publishing import approval
from recruit.web.forms.publishing import SendBackForm, WhenForm
from recruit.web.office.blueprint import office
from recruit.web.office.post_answers import again, done, typed


def wished() -> tuple[datetime | None, list[str]]:
    """The moment that was chosen, if any; the sentences say why it makes no sense."""
    if not request.form.get("at"):
        return None, []
    form = WhenForm()
    if form.validate():
        return form.moment, []
    return None, [str(error) for errors in form.errors.values() for error in errors]


@office.post("/posts/<int:number>/ask")
def posts_ask(number: int) -> Response | tuple[str, int]:
    """Ask a colleague to approve the words."""
    publication = db.get_or_404(Publication, number)
    text, said = typed(publication)
    due, wrong = wished()
    said = said or wrong or approval.ask(publication, current_user, due)
    if said:
        return again(publication, said, text)
    return done(publication, _("Asked. It goes out when a colleague has approved it."), Deed.APPROVAL_ASKED)


@office.post("/posts/<int:number>/approve")
def posts_approve(number: int) -> Response | tuple[str, int]:
    """Let the words go out that another person asked for."""
    publication = db.get_or_404(Publication, number)
    said = approval.approve(publication, current_user, request.form.get("seen", ""))
    if said:
        return again(publication, said)
    answer = done(publication, _("Approved."), Deed.POST_APPROVED)
    if publication.state == PublicationState.CHANGING:
        ring("jobs.edit_post.change", publication.id)
    elif publication.state == PublicationState.SCHEDULED:
        ring("jobs.publish_posts.publish", publication.channel_id)
    return answer


@office.post("/posts/<int:number>/send-back")
def posts_send_back(number: int) -> Response | tuple[str, int]:
    """Not like this, and why."""
    publication = db.get_or_404(Publication, number)
    form = SendBackForm()
    said = [] if form.validate() else [str(error) for errors in form.errors.values() for error in errors]
    said = said or approval.send_back(publication, current_user, form.why.data)
    if said:
        return again(publication, said)
    audit.note(current_user, Deed.POST_SENT_BACK, publication.vacancy, publication.channel)
    return done(publication, _("Sent back with your reason."))


@office.post("/posts/<int:number>/take-back")
def posts_take_back(number: int) -> Response:
    """Ask no more for other words."""
    publication = db.get_or_404(Publication, number)
    approval.take_back(publication)
    return done(publication, _("Taken back. The post stays as it is."), Deed.APPROVAL_TAKEN_BACK)
