"""Finish later: whoever has no time now gets the form by mail, with how they came in its address."""

from __future__ import annotations

from flask import abort, g, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from recruit.candidates.finish_later import mail_form
from recruit.core.database import db, today
from recruit.core.queue import ring
from recruit.models import Letter, Vacancy
from recruit.outbox import letters
from recruit.vacancies import search
from recruit.web import limits
from recruit.web.forms.later import LaterForm
from recruit.web.public import carrying
from recruit.web.public.blueprint import public
from recruit.web.public.closed import gone, letters_in


@public.route("/vacancies/<int:number>-<slug>/later", methods=["GET", "POST"])
@limits.limiter.limit(limits.LATER_TOGETHER, methods=["POST"])
@limits.limiter.limit(limits.LATER, methods=["POST"], key_func=limits.mailbox, exempt_when=limits.reaches_nobody)
def finish_later(number: int, slug: str) -> Response:
    """Mail the form. The answer is the same for everybody."""
    vacancy = search.find(number) or abort(404)
    if not vacancy.is_open(today()):
        return gone(vacancy)
    form = LaterForm(request.form if request.method == "POST" else None)
    if request.method == "POST" and form.validate():
        [number] = letters.numbers(send(vacancy, form.email.data or ""))
        db.session.commit()
        ring("jobs.send_letter.send", number)
        said = _("The form is on its way to the address that you gave. You can close this page.")
        return uncached(render_template("public/done.html", heading=_("Look in your mail"), said=said))
    facts = {"carried": carrying.carried(vacancy.id), "bare": carrying.BARE}
    page = render_template("public/later.html", vacancy=vacancy, later=form, **facts)
    return uncached(page, 422 if form.errors else 200)


def send(vacancy: Vacancy, email: str) -> Letter:
    """The letter, in the language in which the form would be read, with what its address carries."""
    way, wish = carrying.way(), g.get("wish") or ""
    carried = way.onward(vacancy.id) | ({"lang": wish} if wish else {})
    known = [touch for touch in way.touches if touch.mark in carried.values()]
    return mail_form(vacancy, email, letters_in(vacancy), carried, known, way.source)


def uncached(page: str, code: int = 200) -> Response:
    """A page with an address of somebody in it."""
    answer = make_response(page, code)
    answer.headers["Cache-Control"] = "no-store"
    return answer
