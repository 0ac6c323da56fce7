"""Taking posts down when their vacancy closes, each as its channel can."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, true

import adapters
from adapters.abilities import Closable, way_to_close
from adapters.errors import ChannelError, Unavailable
from adapters.translatable import Said
from adapters.types import Closing
from recruit.core.database import db, now
from recruit.core.one_by_one import one_by_one
from recruit.models import CloseReason, Publication, PublicationState, Vacancy
from recruit.publishing.channel_locks import STUCK, later, pause_after
from recruit.publishing.channels import switch_off
from recruit.publishing.publications import WAITING, NotNow, cancel
from recruit.publishing.transitions import Move, Step, become, move

FAREWELLS = {
    "nl": ("Vervuld: {title}", "Gesloten: {title}"),
    "en": ("Filled: {title}", "Closed: {title}"),
    "de": ("Besetzt: {title}", "Geschlossen: {title}"),
    "fr": ("Pourvu : {title}", "Fermé : {title}"),
}
TRIES = 30
"""About a day of trying to take a post down."""


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
    """Take down, or take back, what a worker held while its vacancy was being closed, or closed and opened again: of
    these posts, or of all that may be so. Commit first what became of them, so that whoever closes at this moment sees
    it, or we see that it is closed."""
    lately = Publication.published_at > now() - timedelta(days=1)
    mine = lately if among is None else Publication.id.in_(among)
    left = select(Publication).where(Publication.is_over).order_by(Publication.id)
    is_out = Publication.state == PublicationState.PUBLISHED
    one_by_one(db.session.scalars(left.where(is_out, mine)).all(), begin)
    planned = Publication.state.in_(WAITING)
    one_by_one(db.session.scalars(left.where(planned, true() if among is None else mine)).all(), cancel)


def begin(publication: Publication) -> bool:
    """Take one post down: by ourselves, or by asking a person. False where the channel cannot do it at all."""
    kind = adapters.get(publication.channel.kind)
    if way_to_close(kind) == Closing.NEVER:
        return False
    due: datetime | None = None
    problem: str = Said("Take this post down yourself, and tell us when it is gone.")
    if issubclass(kind, Closable) and publication.receipt_id:
        due, problem = next_place(publication.channel_id, kind.closing_pause), ""
        # A worker that is changing the post at this moment finishes first, or its words would come after the farewell.
        if publication.state == PublicationState.CHANGING and publication.due:
            due = max(due, min(publication.due, now() + STUCK))
    return become(publication, Step.TAKE_DOWN, due=due, problem=problem, attempts=0)


def next_place(channel_id: int, pause: float) -> datetime:
    """When this channel can take the next closing: mass closings are spread, so that no limit is hit."""
    waiting = select(func.max(Publication.due)).where(
        Publication.channel_id == channel_id, Publication.state == PublicationState.CLOSING
    )
    last = db.session.scalar(waiting)
    return max(now(), last + timedelta(seconds=pause)) if last else now()


def is_gone(publication: Publication) -> None:
    """A person took it down, or looked and saw that it is down."""
    if not become(publication, Step.CLOSE_BY_HAND, **gone()):
        raise NotNow(Said("This post is not being taken down."))


def was_closed(publication: Publication, answer: None = None) -> Move:
    """The channel says that it is down."""
    return move(publication, Step.CLOSE, **gone())


def gone() -> dict[str, Any]:
    """What a row holds of a post that is not there any more."""
    return {"due": None, "problem": "", "closed_at": now()}


def ask(publication: Publication, said: str) -> Move:
    """A person must take it down."""
    return move(publication, Step.CLOSE_LATER, due=None, problem=said)


def not_known(publication: Publication, said: str) -> Move:
    """The channel does not know us: it is switched off, and a person takes the post down."""
    switch_off(publication.channel, said)
    return ask(publication, said)


def closes_later(publication: Publication, error: ChannelError) -> Move:
    """It could not be taken down now: again later, and after a day a person is asked."""
    if publication.attempts >= TRIES:
        return ask(publication, error.said)
    until, wait = (error.until, error.wait) if isinstance(error, Unavailable) else (None, None)
    due = later(publication.channel, until, wait, pause_after(publication.attempts))
    return move(publication, Step.CLOSE_LATER, due=due, problem=error.said)
