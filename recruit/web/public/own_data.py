"""At the private address: a copy, a correction, the talent pool, who is told, and deletion: all the candidate's own.

Nothing here asks for a password: whoever has the address has it from our mail.
"""

from __future__ import annotations

from typing import Any

from flask import abort, current_app, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from recruit.attribution import links
from recruit.candidates import decisions, lost_links, private_links, retention, undelivered_letters
from recruit.candidates.privacy import corrections, erasure, export, export_page, notice, talent_pool
from recruit.core.database import db, now
from recruit.core.queue import ring
from recruit.models import Application, Deed, DeletionReason, Forgotten
from recruit.models.sharing import Sees
from recruit.organisation import audit, policies
from recruit.referrals import consent
from recruit.referrals.rewards import claims
from recruit.web import limits
from recruit.web.forms.own_data import AgainForm, CorrectForm, PoolForm, SharerForm
from recruit.web.public import proving
from recruit.web.public.blueprint import keep_private, public, what_stays
from recruit.web.public.private_page import page_of, private, to_status, whole_page_of


def private_page(template: str, code: int = 200, **facts: Any) -> Response:
    """A page that nobody keeps."""
    return keep_private(make_response(render_template(template, **facts), code))


@public.get("/applications/<token>/copy")
@limits.limiter.limit(limits.COPY)
def own_copy(token: str) -> Response:
    """Everything we have, in one ZIP."""
    found = private(token)
    proved = proving.by_mail(found, token)
    page = render_template("public/copy.html", **copied(found, proved))
    style = (current_app.static_folder or "") + "/recruit.css"
    with open(style, encoding="utf-8") as sheet:
        packed = export.archive(found, page, sheet.read(), proved)
    audit.note(None, Deed.COPY_TAKEN, found)
    db.session.commit()
    answer = make_response(packed)
    answer.headers["Content-Type"] = "application/zip"
    answer.headers["Content-Disposition"] = f'attachment; filename="application-{found.id}.zip"'
    return keep_private(answer)


def copied(found: Application, proved: bool) -> dict[str, Any]:
    """What the readable page in the copy shows."""
    sections = export_page.sections(export.everything(found, proved))
    shown = {"sections": sections, "files": list(export.files(found)), "made": now()}
    return whole_page_of(found, proved=proved) | shown


@public.get("/applications/<token>/notice")
@limits.limiter.limit(limits.GUESS)
def own_notice(token: str) -> Response:
    """What stood on the form when it was sent."""
    told = notice.notice_of(private(token)) or abort(404)
    return private_page("public/own_notice.html", notice=told, token=token)


@public.route("/applications/<token>/correct", methods=["GET", "POST"])
@limits.limiter.limit(limits.GUESS)
def correct(token: str) -> Response:
    """Mend what was sent."""
    found = private(token)
    proved = proving.by_mail(found, token)
    form = CorrectForm(request.form if request.method == "POST" else None, obj=found)
    form.ask_about(links.first_hand(proving.way_here(found, proved)))
    if request.method == "POST" and form.validate():
        return corrected(found, token, form, proved)
    db.session.commit()
    return private_page("public/correct.html", 422 if form.errors else 200, token=token, form=form)


def corrected(found: Application, token: str, form: CorrectForm, proved: bool) -> Response:
    """Put it in the place of what stood there."""
    changed = corrections.correct(found, form.facts(), proved)
    claims.consider(found)
    if "email" in changed:
        undelivered_letters.catch_up(found, None)
    db.session.commit()
    if "email" in changed:
        return to_status(private_links.token_of(found), "moved")
    return to_status(token, "corrected" if changed else "unchanged")


@public.post("/applications/<token>/pool")
@limits.limiter.limit(limits.GUESS)
def pool(token: str) -> Response:
    """Give consent, renew it, say no, or take it back: whichever button was pressed."""
    found, form = private(token), PoolForm(request.form)
    if "yes" in request.form:
        if not form.validate():
            return private_page("public/application.html", 422, **whole_page_of(found, token), pool_form=form)
        talent_pool.give(found)
    else:
        talent_pool.refuse(found)
    db.session.commit()
    return to_status(token, "kept" if found.pool_until else "not_kept")


@public.post("/applications/<token>/sharer")
@limits.limiter.limit(limits.GUESS)
def sharer(token: str) -> Response:
    """What the colleague whose link it was may see; where the page shows no such link there is nobody to choose for."""
    found, form = private(token), SharerForm(request.form)
    proved = proving.by_mail(found, token)
    way = proving.way_here(found, proved)
    if way is None or way.sharer is None:
        abort(404)
    form.ask_about(way, policies.reward_rules().on)
    if not form.validate():
        page = whole_page_of(found, token, proved) | {"sharer_form": form}
        return private_page("public/application.html", 422, **page)
    consent.choose(found, Sees(form.sees.data))
    db.session.commit()
    return to_status(token, "chosen")


@public.route("/applications/<token>/delete", methods=["GET", "POST"])
@limits.limiter.limit(limits.GUESS)
def delete(token: str) -> Response:
    """Asks first; then everything is gone, unless a hold keeps it for a stated reason."""
    found = private(token)
    proved, held = proving.by_mail(found, token), retention.held_until(found)
    if request.method == "GET" or held:
        code = 409 if request.method == "POST" else 200
        facts = {"held": held, "what_stays": what_stays()}
        return private_page("public/delete.html", code, **page_of(found, token, proved), **facts)
    if not found.ended_at:
        decisions.withdraw(found)
    number, files = found.id, erasure.forget(found, DeletionReason.ASKED, proved)
    db.session.commit()
    erasure.sweep_up(Forgotten.APPLICATION, number, files)
    return keep_private(redirect(url_for("public.deleted"), 303))


@public.get("/applications/deleted")
def deleted() -> str:
    """Nothing of this application is left; of others, and of a wish not to be invited, there may be."""
    return render_template(
        "public/done.html",
        heading=_("Your application is deleted"),
        said=_(
            "This application and everything in it is deleted. If you applied for other vacancies too, delete those at"
            " their own addresses. This is what stays elsewhere, or without your name:"
        ),
        lines=[
            *what_stays(),
            _("If you asked for no more invitations, a code of your address stays, so that nobody invites you again."),
        ],
    )


@public.route("/applications/again", methods=["GET", "POST"])
@limits.limiter.limit(limits.AGAIN, methods=["POST"])
def again() -> Response:
    """Mail the private address once more. The answer is the same for everybody, and takes as long."""
    form = AgainForm(request.form if request.method == "POST" else None)
    if request.method == "POST" and form.validate():
        wish = lost_links.ask(form.email.data or "").id
        db.session.commit()
        ring("jobs.lost_addresses.answer", wish)
        said = _("If somebody applied with this address, a mail with the way in is there within a few minutes.")
        return private_page("public/done.html", heading=_("Look in your mail"), said=said)
    return private_page("public/again.html", 422 if form.errors else 200, form=form)
