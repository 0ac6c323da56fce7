"""How far we go: for one vacancy, with what candidates are told when it changes; and whether all got the same."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from recruit.candidates.screening import fairness, levels, notifications, wordings
from recruit.candidates.unit_access import unsorted
from recruit.core.database import db
from recruit.models import Deed, Screening, Vacancy
from recruit.organisation import audit, policies
from recruit.organisation.employer import employer
from recruit.outbox import letters
from recruit.web.forms.editing import code, held
from recruit.web.forms.screening import LevelForm, PolicyForm
from recruit.web.office.blueprint import administration, office


@office.route("/vacancies/<int:number>/screening", methods=["GET", "POST"])
def vacancy_screening(number: int) -> str | Response | tuple[str, int]:
    """How far we go for a vacancy. Going further has a page of its own that asks first."""
    vacancy = held(db.get_or_404(Vacancy, number))
    form = level_form(vacancy)
    if request.method == "POST" and form.validate():
        if not further(vacancy, form):
            return save(vacancy, form)
        if form.reason.data:
            return render_template("office/screening/raise.html", **asked(vacancy, form))
        form.reason.errors = [_("Write why you go further: every candidate reads it.")]
    return screening_page(vacancy, form)


def level_form(vacancy: Vacancy) -> LevelForm:
    """The form, filled in from the version in force."""
    form = LevelForm(obj=levels.current(vacancy), data={"blind": vacancy.blind, "reason": ""})
    form.their_page = url_for("office.vacancy_screening", number=vacancy.id)
    return form


def screening_page(vacancy: Vacancy, form: LevelForm) -> tuple[str, int]:
    """The form, what was said before, and who does not know yet."""
    version = levels.current(vacancy)
    facts = {
        "vacancy": vacancy,
        "form": form,
        "version": version,
        "level_words": wordings.LONG[str(get_locale())],
        "free": levels.is_free(vacancy),
        "untold": levels.untold(vacancy, version.level),
    }
    return render_template("office/screening/screening.html", **facts), code(form)


def further(vacancy: Vacancy, form: LevelForm) -> bool:
    """Whether candidates who applied were told less than this."""
    return not levels.is_free(vacancy) and levels.goes_further(levels.current(vacancy), Screening(**form.facts()))


def asked(vacancy: Vacancy, form: LevelForm) -> dict[str, Any]:
    """How many will be told, and the letter as they will read it."""
    new = Screening(reason=form.reason.data, **form.facts())
    language = vacancy.language
    subject, text = letters.words(
        "level_raised",
        language,
        name="…",
        vacancy=vacancy,
        organisation=employer().name,
        address=_("(the candidate’s own address)"),
        **notifications.raised(new, language),
    )
    return {"vacancy": vacancy, "form": form, "subject": subject, "text": text, "count": len(levels.running(vacancy))}


@office.post("/vacancies/<int:number>/screening/raise")
def vacancy_screening_raise(number: int) -> str | Response | tuple[str, int]:
    """Yes: go further, and tell everybody."""
    vacancy = held(db.get_or_404(Vacancy, number))
    form = level_form(vacancy)
    if form.validate():
        try:
            return save(vacancy, form)
        except levels.Unsaid:
            form.reason.errors = [_("Write why you go further: every candidate reads it.")]
    return screening_page(vacancy, form)


def save(vacancy: Vacancy, form: LevelForm) -> Response:
    """Keep what was filled in, and say what it means. Raises Unsaid."""
    before = levels.current(vacancy)
    blind = bool(form.blind.data)
    if blind != vacancy.blind:
        vacancy.blind = blind
        audit.note(current_user, Deed.BLIND_LOOK_CHANGED, vacancy, audit.Field("blind", (blind,)))
    try:
        new = levels.change(vacancy, form.facts(), form.reason.data or "", current_user)
        db.session.commit()
    except IntegrityError:  # a colleague was a moment earlier
        db.session.rollback()
        flash(_("A colleague changed this a moment ago. Look at it, then change what you like."), "problem")
    else:
        told = new is not before and levels.untold(vacancy, new.level)
        flash(_("Saved. Every candidate in procedure gets a letter.") if told else _("Saved."))
    return redirect(url_for("office.vacancy_screening", number=vacancy.id), 303)


@office.post("/vacancies/<int:number>/screening/tell")
def vacancy_screening_tell(number: int) -> Response:
    """Write to those who do not know yet how far we go."""
    count = levels.tell(db.get_or_404(Vacancy, number))
    db.session.commit()
    said = ngettext("%(num)s letter is on its way.", "%(num)s letters are on their way.", count)
    flash(said if count else _("Every letter is on its way already, or was refused."))
    return redirect(url_for("office.vacancy_screening", number=number), 303)


@office.get("/vacancies/<int:number>/symmetry")
def vacancy_symmetry(number: int) -> str:
    """Who was searched how far, so that all get the same."""
    vacancy = db.get_or_404(Vacancy, number)
    everybody = request.args.get("who") == "all"
    table = fairness.table(vacancy, everybody)
    return render_template("office/screening/symmetry.html", vacancy=vacancy, everybody=everybody, table=table)


@administration.route("/openness", methods=["GET", "POST"])
def openness() -> str | Response | tuple[str, int]:
    """What every new vacancy begins with, and how long things are kept."""
    form = PolicyForm(obj=held(policies.policy()))
    if request.method == "POST" and form.validate():
        policies.change(policies.policy(), form.rules(), current_user)
        db.session.commit()
        flash(_("Saved. Vacancies that exist keep how far they go."))
        return redirect(url_for("administration.openness"), 303)
    history = audit.history(policies.policy())
    facts = {"history": history, "unsorted": unsorted(), "level_words": wordings.LONG[str(get_locale())]}
    return render_template("office/openness/openness.html", form=form, **facts), code(form)
