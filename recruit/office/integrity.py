"""What was noticed: a list for people to look at, and what each of them makes of it."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit import audit
from recruit.addresses import page_number
from recruit.db import db
from recruit.forms.editing import code
from recruit.forms.integrity import HARMLESS, SettleForm
from recruit.integrity import finding, settling
from recruit.models import Flag
from recruit.office import office
from recruit.sentences import say


@office.get("/integrity", endpoint="integrity")
def listing() -> str:
    """Everything that was noticed and this person may see, what nobody has looked at first."""
    wanted = request.args.get("state", "")
    found = finding.listing(current_user, wanted)
    page = db.paginate(found, page=page_number(), per_page=50, error_out=False)
    return render_template("office/integrity.html", page=page, counts=finding.counts(current_user), wanted=wanted)


@office.route("/integrity/<int:number>", methods=["GET", "POST"], endpoint="integrity_flag")
def one(number: int) -> str | Response | tuple[str, int]:
    """One thing with its evidence, and what a person makes of it."""
    flag = finding.one(current_user, number) or abort(404)
    form = SettleForm(data={"seen": settling.version(flag)})
    form.about(flag.application, row=flag)
    if request.method == "POST" and form.validate() and settled(flag, form):
        db.session.commit()
        flash(_("Saved. The application and its origin stay as they are."))
        return redirect(url_for("office.integrity"), 303)
    # That it is about one's own link says by which somebody came.
    mine = not finding.is_hidden(flag) and current_user.id in settling.concerned(flag)
    facts = {"mine": mine, "history": audit.history(flag), "others": finding.others(flag)}
    return render_template("office/integrity_flag.html", flag=flag, form=form, **facts), code(form)


def settled(flag: Flag, form: SettleForm) -> bool:
    """Put it on record; the form says why that cannot be done."""
    try:
        settling.settle(flag, form.verdict.data == HARMLESS, form.reason.data, current_user, form.seen.data)
    except settling.NotNow as error:
        form.form_errors.append(say(error))
        form.seen.data = settling.version(flag)
        return False
    return True
