"""Applications: the list, and everything about one of them on one page."""

from __future__ import annotations

from flask import flash, render_template, request
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response

from recruit.candidates import blind_review, origin_correction, origin_filter, search, stages, unit_access
from recruit.candidates.search import Asked
from recruit.core.database import db
from recruit.core.row_numbers import whole
from recruit.models import Application, Channel, TrackedLink, Vacancy
from recruit.web.forms.deciding import decide_form
from recruit.web.forms.publishing import OriginForm
from recruit.web.office.application_page import application_page, back, known, origin_form, revealed, target
from recruit.web.office.blueprint import office
from recruit.web.url_converters import page_number


@office.get("/applications")
def applications() -> str:
    """All applications with their origins, the latest first."""
    asked = Asked.of(request.args)
    number = whole(asked.vacancy)
    page = db.paginate(search.found(asked), page=page_number(), per_page=25, error_out=False)
    return render_template(
        "office/applications/applications.html",
        page=page,
        asked=asked,
        whom_to_ask=unit_access.whom_to_ask(current_user),
        ticking=bool(number) and not all(map(blind_review.hidden, page.items)),
        only=db.session.get(Vacancy, number) if number else None,
        stages=stages.in_order(),
        vacancies=db.session.scalars(
            select(Vacancy).where(Vacancy.id.in_(select(Application.vacancy_id))).order_by(Vacancy.title)
        ),
        channels=db.session.scalars(select(Channel).order_by(Channel.name)),
        colleagues=origin_filter.colleagues(),
    )


@office.get("/applications/<int:number>")
def application(number: int) -> str:
    """Everything about one application; `to` is the stage that a move to is being thought of."""
    application = known(number)
    stage = target(application, request.args.get("to", ""))
    return application_page(application, decide=decide_form(application, stage, prefix="decide") if stage else None)


@office.post("/applications/<int:number>/origin")
def application_origin(number: int) -> Response | tuple[str, int]:
    """A recruiter who knows better says so, with a reason."""
    application = revealed(number)
    form = origin_form(application)
    if not form.validate():
        return application_page(application, origin=form), 422
    link = chosen(form, application)
    if link == application.origin:
        form.link.errors = [_("This is the origin already. Choose another.")]
        return application_page(application, origin=form), 422
    origin_correction.correct(application, link, form.reason.data, current_user)
    db.session.commit()
    flash(_("The origin is corrected. The old one stays on record."))
    return back(number)


def chosen(form: OriginForm, application: Application) -> TrackedLink | None:
    """The link that somebody chose, or that of the colleague who was named."""
    if form.colleague.person:
        return origin_correction.link_of(application.vacancy, form.colleague.person)
    return db.session.get(TrackedLink, form.link.data) if form.link.data else None
