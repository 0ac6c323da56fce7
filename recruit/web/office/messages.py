"""Letters to one candidate, and what the candidate wrote."""

from __future__ import annotations

from flask import abort, flash
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.candidates import decision_letters, messages
from recruit.candidates.decision_letters import Words
from recruit.core.database import db
from recruit.models import Message
from recruit.web.forms.deciding import message_form
from recruit.web.office.application_page import application_page, back, known
from recruit.web.office.blueprint import office


@office.post("/applications/<int:number>/messages")
def application_message(number: int) -> Response | tuple[str, int]:
    """Mail the candidate, in words of one's own."""
    application = known(number)
    form = message_form(application)
    if not form.validate():
        return application_page(application, message=form), 422
    words = decision_letters.filled(Words(form.subject.data, form.text.data + "\n"), application)
    messages.write(application, words, current_user)
    db.session.commit()
    flash(_("The letter is on its way."))
    return back(number, "messages")


@office.post("/applications/<int:number>/messages/<int:message>/seen-to")
def application_message_seen_to(number: int, message: int) -> Response:
    """Somebody took care of what the candidate wrote."""
    application = known(number)
    row = db.get_or_404(Message, message)
    messages.see_to(row if row.application_id == application.id else abort(404), current_user)
    db.session.commit()
    flash(_("Marked as seen to."))
    return back(number, "messages")
