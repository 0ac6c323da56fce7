"""Applications: the list, one of them, its document, its origin."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext as _
from flask_login import current_user
from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response

from recruit import audit, documents, origins
from recruit.addresses import whole
from recruit.db import db
from recruit.forms.base import choices
from recruit.forms.publishing import OriginForm
from recruit.models import Application, Channel, Publication, TrackedLink, Vacancy
from recruit.office import office, page_number


@office.get("/applications", endpoint="applications")
def listing() -> str:
    """All applications with their origins, the latest first."""
    asked = {name: request.args.get(name, "").replace("\0", "") for name in ("q", "vacancy", "channel")}
    return render_template(
        "office/applications.html",
        page=found(asked, page_number()),
        asked=asked,
        vacancies=db.session.scalars(
            select(Vacancy).where(Vacancy.id.in_(select(Application.vacancy_id))).order_by(Vacancy.title)
        ),
        channels=db.session.scalars(select(Channel).order_by(Channel.name)),
    )


def found(asked: dict[str, str], page: int) -> Pagination:
    """A page of applications, searched and filtered in the database."""
    wanted = select(Application).options(
        joinedload(Application.vacancy),
        joinedload(Application.stage),
        joinedload(Application.origin).options(*origins.with_names()),
    )
    wanted = wanted.where(Application.forgotten_at.is_(None))
    for word in asked["q"].split()[:5]:
        wanted = wanted.where(
            Application.name.icontains(word, autoescape=True) | Application.email.icontains(word, autoescape=True)
        )
    if number := whole(asked["vacancy"]):
        wanted = wanted.where(Application.vacancy_id == number)
    if asked["channel"] == "none":
        wanted = wanted.where(Application.origin_id.is_(None))
    elif number := whole(asked["channel"]):
        through = select(TrackedLink.id).join(Publication).where(Publication.channel_id == number)
        wanted = wanted.where(Application.origin_id.in_(through))
    return db.paginate(
        wanted.order_by(Application.created_at.desc(), Application.id.desc()), page=page, per_page=25, error_out=False
    )


@office.get("/applications/<int:number>", endpoint="application")
def one(number: int) -> str:
    """One application, with the link that brought it."""
    return page(known(number))


def known(number: int) -> Application:
    """An application; 404 for one that is not there, or of which nothing is left."""
    application = db.get_or_404(Application, number)
    return abort(404) if application.forgotten_at else application


def page(application: Application, form: OriginForm | None = None) -> str:
    """The page of an application."""
    return render_template("office/application.html", application=application, form=form or origin_form(application))


def origin_form(application: Application) -> OriginForm:
    """The vacancy's links to choose from."""
    links = db.session.scalars(
        select(TrackedLink).where(TrackedLink.vacancy_id == application.vacancy_id).options(*origins.with_names())
    )
    form = OriginForm(data={"link": application.origin_id or 0})
    form.link.choices = choices((0, origins.name_of(None)), *((link.id, origins.name_of(link)) for link in links))
    return form


@office.post("/applications/<int:number>/origin", endpoint="application_origin")
def correct(number: int) -> Response | tuple[str, int]:
    """A recruiter who knows better says so, with a reason."""
    application = known(number)
    form = origin_form(application)
    if not form.validate():
        return page(application, form), 422
    if form.link.data == (application.origin_id or 0):
        form.link.errors = [_("This is the origin already. Choose another.")]
        return page(application, form), 422
    link: Any = db.session.get(TrackedLink, form.link.data) if form.link.data else None
    origins.correct(application, link, form.reason.data, current_user)
    db.session.commit()
    flash(_("The origin is corrected. The old one stays on record."))
    return redirect(url_for("office.application", number=number), 303)


@office.get("/applications/<int:number>/document", endpoint="application_document")
def document(number: int) -> Response:
    """The CV, only ever as a download."""
    application = known(number)
    try:
        path = documents.path_of(application.document)
    except FileNotFoundError:
        abort(404)
    audit.note(current_user, "document opened", application)
    db.session.commit()
    answer = send_file(
        path, mimetype="application/octet-stream", as_attachment=True, download_name=application.document_name or "cv"
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
