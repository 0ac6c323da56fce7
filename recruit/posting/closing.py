"""Taking posts down when their vacancy closes, each as its channel can."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select

import adapters
from adapters.base import Closing, Unavailable, Uncertain
from adapters.said import Said
from recruit.db import db, now
from recruit.models import CloseReason, Publication, PublicationState, Vacancy, VacancyState
from recruit.posting.publishing import NotNow
from recruit.posting.turns import STUCK, later, pause_after

FAREWELLS = {
    "nl": ("Vervuld: {title}", "Gesloten: {title}"),
    "en": ("Filled: {title}", "Closed: {title}"),
    "de": ("Besetzt: {title}", "Geschlossen: {title}"),
    "fr": ("Pourvu : {title}", "Fermé : {title}"),
}
TRIES = 30
"""About a day of trying to take a post down."""
BY_OURSELVES = (Closing.DELETE, Closing.EDIT, Closing.LOCK)


def farewell(vacancy: Vacancy) -> str:
    """What stands in the place of a post that can only be changed."""
    filled, closed = FAREWELLS[vacancy.language]
    return (filled if vacancy.close_reason == CloseReason.FILLED else closed).format(title=vacancy.title)


def out(vacancy: Vacancy) -> Sequence[Publication]:
    """What is out now."""
    is_out = Publication.state.in_((PublicationState.PUBLISHED, PublicationState.CHANGING))
    wanted = select(Publication).where(Publication.vacancy_id == vacancy.id, is_out)
    return db.session.scalars(wanted.order_by(Publication.id)).all()


def close_posts(vacancy: Vacancy) -> None:
    """Begin to take down everything that is out; the clock rings for what is due."""
    for publication in out(vacancy):
        begin(publication)


def catch_up(among: Iterable[int] | None = None) -> None:
    """Take down what went out while its vacancy was being closed: of these, or of all that went out since yesterday.
    Commit first that they are out, so that whoever closes at this moment sees them, or we see that it is closed."""
    closed = select(Publication).join(Publication.vacancy).where(Vacancy.state == VacancyState.CLOSED)
    found = closed.where(Publication.state == PublicationState.PUBLISHED)
    lately = Publication.published_at > now() - timedelta(days=1)
    for publication in db.session.scalars(found.where(lately if among is None else Publication.id.in_(among))):
        begin(publication)


def begin(publication: Publication) -> bool:
    """Take one post down: by ourselves, or by asking a person. False where the channel cannot do it at all."""
    kind = adapters.get(publication.channel.kind)
    if kind.closing == Closing.NEVER:
        return False
    # A worker that is changing the post at this moment finishes first, or its words would come after the farewell.
    change = publication.due if publication.state == PublicationState.CHANGING else None
    publication.state, publication.due = PublicationState.CLOSING, None
    publication.attempts, publication.problem = 0, ""
    if kind.closing in BY_OURSELVES and publication.receipt_id:
        place = next_place(publication.channel_id, kind.closing_pause)
        publication.due = max(place, min(change, now() + STUCK)) if change else place
    else:
        ask(publication, Said("Take this post down yourself, and tell us when it is gone."))
    return True


def next_place(channel_id: int, pause: float) -> datetime:
    """When this channel can take the next closing: mass closings are spread, so that no limit is hit."""
    waiting = select(func.max(Publication.due)).where(
        Publication.channel_id == channel_id, Publication.state == PublicationState.CLOSING
    )
    last = db.session.scalar(waiting)
    return max(now(), last + timedelta(seconds=pause)) if last else now()


def is_gone(publication: Publication) -> None:
    """The channel, or a person who looked, says that it is down."""
    if publication.state != PublicationState.CLOSING:
        raise NotNow(Said("This post is not being taken down."))
    publication.state, publication.due, publication.problem = PublicationState.CLOSED, None, ""
    publication.closed_at = now()


def ask(publication: Publication, said: str) -> None:
    """A person must take it down."""
    publication.due, publication.problem = None, said


def closes_later(publication: Publication, error: Unavailable | Uncertain) -> None:
    """It could not be taken down now: again later, and after a day a person is asked."""
    if publication.attempts >= TRIES:
        ask(publication, error.said)
        return
    until, wait = (error.until, error.wait) if isinstance(error, Unavailable) else (None, None)
    publication.due = later(publication.channel, until, wait, pause_after(publication.attempts))
    publication.problem = error.said
