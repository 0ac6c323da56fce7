"""The vacancy's own questions: add, change, order, take off."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.core.database import db, lock
from recruit.models import Question, Vacancy
from recruit.vacancies import questions
from recruit.web.forms.editing import code, held
from recruit.web.forms.questions import QuestionForm
from recruit.web.office.blueprint import office


@office.route("/vacancies/<int:number>/questions", methods=["GET", "POST"])
def vacancy_questions(number: int) -> str | Response | tuple[str, int]:
    """All of them, and one more."""
    vacancy, form = held(db.get_or_404(Vacancy, number)), QuestionForm()
    asked = questions.questions_of(vacancy)
    if request.method == "POST" and form.validate():
        if len(asked) < questions.MOST:
            questions.add(vacancy, form.facts(), current_user)
            return to_list(vacancy.id, _("Added to the form."))
        form.form_errors.append(_("Ten questions are enough: a longer form is left unfinished."))
    page = {"vacancy": vacancy, "asked": asked, "form": form, "full": len(asked) >= questions.MOST}
    return render_template("office/vacancy/questions.html", **page), code(form)


def to_list(number: int, said: str) -> Response:
    """Say what happened, on the list."""
    db.session.commit()
    flash(said)
    return redirect(url_for("office.vacancy_questions", number=number), 303)


def known(number: int) -> Question:
    """A question on a form, or the one that took its place; 404 for one that was taken off, perhaps in another window.
    Whoever presses a button takes the form. Raises Gone."""
    question = db.get_or_404(Question, number)
    if request.method == "POST":
        lock(question.vacancy, question)
    return questions.in_place_of(question) or abort(404)


@office.route("/questions/<int:number>", methods=["GET", "POST"])
def vacancy_question(number: int) -> str | Response | tuple[str, int]:
    """Other words for one. Where it was taken off meanwhile, what was typed can be added anew."""
    if request.method == "POST" and not questions.in_place_of(db.get_or_404(Question, number)):
        return taken_off(db.get_or_404(Question, number).vacancy)
    question = known(number)
    form = QuestionForm(obj=question)
    if request.method == "POST" and form.validate():
        questions.change(question, form.facts(), current_user)
        return to_list(question.vacancy_id, _("Saved."))
    return render_template("office/vacancy/question.html", question=question, form=form), code(form)


def taken_off(vacancy: Vacancy) -> tuple[str, int]:
    """The list, with what was typed in the form for another question."""
    form, asked = QuestionForm(), questions.questions_of(vacancy)
    form.validate()
    form.form_errors.append(
        _("A colleague took this question off the form meanwhile. Add it anew if it should be asked.")
    )
    page = {"vacancy": vacancy, "asked": asked, "form": form, "full": len(asked) >= questions.MOST}
    return render_template("office/vacancy/questions.html", **page), 409


@office.post("/questions/<int:number>/up")
def vacancy_question_up(number: int) -> Response:
    """Before the one above it."""
    question = known(number)
    questions.move_up(question)
    return to_list(question.vacancy_id, _("Moved."))


@office.post("/questions/<int:number>/remove")
def vacancy_question_remove(number: int) -> Response:
    """Off the form; what was answered stays."""
    question = known(number)
    vacancy = question.vacancy_id
    questions.remove(question, current_user)
    return to_list(vacancy, _("Taken off the form. Answers that were given stay."))
