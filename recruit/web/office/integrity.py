"""What was noticed: a list for people to look at, and what each of them makes of it."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.core.translatable import say
from recruit.models import Flag
from recruit.organisation import audit
from recruit.referrals import flag_review
from recruit.referrals.integrity import rule_wordings, search
from recruit.web.forms.editing import code
from recruit.web.forms.integrity import HARMLESS, SettleForm
from recruit.web.office.blueprint import office
from recruit.web.office.units import narrow_again
from recruit.web.url_converters import page_number


@office.get("/integrity")
def integrity() -> str:
    """Everything that was noticed and this person may see, what nobody has looked at first."""
    wanted = request.args.get("state", "")
    found = search.flags_in(current_user, wanted)
    page = db.paginate(found, page=page_number(), per_page=50, error_out=False)
    return render_template(
        "office/integrity/integrity.html",
        page=page,
        flags=search.shown(page.items),
        counts=search.counts(current_user),
        wanted=wanted,
    )


@office.route("/integrity/<int:number>", methods=["GET", "POST"])
def integrity_flag(number: int) -> str | Response | tuple[str, int]:
    """One thing with its evidence, and what a person makes of it."""
    flag = search.one(current_user, number) or abort(404)
    form = SettleForm(data={"seen": flag_review.version(flag)})
    form.about(flag.application, row=flag)
    if request.method == "POST" and form.validate() and settled(flag, form):
        db.session.commit()
        flash(_("Saved. The application and its origin stay as they are."))
        return redirect(url_for("office.integrity"), 303)
    narrow_again()
    [shown] = search.shown([flag])
    # That it is about one's own link says by which somebody came.
    mine = not shown.is_hidden and current_user.id in flag_review.concerned(flag)
    facts = {"mine": mine, "history": audit.history(flag), "others": search.others(flag)}
    facts |= {"shown": shown, "rule": rule_wordings.rule_in_words(flag.kind)}
    return render_template("office/integrity/flag.html", flag=flag, form=form, **facts), code(form)


def settled(flag: Flag, form: SettleForm) -> bool:
    """Put it on record; the form says why that cannot be done."""
    try:
        flag_review.settle(flag, form.verdict.data == HARMLESS, form.reason.data, current_user, form.seen.data)
    except flag_review.NotNow as error:
        form.form_errors.append(say(error))
        form.seen.data = flag_review.version(flag)
        return False
    return True
