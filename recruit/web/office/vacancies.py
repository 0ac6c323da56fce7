"""Vacancies: the list, writing one, and its life."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response

import adapters
from adapters.abilities import way_to_close
from recruit.attribution import links
from recruit.candidates import reply_deadlines, undelivered_letters, unit_access
from recruit.candidates.screening import levels
from recruit.core.database import db
from recruit.core.markdown import render
from recruit.core.row_numbers import whole
from recruit.core.translatable import say
from recruit.models import CloseReason, Unit, Vacancy, VacancyState
from recruit.organisation import audit
from recruit.publishing import edits, outdated, takedown
from recruit.reports import vacancy_results
from recruit.vacancies import lifecycle
from recruit.web.forms.editing import code, held
from recruit.web.forms.publishing import LinkForm
from recruit.web.forms.vacancy import CloseForm, vacancy_form
from recruit.web.office.blueprint import office
from recruit.web.url_converters import page_number

NAMED = 25
"""People whom the page of closing names."""


def units() -> list[Unit]:
    """Every unit, by name."""
    return list(db.session.scalars(select(Unit).order_by(Unit.name)))


def to_vacancy(vacancy: Vacancy, said: str) -> Response:
    """Say what happened, on the vacancy's page."""
    db.session.commit()
    flash(said)
    return redirect(url_for("office.vacancy", number=vacancy.id), 303)


@office.get("/vacancies")
def vacancies() -> str:
    """All vacancies, searched and filtered in the database."""
    asked = {name: request.args.get(name, "").replace("\0", "") for name in ("q", "state", "unit")}
    page = lifecycle.vacancies_page(asked["q"], asked["state"], whole(asked["unit"]), page_number())
    most = max((row.clicks for row in page.items), default=0)
    return render_template(
        "office/vacancy/vacancies.html", page=page, asked=asked, units=units(), states=VacancyState, most=most
    )


@office.route("/vacancies/new", methods=["GET", "POST"])
def vacancy_new() -> str | Response | tuple[str, int]:
    """Write a vacancy."""
    form = vacancy_form(units())
    if request.method == "POST" and form.validate():
        vacancy = lifecycle.write_new(form.facts(), current_user)
        return to_vacancy(vacancy, _("Saved as a draft. Nothing has been published yet."))
    return render_template("office/vacancy/form.html", form=form, vacancy=None), code(form)


@office.route("/vacancies/<int:number>/edit", methods=["GET", "POST"])
def vacancy_edit(number: int) -> str | Response | tuple[str, int]:
    """Change a vacancy."""
    vacancy = held(db.get_or_404(Vacancy, number))
    form = vacancy_form(units(), vacancy)
    if request.method == "POST" and form.validate():
        former = vacancy.contact_email
        lifecycle.write(vacancy, form.facts(), current_user)
        undelivered_letters.moved(former, vacancy.contact_email, current_user, undelivered_letters.of_vacancy(vacancy))
        return to_vacancy(vacancy, _("Saved. Posts that are not out yet follow."))
    return render_template("office/vacancy/form.html", form=form, vacancy=vacancy), code(form)


@office.post("/vacancies/preview")
def vacancy_preview() -> str:
    """The body as candidates will read it, while it is being written."""
    return render_template("office/_body.html", html=render(request.form.get("body", "")[:50_000]))


@office.get("/vacancies/<int:number>")
def vacancy(number: int) -> str:
    """One vacancy: where it stands, what its links brought, what was done to it."""
    vacancy = db.get_or_404(Vacancy, number)
    return render_template("office/vacancy/vacancy.html", **facts_of(vacancy), link_form=LinkForm())


def facts_of(vacancy: Vacancy) -> dict[str, object]:
    """What the page of a vacancy shows."""
    rows, shared = (
        vacancy_results.by_links(vacancy, vacancy_results.has_a_line()),
        vacancy_results.by_colleagues(vacancy),
    )
    return {
        "vacancy": vacancy,
        "level": levels.current(vacancy).level,
        "may_read": unit_access.may_read(current_user, vacancy),
        "whom_to_ask": unit_access.whom_to_ask(current_user),
        "links": rows,
        "direct": vacancy_results.directly(vacancy),
        "untold": vacancy_results.untold(vacancy),
        "elsewhere": vacancy_results.elsewhere(vacancy),
        "shared": shared,
        "most": max([*(row.people for row in rows), *(line.people for line in shared)], default=0),
        "history": audit.history(vacancy),
        "stale": edits.out_of_date(vacancy),
        "waiting": outdated.of_vacancy(vacancy),
        "left_over": reply_deadlines.how_many_undecided(vacancy) if vacancy.state == VacancyState.CLOSED else 0,
    }


@office.post("/vacancies/<int:number>/links")
def links_new(number: int) -> str | Response | tuple[str, int]:
    """One more tracked link, for a colleague or for a flyer."""
    vacancy = db.get_or_404(Vacancy, number)
    form = LinkForm()
    if not form.validate():
        return render_template("office/vacancy/vacancy.html", **facts_of(vacancy), link_form=form), 422
    link = links.mint(vacancy, sharer=form.sharer.person, label=form.label.data)
    return to_vacancy(vacancy, _("The link is ready: %(address)s", address=links.address(link)))


@office.post("/vacancies/<int:number>/duplicate")
def vacancy_duplicate(number: int) -> Response:
    """A new draft with the same words."""
    copy = lifecycle.duplicate(db.get_or_404(Vacancy, number), current_user)
    db.session.commit()
    flash(_("This is the copy, a draft without a closing date. Nothing has been published."))
    return redirect(url_for("office.vacancy_edit", number=copy.id), 303)


@office.post("/vacancies/<int:number>/open")
def vacancy_open(number: int) -> Response:
    """Let people apply."""
    vacancy = db.get_or_404(Vacancy, number)
    try:
        lifecycle.open_(vacancy, current_user)
    except lifecycle.NotReady as error:
        flash(say(error), "problem")
        return redirect(url_for("office.vacancy_edit", number=number), 303)
    db.session.commit()
    if vacancy.round == 1:
        flash(_("Open: people can apply on the careers site. No posts have gone out yet; here is how they read."))
    else:
        flash(
            _("Open again: these are new posts, written from the vacancy as it is now. None of them has gone out yet.")
        )
    return redirect(url_for("office.posts", number=number), 303)


@office.route("/vacancies/<int:number>/close", methods=["GET", "POST"])
def vacancy_close(number: int) -> str | Response | tuple[str, int]:
    """Closing asks for a reason, and shows about whom nobody has decided yet."""
    vacancy = db.get_or_404(Vacancy, number)
    form = CloseForm()
    if request.method == "POST" and form.validate():
        try:
            lifecycle.close(vacancy, CloseReason(form.reason.data), form.note.data, current_user)
        except lifecycle.NotReady as error:
            form.form_errors.append(say(error))
        else:
            return to_vacancy(vacancy, _("Closed. The careers page says so, and the posts are being taken down."))
    out = takedown.out(vacancy)
    closing = {post.id: way_to_close(adapters.get(post.channel.kind)) for post in out}
    page = {"form": form, "vacancy": vacancy, "out": out, "closing": closing}
    waiting = {
        "undecided": reply_deadlines.undecided(vacancy, NAMED),
        "how_many": reply_deadlines.how_many_undecided(vacancy),
    }
    return render_template("office/vacancy/close.html", **page, **waiting), code(form)
