"""Letters that could not be delivered: sent again, to another address, or left."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response

from recruit.candidates import undelivered_letters
from recruit.candidates.undelivered_letters import Undelivered
from recruit.core.database import db
from recruit.core.queue import ring
from recruit.models import Application, Lead, Letter
from recruit.web.forms.editing import code
from recruit.web.forms.letters import AddressForm
from recruit.web.office.blueprint import office
from recruit.web.url_converters import page_number


@office.get("/letters")
def letters() -> str:
    """Which, to whom, and why."""
    page = db.paginate(undelivered_letters.wanted(current_user), page=page_number(), per_page=25, error_out=False)
    return render_template(
        "office/letters/letters.html", page=page, letters=[undelivered_letters.undelivered(row) for row in page.items]
    )


def to_the_list(said: str, kind: str = "message") -> Response:
    """Say what happened."""
    flash(said, kind)
    return redirect(url_for("office.letters"), 303)


def taken(number: int) -> Letter | None:
    """The letter, for whoever presses a button; None when a colleague was quicker. 404 where nobody may know of it."""
    letter = undelivered_letters.at_last(current_user, number)
    if letter is None:
        there = select(Letter.id).where(Letter.id == number)
        if db.session.scalar(there) and not db.session.scalar(there.where(undelivered_letters.known_to(current_user))):
            abort(404)
    return letter


def too_late() -> Response:
    """A colleague, or the mail server, was quicker."""
    db.session.rollback()
    return to_the_list(_("This letter is not here any more: it was sent, left or deleted meanwhile."), "problem")


@office.post("/letters/<int:number>/again")
def letter_again(number: int) -> Response:
    """Try it once more."""
    letter = taken(number)
    if letter is None:
        return too_late()
    undelivered_letters.send_again(letter, current_user)
    db.session.commit()
    ring("jobs.send_letter.send", number)
    return to_the_list(_("The letter is on its way again."))


@office.post("/letters/again")
def letters_again() -> Response:
    """Try all of them once more."""
    sent = undelivered_letters.send_all_again(current_user._get_current_object())
    return to_the_list(
        ngettext("%(num)s letter is on its way again.", "%(num)s letters are on their way again.", len(sent))
    )


@office.post("/letters/<int:number>/leave")
def letter_leave(number: int) -> Response:
    """It need not arrive."""
    letter = taken(number)
    if letter is None:
        return too_late()
    if not undelivered_letters.leave(letter, current_user):
        db.session.rollback()
        return to_the_list(_("A decision waits for this letter: tell the candidate in another way."), "problem")
    db.session.commit()
    return to_the_list(_("The letter is deleted. Nobody gets it."))


@office.route("/letters/<int:number>/address", methods=["GET", "POST"])
def letter_address(number: int) -> str | Response | tuple[str, int]:
    """Another address for a candidate or lead."""
    reads = request.method != "POST"
    letter = (
        db.session.scalar(undelivered_letters.wanted(current_user).where(Letter.id == number))
        if reads
        else taken(number)
    )
    if letter is None:
        return abort(404) if reads else too_late()
    found = undelivered_letters.undelivered(letter)
    row = found.candidate or found.lead
    if row is None or found.is_hidden:
        abort(404)
    form = AddressForm(row)
    if reads or not form.validate():
        return render_template("office/letters/address.html", form=form, found=found), code(form)
    return corrected(row, form.email.data or "", found)


def corrected(row: Application | Lead, email: str, found: Undelivered) -> Response:
    """What waited for the address leaves."""
    sent = undelivered_letters.correct(row, email, current_user)
    db.session.commit()
    for number in sent:
        ring("jobs.send_letter.send", number)
    said = ngettext("%(num)s letter is on its way", "%(num)s letters are on their way", len(sent))
    return to_the_list(_("The address is changed. %(letters)s to %(email)s.", letters=said, email=email))
