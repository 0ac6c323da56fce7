"""All posts of a vacancy at once, and what the house rules ask before one goes out."""

from __future__ import annotations

from collections.abc import Iterable

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from werkzeug.wrappers import Response

import adapters
from adapters.abilities import Assisted
from recruit.core.database import db
from recruit.core.queue import ring
from recruit.core.translatable import say
from recruit.models import Deed, Publication, PublicationState, Vacancy
from recruit.organisation import audit
from recruit.publishing import approval, publications
from recruit.web.forms.publishing import ReasonForm
from recruit.web.office.blueprint import office
from recruit.web.office.post_answers import again, done, reasoned, typed


def waiting(vacancy: Vacancy) -> list[Publication]:
    """Every draft that can go out by itself."""
    return [
        publication
        for publication in publications.drafts(vacancy)
        if publication.state == PublicationState.DRAFT
        and not issubclass(adapters.get(publication.channel.kind), Assisted)
    ]


def out_or_asked(publication: Publication) -> list[str]:
    """Publish it, or ask for approval where somebody else must approve; the sentences say why not."""
    if said := publications.out_of_order(publication.channel):
        return [said]
    if publication.channel.four_eyes:
        return approval.ask(publication, current_user)
    return publications.schedule(publication)


def in_state(found: Iterable[Publication], state: PublicationState) -> list[Publication]:
    """Those of that state."""
    return [publication for publication in found if publication.state == state]


def names(found: Iterable[Publication]) -> str:
    """Their channels."""
    return ", ".join(publication.channel.name for publication in found)


@office.post("/vacancies/<int:number>/publish")
def posts_publish_all(number: int) -> Response:
    """Every draft without open questions, at once; the others say why not."""
    vacancy = db.get_or_404(Vacancy, number)
    said = {publication: out_or_asked(publication) for publication in waiting(vacancy)}
    sent, asked = in_state(said, PublicationState.SCHEDULED), in_state(said, PublicationState.APPROVAL)
    for deed, found in ((Deed.POST_PUBLISHED, sent), (Deed.APPROVAL_ASKED, asked)):
        if found:
            audit.note(current_user, deed, vacancy, *(publication.channel for publication in found))
    db.session.commit()
    for publication in sent:
        ring("jobs.publish_posts.publish", publication.channel_id)
    if asked:
        flash(_("Asked for approval: %(channels)s.", channels=names(asked)))
    if sent or not said:
        flash(ngettext("On its way to %(num)s channel.", "On its way to %(num)s channels.", len(sent)))
    for publication, problems in said.items():
        if problems:
            name, why = publication.channel.name, say(problems[0])
            flash(_("Not to %(channel)s. %(why)s", channel=name, why=why), "problem")
    return redirect(url_for("office.posts", number=number), 303)


@office.post("/posts/<int:number>/answer")
def posts_answer(number: int) -> Response | tuple[str, int]:
    """Keep why these words go out although a house rule warns."""
    publication = db.get_or_404(Publication, number)
    text, said = typed(publication)
    form = ReasonForm()
    if not said and not form.validate():
        said = [str(error) for errors in form.errors.values() for error in errors]
    if not said and text is None:
        said = reasoned(publication, publications.words(publication))
    if said:
        return again(publication, said, text)
    return done(publication, _("Your answer is kept. Nothing has been published yet."))
