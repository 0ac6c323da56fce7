"""Leads: the list, adding one, telling the person; and the talent pool."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response

from recruit.candidates import leads, unit_access
from recruit.candidates.privacy import erasure, talent_pool
from recruit.core.database import db, now
from recruit.core.row_numbers import whole
from recruit.models import Application, DeletionReason, Forgotten, Lead, LeadKind, Vacancy, VacancyState
from recruit.models.locking import lock_lead
from recruit.web.forms.base import choices
from recruit.web.forms.editing import code, held
from recruit.web.forms.leads import LeadForm, ToldForm
from recruit.web.office.application_page import known as known_application
from recruit.web.office.blueprint import office
from recruit.web.url_converters import page_number


@office.get("/leads")
def lead_list() -> str:
    """Everybody who was found or named; whom to tell first comes first."""
    vacancy = whole(request.args.get("vacancy", ""))
    wanted = leads.still_leads(vacancy).options(joinedload(Lead.vacancy))
    page = db.paginate(wanted, page=page_number(), per_page=25, error_out=False)
    return render_template(
        "office/leads/leads.html",
        page=page,
        vacancy=vacancy,
        delete_at=leads.delete_at,
        whom_to_ask=unit_access.whom_to_ask(current_user),
    )


@office.route("/leads/new", methods=["GET", "POST"])
def lead_new() -> str | Response | tuple[str, int]:
    """Somebody found or named."""
    form = lead_form()
    if request.method == "POST" and form.validate():
        vacancy, facts = held(db.get_or_404(Vacancy, form.vacancy.data)), form.facts()
        if leads.like(vacancy, facts):
            form.form_errors.append(_("This person is a lead for this vacancy already."))
        elif leads.is_known_to_have_applied(vacancy, facts):
            form.form_errors.append(_("This person has applied for this vacancy already."))
        else:
            lead = leads.add(vacancy, facts, current_user)
            db.session.commit()
            flash(_("Noted. Tell the person within thirty days; without that it is deleted."))
            return redirect(url_for("office.lead", number=lead.id), 303)
    return render_template("office/leads/form.html", form=form), code(form)


def lead_form() -> LeadForm:
    """The form with the open vacancies to choose from."""
    form = LeadForm(data={"vacancy": whole(request.args.get("vacancy", "")) or 0})
    found = db.session.scalars(
        select(Vacancy)
        .where(Vacancy.state == VacancyState.OPEN, unit_access.known_to(current_user))
        .order_by(Vacancy.title)
    )
    form.vacancy.choices = choices(*((vacancy.id, vacancy.title) for vacancy in found))
    return form


def known(number: int) -> Lead:
    """A lead that is still one; 404 for any other, and for whom a colleague invited. Whoever presses a button takes it.
    Raises Gone."""
    lead = db.get_or_404(Lead, number)
    if lead.forgotten_at or lead.kind == LeadKind.INVITED:
        abort(404)
    if request.method == "POST":
        lock_lead(lead)
    return lead


@office.get("/leads/<int:number>")
def lead(number: int) -> str:
    """One lead, with the notice as the person will read it."""
    lead = known(number)
    return lead_page(lead, told_form(lead))


def told_form(lead: Lead) -> ToldForm:
    """How somebody was told."""
    form = ToldForm()
    form.about(lead, row=lead)
    return form


def lead_page(lead: Lead, form: ToldForm) -> str:
    """The page of a lead. Where the key of its address is gone the notice stands there without one."""
    token = leads.known_token(lead)
    subject, text = leads.notice(lead, token)
    facts = {"has_address": bool(token), "delete_at": leads.delete_at(lead), "waits": leads.is_on_its_way(lead)}
    facts["problem"] = leads.why_not_delivered(lead)
    shown = {"lead": lead, "became": leads.became(lead), "form": form, "subject": subject, "text": text}
    return render_template("office/leads/lead.html", **shown, **facts)


@office.post("/leads/<int:number>/notice")
def lead_notice(number: int) -> Response:
    """Mail the notice."""
    lead = known(number)
    if lead.email and lead.informed_at is None and not leads.is_on_its_way(lead):
        leads.send_notice(lead, current_user)
        db.session.commit()
        flash(_("The notice is on its way."))
    return redirect(url_for("office.lead", number=number), 303)


@office.post("/leads/<int:number>/address")
def lead_address(number: int) -> Response:
    """Another address for the notice, where the key of the old one is gone."""
    leads.token_of(known(number))
    db.session.commit()
    return redirect(url_for("office.lead", number=number), 303)


@office.post("/leads/<int:number>/told")
def lead_told(number: int) -> Response | tuple[str, int]:
    """The notice was sent by hand."""
    lead = known(number)
    form = told_form(lead)
    if not form.validate():
        return lead_page(lead, form), 422
    leads.told_otherwise(lead, form.how.data, current_user)
    db.session.commit()
    flash(_("Noted: this person knows."))
    return redirect(url_for("office.lead", number=number), 303)


@office.post("/leads/<int:number>/delete")
def lead_delete(number: int) -> Response:
    """Not needed after all. Of who has applied it belongs to the application, and goes with that."""
    lead = known(number)
    if became := leads.became(lead):
        flash(_("This person has applied: what was noted goes with the application."), "problem")
        return redirect(url_for("office.application", number=became.id), 303)
    erasure.forget_lead(lead, DeletionReason.ASKED_US)
    db.session.commit()
    erasure.sweep_up(Forgotten.LEAD, number, [])
    flash(_("Everything of this lead is deleted."))
    return redirect(url_for("office.lead_list"), 303)


@office.get("/pool")
def application_pool() -> str:
    """Who agreed to be kept for other vacancies."""
    return render_template(
        "office/applications/pool.html",
        people=talent_pool.in_pool(now()),
        whom_to_ask=unit_access.whom_to_ask(current_user),
    )


@office.post("/applications/<int:number>/pool")
def application_pool_leave(number: int) -> Response:
    """Out of the pool: deleted like any other."""
    application: Application = known_application(number)
    talent_pool.remove(application, current_user)
    db.session.commit()
    flash(_("Out of the talent pool. Everything is deleted on its day."))
    return redirect(url_for("office.application_pool"), 303)
