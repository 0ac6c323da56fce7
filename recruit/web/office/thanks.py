"""Thank the colleague whose link brought somebody."""

from __future__ import annotations

from flask import abort, flash
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.core.queue import ring
from recruit.outbox import letters
from recruit.referrals import thanks
from recruit.web.forms.deciding import ThankForm
from recruit.web.office.application_page import application_page, back, revealed
from recruit.web.office.blueprint import office


@office.post("/applications/<int:number>/thank")
def application_thank(number: int) -> Response | tuple[str, int]:
    """A few words to the colleague, who does not learn whom they are about."""
    application = revealed(number)
    colleague = thanks.whom(application) or abort(404)
    form = ThankForm(prefix="thank")
    form.about(application)
    if not form.validate():
        return application_page(application, thank=form), 422
    letter = thanks.thank(application, colleague, form.text.data, current_user)
    [number] = letters.numbers(letter)
    db.session.commit()
    ring("jobs.send_letter.send", number)
    flash(_("Your thanks are on their way by mail, and stand with what the sharing of this colleague did."))
    return back(number, "origin-title")
