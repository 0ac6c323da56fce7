"""The page of one application, with whatever form was being filled in, and the way back to the list."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response

from recruit.attribution import origin_names
from recruit.candidates import (
    blind_review,
    decision_letters,
    likeness,
    messages,
    retention,
    search,
    stages,
    timeline,
    unit_access,
)
from recruit.candidates.privacy import readings
from recruit.candidates.screening import overview, possible_findings, statements, texts, waiting_period
from recruit.candidates.search import Asked
from recruit.core.database import db
from recruit.core.row_numbers import whole
from recruit.models import Application, Opened, Stage, StageKind, TrackedLink
from recruit.models.locking import lock_candidates
from recruit.organisation.policies import sharing
from recruit.referrals import thanks
from recruit.referrals.integrity import search as flags
from recruit.reports import vacancy_results
from recruit.web.forms.about_people import ExplainForm
from recruit.web.forms.base import choices
from recruit.web.forms.deciding import DecideForm, MessageForm, SamePersonForm, ThankForm, message_form
from recruit.web.forms.publishing import OriginForm
from recruit.web.methods import only_looks_ahead
from recruit.web.office.units import narrow_again


def known(number: int, *others: int) -> Application:
    """An application; 404 for one that is not there, or of which nothing is left. That it was opened is written down.
    Whoever presses a button takes it, and others that it is about, so that nobody deletes them meanwhile. Raises
    Gone."""
    every = [db.get_or_404(Application, one) for one in (number, *others)]
    if any(one.forgotten_at for one in every):
        abort(404)
    if request.method == "POST":
        lock_candidates(*every)
    elif not only_looks_ahead():
        readings.write_down(every[0], current_user, Opened.APPLICATION)
    return every[0]


def revealed(number: int, *others: int) -> Application:
    """An application that nobody looks at blindly any more; 404 else. Raises Gone."""
    application = known(number, *others)
    return abort(404) if blind_review.hidden(application) else application


def target(application: Application, typed: str) -> Stage | None:
    """The stage to move to, where that is possible."""
    number = whole(typed)
    stage = db.session.get(Stage, number) if number else None
    return stage if stage in possible(application) else None


def possible(application: Application) -> list[Stage]:
    """Where a person may move it: not to where it is, and nobody withdraws for a candidate."""
    here = application.stage_id
    return [stage for stage in stages.in_order() if stage.id != here and stage.kind != StageKind.WITHDRAWN]


def application_page(
    application: Application,
    decide: DecideForm | None = None,
    message: MessageForm | None = None,
    origin: OriginForm | None = None,
    thank: ThankForm | None = None,
    same: tuple[int, SamePersonForm] | None = None,
    explain: tuple[int, ExplainForm] | None = None,
) -> str:
    """The page of an application, with the form that was being filled in."""
    narrow_again()
    asked, written = Asked.of(request.args), messages.thread_of(application)
    return render_template(
        "office/application/application.html",
        application=application,
        **facts_of(application),
        possible=possible(application),
        decide=decide,
        wait=waiting_period.wait(application),
        message_form=message or message_form(application, formdata=None),
        origin=origin or origin_form(application, formdata=None),
        thank=thank or thank_form(application),
        same=same,
        explain=explain,
        messages=written,
        waiting=messages.waiting(application),
        events=timeline.story_of(application, written),
        asked=asked,
        place=search.place(application, asked),
    )


def facts_of(application: Application) -> dict[str, Any]:
    """What the page tells of a candidate besides the forms."""
    every = possible_findings.for_the_office(application)
    return {
        "hidden": blind_review.hidden(application),
        "delete_at": retention.delete_at(application),
        "held_until": retention.held_until(application),
        "marks": decision_letters.marks_of(application),
        "screening": overview.overview_of(application),
        "looked_twice": [(found, texts.text_of(found)) for found in every],
        "is_limited": unit_access.is_limited(current_user),
        "of_all_units": statements.OF_ALL_UNITS,
        "likeness": likeness.likeness_of(application),
        "flags": flags.shown(flags.of_application(application)),
        "names_colleagues": sharing().figures_per_person,
        "thank_whom": thanks.whom(application),
        "thanks": thanks.thanks_for(application),
    }


def back(number: int, anchor: str = "") -> Response:
    """To the page again, in the list that one came from."""
    asked = Asked.of(request.args).address
    return redirect(url_for("office.application", number=number, **asked, _anchor=anchor or None), 303)


def thank_form(application: Application) -> ThankForm:
    """Words to the colleague whose link it was, to begin with."""
    colleague = thanks.whom(application)
    given = {"text": thanks.proposed(colleague)} if colleague else {}
    form = ThankForm(data=given, prefix="thank", formdata=None)
    form.about(application)
    return form


def origin_form(application: Application, **given: Any) -> OriginForm:
    """The vacancy's links to choose from."""
    mine = (TrackedLink.vacancy_id == application.vacancy_id) & vacancy_results.has_a_line()
    wanted = select(TrackedLink).where(mine | (TrackedLink.id == application.origin_id))
    links = db.session.scalars(wanted.options(*origin_names.with_names()).order_by(TrackedLink.id)).all()
    form = OriginForm(data={"link": application.origin_id or 0}, **given)
    named = [(link.id if link else 0, origin_names.name_by(application, link)) for link in (None, *links)]
    form.link.choices = choices(*named)
    form.about(application)
    return form
