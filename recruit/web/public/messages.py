"""At the private address: letters of the office, and words back."""

from __future__ import annotations

from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from recruit.candidates import messages
from recruit.core.database import db
from recruit.core.queue import ring
from recruit.outbox import letters as mail
from recruit.web import limits
from recruit.web.forms.messages import WriteForm
from recruit.web.public.blueprint import keep_private, public
from recruit.web.public.private_page import private, to_status


@public.post("/applications/<token>/messages")
@limits.limiter.limit(limits.GUESS)
def write_message(token: str) -> Response:
    """Words to whoever handles the vacancy, who hears that somebody wrote."""
    found, form = private(token), WriteForm(request.form)
    if not form.validate():
        page = render_template("public/message.html", application=found, token=token, form=form)
        return keep_private(make_response(page, 422))
    letters = mail.numbers(messages.receive(found, form.text.data))
    db.session.commit()
    for letter in letters:
        ring("jobs.send_letter.send", letter)
    return to_status(token, "sent")
