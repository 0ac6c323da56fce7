"""What goes out when: every planned post by day, to move or to cancel."""

from __future__ import annotations

from itertools import groupby

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.core.translatable import say
from recruit.models import Deed, Publication, PublicationState
from recruit.organisation import audit
from recruit.publishing import outdated, publications
from recruit.web.forms.publishing import WhenForm
from recruit.web.office.blueprint import office
from recruit.web.pages import in_zone
from recruit.web.url_converters import page_number


@office.get("/planned")
def planned() -> str:
    """The coming posts, the soonest first, by the day of the office's clock."""
    return planned_page()


def planned_page(wrong: int = 0, said: str = "", typed: str = "") -> str:
    """The list; on the row that could not be moved it says why."""
    posts = db.paginate(publications.coming(), page=page_number(), per_page=50, error_out=False)
    days = [(day, list(found)) for day, found in groupby(posts.items, key=lambda post: in_zone(post.due).date())]
    stale = outdated.out_of_date(posts.items)
    facts = {"stale": stale, "page": posts, "days": days, "wrong": wrong, "said": said, "typed": typed}
    return render_template("office/posts/planned.html", **facts, in_zone=in_zone)


@office.post("/posts/<int:number>/move")
def planned_move(number: int) -> Response | tuple[str, int]:
    """To another day or time."""
    publication = db.get_or_404(Publication, number)
    form = WhenForm()
    if not form.validate():
        return planned_page(number, str(next(iter(form.errors.values()))[0]), request.form.get("at", "")), 422
    if said := publications.after_closing(publication, form.moment):
        return planned_page(number, say(said[0]), request.form.get("at", "")), 422
    if not publications.postpone(publication, form.moment):
        if publication.state != PublicationState.SCHEDULED:  # it has no row any more on which to say so
            flash(_("Not moved: this post is not planned any more."), "problem")
        return planned_page(number, _("It is too late to move: the post is on its way or out.")), 422
    audit.note(current_user, Deed.POST_PLANNED, publication.vacancy, publication.channel)
    db.session.commit()
    flash(_("Moved."))
    return redirect(url_for("office.planned"), 303)
