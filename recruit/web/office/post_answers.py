"""What a press about posts is answered with: the card, the page, and what happened."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from werkzeug.wrappers import Response

from adapters.types import Post
from recruit.core.database import db
from recruit.models import Deed, Publication, PublicationState, Vacancy
from recruit.organisation import audit
from recruit.publishing import publications, rulebook
from recruit.web.forms.base import tidy
from recruit.web.forms.editing import mark_of
from recruit.web.forms.publishing import ReasonForm, WordsForm
from recruit.web.office.cards import Card, card

CAME_FIRST = _l("Somebody changed these words while you were typing. Nothing of yours is saved yet; choose below.")


def posts_page(vacancy: Vacancy, cards: list[Card]) -> str:
    """The page with all cards."""
    ready = [
        c
        for c in cards
        if c.publication.state == PublicationState.DRAFT
        and not (c.is_by_hand or c.problems or c.remarks or publications.out_of_order(c.publication.channel))
    ]
    missing = publications.without_draft(vacancy)
    return render_template("office/posts/posts.html", vacancy=vacancy, cards=cards, ready=ready, missing=missing)


def again(publication: Publication, said: list[str], text: str | None = None) -> tuple[str, int]:
    """The page once more, with what went wrong on the card where it happened and nothing typed lost."""
    db.session.rollback()  # what was asked did not happen: the card knows what stands there, and what was typed
    cards = [
        card(p, text, said, request.form.get("at", "")) if p.id == publication.id else card(p)
        for p in publications.of_round(publication.vacancy)
    ]
    theirs = written_meanwhile(publication)
    for one in cards:
        one.theirs = theirs if one.publication is publication else None
    return posts_page(publication.vacancy, cards), 422 if theirs is None else 409


def written_meanwhile(publication: Publication) -> str | None:
    """The words that somebody else wrote since the page with the typed ones was read; None when nobody did."""
    if "text" not in request.form:
        return None
    stored = publications.words(publication).text
    came_first = request.form.get("as_read") != mark_of(stored) and tidy(request.form["text"]) != tidy(stored)
    return stored if came_first else None


def hold_words(publication: Publication) -> list[str]:
    """Nobody else changes these words from here on; the sentence says when somebody has."""
    publications.hold(publication)
    return [] if written_meanwhile(publication) is None else [str(CAME_FIRST)]


def done(publication: Publication, said: str, deed: Deed | None = None) -> Response:
    """Commit, say what happened, and go back to the card."""
    if deed:
        audit.note(current_user, deed, publication.vacancy, publication.channel)
    db.session.commit()
    flash(said)
    return redirect(url_for("office.posts", number=publication.vacancy_id, _anchor=f"post-{publication.id}"), 303)


def typed(publication: Publication) -> tuple[str | None, list[str]]:
    """Take over the words that were sent along with a button; the sentences say why they cannot be kept."""
    if "text" not in request.form or not publication.can_change:
        return None, []
    if said := hold_words(publication):
        return request.form["text"], said
    form = WordsForm()
    if not form.validate():
        return request.form["text"], [str(error) for errors in form.errors.values() for error in errors]
    publications.change(publication, form.text.data)
    return form.text.data, reasoned(publication, publications.current(publication))


def reasoned(publication: Publication, post: Post) -> list[str]:
    """Take over why these words go out although a house rule warns, if that was sent along; or why that cannot be."""
    if not tidy(request.form.get("reason")):
        return []
    form = ReasonForm()
    if not form.validate():
        return [str(error) for errors in form.errors.values() for error in errors]
    rulebook.answer(publication, post, form.reason.data, current_user)
    return []
