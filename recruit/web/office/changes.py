"""Other words for posts that are out: by ourselves where the channel can, else by the person who posted them."""

from __future__ import annotations

from flask import request
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from adapters.translatable import Said
from adapters.types import Editing, Post
from recruit.core.database import db
from recruit.core.queue import ring
from recruit.models import Deed, Publication, PublicationState
from recruit.publishing import edits, publications, rulebook
from recruit.web.forms.publishing import WordsForm
from recruit.web.office.blueprint import office
from recruit.web.office.post_answers import again, done, hold_words, reasoned

BOTH = Said(
    "On this channel two people decide about words: new ones are not offered for copying. Take it down there instead."
)


def typed(publication: Publication) -> tuple[str | None, list[str]]:
    """The words that were sent along, if any; the sentences say why they cannot be used."""
    if "text" not in request.form:
        return None, []
    if said := hold_words(publication):
        return request.form["text"], said
    form = WordsForm()
    if not form.validate():
        return request.form["text"], [str(error) for errors in form.errors.values() for error in errors]
    return form.text.data, []


def changed_post(publication: Publication, text: str | None) -> Post:
    """The post with the words that were typed, or with those that the vacancy gives."""
    fresh = publications.composed(publication)
    return fresh if text is None else publications.with_words(fresh, text)


@office.post("/posts/<int:number>/change")
def posts_change(number: int) -> Response | tuple[str, int]:
    """Put the new words, or those that were typed, in the place of those that are out."""
    publication = db.get_or_404(Publication, number)
    text, said = typed(publication)
    if request.form.get("reason"):
        said = said or reasoned(publication, changed_post(publication, text))
    said = said or edits.request(publication, text, current_user)
    if said:
        return again(publication, said, text)
    if publication.state == PublicationState.PUBLISHED:
        said_so = _("Asked. The post is changed when a colleague has approved the new words.")
        return done(publication, said_so, Deed.APPROVAL_ASKED)
    answer = done(
        publication, _("The post on %(channel)s is being changed.", channel=publication.channel.name), Deed.POST_CHANGED
    )
    ring("jobs.edit_post.change", publication.id)
    return answer


@office.post("/posts/<int:number>/changed")
def posts_changed(number: int) -> Response | tuple[str, int]:
    """A person put the new words there, or saw them there."""
    publication = db.get_or_404(Publication, number)
    text, said = typed(publication)
    by_hand = publication.state == PublicationState.PUBLISHED and edits.way(publication) == Editing.BY_HAND
    if not said and by_hand and "already" not in request.form:
        post = changed_post(publication, text)
        said = reasoned(publication, post) or rulebook.objections(publication, post)
        said = [BOTH] if publication.channel.four_eyes else said
    if said:
        return again(publication, said, text)
    edits.changed_by_hand(publication, text)
    return done(publication, _("Noted: the new words are out."))


@office.post("/posts/<int:number>/unchanged")
def posts_unchanged(number: int) -> Response:
    """A person looked, and the old words are there."""
    publication = db.get_or_404(Publication, number)
    edits.not_changed(publication)
    return done(publication, _("Noted: the old words are out."))
