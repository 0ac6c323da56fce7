"""Other words for posts that are out: by ourselves where the channel can, else by the person who posted them."""

from __future__ import annotations

from collections.abc import Callable

from flask import request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from recruit import changing, publishing
from recruit.db import db
from recruit.forms.publishing import WordsForm
from recruit.models import Publication
from recruit.office import office
from recruit.office.posts import again, done
from recruit.queue import ring
from recruit.sentences import say


def typed() -> tuple[str | None, list[str]]:
    """The words that were sent along, if any; the sentences say why they cannot be used."""
    if "text" not in request.form:
        return None, []
    form = WordsForm()
    if not form.validate():
        return request.form["text"], [str(error) for errors in form.errors.values() for error in errors]
    return form.text.data, []


@office.post("/posts/<int:number>/change", endpoint="posts_change")
def change(number: int) -> Response | tuple[str, int]:
    """Put the new words, or those that were typed, in the place of those that are out."""
    publication = db.get_or_404(Publication, number)
    text, said = typed()
    said = said or changing.request(publication, text)
    if said:
        return again(publication, said, text)
    answer = done(
        publication, _("The post on %(channel)s is being changed.", channel=publication.channel.name), "post changed"
    )
    ring("jobs.change.change", publication.id)
    return answer


@office.post("/posts/<int:number>/changed", endpoint="posts_changed")
def changed(number: int) -> Response | tuple[str, int]:
    """A person put the new words there, or saw them there."""
    publication = db.get_or_404(Publication, number)
    text, said = typed()
    if said:
        return again(publication, said, text)
    return told(publication, lambda: changing.changed_by_hand(publication, text), _("Noted: the new words are out."))


@office.post("/posts/<int:number>/unchanged", endpoint="posts_unchanged")
def unchanged(number: int) -> Response | tuple[str, int]:
    """A person looked, and the old words are there."""
    publication = db.get_or_404(Publication, number)
    return told(publication, lambda: changing.not_changed(publication), _("Noted: the old words are out."))


def told(publication: Publication, verb: Callable[[], None], said: str) -> Response | tuple[str, int]:
    """Do what a person told us, unless nobody asked."""
    try:
        verb()
    except publishing.NotNow as error:
        return again(publication, [say(str(error))])
    return done(publication, said)
