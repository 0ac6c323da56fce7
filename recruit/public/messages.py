"""At the private address: letters of the office, and words back."""

from __future__ import annotations

from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from recruit import limits, mail
from recruit.db import db
from recruit.deciding import messages
from recruit.forms.messages import WriteForm
from recruit.public import keep_private, public
from recruit.public.applications import private, to_status
from recruit.queue import ring


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
        ring("jobs.mail.send", letter)
    return to_status(token, "sent")
